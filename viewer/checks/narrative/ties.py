"""Assertions held against the statements: which cells a number speaks of, and whether they say the same.

A number is tied by line item and period. Only where both are beyond doubt can it be found to differ; where one is in
doubt the cells meant are tried in order of likelihood, and a number that fits none of them is left untied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from viewer.checks.narrative.assertion import Assertion, Bond, Part
from viewer.checks.narrative.binding import PERCENT_KINDS
from viewer.checks.narrative.book import tie_of_book_growth, tie_of_book_value
from viewer.checks.narrative.clock import Clock, Times, named_period
from viewer.checks.narrative.figures import FigureKind, Fuzz
from viewer.checks.narrative.fiscal import Key
from viewer.checks.narrative.ledger import LAST_RANK, Entry, Ledger, cell_at, says_adjusted
from viewer.checks.narrative.parts import NOWHERE
from viewer.checks.narrative.printed import tie_of_printed_growth, tie_of_printed_share
from viewer.checks.narrative.subjects import Subject
from viewer.checks.narrative.sums import PARTS, tie_of_current, tie_of_sum
from viewer.checks.narrative.tie import (
    UNTIED,
    Compute,
    Outcome,
    Tie,
    ratio_of,
    tie_of_difference,
    tie_of_multiple,
    tie_of_percent,
)
from viewer.checks.narrative.verdict import CENTESIMAL, Range, hundredths, is_near, quotient, range_of
from viewer.checks.narrative.vocabulary import (
    BOOK_VALUE,
    BY_KEY,
    CURRENT_RATIO,
    EPS,
    EQUITY,
    GROSS_PROFIT,
    NET_INCOME,
    REVENUE,
    SHARES,
    WORKING_CAPITAL,
    Item,
    Nature,
)
from viewer.statements.statement import Cell
from viewer.statements.unit import UnitKind, kind_of

WORTH_TELLING = 3  # digits an amount must have for an equal cell of another period to mean anything
UNITS = {FigureKind.MONEY: UnitKind.MONEY, FigureKind.PER_SHARE: UnitKind.PER_SHARE, FigureKind.SHARES: UnitKind.SHARES}
COMPUTED: dict[FigureKind, Compute] = {FigureKind.PERCENT: tie_of_printed_growth, FigureKind.MULTIPLE: tie_of_multiple}
HUNDRED = Decimal(100)


@dataclass(slots=True)
class Tier:
    """Ties assertions to the cells of a release."""

    ledger: Ledger
    clock: Clock

    def tie(self, assertion: Assertion) -> Tie:
        """Hold one assertion against the statements: against the whole company's rows, else those of the part that is spoken of."""
        tie = self._tie(assertion)
        if not assertion.place or tie.outcome is Outcome.AGREES or assertion.subject is None:
            return tie
        local = self._tie_local(assertion, assertion.subject)
        return local if local is not None else tie

    def _tie_local(self, assertion: Assertion, subject: Subject) -> Tie | None:
        """Hold an assertion against the rows of the part of the company that is spoken of, None where there are none."""
        item = BY_KEY.get(subject.key)
        weak = replace(assertion, bond=Bond.WEAK, place=NOWHERE)
        if assertion.part is Part.LEVEL and _is_ratio(assertion, item):
            ratio = item.over if item is not None and item.over is not None else (GROSS_PROFIT, REVENUE)
            over, under = (self.ledger.parts.at(key, assertion.place) for key in ratio)
            return self._ratio(weak, over, under, self.clock.level(assertion)) if over and under else None
        local = self._located(subject, assertion.place)
        if local is None:
            return None
        whole = self._located(assertion.whole, assertion.place) if assertion.whole is not None else None
        return self._tie(replace(weak, subject=local, whole=whole or assertion.whole))

    def _located(self, subject: Subject, place: frozenset[str]) -> Subject | None:
        """A line item as that of a part of the company, None where no caption shows it."""
        key = self.ledger.parts.at(subject.key, place)
        return subject._replace(key=key, general=True) if key is not None else None

    def _tie(self, assertion: Assertion) -> Tie:
        """Hold one assertion against the rows of the line item it names."""
        subject = assertion.subject
        if assertion.forward:
            return UNTIED
        if assertion.bond is Bond.NONE or subject is None:
            return self._tie_shares(assertion)
        item = BY_KEY.get(subject.key)
        tie = self._tie_part(assertion, subject, item)
        if tie.outcome is Outcome.AGREES:
            return tie
        if subject.key == BOOK_VALUE or (subject.key == EQUITY and assertion.figure.kind is FigureKind.PER_SHARE):
            return self._tie_book_value(assertion)
        if subject.key in {WORKING_CAPITAL, CURRENT_RATIO} and assertion.part is Part.LEVEL:
            return tie_of_current(assertion, self.clock.level(assertion).keys, self.ledger.rows, cell_at)
        return tie

    def _tie_part(self, assertion: Assertion, subject: Subject, item: Item | None) -> Tie:
        """Hold an assertion against the cells of its item as what it is of it: a level, a share, a change."""
        match assertion.part:
            case Part.LEVEL if _is_ratio(assertion, item):
                return self._tie_ratio(assertion, item)
            case Part.LEVEL:
                tie = self._tie_level(assertion, subject)
                return tie if tie.outcome is not Outcome.UNTIED else self._tie_sum(assertion, subject)
            case Part.SHARE:
                return self._tie_share(assertion, subject)
            case _:
                return self._tie_points(assertion, item) if _is_margin(item) else self._tie_change(assertion, subject)

    def _tie_shares(self, assertion: Assertion) -> Tie:
        """`$0.38 per diluted share (based on 14.3 million shares)`: shares that need not be named."""
        if assertion.figure.kind is not FigureKind.SHARES or assertion.part is not Part.LEVEL:
            return UNTIED
        return self._tie_level(assertion, Subject(SHARES, assertion.index, assertion.index, general=True, sign=0))

    # rows

    def _rows(self, assertion: Assertion, key: str) -> list[Entry]:
        """The rows an assertion may speak of: pro forma or not, diluted or basic, as it says."""
        rows = self.ledger.rows(key)
        if assertion.adjusted is not None:
            rows = [entry for entry in rows if entry.adjusted is assertion.adjusted]
        elif not says_adjusted(key) and any(entry.adjusted for entry in rows):
            rows = [entry for entry in rows if not says_adjusted(entry.row.label)]
        if key not in {EPS, SHARES}:
            return rows
        wanted = assertion.diluted is not False
        matching = [entry for entry in rows if entry.diluted is None or entry.diluted is wanted]
        if assertion.diluted is not None and matching:
            return matching
        return matching + [entry for entry in rows if entry.diluted is not None and entry.diluted is not wanted]

    # levels

    def _tie_level(self, assertion: Assertion, subject: Subject) -> Tie:
        """Tie an amount to the cell of its line item and period."""
        key, kind = _row_and_unit(assertion, subject)
        rows = self._rows(assertion, key) if kind is not None else []
        if not rows:
            return UNTIED
        times = self.clock.level(assertion)
        missed: Tie | None = None
        for period in times.keys:
            for entry in rows:
                cell = cell_at(entry, period)
                if cell is None or kind_of(cell.unit) is not kind:
                    continue
                tie = _level(assertion, subject, entry, cell, period)
                if tie.outcome is Outcome.AGREES:
                    return tie
                if missed is None and period is times.keys[0] and entry.may_convict(period) and self.ledger.means(entry, key, subject.name):
                    missed = tie
        if assertion.bond is not Bond.STRONG or not times.sure or subject.general:
            return UNTIED
        elsewhere = self._elsewhere(assertion, subject, rows)
        if elsewhere is None or (missed is not None and missed.near):
            return missed or UNTIED
        named = named_period(assertion, assertion.side or 0)
        return elsewhere if named is not None and named.is_explicit else UNTIED

    def _elsewhere(self, assertion: Assertion, subject: Subject, rows: list[Entry]) -> Tie | None:
        """The cell of another period that has just this amount."""
        digits = sum(character in "0123456789" for character in assertion.token.printed)
        if digits < WORTH_TELLING:
            return None
        for entry in rows:
            for key, cell in entry.cells():
                if (
                    key not in entry.twice
                    and kind_of(cell.unit) is UNITS.get(assertion.figure.kind)
                    and range_of(assertion.figure).meets(entry.size(cell))
                ):
                    tie = _level(assertion, subject, entry, cell, key)
                    return Tie(Outcome.OTHER_PERIOD, tie.cells, key, tie.expected)
        return None

    def _tie_sum(self, assertion: Assertion, subject: Subject) -> Tie:
        """Tie an amount to the parts of its line item where no row has all of it."""
        if assertion.figure.kind is not FigureKind.MONEY or subject.key not in PARTS:
            return UNTIED
        return tie_of_sum(assertion, subject.key, self.clock.level(assertion).keys, self.ledger.rows, cell_at)

    def _tie_book_value(self, assertion: Assertion) -> Tie:
        """Tie a book value per share, or its growth, to the equity it is computed from."""
        equity = self.ledger.rows(EQUITY)
        if assertion.part is Part.LEVEL:
            return tie_of_book_value(assertion, self.clock.level(assertion).keys, equity, cell_at)
        now = self.clock.now(assertion)
        return tie_of_book_growth(assertion, now.keys, self.clock.compared(assertion, now).keys, equity, cell_at)

    # ratios

    def _tie_ratio(self, assertion: Assertion, item: Item | None) -> Tie:
        part, whole = item.over if item is not None and item.over else (GROSS_PROFIT, REVENUE)
        tie = self._ratio(assertion, part, whole, self.clock.level(assertion))
        if tie.outcome is Outcome.AGREES or item is None or not self.ledger.rows(item.key):
            return tie
        printed = self._printed_ratio(assertion, item.key)
        return printed if printed is not None else tie if assertion.adjusted is not True else UNTIED

    def _printed_ratio(self, assertion: Assertion, key: str) -> Tie | None:
        """The tie to a ratio that a table prints itself: `Non-GAAP operating margin 30.9%`."""
        for period in self.clock.level(assertion).keys:
            for entry in self._rows(assertion, key):
                cell = cell_at(entry, period)
                if cell is not None and kind_of(cell.unit) is UnitKind.PURE and range_of(assertion.figure).meets(entry.size(cell)):
                    return Tie(Outcome.AGREES, (cell,), period, cell.value)
        return None

    def _tie_share(self, assertion: Assertion, subject: Subject) -> Tie:
        if assertion.whole is None or assertion.whole.key == subject.key:
            return UNTIED
        times = self.clock.level(assertion)
        rows = self._rows(assertion, subject.key)
        printed = tie_of_printed_share(assertion, rows, self.ledger.shares(subject.key, assertion.whole.key), times.keys)
        return printed if printed is not UNTIED else self._ratio(assertion, subject.key, assertion.whole.key, times)

    def _ratio(self, assertion: Assertion, part: str, whole: str, times: Times) -> Tie:
        """Tie a percentage of one item to another's of the same statement and period."""
        missed: Tie | None = None
        for period in times.keys:
            for over, under in self._pairs(assertion, part, whole):
                upper, lower = cell_at(over, period), cell_at(under, period)
                ratio = quotient(over.size(upper), under.size(lower)) if upper is not None and lower is not None else None
                if upper is None or lower is None or ratio is None:
                    continue
                percent = Range(ratio.low * HUNDRED, ratio.high * HUNDRED)
                tie = tie_of_percent(
                    assertion, (upper, lower), period, percent, ratio=ratio_of(upper, lower), how=f"{upper.text} / {lower.text}"
                )
                if tie.outcome is Outcome.AGREES:
                    return tie
                if missed is None and period is times.keys[0] and times.sure and over.statement is under.statement:
                    missed = tie
        return missed if missed is not None and assertion.bond is Bond.STRONG else UNTIED

    def _pairs(self, assertion: Assertion, part: str, whole: str) -> Iterator[tuple[Entry, Entry]]:
        """Rows of one statement for the two items of a ratio."""
        wholes = self.ledger.rows(whole)
        name = assertion.whole.name if assertion.whole is not None else ""
        if name:
            wholes = sorted(wholes, key=lambda entry: name not in entry.row.label.lower())
        for over in self._rows(assertion, part):
            under = next((entry for entry in wholes if entry.statement is over.statement), None)
            if under is not None:
                yield over, under
            elif wholes and over.rank == LAST_RANK and not over.adjusted:
                yield from ((over, entry) for entry in wholes)

    def _tie_points(self, assertion: Assertion, item: Item | None) -> Tie:
        """A change of a margin in points; too loosely worded ever to convict."""
        part, whole = item.over if item is not None and item.over else (GROSS_PROFIT, REVENUE)
        now = self.clock.now(assertion)
        then = self.clock.compared(assertion, now)
        loosely = range_of(assertion.figure._replace(fuzz=Fuzz.ABOUT))
        for over, under in self._pairs(assertion, part, whole):
            for current in now.keys:
                for base in then.keys:
                    if current.months != base.months:
                        continue
                    cells = [
                        cell
                        for key in (current, base)
                        for entry in (over, under)
                        if (cell := cell_at(entry, key)) is not None and cell.value
                    ]
                    if len(cells) < 4:
                        continue
                    points = hundredths(abs(ratio_of(*cells[:2]) - ratio_of(*cells[2:])) * HUNDRED)
                    if loosely.meets(Range(points, points + CENTESIMAL)):
                        how = f"{cells[0].text} / {cells[1].text} - {cells[2].text} / {cells[3].text} = {points} points"
                        return Tie(Outcome.AGREES, tuple(cells), current, points, how, derived=True)
        return UNTIED

    # changes

    def _tie_change(self, assertion: Assertion, subject: Subject) -> Tie:
        """Tie a growth, difference or multiple to two cells of one row."""
        compute = COMPUTED.get(assertion.figure.kind, tie_of_difference)
        key, kind = _row_and_unit(assertion, subject)
        now = self.clock.now(assertion)
        missed: Tie | None = None
        for current in now.keys:
            then = self.clock.compared(assertion, Times((current,), now.sure))
            for base in (*then.keys, *self._moments_before(current, subject)):
                for entry in self._rows(assertion, key):
                    tie = _change(assertion, entry, (current, base), kind, compute)
                    if tie is None:
                        continue
                    if tie.outcome is Outcome.AGREES:
                        return tie
                    if (
                        missed is None
                        and current is now.keys[0]
                        and base is then.keys[0]
                        and then.sure
                        and entry.may_convict(current)
                        and entry.may_convict(base)
                    ):
                        missed = tie
        return missed if missed is not None and assertion.bond is Bond.STRONG else UNTIED

    def _moments_before(self, key: Key, subject: Subject) -> tuple[Key, ...]:
        """The balance sheet dates before a period's end, which a line of the balance sheet may have changed since."""
        item = BY_KEY.get(subject.key)
        if item is None or item.nature is not Nature.INSTANT:
            return ()
        moments = (other for other in self.clock.calendar.keys if other.months is None and other.month < key.month)
        return tuple(Key(key.months, moment.month) for moment in sorted(moments, reverse=True))


