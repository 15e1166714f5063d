"""One figure standing in two places: the two sides of the balance, cash, net income, and whatever else statements share.

A mismatch is a break where the captions leave no doubt, or where other periods agree and a slip explains it; otherwise two rows that
differ are simply not the same thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from viewer.checks.periods import closing, months_of, near, opening
from viewer.checks.workings import Workings, is_own, words_of
from viewer.footing.captions import TOTAL, TOTAL_ASSETS, balances
from viewer.footing.grid import Grid, Line
from viewer.footing.miscopy import miscopied
from viewer.footing.proof import ARTICULATION, BREAK, Proof, Term, add_up, unit_printed
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import Statement, StatementKind

LEAST_OF_TOTAL = 2  # words of a caption whose `total` is more than the name: `total net sales`, not `total assets`
EARLIER = 8  # rows of the same caption, before a row, that are looked at for the same period
AT_END = regex(r"\b(?:end|ending)\b", re.IGNORECASE)
AT_BEGINNING = regex(r"\b(?:beginning|start)\b", re.IGNORECASE)
TIME_WORDS = {"end", "ending", "beginning", "start", "at", "year", "period", "quarter", "month", "months", "balance", "for", "during"}
NET_INCOME = frozenset({"net", "income"})
NET_INCOME_WORDS = {"net", "income", "loss", "earnings", "profit"}
CERTAIN = (NET_INCOME, frozenset({"total", "assets"}), frozenset({"cash", "equivalents"}))

Caption = frozenset[str]


@frozen
class Moments:
    """What the columns of a statement stand for.

    Attributes:
        columns: those with a period.
        months: of each, None at a moment.
        ends: the day each ends on.
        begins: the day before each begins, None where that is not known.
    """

    columns: tuple[int, ...]
    months: tuple[int | None, ...]
    ends: tuple[date, ...]
    begins: tuple[date | None, ...]


class Track(NamedTuple):
    """A row whose figures can be found again elsewhere.

    Attributes:
        grid: where it stands.
        line: the row.
        moments: what its columns stand for.
        begins: whether it holds at the beginning of its periods (`Cash, beginning of year`).
        ends: whether it holds at their end; a row does neither where it speaks of the whole period.
    """

    grid: Grid
    line: Line
    moments: Moments
    begins: bool
    ends: bool

    def cells(self) -> Iterator[tuple[date, int | None, Term]]:
        """For each figure, the day it holds at or its period ends on, the period's months and the cell."""
        moments = self.moments
        days = moments.begins if self.begins else moments.ends
        for column, months, day in zip(moments.columns, moments.months, days, strict=True):
            term = self.grid.term(self.line, column)
            if term is not None and day is not None:
                yield day, None if self.begins or self.ends else months, term


def articulate(workings: Workings) -> Iterator[Proof]:
    """All equalities between cells of a release."""
    yield from _balances(workings)
    by_caption: dict[Caption, list[Track]] = defaultdict(list)
    for statement, grid in workings.money():
        for caption, track in _tracks(statement, grid):
            by_caption[caption].append(track)
    for caption, tracks in by_caption.items():
        yield from _told_again(caption, tracks)


def _told_again(caption: Caption, tracks: Sequence[Track]) -> Iterator[Proof]:
    """The proofs of rows of one caption against the rows of the same caption before them."""
    found: list[tuple[Track, list[Pair]]] = []
    for at, track in enumerate(tracks):
        earlier = next((pairs for other in tracks[max(0, at - EARLIER) : at] if (pairs := _shared(other, track))), None) if at else None
        if earlier:
            found.append((track, earlier))
    # Cash at the end of the period is that of the balance sheet, so cash at its beginning is, too.
    settled = {track.grid for track, pairs in found if track.ends and all(pair.agrees and pair.is_long for pair in pairs)}
    for track, shared in found:
        opens = track.begins and track.grid in settled
        yield from _equalities(shared, certain=opens or caption in CERTAIN, telling=len(caption) > 1, settled=opens)


def _moments(statement: Statement) -> Moments | None:
    """What the columns of a statement stand for, None where two stand for the same: other companies, adjustments."""
    columns = [(at, column.period) for at, column in enumerate(statement.columns) if column.period is not None]
    months = tuple(months_of(period) for _, period in columns)
    ends = tuple(closing(period) for _, period in columns)
    if len(set(zip(months, ends, strict=True))) < len(columns):
        return None
    return Moments(tuple(at for at, _ in columns), months, ends, tuple(opening(period) for _, period in columns))


def _tracks(statement: Statement, grid: Grid) -> Iterator[tuple[Caption, Track]]:
    """The rows of a statement whose captions stand there once."""
    moments = _moments(statement) if is_own(statement) else None
    if moments is None:
        return
    found: dict[tuple[Caption, bool], list[Track]] = defaultdict(list)
    of_segments, of_equity = statement.kind is StatementKind.SEGMENT, statement.kind is StatementKind.EQUITY
    for line in grid.lines:
        begins, ends = _held_at(line.label)
        caption = caption_of(line, timed=begins or ends)
        if of_segments and len(caption) > LEAST_OF_TOTAL:
            caption -= {"total", "consolidated"}  # `Total net sales` of the segments are the net sales
        ends |= of_equity and line.standing is TOTAL
        found[caption, begins].append(Track(grid, line, moments, begins, ends))
    yield from ((caption, tracks[0]) for (caption, _), tracks in found.items() if caption and len(tracks) == 1)


