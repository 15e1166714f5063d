"""Growths, differences and multiples of a line item, held against two cells of one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import STRONG, WEAK, Assertion
from viewer.checks.narrative.assertions.clock import Clock, Times, named_period
from viewer.checks.narrative.items.alike import content_of
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.subjects import Subject, words_of
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.ledger.amounts import Amount
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import ONE, FigureKind, Fuzz
from viewer.checks.narrative.prose.named_period import DURING
from viewer.checks.narrative.prose.words import words
from viewer.checks.narrative.ties.candidates import LARGEST, LEAST, MOST, said_units
from viewer.checks.narrative.ties.growth_rows import change_below
from viewer.checks.narrative.ties.printed import OF_CHANGE, printed_change, tells_change, tie_of_printed_growth
from viewer.checks.narrative.ties.rows import row_and_unit, rows_for
from viewer.checks.narrative.ties.tie import UNTIED, Compute, Outcome, Tie, tie_of_difference, tie_of_multiple, tie_of_nil
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import Range, is_near_percent, range_of, size_of
from viewer.footing.proof import unit_printed
from viewer.statements.statement import Cell, StatementKind
from viewer.statements.unit import UnitKind, kind_of

ZERO = Decimal(0)
OF_A_MOMENT = words("beginning end ending year period")  # in the caption of a balance
MOST_TWINS = 20  # amounts of one size looked at
PRINTED = {FigureKind.PERCENT: UnitKind.PURE, FigureKind.MONEY: UnitKind.MONEY}
COMPUTED: dict[FigureKind, Compute] = {FigureKind.PERCENT: tie_of_printed_growth, FigureKind.MULTIPLE: tie_of_multiple}


class _Held(NamedTuple):
    """A change held against two cells of a row.

    Attributes:
        tie: what it gave.
        first: whether these are the periods that it is most likely of.
        sure: whether these are beyond doubt.
        may_convict: whether a change may be found to differ from that of the row.
    """

    tie: Tie
    first: bool
    sure: bool
    may_convict: bool


class Changes(NamedTuple):
    """Ties changes of line items.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def tie(self, assertion: Assertion, subject: Subject) -> Tie:
        """Tie a growth, difference or multiple to two cells of one row."""
        missed: Tie | None = None
        for held in self._held(assertion, subject):
            tie = held.tie
            if tie.outcome is Outcome.AGREES and (assertion.bond is STRONG or not _is_coarse(assertion, tie)):
                return tie
            if missed is None and held.first and held.sure and held.may_convict and not self._may_be_since_its_start(assertion, subject):
                missed = tie
        return missed if missed is not None and assertion.bond is STRONG else UNTIED

    def meant(self, assertion: Assertion, subject: Subject) -> Iterator[tuple[Tie, bool]]:
        """The changes that a figure which is none of them may be meant for, with whether row and periods are the likeliest."""
        held = list(self._held(assertion, subject)) if assertion.bond is STRONG else []
        if Outcome.AGREES in [each.tie.outcome for each in held] or self._may_be_since_its_start(assertion, subject):
            return
        for each in held:
            if each.may_convict:
                yield each.tie, each.first

    def _held(self, assertion: Assertion, subject: Subject) -> Iterator[_Held]:
        """A change held against the rows of its item, in the periods that it may be of, the likeliest first."""
        compute = COMPUTED.get(assertion.figure.kind, tie_of_difference)
        key, kind = row_and_unit(assertion, subject)
        if kind is UnitKind.MONEY and assertion.figure.kind is FigureKind.POINTS:
            return
        now = self.clock.now(assertion)
        for current in (*now.keys, *self._latest_moment(subject)):
            then = self.clock.compared(assertion, Times((current,), now.sure))
            for base in (*then.keys, *self._moments_before(current, subject)):
                rows = rows_for(self.ledger, assertion, key)
                for entry in rows:
                    if (
                        assertion.figure.kind is FigureKind.PERCENT
                        and assertion.figure.step >= ONE
                        and assertion.bond is WEAK
                        and not (entry.adjusted and assertion.adjusted)
                        and not self.ledger.means(entry, key, subject.name)
                    ):
                        continue  # a whole percentage is easily that of another row
                    if OF_CHANGE.isdisjoint(words_of(entry.row.label)) and tells_change(entry.row, entry.statement):
                        continue  # `a $9.2 million increase in accounts payable` is what it tells itself
                    tie = _change(assertion, (entry, rows), (current, base), kind, compute)
                    if tie is not None:
                        first = (current,) == now.keys[:1] and (base,) == then.keys[:1]
                        yield _Held(tie, first, then.sure, entry.may_convict(current) and entry.may_convict(base))

    def tie_on(self, assertion: Assertion, cell: Cell) -> Tie:
        """Tie a change to the row of a cell that the amount beside it was tied to, or to one that prints the same under the same caption.

        `Automotive cash and marketable securities were $9.8 billion, up $717 million`; never found to differ.
        """
        return next((tie for tie in self._on(assertion, cell) if tie.outcome is Outcome.AGREES), UNTIED)

    def meant_on(self, assertion: Assertion, cell: Cell) -> Tie:
        """The likeliest change of the row of a cell, for one that agrees with none: `rose 18.3 percent to $258.3 million`."""
        return next(self._on(assertion, cell), UNTIED)

    def _on(self, assertion: Assertion, cell: Cell) -> Iterator[Tie]:
        """A change held against the row of a cell, and against those that print the same, the likeliest period first."""
        told = self.ledger.amounts.at(cell)
        key = self.ledger.key_at(told) if told is not None else None
        if told is None or key is None:
            return
        compute = COMPUTED.get(assertion.figure.kind, tie_of_difference)
        unit = next(said_units(told), ONE) if assertion.figure.kind is FigureKind.COUNT else ONE
        if unit != ONE:  # `up 200,000 units`, in a table in thousands
            figure = assertion.figure
            assertion = replace(assertion, figure=replace(figure, value=figure.value / unit, step=figure.step / unit))
        times = Times((key,), sure=True)
        bases = (*self.clock.compared(assertion, times).keys, *self._moments_of(key))
        for amount in (told, *self._twins(told, key)):
            entry = self.ledger.entry_at(amount)
            if entry is None:
                continue
            for base in bases:
                tie = _change(assertion, (entry, ()), (key, base), kind_of(cell.unit), compute)
                if tie is not None:
                    yield tie

    def tie_again(self, assertion: Assertion, cells: tuple[Cell, ...]) -> Tie:
        """Tie a change to the two amounts of one that its sentence has told in another unit: `declined by $3.1 million, or 14.7%`."""
        told = self.ledger.amounts.at(cells[0])
        key, entry = (self.ledger.key_at(told), self.ledger.entry_at(told)) if told is not None else (None, None)
        if key is None or entry is None or (assertion.figure.kind is FigureKind.POINTS and kind_of(cells[0].unit) is not UnitKind.PURE):
            return UNTIED
        compute = COMPUTED.get(assertion.figure.kind, tie_of_difference)
        return compute(assertion, entry, cells[0], cells[1], key) or UNTIED

    def printed(self, assertion: Assertion, tie: Tie) -> Tie:
        """A change as a table prints it that shows the same two amounts beside or above it, else as it was computed."""
        if assertion.figure.kind not in PRINTED or not tie.derived or len(tie.cells) != 2:
            return tie
        flow = self._flow(assertion, tie) if assertion.figure.kind is FigureKind.MONEY else None
        if flow is not None:
            return replace(tie, cells=(flow, *tie.cells), expected=flow.value, derived=False)
        current, then = tie.cells
        for other in self._shown_again(current):
            for below in change_below(other, abs(then.value or ZERO)):
                if _says(assertion, below):
                    return replace(tie, cells=(below, *tie.cells), expected=below.value, derived=False)
            if None not in [column.period for column in other.statement.columns] or self.ledger.key_at(other) != tie.key:
                continue
            base = next((cell for cell in other.row.cells if cell != other.cell and _is_same_amount(cell, then)), None)
            entry = self.ledger.entry_at(other) if base is not None else None
            if base is None or entry is None:
                continue
            beside = printed_change(assertion, entry, other.cell, base)
            if beside is not None:
                return replace(tie, cells=(beside, other.cell, base), expected=beside.value, derived=False)
        return tie

    def _shown_again(self, cell: Cell) -> Iterator[Amount]:
        """The amounts of the same size, then those that print it less finely under the same caption: highlights in millions."""
        size = abs(cell.value or ZERO)
        yield from self.ledger.amounts.within(Range(size, size), MOST_TWINS)
        told = self.ledger.amounts.at(cell)
        label = words_of(told.row.label) if told is not None else ()
        for other in self.ledger.amounts.within(Range(size * LEAST, size * LARGEST), MOST) if label else ():
            if other.size != size and words_of(other.row.label) == label and _is_same_amount(other.cell, cell):
                yield other

    def _flow(self, assertion: Assertion, tie: Tie) -> Cell | None:
        """The cell of a cash flow that says a change of a line of the balance sheet: `Decrease in short-term investments   38,050`.

        So is that of cash, whose balances the cash flow may print itself: `Net increase in cash` over `Cash - beginning of year`.
        """
        told = self.ledger.amounts.at(tie.cells[0])
        if told is None or told.statement.kind not in {StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW}:
            return None
        named = content_of(told.row.label) - OF_A_MOMENT
        for other in self.ledger.amounts.within(range_of(assertion.figure), MOST_TWINS):
            label = other.row.label if other.statement.kind is StatementKind.CASH_FLOW else ""
            key = self.ledger.key_at(other) if label else None
            if key is not None and tie.key is not None and key.month != tie.key.month:
                continue  # `a $1.6 billion increase in 1997`, which 1998 had as a decrease
            if named and named <= content_of(label) and not OF_CHANGE.isdisjoint(words_of(label)):
                return other.cell
        return None

    def _twins(self, told: Amount, key: Key) -> list[Amount]:
        """The amounts of other rows with the same caption that are the same in the same period: as reported and as adjusted."""
        if not told.row.label:
            return []
        alike = self.ledger.amounts.within(Range(told.size, told.size), MOST_TWINS)
        return [
            other for other in alike if other.row != told.row and other.row.label == told.row.label and self.ledger.key_at(other) == key
        ]

    def _moments_before(self, key: Key, subject: Subject) -> tuple[Key, ...]:
        """The balance sheet dates before a period's end, which a line of the balance sheet may have changed since."""
        return self._moments_of(key) if self._is_of_a_moment(subject) else ()

    def _latest_moment(self, subject: Subject) -> tuple[Key, ...]:
        """The latest balance sheet date for a line of the balance sheet: `Loans declined by $2.6 million during the past year`."""
        latest = self.clock.calendar.current(None) if self._is_of_a_moment(subject) else None
        return (latest,) if latest is not None else ()

    def _may_be_since_its_start(self, assertion: Assertion, subject: Subject) -> bool:
        """Whether a change may be one from the beginning of the time spoken of: `Client assets rose by $5.7 billion during the quarter`."""
        item, named = BY_KEY.get(subject.key), named_period(assertion, 0) if not assertion.side else None
        return named is not None and DURING in named.words and (item is None or item.nature is Nature.INSTANT)

    def _is_of_a_moment(self, subject: Subject) -> bool:
        """Whether a line item holds at a moment: by its nature, else as a balance sheet has it first."""
        item = BY_KEY.get(subject.key)
        if item is not None:
            return item.nature is Nature.INSTANT
        return any(key.months is None for entry in self.ledger.rows(subject.key) for key in entry.periods)

    def _moments_of(self, key: Key) -> tuple[Key, ...]:
        moments = (other for other in self.clock.calendar.keys if other.months is None and other.month < key.month)
        return tuple(Key(key.months, moment.month) for moment in sorted(moments, reverse=True))


