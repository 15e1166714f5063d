"""What is printed beside the numbers of a row, and says what they are."""

from __future__ import annotations

from viewer.parsing.captions.speech import MARGIN, speaks_of_shares
from viewer.parsing.lines.ranges import PERCENT_RANGE
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.sections import Placed
from viewer.statements.unit import UnitKind
from viewer.text.measures import MAGNITUDE_WORDS, is_measured

COUNTED_BEHIND = frozenset(("pts", "pts.", "bp", "bps", "pp", "ppt"))
MONEY, PURE, SHARES = UnitKind.MONEY, UnitKind.PURE, UnitKind.SHARES


def kind_behind(text: str, each: Placed, kind: UnitKind) -> UnitKind:
    """What the word behind the numbers of a row makes of them: `Average shares   2.8 million`, `Payment period   31 days`."""
    last = text[text.rfind(" ") + 1 :]
    if last in COUNTED_BEHIND or is_measured(text, each.entry.values[0][1].right) or PERCENT_RANGE.fullmatch(last):
        return PURE
    if last in MAGNITUDE_WORDS and kind is MONEY and not each.entry.signed and speaks_of_shares(each.entry.label, each.section):
        return SHARES
    return kind


def may_be_amounts(entry: Entry, digits: list[str], text: str) -> bool:
    """Whether nothing that is printed in a row tells its plain numbers from amounts, which those of a margin may be with decimals."""
    point = "" if MARGIN.search(entry.label) else "."
    return not entry.signed and "%" not in text and all(number.replace(",", "").replace(".", point).isdigit() for number in digits)
