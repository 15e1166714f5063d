"""A table region: lines with values whose numbers share right edges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from viewer.parsing.lines.leaders import words_end
from viewer.parsing.lines.line import Line
from viewer.parsing.settings import SETTINGS
from viewer.text.value import MARK, NIL, NUMBER

LONGEST_MARK = 2  # digits
FEWEST_SHIFTED = 3  # values
CLEAR = 3  # characters off its edge, within which a number clearly ends in a column


class Edged(Protocol):
    """What ends somewhere: a value or a column."""

    @property
    def edge(self) -> int:
        """Behind its last digit."""


class Region:
    """Lines that make one table: an index range of the lines and the edges seen so far.

    Attributes:
        first: index of the first line with values.
        last: index of the last one.
        rows: indices of the lines with values.
        left: leftmost column of any value.
        edges: how often each right edge of a number was seen.
        near: the edges, and where misprints of numbers with these edges end.
        starts: where the longest number with that edge begins.
        lefts: the same with its currency sign.
        rest: whether it goes on with the region above, which was too long.
    """

    __slots__ = ("edges", "first", "last", "left", "lefts", "near", "rest", "rows", "starts")

    def __init__(self, index: int, line: Line) -> None:
        self.first = self.last = index
        self.rows: list[int] = []
        self.edges: dict[int, int] = {}
        self.near: set[int] = set()
        self.starts: dict[int, int] = {}
        self.lefts: dict[int, int] = {}
        self.left = 1 << 30
        self.rest = False
        self.add(index, line)

    @classmethod
    def of(cls, rows: Sequence[int], lines: list[Line]) -> Region:
        """The region of some lines with values."""
        region = cls(rows[0], lines[rows[0]])
        for index in rows[1:]:
            region.add(index, lines[index])
        return region

    def add(self, index: int, line: Line) -> None:
        """Take a line with values in."""
        self.rows.append(index)
        self.last = index
        if self._begins_with_mark(line):
            line.values = line.values[1:]
            line.label_end = words_end(line.text, line.values[0].left)
        values = line.values
        if line.label_end > line.indent:
            if values[0].left < self.left and values[0].kind != MARK:
                self.left = values[0].left
        elif (
            len(self.rows) == 1
        ):  # a row without words may begin with a caption or the end of one: `  (2002)      $  --`, `6.22%     $ 500`
            self.left = values[1].left if len(values) > 1 and (values[0].year or values[0].start < SETTINGS.stub_margin) else values[0].left
        edges, starts, lefts = self.edges, self.starts, self.lefts
        for value in values:
            edge = value.edge
            if value.kind != NUMBER:
                if value.kind == NIL and not edges:  # `Revenues    $  -    $  -` as the first row tells where the columns are
                    starts[edge] = value.start
            elif edge in edges:
                edges[edge] += 1
                if value.start < starts[edge]:  # noqa: PLR1730
                    starts[edge] = value.start
                if value.left < lefts[edge]:  # noqa: PLR1730
                    lefts[edge] = value.left
            else:
                edges[edge], starts[edge], lefts[edge] = 1, value.start, value.left
                self.near.update([edge + shift for shift in SETTINGS.edge_drift])

    def _begins_with_mark(self, line: Line) -> bool:
        """Whether the first number of a line is a mark of its caption: `principles  (1)    940   (1,534)`."""
        first = line.values[0]
        if line.text[first.start] != "(" or first.left < first.start or len(line.values) == 1 or first.edge >= self.left:
            return False
        marked = len(first.digits) == first.end - first.start - 2 <= LONGEST_MARK
        return marked and first.edge not in self.near

    def shares_edges(self, line: Line, wanted: int) -> bool:
        """Whether at least so many of a line's numbers (or all it has) end where numbers of the region end.

        Numbers left of the region belong to a caption: `  (2002)            $  --    $  --`. A line of nil dashes alone must
        have them in the columns.
        """
        found = numbers = 0
        for value in line.values:
            if value.kind == NUMBER and value.edge >= self.left:
                numbers += 1
                found += value.edge in self.near
        return found >= min(wanted, numbers) if numbers else self.lies_in_columns(line)

    def lies_in_columns(self, line: Line) -> bool:
        """Whether all of a line's values stand over numbers of the region, though they end elsewhere: `47 1/2` over `938`."""
        starts = self.starts
        values = [value for value in line.values if value.edge >= self.left]
        if not values or len(starts) > SETTINGS.most_edges:
            return False
        return all(any(start - 2 <= value.edge and value.start <= edge + 2 for edge, start in starts.items()) for value in values)


def is_shifted(values: Sequence[Edged], others: Sequence[Edged]) -> bool:
    """Whether values end as far apart as others, be it elsewhere."""
    if len(values) != len(others) or len(values) < FEWEST_SHIFTED:
        return False
    offsets = [value.edge - other.edge for value, other in zip(values, others, strict=True)]
    return max(offsets) - min(offsets) <= SETTINGS.silent_drift


def ends_aside(edges: Sequence[int], others: Sequence[int]) -> bool:
    """Whether values end elsewhere than as many others, but none as far as where the next of these does."""
    if len(edges) != len(others) or max([abs(one - two) for one, two in zip(edges, others, strict=True)]) <= CLEAR:
        return False
    over = [(min(one, two), max(one, two)) for one, two in zip(edges, others, strict=True)]
    return all(left[1] < right[0] for left, right in pairwise(over))


def lost_its_blanks(line: Line, others: Sequence[Edged]) -> bool:
    """Whether a line of values alone stands at the margin, left of others as far apart: `$    15,609        $       239`."""
    values = line.values
    if line.indent or line.label_end or not 2 <= len(values) == len(others) or values[-1].edge >= others[0].edge:
        return False
    offsets = [value.edge - other.edge for value, other in zip(values, others, strict=True)]
    return max(offsets) - min(offsets) <= SETTINGS.silent_drift
