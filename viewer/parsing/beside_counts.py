"""Rows among rows that count, of which neither a word nor a currency sign says what they are: `Average daily census   9,812`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.parsing.captions.quantities import is_quantity, is_statistics, speaks_of_things, tells_money
from viewer.parsing.stubs.sections import Placed
from viewer.parsing.stubs.wrapping import is_known
from viewer.regex import regex
from viewer.statements.unit import UnitKind

AMOUNT = regex(
    r"\b(?:sales|earnings|debt|cash|capital|stock|loans?|borrowings?|dividends?|backlog|ebitda|investments?|inventor(?:y|ies)|share|shares|other)\b",
    re.IGNORECASE,
)


def rows_beside_counts(placed: Sequence[Placed]) -> dict[int, UnitKind]:
    """What such rows are taken for, by line: counts between two rows that count, amounts beside one where they name things.

    Under `Operating statistics:` they are counts beside one. Only where amounts of the table have currency signs; either is doubtful.
    """
    rows = [each for each in placed if each.entry.values]
    counted = [is_quantity(each.entry.label) and not each.entry.signed for each in rows]
    if True not in counted or not any(each.entry.signed for each in rows):
        return {}
    taken: dict[int, UnitKind] = {}
    for each, own, before, behind in zip(rows, counted, (False, *counted), (*counted[1:], False), strict=False):
        if own or not (before or behind) or not _may_count(each):
            continue
        if (before and behind and not is_known(each.entry.label)) or True in map(is_statistics, each.section):
            taken[each.entry.line] = UnitKind.PURE
        elif speaks_of_things(each.entry.label):
            taken[each.entry.line] = UnitKind.MONEY
    return taken


def _may_count(each: Placed) -> bool:
    """Whether whole numbers have no sign, and neither their caption nor a heading speaks of amounts."""
    entry = each.entry
    if each.total or entry.signed or not entry.label or False in [value.digits.replace(",", "").isdigit() for _, value in entry.values]:
        return False
    return not any(tells_money(words) or AMOUNT.search(words) for words in (entry.label, *each.section))
