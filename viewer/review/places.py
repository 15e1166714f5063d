"""Where the numbers of a release stand, in order of print, in a few bytes each: a large submission has a hundred thousand of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from viewer.override import override
from viewer.review.target import Key, number_key
from viewer.statements.release import Release
from viewer.text.lazy import LazySequence
from viewer.text.span import Span

NARRATIVE = -1  # in place of the number of a statement
DIGITS = 32  # bits for each part of a place


class Places(LazySequence[Key]):
    """The keys of a release's cells and claims, each once; made when they are asked for.

    Attributes:
        sizes: how many numbers each statement has.
    """

    def __init__(self, release: Release) -> None:
        self._sha256 = release.source.sha256
        self._lines, self._starts, self._ends, self._homes = array("I"), array("I"), array("I"), array("i")
        self.sizes = [0] * len(release.statements)
        before = -1
        for packed in sorted({*_packed(release)}):
            place, home = packed >> DIGITS, (packed & (1 << DIGITS) - 1) + NARRATIVE
            if home != NARRATIVE:
                self.sizes[home] += 1
            if place == before:  # a number of the narrative that is a cell too, a cell of two statements: the last one counts
                self._homes[-1] = home
                continue
            before = place
            self._lines.append(place >> 2 * DIGITS)
            self._starts.append(place >> DIGITS & (1 << DIGITS) - 1)
            self._ends.append(place & (1 << DIGITS) - 1)
            self._homes.append(home)

    def find(self, key: Key) -> int | None:
        """Index of a number, None for what is no number of the release."""
        line, start, end = key[3:]
        if key != number_key(self._sha256, Span(line, start, end)):
            return None
        return next((at for at in self.on_line(line) if (self._starts[at], self._ends[at]) == (start, end)), None)

    def on_line(self, line: int) -> range:
        """Indices of the numbers on a line."""
        return range(bisect_left(self._lines, line), bisect_right(self._lines, line))

    def behind(self, line: int, start: int, end: int) -> int:
        """Index of the first number behind a place."""
        beside = self.on_line(line)
        return next((at for at in beside if (self._starts[at], self._ends[at]) > (start, end)), beside.stop)

    def home(self, index: int) -> int | None:
        """The statement that a number stands in, None for one of the narrative."""
        home = self._homes[index]
        return None if home == NARRATIVE else home

    @override
    def __len__(self) -> int:
        return len(self._lines)

    @override
    def _item(self, index: int) -> Key:
        return number_key(self._sha256, Span(self._lines[index], self._starts[index], self._ends[index]))


def _packed(release: Release) -> Iterator[int]:
    """Line, start, end and statement of each number as one, so that they are quickly put in order."""
    for number, statement in enumerate(release.statements):
        yield from (_pack(cell.span, number) for row in statement.rows for cell in row.cells)
    yield from (_pack(claim.span, NARRATIVE) for claim in release.claims)


def _pack(span: Span, home: int) -> int:
    return ((span.line << DIGITS | span.start) << DIGITS | span.end) << DIGITS | home - NARRATIVE