def _is_coarse(assertion: Assertion, tie: Tie) -> bool:
    """Whether a growth only agrees because its cells are too coarse to tell: 51 % of `5` over `4`."""
    figure, expected = assertion.figure, tie.expected
    exact = figure.kind is FigureKind.PERCENT and figure.fuzz is Fuzz.EXACT
    return exact and expected is not None and not is_near_percent(figure, expected)


def _is_same_amount(one: Cell, two: Cell) -> bool:
    """Whether two cells may print one amount, each as finely as it is printed."""
    return one.value is not None and kind_of(one.unit) is kind_of(two.unit) and size_of(one).meets(size_of(two))


def _says(assertion: Assertion, cell: Cell) -> bool:
    """Whether a cell says the same as a figure of its kind, printed as finely."""
    if kind_of(cell.unit) is not PRINTED.get(assertion.figure.kind) or not range_of(assertion.figure).meets(size_of(cell)):
        return False
    return unit_printed(cell) <= assertion.figure.step


def _twin_of_another_time(entry: Entry, rows: Sequence[Entry], key: Key) -> Entry | None:
    """The row of the same caption in a table alike that has another period, None where there are several: one table a year."""
    twins = [
        other
        for other in rows
        if other.row.label == entry.row.label
        and (other.adjusted, other.rank, other.statement.kind) == (entry.adjusted, entry.rank, entry.statement.kind)
        and cell_at(other, key) is not None
        and other.periods.keys().isdisjoint(entry.periods)
    ]
    return twins[0] if len(twins) == 1 else None


