"""The progress of one release, kept in step with the marks: a mark costs the same however many numbers there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from viewer.review.index import Index
from viewer.review.marks import MarkState, state_of
from viewer.review.progress import Progress
from viewer.review.target import Key, Target, number_key
from viewer.review.things import number_target
from viewer.statements.release import Release
from viewer.text.span import Span

Counts = Counter[MarkState]


class Tally:
    """The numbers of a release in the order they are printed, the mark on each, and how many there are of each mark.

    A number is known by its key; a target is made where one is asked for, since a long submission has a hundred thousand of them.
    """

    def __init__(self, release: Release, index: Index) -> None:
        self._source = release.source
        self._homes: dict[Key, int | None] = {}
        self._sizes: list[int] = []
        sha256 = release.source.sha256
        for number, statement in enumerate(release.statements):
            own = {number_key(sha256, cell.span): number for row in statement.rows for cell in row.cells}
            self._homes |= own
            self._sizes.append(len(own))
        for claim in release.claims:
            self._homes.setdefault(number_key(sha256, claim.span), None)
        self.keys: Sequence[Key] = sorted(self._homes)
        self.count_again(index)

    @property
    def progress(self) -> Progress:
        """Of the release."""
        return _progress(len(self.keys), self._whole)

    def statement(self, number: int) -> Progress:
        """Of one statement."""
        return _progress(self._sizes[number], self._counts[number])

    def state(self, key: Key) -> MarkState | None:
        """The standing mark on a number."""
        return self._states.get(key)

    def home(self, key: Key) -> int | None:
        """Number of the statement that a number stands in, None for one of the narrative."""
        return self._homes.get(key)

    def target(self, key: Key) -> Target:
        """A number itself."""
        return number_target(self._source, Span(*key[3:]))

    def count_again(self, index: Index) -> None:
        """Count another journal."""
        marked = self._homes.keys() & index.targets.keys()
        self._states = {key: state for key in marked if (state := state_of(index, key)) is not None}
        self._whole: Counts = Counter(self._states.values())
        self._counts: list[Counts] = [Counter() for _ in self._sizes]
        for key, state in self._states.items():
            home = self._homes[key]
            if home is not None:
                self._counts[home][state] += 1

    def update(self, index: Index, keys: Iterable[Key]) -> None:
        """Count some numbers again, whose marks may have changed; those of other releases are left alone."""
        for key in keys:
            if key not in self._homes:
                continue
            state = state_of(index, key)
            self._count(key, self._states.pop(key, None), -1)
            if state is not None:
                self._states[key] = state
                self._count(key, state, 1)

    def on_line(self, line: int) -> list[Target]:
        """The numbers on a line."""
        first = bisect_left(self.keys, line, key=_line)
        return [self.target(key) for key in self.keys[first : bisect_right(self.keys, line, lo=first, key=_line)]]

    def next_with(self, state: MarkState | None, behind: Target | None) -> Target | None:
        """The first number behind a place with a mark, or with none; behind the last one comes the first."""
        first = bisect_right(self.keys, _place(behind.key), key=_place) if behind is not None else 0
        for at in chain(range(first, len(self.keys)), range(first)):
            if self._states.get(self.keys[at]) is state:
                return self.target(self.keys[at])
        return None

    def _count(self, key: Key, state: MarkState | None, step: int) -> None:
        if state is not None:
            self._whole[state] += step
            home = self._homes[key]
            if home is not None:
                self._counts[home][state] += step


def _line(key: Key) -> int:
    return key[3]


def _place(key: Key) -> tuple[int, int, int]:
    return key[3:]


def _progress(numbers: int, counts: Counts) -> Progress:
    return Progress(numbers, counts[MarkState.AGREED], counts[MarkState.EXCEPTION], counts[MarkState.QUESTION], counts[MarkState.WAIVED])
