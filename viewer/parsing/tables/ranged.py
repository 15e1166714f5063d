"""Rows of ranges: dashes between the ends, which are no nil values, and ranges where they are not the rule, which are no values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from viewer.parsing.lines.line import Line
from viewer.parsing.lines.ranges import are_ranges
from viewer.parsing.tables.region import Region
from viewer.text.value import NIL, NUMBER, Value

FEWEST_JOINED = 3  # rows
NEAREST = 2  # characters between the dash and the longest ends


def with_ranges_settled(region: Region, lines: list[Line]) -> Region:
    """The region without dashes that join ranges, and without rows of ranges where these are not the rule.

    `$2.95 - $3.07` below one of two years is no value of both.
    """
    joined = _without_joints(region, lines)
    ranges = [index for index in region.rows if are_ranges(lines[index].values, lines[index].text)]
    odd = 2 * max(len(ranges), joined) <= len(region.rows)
    if odd:
        for index in ranges:
            lines[index].take_as_words()
    if not (joined or (odd and ranges)):
        return region
    return Region.of([index for index in region.rows if lines[index].values], lines)


def _without_joints(region: Region, lines: list[Line]) -> int:
    """Take dashes out that join the ends of ranges set in columns; returns in how many rows.

    `505.0  -     525.0` below `$2,520.0  -  $2,580.0`: they stand in one column, where nothing else does, and no ends leave it room.
    """
    rooms: dict[int, list[tuple[int, int]]] = {}
    others = set()
    for index in region.rows:
        values, text = lines[index].values, lines[index].text
        for low, dash, high in _dashes_between(values, text):
            rooms.setdefault(dash, []).append((dash - low, high - dash - 1))
        others.update([column for value in values if value.kind == NUMBER for column in range(value.left, value.right)])
    joints = {
        column
        for column, found in rooms.items()
        if len(found) >= FEWEST_JOINED and column not in others and min(found)[0] <= NEAREST and min([high for _, high in found]) <= NEAREST
    }
    if not joints:
        return 0
    for index in region.rows:
        line = lines[index]
        line.values = [value for value in line.values if value.kind != NIL or value.start not in joints]
    return max([len(rooms[column]) for column in joints])


def _dashes_between(values: list[Value], text: str) -> Iterator[tuple[int, int, int]]:
    """Where a number ends, where the one dash behind it stands, be it taken for a nil value or not, and where the next number begins."""
    numbers = [value for value in values if value.kind == NUMBER]
    for low, high in pairwise(numbers):
        between = text[low.right : high.left]
        if between.strip() in {"-", "\u2013"}:
            yield low.right, low.right + len(between) - len(between.lstrip()), high.left