def _change(assertion: Assertion, entry: Entry, keys: tuple[Key, Key], kind: UnitKind | None, compute: Compute) -> Tie | None:
    current, base = cell_at(entry, keys[0]), cell_at(entry, keys[1])
    if (
        current is None
        or base is None
        or current is base
        or (keys[0].months != keys[1].months and None not in {keys[0].months, keys[1].months})
        or (kind is not None and kind_of(current.unit) is not kind)
    ):
        return None
    return compute(assertion, entry, current, base, keys[0])


def _level(assertion: Assertion, subject: Subject, entry: Entry, cell: Cell, period: Key) -> Tie:
    """An amount held against one cell."""
    figure = assertion.figure
    value = cell.value or Decimal(0)
    agrees = range_of(figure).meets(entry.size(cell)) and not _contradicts(assertion, subject, entry, value)
    expected = -value if subject.sign < 0 and value < 0 and figure.value > 0 else value
    if agrees:
        return Tie(Outcome.AGREES, (cell,), period, expected)
    return Tie(Outcome.DIFFERS, (cell,), period, expected, near=is_near(figure.value, value))


def _is_ratio(assertion: Assertion, item: Item | None) -> bool:
    """Whether a figure is a percentage of sales: of a margin, or of gross profit said in percent."""
    is_gross = item is not None and item.key == GROSS_PROFIT
    return assertion.figure.kind is FigureKind.PERCENT and (_is_margin(item) or is_gross)


