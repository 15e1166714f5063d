"""What counts of shares are multiplied by, told by the earnings of a table: those per share times the shares are the income.

`Net income  335`, `Per share  0.42`, `Average shares  792,675` in thousands of dollars: the shares are printed in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from viewer.parsing.captions.speech import speaks_of_shares
from viewer.parsing.captions.units import section_scale
from viewer.parsing.stubs.sections import Placed
from viewer.regex import regex
from viewer.text.value import Value, amount

RESULT = regex(r"\b(?:income|earnings|loss|profit)\b", re.IGNORECASE)
PER_SHARE = regex(r"[0-9]{0,3}\.[0-9]{2,4}")
STEPS: tuple[int, ...] = (1, 1000, 1_000_000)  # how many times a count may be printed finer than the amounts
LEAST_STEPS = 5  # of the last digit of earnings per share; fewer tell nothing
FEWEST = 2  # columns
MOST_PAIRS = 1000  # of results and earnings per share that are tried in a table: eight of each for a dozen rows of shares
LESS, MORE = Decimal("0.95"), Decimal("1.05")  # preferred dividends come off the income, and shares are averaged

Amounts = Mapping[int, Decimal]
Ranges = Mapping[int, tuple[Decimal, Decimal]]


class Earnings:
    """The results of a table and those per share, looked at when they tell what a row of shares is counted in."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self._placed = placed
        self._left = MOST_PAIRS

    def scale_of(self, counts: Sequence[tuple[int, Value]], scale: int) -> int | None:
        """What a row of shares is multiplied by under which they earn the income of the table, None where no income tells.

        Args:
            counts: the values of the row, with their columns.
            scale: what amounts are multiplied by.
        """
        results, per_share = self._found
        self._left -= len(results) * len(per_share)
        if not results or not per_share or self._left < 0:
            return None
        shares = _amounts(counts)
        earned = [_times(shares, each) for each in per_share]
        least = min([step for each in earned for result in results for step in _steps(each, result)], default=None)
        return None if least is None or least > scale else scale // least

    @cached_property
    def _found(self) -> tuple[list[Amounts], list[Ranges]]:
        """The results, and what those per share may be before they are rounded."""
        results: list[Amounts] = []
        per_share: list[Ranges] = []
        for each in self._placed:
            values = each.entry.values
            digits = next((value.digits for _, value in values if value.digits), "")
            if digits and PER_SHARE.fullmatch(digits):
                per_share.append(_ranges(_amounts(values)))
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


def _ranges(per_share: Amounts) -> Ranges:
    """Between what a share earns in each column that tells, as far as its last digit and what is left out say."""
    ranges = {}
    for column, of_one in per_share.items():
        unit = Decimal((0, (1,), int(of_one.as_tuple().exponent)))
        if of_one >= LEAST_STEPS * unit:
            ranges[column] = ((of_one - unit) * LESS, (of_one + unit) * MORE)
    return ranges


def _times(shares: Amounts, ranges: Ranges) -> Ranges:
    """Between what all shares earn."""
    return {column: (count * ranges[column][0], count * ranges[column][1]) for column, count in shares.items() if column in ranges}


def _steps(earned: Ranges, result: Amounts) -> Sequence[int]:
    """The steps under which a result is between what shares earn in every column that tells."""
    told, steps = 0, STEPS
    for column, (least, most) in earned.items():
        if column in result:
            told += 1
            printed = result[column]
            steps = tuple([step for step in steps if least <= printed * step <= most])
            if not steps:
                return ()
    return steps if told >= FEWEST else ()
