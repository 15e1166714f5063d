"""Percentages of one line item that are held against two rows, or against the row that prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import LEVEL, STRONG, Assertion
from viewer.checks.narrative.assertions.clock import Clock, Times
from viewer.checks.narrative.items.common_items import COST_OF_SALES, GROSS_PROFIT, REVENUE
from viewer.checks.narrative.items.item import Item, Nature
from viewer.checks.narrative.items.results import EBITDA
from viewer.checks.narrative.items.subjects import CAPTION, Subject
from viewer.checks.narrative.items.vocabulary import BY_KEY, ITEMS
from viewer.checks.narrative.ledger.entry import LAST_RANK, Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import ONE, Fuzz
from viewer.checks.narrative.ties.printed import points_beside, ratio_beside, says_percent, tie_of_printed_share
from viewer.checks.narrative.ties.rows import rows_for
from viewer.checks.narrative.ties.tie import UNTIED, Outcome, Tie, ratio_of, tie_of_percent
from viewer.checks.narrative.verdict import CENTESIMAL, HUNDRED, Range, difference, hundredths, last_place, quotient, range_of
from viewer.statements.unit import UnitKind, kind_of

ZERO = Decimal(0)
MOST_TWINS = 12  # amounts of one size looked at
RATIOS = {item.over: item.key for item in ITEMS if item.over is not None}
GROSS_MARGIN = (GROSS_PROFIT, REVENUE)


class Ratios(NamedTuple):
    """Ties percentages of line items.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def tie_margin(self, assertion: Assertion, item: Item) -> Tie:
        """Tie a margin to the two rows that it is of, else to the row that prints it."""
        part, whole = item.over or GROSS_MARGIN
        tie = self.tie_ratio(assertion, part, whole, self.clock.level(assertion))
        if tie.outcome is Outcome.UNTIED and (part, whole) == GROSS_MARGIN:
            tie = self.tie_less_cost(assertion, REVENUE, COST_OF_SALES)
        printed = self._printed_ratio(assertion, item.key) if self.ledger.rows(item.key) else None
        if printed is not None:
            return printed
        if tie.outcome is Outcome.AGREES:
            return self.printed(assertion, tie)
        return tie if assertion.adjusted is not True or not self.ledger.rows(item.key) else UNTIED

    def tie_less_cost(self, assertion: Assertion, sales: str, cost: str) -> Tie:
        """Tie a gross margin to sales less their cost where no row prints the profit; never found to differ."""
        for period in self.clock.level(assertion).keys:
            for under in rows_for(self.ledger, assertion, cost):
                for over in self.ledger.rows(sales):
                    sold, spent = cell_at(over, period), cell_at(under, period)
                    if over.statement is not under.statement or sold is None or spent is None or sold is spent:
                        continue
                    ratio = quotient(under.size(spent), over.size(sold))
                    if ratio is None:
                        continue
                    percent = Range((ONE - ratio.high) * HUNDRED, (ONE - ratio.low) * HUNDRED)
                    how = f"({sold.text} - {spent.text}) / {sold.text}"
                    tie = tie_of_percent(assertion, (sold, spent), period, percent, ratio=ONE - ratio_of(spent, sold), how=how)
                    if tie.outcome is Outcome.AGREES:
                        return tie
        return UNTIED

    def _printed_ratio(self, assertion: Assertion, key: str) -> Tie | None:
        """The tie to a ratio that a table prints itself: `Non-GAAP operating margin 30.9%`."""
        for period in self.clock.level(assertion).keys:
            for entry in rows_for(self.ledger, assertion, key):
                cell = cell_at(entry, period)
                if cell is not None and says_percent(assertion, cell):
                    return Tie(Outcome.AGREES, (cell,), period, cell.value)
        return None

    def _printed_points(self, assertion: Assertion, key: str, now: Times, then: Times) -> Tie | None:
        """The tie of a change in points to the two ratios that a table prints."""
        for current, base in product(now.keys, then.keys):
            for entry in rows_for(self.ledger, assertion, key):
                one, two = cell_at(entry, current), cell_at(entry, base)
                if one is None or two is None or one is two or kind_of(one.unit) is not UnitKind.PURE:
                    continue
                off = abs((one.value or ZERO) - (two.value or ZERO))
                if range_of(assertion.figure).meets(difference(entry.size(one), entry.size(two), off)):
                    tie = Tie(Outcome.AGREES, (one, two), current, off, f"{one.text} - {two.text}", derived=True)
                    shown = points_beside(entry, off)
                    return tie if shown is None else replace(tie, cells=(shown, one, two), derived=False)
        return None

    def printed(self, assertion: Assertion, tie: Tie) -> Tie:
        """A ratio of two cells as the table of the first prints it, beside it or in a row below, else as it was computed."""
        if tie.outcome is not Outcome.AGREES or not tie.derived or len(tie.cells) != 2:
            return tie
        size = abs(tie.cells[0].value or ZERO)
        twins = (told for told in self.ledger.amounts.within(Range(size, size), MOST_TWINS) if self.ledger.key_at(told) == tie.key)
        cell = next((cell for told in twins for cell in ratio_beside(told) if says_percent(assertion, cell)), None)
        return tie if cell is None else replace(tie, cells=(cell, *tie.cells), expected=cell.value, derived=False)

    def tie_share(self, assertion: Assertion, subject: Subject) -> Tie:
        """Tie a percentage of another item to what prints it, else to the rows of the two."""
        if assertion.whole is None or assertion.whole.key == subject.key:
            return UNTIED
        times = self.clock.level(assertion)
        rows = rows_for(self.ledger, assertion, subject.key)
        printed = tie_of_printed_share(assertion, rows, self.ledger.shares(subject.key, assertion.whole.key), times.keys)
        if printed is not UNTIED:
            return printed
        ratio = RATIOS.get((subject.key, assertion.whole.key))  # `gross profit was $10,331,000, or 22% of sales`
        told = self._printed_ratio(assertion, ratio) if ratio is not None else None
        return told or self.printed(assertion, self.tie_ratio(assertion, subject.key, assertion.whole.key, times))

    def tie_ratio(self, assertion: Assertion, part: str, whole: str, times: Times) -> Tie:
        """Tie a percentage of one item to another's of the same statement and period."""
        missed: Tie | None = None
        for tie, beside in self._held(assertion, part, whole, times):
            if tie.outcome is Outcome.AGREES:
                return tie
            if missed is None and tie.key is times.keys[0] and times.sure and beside:
                missed = tie
        return missed if missed is not None and assertion.bond is STRONG else UNTIED

    def meant(self, assertion: Assertion, subject: Subject) -> Iterator[tuple[Tie, bool]]:
        """The margins that a figure which is none of them may be meant for, with whether their period is the likeliest."""
        item = BY_KEY.get(subject.key)
        if item is None or item.nature is not Nature.RATIO or assertion.part is not LEVEL or assertion.bond is not STRONG:
            return
        yield from self.meant_share(assertion, *(item.over or GROSS_MARGIN))

    def meant_share(self, assertion: Assertion, part: str, whole: str) -> Iterator[tuple[Tie, bool]]:
        """The shares of one item in another that a percentage which is none of them may be meant for, with whether it is the likeliest."""
        times = self.clock.level(assertion)
        held = list(self._held(assertion, part, whole, times))
        for tie, beside in held if Outcome.AGREES not in [tie.outcome for tie, _ in held] else ():
            if beside:
                yield tie, tie.key is times.keys[0]

    def _held(self, assertion: Assertion, part: str, whole: str, times: Times) -> Iterator[tuple[Tie, bool]]:
        """A percentage held against one item's share of another in the periods it may be of, with whether both stand in one statement."""
        for period in times.keys:
            for over, under in self._pairs(assertion, part, whole):
                upper, lower = cell_at(over, period), cell_at(under, period)
                ratio = quotient(over.size(upper), under.size(lower)) if upper is not None and lower is not None else None
                if upper is None or lower is None or ratio is None:
                    continue
                percent = Range(ratio.low * HUNDRED, ratio.high * HUNDRED)
                how = f"{upper.text} / {lower.text}"
                tie = tie_of_percent(assertion, (upper, lower), period, percent, ratio=ratio_of(upper, lower), how=how)
                yield tie, over.statement is under.statement

    def _pairs(self, assertion: Assertion, part: str, whole: str) -> Iterator[tuple[Entry, Entry]]:
        """Rows of one statement for the two items of a ratio, then of two statements: `expenses as a percent of systemwide sales`."""
        wholes = self.ledger.rows(whole)
        name = assertion.whole.name if assertion.whole is not None else ""
        if name:
            wholes = sorted(wholes, key=lambda entry: (name not in entry.row.label.lower(), entry.loose))
        apart: list[Entry] = []
        for over in rows_for(self.ledger, assertion, part):
            under = next((entry for entry in wholes if entry.statement is over.statement and entry.adjusted <= over.adjusted), None)
            if under is not None:
                yield over, under
            elif over.rank == LAST_RANK and (not over.adjusted or part.startswith(CAPTION) or self.ledger.parts.whole_of(part) == EBITDA):
                yield from ((over, entry) for entry in wholes if not entry.loose)  # not the first of several kinds of revenue
            elif not over.adjusted:
                apart.append(over)
        for over in apart:
            yield from ((over, entry) for entry in wholes if not entry.loose)

    def tie_points(self, assertion: Assertion, item: Item | None) -> Tie:
        """A change of a margin in points, to the table that prints them, else to the rows that it is of."""
        now = self.clock.now(assertion)
        shown = self._printed_points(assertion, item.key, now, self.clock.compared(assertion, now)) if item is not None else None
        return shown or self.tie_points_of(assertion, item.over if item is not None and item.over else GROSS_MARGIN)

    def tie_points_of(self, assertion: Assertion, ratio: tuple[str, str]) -> Tie:
        """A change in points of one item's share of another; too loosely worded ever to convict."""
        part, whole = ratio
        now = self.clock.now(assertion)
        then = self.clock.compared(assertion, now)
        loosely = range_of(replace(assertion.figure, step=last_place(assertion.figure), fuzz=Fuzz.EXACT))
        for over, under in self._pairs(assertion, part, whole):
            if over.statement is not under.statement and over.rank != LAST_RANK:
                break  # so many pairs of statements meet a few points by chance
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