def _is_margin(item: Item | None) -> bool:
    return item is not None and item.nature is Nature.RATIO


def _row_and_unit(assertion: Assertion, subject: Subject) -> tuple[str, UnitKind | None]:
    """The item whose rows a figure is looked up in, and the unit its cells must have; None where it can have none."""
    kind = assertion.figure.kind
    item = BY_KEY.get(subject.key)
    nature = item.nature if item is not None else None
    if item is None and assertion.part is not Part.LEVEL and kind is not FigureKind.MONEY:
        return subject.key, UnitKind.PURE if kind is FigureKind.POINTS else None
    if kind is FigureKind.COUNT:
        return subject.key, UnitKind.PURE
    if kind is FigureKind.SHARES:
        return SHARES, UnitKind.SHARES
    if nature is Nature.RATE or (kind is FigureKind.PERCENT and assertion.part is Part.LEVEL):
        return subject.key, UnitKind.PURE if kind in PERCENT_KINDS else None
    if kind is FigureKind.PER_SHARE:
        if subject.key in {EPS, NET_INCOME}:
            return EPS, UnitKind.PER_SHARE
        return subject.key, UnitKind.PER_SHARE if item is None or nature is Nature.PER_SHARE else None
    if kind is FigureKind.MONEY and item is not None and item.over is not None:
        return item.over[0], UnitKind.MONEY
    if subject.key == EPS:  # `net loss and loss per share was ($1.5) million`
        return (NET_INCOME, UnitKind.MONEY) if kind is FigureKind.MONEY else (subject.key, UnitKind.PER_SHARE)
    return subject.key, UnitKind.SHARES if nature is Nature.SHARES else UnitKind.MONEY


def _contradicts(assertion: Assertion, subject: Subject, entry: Entry, value: Decimal) -> bool:
    """Whether a sentence calls income what the statement prints as a loss, or the other way round."""
    item = BY_KEY.get(subject.key)
    if item is None or item.nature is not Nature.RESULT or not subject.sign or assertion.bond is not Bond.STRONG or not value:
        return False
    if assertion.figure.kind is not FigureKind.MONEY or assertion.figure.value < 0:
        return False
    label = entry.row.label.lower()
    if "loss" in label and not any(word in label for word in ("income", "profit", "earning")):
        return False
    return (value < 0) is (subject.sign > 0)
