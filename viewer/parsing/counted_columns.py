"""Columns that count things beside columns of amounts, by their headings and by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.parsing.captions.quantities import names_things
from viewer.parsing.stubs.sections import Placed
from viewer.regex import regex
from viewer.statements.unit import UnitKind
from viewer.text.value import Value, amount

Printed = tuple[str, Value]  # the value on its line
FEWEST_ADDED = 2  # columns, or rows
OF_YEAR = regex(r"\W*\b(?:19|20)[0-9]{2}\b\W*", re.IGNORECASE)


def things_beside(kinds: list[UnitKind | None], headings: Sequence[str], printed: list[list[Printed]]) -> list[UnitKind | None]:
    """Columns of whole numbers headed by things count them where a column right of them has currency signs and they have none: `Rooms`.

    Parts of a company of such names, `Hotels`, have the signs that the columns beside them have.
    """
    named = [at for at, kind in enumerate(kinds) if kind is None and names_things(OF_YEAR.sub("", headings[at]))]
    if not named:
        return kinds
    last = max([at for at, values in enumerate(printed) if kinds[at] in {None, UnitKind.MONEY} and are_signed(values)], default=-1)
    counted = {at for at in named if at < last and not are_signed(printed[at]) and _are_whole(printed[at])}
    return [UnitKind.PURE if at in counted else kind for at, kind in enumerate(kinds)]


def _are_whole(values: list[Printed]) -> bool:
    return bool(values) and False not in [value.digits.replace(",", "").isdigit() for _, value in values]


def totals_of_counts(kinds: list[UnitKind | None], headings: Sequence[str], placed: Sequence[Placed]) -> list[UnitKind | None]:
    """Columns headed `Total` are counts where they add up columns of counts left of them: `Owned  14`, `Leased  22`, `Total  36`."""
    for at, (kind, words) in enumerate(zip(kinds, headings, strict=True)):
        if kind is not None or at < FEWEST_ADDED or not words.lower().endswith("total"):
            continue
        first = at
        while first and kinds[first - 1] is UnitKind.PURE:
            first -= 1
            if at - first >= FEWEST_ADDED and _adds_up(placed, range(first, at), at):
                return [UnitKind.PURE if column == at else each for column, each in enumerate(kinds)]
    return kinds


def _adds_up(placed: Sequence[Placed], parts: range, total: int) -> bool:
    """Whether a column is the sum of others on all lines, and on several."""
    rows = 0
    for each in placed:
        numbers = {column: amount(value.digits) for column, value in each.entry.values if value.digits}
        if total in numbers:
            if numbers[total] != sum([numbers.get(column, 0) for column in parts]):
                return False
            rows += 1
    return rows >= FEWEST_ADDED


def are_signed(values: list[Printed]) -> bool:
    """Whether any of a column's values has a currency sign."""
    return True in [value.left < value.start for _, value in values]
