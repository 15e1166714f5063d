"""Values that slipped to another line than the one of their caption, as converters of tables print them.

Loss before income taxes and                 (1,326)    (2,489)   (2,295)
extraordinary item                                                           (4,624)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from viewer.parsing.captions.wording import TOP, is_unfinished
from viewer.parsing.lines.line import Line
from viewer.parsing.stubs.entry import Entry
from viewer.text.value import Value, is_negative, scaled

SLIPPED = "its values stand on the line above it"
LOOKBACK = 20  # lines


def fills(entry: Entry, above: Entry, line: Line) -> bool:
    """Whether values alone on their line fill the columns that the row above left blank behind a currency sign.

    `Loss before extraordinary item     $ (0.38)   $ (0.89) $         $ (1.22)` and below it `(0.60)`.
    """
    if not above.values or {column for column, _ in above.values} & {column for column, _ in entry.values}:
        return False
    return line.text.count("$", line.label_end) > sum(value.left < value.start for _, value in above.values)


def shares_row(above: Entry, entry: Entry) -> bool:
    """Whether a value of a row slipped to the line on which its caption ends, as that of the fourth column above."""
    if not entry.values or not entry.label[:1].islower() or not is_unfinished(above.label) or entry.line != above.line + 1:
        return False
    return not entry.rule_above and {column for column, _ in above.values}.isdisjoint(column for column, _ in entry.values)


def with_captions_below(lines: list[Line], entries: list[Entry]) -> list[Entry]:
    """Rows put together whose values slipped to the line above their caption: `   -     2,419` over `Assets held for sale`."""
    kept: list[Entry] = []
    for at, entry in enumerate(entries):
        above = entries[at - 1] if at else None
        if above is not None and not above.label and _slipped(lines, entries, at - 1):
            kept[-1] = replace(entry, values=above.values, line=above.line, doubts=[SLIPPED])
        else:
            kept.append(entry)
    return kept


def _slipped(lines: list[Line], entries: list[Entry], at: int) -> bool:
    """Whether values alone on a line, which nothing parts from the rows around, are no total of these but of the caption below."""
    entry, (caption, *ahead) = entries[at], entries[at + 1 : at + 3]
    apart = entry.rule_above or entry.blank_above or caption.rule_above or caption.blank_above or caption.line != entry.line + 1
    heads = bool(ahead) and ahead[0].indent > caption.indent
    above = entries[max(0, at - LOOKBACK) : at]
    if (
        apart
        or heads
        or TOP.match(caption.label)
        or not above
        or caption.values
        or caption.colon
        or any(len(each.values) > len(entry.values) for each in above)
    ):
        return False
    return not any(_sums_up(lines, column, _amount(lines, entry, value), above) for column, value in entry.values if value.digits)


def _sums_up(lines: list[Line], column: int, total: Decimal, above: Sequence[Entry]) -> bool:
    """Whether the last amounts of a column add up to a total."""
    sums = accumulate(_amount(lines, each, value) for each in reversed(above) for at, value in each.values if at == column and value.digits)
    return total in sums


def _amount(lines: list[Line], entry: Entry, value: Value) -> Decimal:
    return scaled(value.digits, is_negative(lines[entry.line].text[value.start : value.end]), 1)
