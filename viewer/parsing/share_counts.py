"""What counts of shares are multiplied by, told by the earnings of a table: those per share times the shares are the income.

`Net income  335`, `Per share  0.42`, `Average shares  792,675` in thousands of dollars: the shares are printed in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from viewer.parsing.captions.units import section_scale, speaks_of_shares
from viewer.parsing.stubs.sections import Placed
from viewer.regex import regex
from viewer.text.value import Value, amount

RESULT = regex(r"\b(?:income|earnings|loss|profit)\b", re.IGNORECASE)
PER_SHARE = regex(r"[0-9]{0,3}\.[0-9]{2,4}")
STEPS = (1, 1000, 1_000_000)  # how many times a count may be printed finer than the amounts
LEAST_STEPS = 5  # of the last digit of earnings per share; fewer tell nothing
FEWEST = 2  # columns
NEAR = Decimal("0.05")  # preferred dividends come off the income, and shares are averaged

Amounts = Mapping[int, Decimal]


def scale_of_counts(placed: Sequence[Placed], counts: Sequence[tuple[int, Value]], scale: int) -> int | None:
    """What a row of shares is multiplied by under which they earn the income of the table, None where no income tells.

    Args:
        placed: the captions of the table.
        counts: the values of the row, with their columns.
        scale: what amounts are multiplied by.
    """
    shares = _amounts(counts)
    results, per_share = _earnings(placed)
    for step in STEPS:
        if any(_are_earned(shares, each, of_one, step) for of_one in per_share for each in results):
            return scale // step if step <= scale else None
    return None


def _earnings(placed: Sequence[Placed]) -> tuple[list[Amounts], list[Amounts]]:
    """The results of a table, and those per share."""
    results: list[Amounts] = []
    per_share: list[Amounts] = []
    for each in placed:
        values = each.entry.values
        digits = next((value.digits for _, value in values if value.digits), "")
        if digits and PER_SHARE.fullmatch(digits):
            per_share.append(_amounts(values))
        elif digits and RESULT.search(each.entry.label) and _is_scaled(each):
            results.append(_amounts(values))
    return results, per_share


def _is_scaled(each: Placed) -> bool:
    """Whether a row is of amounts in the scale of the table: not `Net income` under `Numerator (in millions)`."""
    label, section = each.entry.label, each.section
    return not speaks_of_shares(label, section) and section_scale((*section, label)) is None


def _amounts(values: Sequence[tuple[int, Value]]) -> Amounts:
    """What is printed in each column, without signs."""
    return {column: amount(value.digits) for column, value in values if value.digits and "/" not in value.digits}


def _are_earned(shares: Amounts, result: Amounts, per_share: Amounts, step: int) -> bool:
    """Whether shares times what each earns are the result in every column that tells."""
    told = 0
    for column, count in shares.items():
        of_one, earned = per_share.get(column), result.get(column)
        if of_one is None or earned is None:
            continue
        unit = Decimal((0, (1,), int(of_one.as_tuple().exponent)))
        if of_one < LEAST_STEPS * unit:
            continue
        told += 1
        if not count * (of_one - unit) * (1 - NEAR) <= earned * step <= count * (of_one + unit) * (1 + NEAR):
            return False
    return told >= FEWEST