@remembered(4096)
def _held_at(label: str) -> tuple[bool, bool]:
    """Whether a caption says that its figures hold at the beginning of their periods, and whether at the end."""
    return AT_BEGINNING.search(label) is not None, AT_END.search(label) is not None


def caption_of(line: Line, *, timed: bool) -> Caption:
    """The words that tell a caption from others; those of its heading where it names only a time (`Balance, end of year`)."""
    words = set(words_of(line.label))
    if timed:
        words -= TIME_WORDS
        if not words and line.section:
            words = set(words_of(line.section[-1]))
    if words <= NET_INCOME_WORDS and "net" in words and len(words) > 1:
        return NET_INCOME
    return frozenset(words)


def _shared(one: Track, other: Track) -> list[Pair]:
    if one.grid is other.grid and not (one.begins or other.begins):
        return []
    return [
        Pair(first, second)
        for day, months, first in one.cells()
        for day_too, months_too, second in other.cells()
        if months == months_too and near(day, day_too) and (first.value or second.value)
    ]


class Pair(NamedTuple):
    """Two cells that should say the same; the second is taken as the total."""

    one: Term
    other: Term

    @property
    def agrees(self) -> bool:
        """Whether they do, within rounding."""
        return self.one.value == self.other.value or add_up(ARTICULATION, self.other, (self.one,), confirmed=True).verdict is not BREAK

    @property
    def is_slip(self) -> bool:
        """Whether one would be miscopied from the other; a gain is a plain figure in one statement and deducted in another."""
        if self.one.value == -self.other.value:
            return False
        unit = max(unit_printed(self.one.cell), unit_printed(self.other.cell))
        return miscopied(self.one.value, self.other.value, unit)

    @property
    def is_long(self) -> bool:
        """Whether the figures have so many digits that one slip between two that mean different things is unlikely."""
        return min(sum(map(str.isdigit, term.cell.text)) for term in (self.one, self.other)) > 2


def _equalities(pairs: Sequence[Pair], *, certain: bool, telling: bool = True, settled: bool = False) -> Iterator[Proof]:
    """The proofs of pairs that should all agree.

    Args:
        pairs: two rows of the same caption, period by period.
        certain: whether the caption alone leaves no doubt that they are the same thing.
        telling: whether it says enough for a slip to be more likely than another thing of the same name.
        settled: whether other rows have shown it.
    """
    agree = [pair.agrees for pair in pairs]
    confirmed = all(agree)
    slips = [False] * len(pairs) if confirmed else [not agrees and pair.is_slip for pair, agrees in zip(pairs, agree, strict=True)]
    if not certain and len(pairs) - sum(slips) > 2 * sum(agree):
        return  # most differ: two things of one name, `Cost of revenue` in a list of acquisition costs and in one of stock compensation
    agreeing = (
        settled or any(agree) or any(slip and (certain or (telling and pair.is_long)) for pair, slip in zip(pairs, slips, strict=True))
    )
    for pair, agrees, slip in zip(pairs, agree, slips, strict=True):
        if agrees or (agreeing and (certain or slip)):
            yield add_up(ARTICULATION, pair.other, (pair.one,), confirmed=confirmed)


def _balances(workings: Workings) -> Iterator[Proof]:
    """Assets against liabilities and equity, also where each side has a table of its own."""
    panels: list[list[tuple[Grid, Line]]] = []
    before: Statement | None = None
    for statement, grid in workings.money():
        if statement.kind is StatementKind.BALANCE_SHEET:
            totals = [(grid, line) for line in grid.lines if line.standing is TOTAL]
            apart = before is None or [column.period for column in before.columns] != [column.period for column in statement.columns]
            if apart or any(balances(line.label) for _, line in panels[-1]):
                panels.append([])
            panels[-1] += totals
            before = statement
    for panel in panels:
        if len(panel) > 1:
            yield from _balance(panel)


def _balance(totals: Sequence[tuple[Grid, Line]]) -> Iterator[Proof]:
    right = next((place for place in reversed(totals) if balances(place[1].label)), totals[-1])
    named = next((place for place in totals if TOTAL_ASSETS.search(place[1].label) and place is not right), None)
    if named is not None:
        yield from _equalities(_across(named, right), certain=balances(right[1].label))
        return
    sides = [_across(left, right) for left in totals if left is not right and not left[1].label]
    best = max(sides, key=lambda pairs: sum(pair.agrees or pair.is_slip for pair in pairs), default=[])
    yield from _equalities(best, certain=False)


def _across(left: tuple[Grid, Line], right: tuple[Grid, Line]) -> list[Pair]:
    terms = ((left[0].term(left[1], column), right[0].term(right[1], column)) for column in range(min(left[0].width, right[0].width)))
    return [Pair(one, other) for one, other in terms if one is not None and other is not None and (one.value or other.value)]
