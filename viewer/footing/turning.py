"""Rows turned or left out, so that a run comes out in some column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from viewer.footing.stack import Entry, Signs

TURNING = 30  # rows of a run in which one may be turned or left out
PAIRS = 12  # rows of a run in which two may be turned; a chain from revenue to net income is shorter

Change = tuple[tuple[int, int], ...]  # stack positions whose weight is changed, with the new weight (0 is left out)


class Turns(NamedTuple):
    """What turning rows would do to a column.

    Attributes:
        rows: stack position, weight and weighted figure of each row that has one, from bottom to top.
        standing: by weighted figure, the rows that have it.
    """

    rows: list[tuple[int, int, int]]
    standing: dict[int, list[tuple[int, int]]]

    @classmethod
    def of(cls, entries: Sequence[tuple[int, Entry]], signs: Signs, column: int) -> Turns:
        """The turns in a column of entries with their stack positions."""
        rows = []
        standing: dict[int, list[tuple[int, int]]] = {}
        for at, entry in entries:
            if value := entry.line.values[column]:
                weight = entry.weights[signs]
                rows.append((at, weight, weight * value))
                standing.setdefault(weight * value, []).append((at, weight))
        return cls(rows, standing)

    def singles(self, start: int, surplus: int) -> list[Change]:
        """The changes of one weight after which a run that comes to so much too much comes out."""
        found: list[Change] = [((at, 0),) for at, _ in self.standing.get(surplus, ()) if at >= start]
        if not surplus % 2:
            found += [((at, -weight),) for at, weight in self.standing.get(surplus // 2, ()) if at >= start]
        return found

    def pairs(self, start: int, surplus: int) -> Iterator[Change]:
        """The changes of two weights after which it does."""
        if surplus % 2:
            return
        for one, weight, amount in self.rows[bisect_left(self.rows, (start,)) :]:
            for other, weight_too in self.standing.get(surplus // 2 - amount, ()):
                if other > one:
                    yield ((one, -weight), (other, -weight_too))
