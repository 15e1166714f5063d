"""The runs of rows that may make a total, tried and weighed.

The evidence for an attempt is the number of printed digits that come out right, over all columns; it has to
outweigh how far the attempt was searched for, and what stands against it. All is counted in half digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from viewer.footing.captions import EQUITY, ITEM, RESULT, TOTAL, TOTAL_ASSETS, direction, is_derived, names_loss
from viewer.footing.demands import DEMANDS
from viewer.footing.grid import Line
from viewer.footing.miscopy import miscopied
from viewer.footing.proof import BREAK, EXACT, WITHIN_ROUNDING, Verdict
from viewer.footing.prospect import Outlook, may_be_worth
from viewer.footing.stack import PLAIN, Entry, Signs, Stack, takes_up
from viewer.footing.turning import PAIRS, TURNING, Change, Turns
from viewer.frozen import frozen

REACH = 40  # rows a run may span where nothing in the layout marks its beginning
MOST_EXACT = 12  # runs that come out exactly and are weighed against each other; rows of zeros make any number of them
FEWEST = 3  # columns a line that nothing marks must have to be made in all but one
SHORT = 8  # rows of a run that may make a line which nothing marks as a total, and fail in one column


class Attempt(NamedTuple):
    """One run of rows with weights, tried as the parts of a total.

    Attributes:
        start: where the run begins on the stack; it ends at the top.
        signs: where the weights come from.
        changed: stack positions whose weight is changed, with the new weight (0 is left out).
        mark: how much the layout speaks for it.
        fails: columns in which the total does not come out.
        credit: evidence less demand.
    """

    start: int
    signs: Signs
    changed: tuple[tuple[int, int], ...] = ()
    mark: int = 0
    fails: int = 0
    credit: int = 0


@frozen(guarded=False)
class Search:
    """The search for the parts of one line.

    Attributes:
        stack: what the line may be made of.
        line: the line.
        columns: those in which the line has a figure.
        marks: where the layout lets a run begin; for a line that claims to be no total only where it ends a section, most lines are items.
        floor: the lowest place where a run may begin.
    """

    stack: Stack
    line: Line
    columns: Sequence[int]
    marks: dict[int, int]
    floor: int = 0

    @classmethod
    def of(cls, stack: Stack, line: Line) -> Search:
        """Prepare the search."""
        columns = [column for column, value in enumerate(line.values) if value is not None]
        if line.standing is ITEM:
            return Search(stack, line, columns, stack.section_ended_by(line))
        marks, floor = stack.marked_starts(line.label), _floor(stack, line)
        return cls(stack, line, columns, {start: mark for start, mark in marks.items() if start >= floor} if floor else marks, floor)

    def best(self) -> Attempt | None:
        """The attempt that is believed most, None where none is.

        Runs that come out in all columns, signed as the captions say, are preferred. Only for a line that claims to be a total are rows
        turned or left out; only where that helps nothing may a column fail, and a slip excuse it.
        """
        if not self.stack.entries or not any(self.line.values) or self.line.label.isdecimal():
            return None  # a total of nothing proves nothing, and `2019` is the year before `2020`
        exact = self._exact_runs()
        best = _believed([self._weighed(attempt) for attempt in exact]) if exact else None
        if best is not None or self.stack.effort < 0:
            return best
        if self.line.standing is ITEM:
            best = self.nearly_exact() if len(self.columns) >= FEWEST else None
            return best or (self._as_result().nearly_exact() if self._may_be_total() else None)
        attempts = self._inexact()
        best = _believed([attempt for attempt in attempts if not attempt.fails])
        return best or _believed([self._excused(attempt) for attempt in attempts if attempt.mark > 1 or attempt.credit >= 0])

    def _inexact(self) -> Sequence[Attempt]:
        """The runs that come out in some column or are marked, with rows turned or left out too; none where that takes too long."""
        outlooks = self._outlooks()
        attempts = [self._weighed(attempt) for attempt in chain(self._partial_runs(outlooks), self._turned_runs(outlooks))]
        return attempts if self.stack.effort >= 0 else ()

    def weighted(self, attempt: Attempt) -> list[tuple[Entry, int]]:
        """The entries of an attempt with their weights, those left out dropped."""
        changed = dict(attempt.changed)
        entries = enumerate(self.stack.entries[attempt.start :], attempt.start)
        weighted = [(entry, changed.get(at, entry.weights[attempt.signs])) for at, entry in entries]
        return [(entry, weight) for entry, weight in weighted if weight]

    def _lines(self, attempt: Attempt) -> list[tuple[Line, int]]:
        """The lines of an attempt with their weights."""
        if attempt.changed:
            return [(entry.line, weight) for entry, weight in self.weighted(attempt)]
        signs = attempt.signs
        return [(entry.line, entry.weights[signs]) for entry in self.stack.entries[attempt.start :]]

    def _exact_runs(self) -> list[Attempt]:
        """The first runs that come out in every column."""
        exact: list[Attempt] = []
        starts, first = self._starts(), self.columns[0]
        for signs in self.stack.modes:
            sums = self.stack.sums[signs]
            sought = sums[-1][first] - (self.line.values[first] or 0)
            found = [start for start in starts if sums[start][first] == sought]
            if found:  # most lines are items, and no run comes out
                wanted = self._wanted(signs)
                exact += [Attempt(start, signs) for start in found if [(column, sums[start][column]) for column in self.columns] == wanted]
        return exact[:MOST_EXACT]

    def nearly_exact(self) -> Attempt | None:
        """The run that makes the line in all columns but one, where a slip excuses that; None where none does."""
        return _believed(self._excused(self._weighed(attempt)) for attempt in self._nearly_exact_runs())

    def _may_be_total(self) -> bool:
        """Whether a rule, the heading it repeats or the measure it names tells a line without `total` from an item."""
        if len(self.columns) < 2 or not self.stack.repeats:
            return False
        section = self.stack.entries[-1].line.section
        return self.line.ruled or is_derived(self.line.label) or bool(section and takes_up(self.line.label, section[-1]))

    def _as_result(self) -> Search:
        """The search as it is for a line whose caption names a result."""
        marks = dict.fromkeys(self.stack.marked_starts(self.line.label), 2)
        return replace(self, line=replace(self.line, standing=RESULT), marks=marks)

    def _adds(self, start: int) -> bool:
        """Whether two figures at least are added up in each column of a run; a figure repeated below is no sum."""
        parts = [entry.line.values for entry in self.stack.entries[start:]]
        return all(sum([bool(values[column]) for values in parts]) > 1 for column in self.columns if self.line.values[column])

    def _nearly_exact_runs(self) -> Iterator[Attempt]:
        """The marked and the short runs that come out in all columns but one: `Cash and short-term investments` is a total too."""
        height = len(self.stack)
        starts = [*(start for start in self.marks if start < height - SHORT), *range(max(0, height - SHORT), height - 1)]
        for signs in self.stack.modes:
            wanted, sums = self._wanted(signs), self.stack.sums[signs]
            (one, amount), (other, amount_too) = wanted[:2]
            for start in starts:
                below = sums[start]
                may = below[one] == amount or below[other] == amount_too
                if not may or sum([below[column] == amount for column, amount in wanted]) < len(wanted) - 1:
                    continue
                if self.line.standing is ITEM or self._adds(start):
                    yield Attempt(start, signs)

    def _outlooks(self) -> list[Outlook]:
        """What can be told of each column before any run is tried."""
        parts = [entry.line for entry in self.stack.entries]
        self.stack.effort -= len(parts) * len(self.columns)
        return [Outlook.of(self.line, parts, column) for column in self.columns]

    def _partial_runs(self, outlooks: Sequence[Outlook]) -> Iterator[Attempt]:
        """The runs that come out in some column, and those that the layout marks, as far as they can be believed."""
        for signs in self.stack.modes:
            sums = self.stack.sums[signs]
            wanted = self._wanted(signs)
            for start in self._starts():
                below = sums[start]
                lacks = [below[column] - amount for column, amount in wanted]
                if (start in self.marks or 0 in lacks) and self._is_hopeful(attempt := Attempt(start, signs), lacks, outlooks):
                    yield attempt

    def _is_hopeful(self, attempt: Attempt, lacks: Sequence[int], outlooks: Sequence[Outlook]) -> bool:
        """Whether weighing an attempt that lacks so much in each column may show that it can be believed."""
        terms = len(self.stack) - attempt.start
        if terms < 2:
            return True
        self.stack.effort -= len(lacks)
        if self.stack.effort < 0:
            return False
        exact = [column for column, lack in zip(self.columns, lacks, strict=True) if not lack]
        return may_be_worth(self._demand(attempt, terms, 0, exact), outlooks, lacks, trusted=not attempt.changed)

    def _wanted(self, signs: Signs) -> list[tuple[int, int]]:
        """By column, what the stack must come to before a run for the run to come out."""
        whole = self.stack.sums[signs][-1]
        return [(column, whole[column] - (self.line.values[column] or 0)) for column in self.columns]

    def _starts(self) -> Sequence[int]:
        height = len(self.stack.entries)
        near = range(height - 1, max(self.floor, height - REACH) - 1, -1)
        return [*self.marks, *(start for start in near if start not in self.marks)] if self.marks else near

    def _turned_runs(self, outlooks: Sequence[Outlook]) -> Iterator[Attempt]:
        """The runs that come out in some column with rows turned or left out, as far as they can be believed."""
        height = len(self.stack)
        starts = [start for start in self.marks if 2 <= height - start <= TURNING]
        lowest = min(starts, default=height)
        entries = list(enumerate(self.stack.entries[lowest:], lowest))
        for signs in self.stack.modes if entries else ():
            if len(self.columns) < 2 and (signs is PLAIN or not self.line.is_result):
                continue  # a sign turned for one column's sake is a slip
            self.stack.effort -= len(entries) * len(self.columns)
            columns = [Turns.of(entries, signs, column) for column in self.columns]
            wanted = self._wanted(signs)
            for start in starts:
                below = self.stack.sums[signs][start]
                lacks = [below[column] - amount for column, amount in wanted]
                self.stack.effort -= len(lacks)
                for changed in _changes(columns, lacks, start, height):
                    attempt = Attempt(start, signs, changed)
                    if self._is_hopeful(attempt, self._changed(lacks, attempt), outlooks):
                        yield attempt

    def _changed(self, lacks: Sequence[int], attempt: Attempt) -> list[int]:
        """What an attempt lacks in each column, where so much is lacking before its rows are turned."""
        for at, weight in attempt.changed:
            entry = self.stack.entries[at]
            gained = weight - entry.weights[attempt.signs]
            lacks = [lack - gained * (entry.line.values[column] or 0) for lack, column in zip(lacks, self.columns, strict=True)]
        return list(lacks)

    def _weighed(self, attempt: Attempt) -> Attempt:
        weighted = self._lines(attempt)
        self.stack.effort -= len(weighted) * len(self.columns)
        evidence = fails = 0
        exact = []
        for column in self.columns:
            verdict, digits = try_column(self.line, weighted, column)
            if verdict is BREAK:
                fails += 1
            elif verdict is not None and digits:
                digits -= 0 if self.stack.adds_up else 1
                evidence += 2 * digits if verdict is EXACT else max(0, 2 * digits - 4)
                exact += [column] if verdict is EXACT else []
        demand = self._demand(attempt, len(weighted), fails, exact)
        mark = self.marks.get(attempt.start, 0)
        return Attempt(attempt.start, attempt.signs, attempt.changed, mark, fails, evidence - demand)

    def _demand(self, attempt: Attempt, terms: int, fails: int, exact: Sequence[int]) -> int:
        standing = self.line.standing
        demand = DEMANDS.least + fails * DEMANDS.failing + len(attempt.changed) * DEMANDS.turned
        if self.marks.get(attempt.start, 0) < 2:
            demand += DEMANDS.unmarked
        if standing is not TOTAL:
            demand += DEMANDS.result if standing is RESULT else DEMANDS.item
        if self.line.is_result and attempt.signs is PLAIN and len(self.stack.modes) > 1:
            demand += DEMANDS.plain
        if terms < 2:
            repeats = standing is not ITEM and self.stack.repeats and not fails
            demand += DEMANDS.single if repeats else DEMANDS.never
        if attempt.changed and any(self._slips(attempt, at, exact) for at, _ in attempt.changed):
            demand += DEMANDS.never
        return demand

    def _slips(self, attempt: Attempt, at: int, exact: Sequence[int]) -> bool:
        """Whether turning a row would only hide a slip in one column."""
        turned = self.stack.entries[at].line
        if sum(bool(turned.values[column]) for column in exact) > 1:
            return False
        if direction(turned.label) > 0 and names_loss(self.line.label):
            return False  # `Loss from operations 4,322` of costs and of the first year's revenues
        return attempt.signs is PLAIN or not self.line.is_result or direction(turned.label) != 0

    def _excused(self, attempt: Attempt) -> Attempt:
        """An attempt with the columns in which it fails counted less where one miscopied cell explains them."""
        hope = attempt.credit + attempt.fails * (DEMANDS.failing - DEMANDS.miscopied) + DEMANDS.trusted
        if not attempt.fails or (hope < 0 and (hope + DEMANDS.never < 0 or len(self.stack) - attempt.start > 1)):
            return attempt  # nothing that follows can make it believed
        weighted = self._lines(attempt)
        self.stack.effort -= len(weighted) * (len(self.columns) + attempt.fails)  # a slip is looked for in each column that fails
        tried = {column: try_column(self.line, weighted, column) for column in self.columns}
        failing = [column for column, (verdict, _) in tried.items() if verdict is BREAK]
        if not failing:
            return attempt
        excused = sum(one_cell_explains(self.line, weighted, column) for column in failing)
        if not excused and len(failing) == 2 and _shift_explains(self.line, weighted, failing[0], failing[1]):
            excused = len(failing)
        credit = attempt.credit + excused * (DEMANDS.failing - DEMANDS.miscopied)
        holding = sum(verdict is EXACT and digits > 1 for verdict, digits in tried.values())
        marked = self.line.standing is TOTAL or attempt.mark > 2
        meant = self.stack.adds_up or (len(failing) == 1 and holding > 1)
        if marked and meant and excused == len(failing) and not attempt.changed:
            credit += DEMANDS.trusted + (DEMANDS.never if len(weighted) == 1 and self.stack.repeats else 0)
        return attempt._replace(credit=credit)


def _changes(columns: Sequence[Turns], lacks: Sequence[int], start: int, height: int) -> Iterable[Change]:
    """Changes of one or two weights after which a run that lacks so much in each column comes out in one, each of them once."""
    found: dict[Change, None] = {}
    for turns, lack in zip(columns, lacks, strict=True):
        if lack:
            found.update(dict.fromkeys(turns.singles(start, -lack)))
            if height - start <= PAIRS:
                found.update(dict.fromkeys(turns.pairs(start, -lack)))
    return found


def _floor(stack: Stack, line: Line) -> int:
    """Where the side of the balance begins that a total of equity stands on: it is what is left of the assets, but no sum of them."""
    if not (stack.has_two_sides and EQUITY.search(line.label)):
        return 0
    return next((at + 1 for at in range(len(stack) - 1, -1, -1) if TOTAL_ASSETS.match(stack.entries[at].line.label)), 0)


def _believed(attempts: Iterable[Attempt]) -> Attempt | None:
    believed = [attempt for attempt in attempts if attempt.credit >= 0]
    return max(believed, key=lambda attempt: (attempt.credit, attempt.mark, attempt.start)) if believed else None


def one_cell_explains(total: Line, parts: Sequence[tuple[Line, int]], column: int) -> bool:
    """Whether a break in a column would be mended by one cell that is a slip away; not by one of a row that repeats the total.

    Of a balance that stays the same any number come out, with the signs turned that it takes.
    """
    difference, size = lack(total, parts, column), abs(total.values[column] or 0)
    return any(
        miscopied(value, value + weight * difference, line.units[column])
        for line, weight in ((total, -1), *parts)
        if (value := line.values[column]) and line.units[column] and (line is total or abs(value) != size)
    )


def _shift_explains(total: Line, parts: Sequence[tuple[Line, int]], one: int, other: int) -> bool:
    """Whether two columns break because a figure of one was printed in the other, or two figures of a row changed places."""
    lacking, *_ = lacks = [lack(total, parts, column) for column in (one, other)]
    if sum(lacks):
        return False
    moved = ((weight, line.values[one] or 0, line.values[other] or 0) for line, weight in ((total, -1), *parts))
    return any(weight * (here - there) == -lacking for weight, here, there in moved)


def lack(total: Line, parts: Sequence[tuple[Line, int]], column: int) -> int:
    """What a total is more than its parts come to in a column."""
    return (total.values[column] or 0) - sum(weight * (line.values[column] or 0) for line, weight in parts)


def try_column(total: Line, parts: Sequence[tuple[Line, int]], column: int) -> tuple[Verdict | None, int]:
    """How a total agrees with its parts in a column, and how many printed digits come out right.

    Returns:
        The verdict, None where the total or all parts are blank; the digits of the largest figure, 0 in a break or where all are zero.
    """
    printed, unit = total.values[column], total.units[column]
    if printed is None:
        return None, 0
    shown = added = slack = largest = finest = 0
    for line, weight in parts:
        value = line.values[column]
        if value is not None:
            own = line.units[column]
            shown += 1
            added += weight * value
            slack += own
            if value > largest:
                largest = value
            elif -value > largest:
                largest = -value
            if own and (not finest or own < finest):
                finest = own
    if not shown or (added and not unit):
        return None, 0  # a dash for a total of figures: no total is given
    if added != printed and 2 * abs(printed - added) > unit + slack:
        return BREAK, 0
    largest = max(largest, abs(printed))
    finest = min(finest or unit or 1, unit or finest or 1)
    return EXACT if added == printed else WITHIN_ROUNDING, len(str(largest // finest)) if largest else 0