def _change(
    assertion: Assertion, rows: tuple[Entry, Sequence[Entry]], keys: tuple[Key, Key], kind: UnitKind | None, compute: Compute
) -> Tie | None:
    """The change of a row between two periods, the second of which may be that of one of others; None where they are not shown."""
    entry, others = rows
    current, base = cell_at(entry, keys[0]), cell_at(entry, keys[1])
    if base is None and current is not None and len(others) > 1:
        twin = _twin_of_another_time(entry, others, keys[1])
        base = cell_at(twin, keys[1]) if twin is not None else None
    if kind is UnitKind.MONEY and (current is None) is not (base is None):
        return _from_nil(assertion, entry, keys, current, base)
    if (
        current is None
        or base is None
        or current is base
        or (keys[0].months != keys[1].months and None not in {keys[0].months, keys[1].months})
        or (kind is not None and kind_of(current.unit) is not kind)
    ):
        return None
    return compute(assertion, entry, current, base, keys[0])


def _from_nil(assertion: Assertion, entry: Entry, keys: tuple[Key, Key], current: Cell | None, base: Cell | None) -> Tie | None:
    """The tie of a change from nil or to nil, None where nothing is printed for one of two periods."""
    beside = keys[1] if current is not None else keys[0]
    cell = current or base
    is_nil = entry.is_nil(beside) or (beside.months is not None and not entry.flows and entry.is_nil(Key(None, beside.month)))
    return tie_of_nil(assertion, entry, cell, keys[0], grown=current is not None) if cell is not None and is_nil else None
