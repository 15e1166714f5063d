"""Slips of the hand: an amount that no cell has, where a cell that its sentence may mean has all of its digits but one.

A digit printed wrong, or two neighbours in the other order, is told by the cell that has the others. Amounts of different things come
so near each other so seldom that this stands in for what must otherwise be beyond doubt: which of its rows and periods is meant. So it is
with percentages: `NET SALES UP 47%`, where they rose by 17 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, STRONG, UNBOUND, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.alike import content_of
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import PERCENT, FigureKind, Fuzz
from viewer.checks.narrative.prose.link import link_of
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.ties.changes import Changes
from viewer.checks.narrative.ties.less import INCLUDES, is_of_less
from viewer.checks.narrative.ties.likeness import KINDS, Likeness
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.ratios import Ratios
from viewer.checks.narrative.ties.rows import as_told, contradicts, may_mean, row_and_unit, rows_for
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS, NEARLY, UNTIED, Tie
from viewer.checks.narrative.verdict import FEW, HALF, SLIP_DIGITS, TEN, Range, digits_of, range_of, size_of, slip_digits
from viewer.statements.statement import UNSAID_SCALE, Cell
from viewer.statements.unit import UnitKind, kind_of

ZERO = Decimal(0)
THOUSAND = Decimal(1000)


class Slips(NamedTuple):
    """Ties amounts to the cells that they were probably meant for.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
        likeness: what finds the rows that a sentence names in other words.
        changes: what holds growths against cells.
        ratios: what holds margins against them.
    """

    ledger: Ledger
    clock: Clock
    likeness: Likeness
    changes: Changes
    ratios: Ratios

    def ties(self, told: Told, tokens: Sentence) -> Iterator[tuple[int, Tie]]:
        """The ties of the amounts of a sentence that nothing else ties, by their index.

        One differs where its line item is beyond doubt, else it may be meant for a cell.

        Args:
            told: all figures of the sentence with their ties.
            tokens: its words.
        """
        untied = [each for each, tie in told if tie is UNTIED and each.part is LEVEL and not each.forward]
        confirmed = {each.chain for each, tie in told if tie.outcome is AGREES and each.part is LEVEL} if untied else ()
        lost = Counter(map(_what, untied))
        for each in untied:
            tie, alone = UNTIED, lost[_what(each)] == 1  # else the sentence speaks of what no statement shows
            if each.subject is not None and each.bond is not UNBOUND:
                tie = self._tie_thousandfold(each, each.subject)
                if tie is not UNTIED:
                    yield each.index, tie
                    continue
                tie = self._tie_named(each, each.subject, is_confirmed=each.chain in confirmed)
            if tie is UNTIED and alone and not each.adjusted:
                tie = self._tie_like(each, tokens)
            if tie is not UNTIED and (tie.outcome is DIFFERS or alone) and not is_of_less(each, tokens, told):
                yield each.index, tie
        yield from self._percentages(told)

    def _percentages(self, told: Told) -> Iterator[tuple[int, Tie]]:
        """The ties of percentages, where one is alone, no amount of its line item is untied and nothing else is told of the same cells."""
        untied = [each for each, tie in told if tie is UNTIED and each.figure.kind is PERCENT and each.chain]
        cells = {tie.cells for _, tie in told} if untied else ()
        lost = Counter([(each.part, each.chain) for each, tie in told if tie is UNTIED] if untied else [])
        for each in untied:
            if each.subject is None or each.place or not each.is_exact:
                continue
            if lost[each.part, each.chain] > 1 or (each.part is CHANGE and (LEVEL, each.chain) in lost):
                continue
            meant = self.changes.meant(each, each.subject) if each.part is CHANGE else self.ratios.meant(each, each.subject)
            for tie, first in meant:
                expected = abs(tie.expected or ZERO)
                if tie.cells not in cells and slip_digits(each.figure, Range(expected, expected)) >= (FEW if first else SLIP_DIGITS):
                    yield each.index, Tie(NEARLY, tie.cells, computation=tie.computation)
                    break

    def _tie_named(self, assertion: Assertion, subject: Subject, *, is_confirmed: bool) -> Tie:
        """The tie to a row of the line item that is named."""
        key, kind = row_and_unit(assertion, subject)
        rows = rows_for(self.ledger, assertion, key) if kind is not None else []
        times = self.clock.level(assertion)
        for period in times.keys:
            for entry in rows:
                cell = cell_at(entry, period)
                digits = slip_digits(assertion.figure, entry.size(cell)) if cell is not None and kind_of(cell.unit) is kind else 0
                if cell is None or digits < FEW or not _is_called(entry, assertion) or (not is_confirmed and _is_round(assertion)):
                    continue
                if contradicts(assertion, subject, entry, cell.value or ZERO):
                    continue
                firm = assertion.bond is STRONG and not entry.loose and may_mean(self.ledger, assertion, entry, key)
                likeliest = period is times.keys[0]  # `from $699,000 in the previous quarter`, which is no slip of a year ago
                needed = FEW if is_confirmed or (firm and likeliest) else SLIP_DIGITS
                told = firm or (is_confirmed and digits >= SLIP_DIGITS and _are_swapped(assertion, cell))
                if digits < needed or not (told or _is_far(assertion, entry.size(cell))) or _has(rows, assertion, kind):
                    continue
                if firm and likeliest and assertion.figure.fuzz is Fuzz.EXACT and (is_confirmed or digits >= SLIP_DIGITS):
                    return Tie(DIFFERS, (cell,), period, as_told(cell.value or ZERO, assertion, subject))
                return Tie(NEARLY, (cell,))
        return UNTIED

    def _tie_thousandfold(self, assertion: Assertion, subject: Subject) -> Tie:
        """The tie to the cell that has all digits and another unit: `$29.6 billion`, of 29,612 in thousands."""
        figure = assertion.figure
        if figure.fuzz is not Fuzz.EXACT or not _tells_unit(assertion) or max(digits_of(figure), _decimal_digits(assertion)) < SLIP_DIGITS:
            return UNTIED
        key, kind = row_and_unit(assertion, subject)
        for entry in rows_for(self.ledger, assertion, key) if kind is UnitKind.MONEY else ():
            for period in self.clock.level(assertion).keys:
                cell = cell_at(entry, period)
                if cell is None or kind_of(cell.unit) is not kind or sum(map(str.isdecimal, cell.text)) < SLIP_DIGITS:
                    continue
                times = _times(assertion, entry.size(cell))
                if times is not None:
                    unsaid = UNSAID_SCALE in entry.statement.doubts  # the prose says the scale, then
                    return Tie(AGREES, (cell,), period, (cell.value or ZERO) * times) if unsaid else Tie(NEARLY, (cell,))
        return UNTIED

    def _tie_like(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie to a row that its sentence names in other words."""
        kind = KINDS.get(assertion.figure.kind)
        if kind is None or link_of(tokens, assertion.index, -1).word in INCLUDES:  # `profit included $25 million of charges`
            return UNTIED
        for amount in self.likeness.named(assertion, tokens) if digits_of(assertion.figure) >= SLIP_DIGITS else ():
            size = size_of(amount.cell)
            alike = kind_of(amount.cell.unit) is kind and slip_digits(assertion.figure, size) >= SLIP_DIGITS
            has = alike and any(range_of(assertion.figure).meets(size_of(cell)) for cell in amount.row.cells if cell.value is not None)
            if alike and not has and _is_far(assertion, size) and self.likeness.is_of_time(assertion, amount):
                return Tie(NEARLY, (amount.cell,))
        return UNTIED


def _what(assertion: Assertion) -> tuple[FigureKind, str]:
    """What a figure is and says: its kind and its line item."""
    return assertion.figure.kind, assertion.subject.key if assertion.subject is not None else ""


def _is_called(entry: Entry, assertion: Assertion) -> bool:
    """Whether a row has a caption, and one that speaks of the part of the company that a sentence may only be on.

    A total without a caption is called by what heads it, which is more than any one item.
    """
    if not entry.row.label:
        return False
    if not assertion.place or assertion.bond is STRONG:
        return True
    said = content_of(entry.row.label).union(*map(content_of, entry.row.section), content_of(entry.statement.title))
    return not assertion.place.isdisjoint(said)


def _times(assertion: Assertion, size: Range) -> Decimal | None:
    """What a cell must be multiplied by to be an amount, a thousand or a thousandth; None where it is neither."""
    said = range_of(assertion.figure)
    return next((times for times in (THOUSAND, 1 / THOUSAND) if Range(size.low * times, size.high * times).meets(said)), None)


def _tells_unit(assertion: Assertion) -> bool:
    """Whether an amount is printed with its unit; `$1,728` in a note below a table in thousands is printed as it is there."""
    return assertion.token.printed.endswith(",000") or any(map(str.isalpha, assertion.token.printed))


def _decimal_digits(assertion: Assertion) -> int:
    """How many digits an amount with a decimal point is printed with: 3 for `$31.0 million`."""
    printed = assertion.token.printed
    return sum(map(str.isdecimal, printed)) if "." in printed else 0


def _is_round(assertion: Assertion) -> bool:
    """Whether an amount of one digit is printed without decimals, as limits are: `prior to reaching $10 billion in total assets`."""
    return digits_of(assertion.figure) < FEW and not _decimal_digits(assertion)


def _is_far(assertion: Assertion, size: Range) -> bool:
    """Whether more than the last digit is wrong; what a sentence calls by another name may well be a little more or less."""
    return abs(abs(assertion.figure.value) - (size.low + size.high) * HALF) >= TEN * assertion.figure.step


def _are_swapped(assertion: Assertion, cell: Cell) -> bool:
    """Whether a figure has just the digits of a cell, printed as finely, in another order: `14.67%`, of 14.76."""
    said, meant = (sorted(filter(str.isdecimal, text)) for text in (assertion.token.printed, cell.text))
    return said == meant


def _has(rows: Iterable[Entry], assertion: Assertion, kind: UnitKind | None) -> bool:
    """Whether one of some rows has an amount in any period, so that it is no slip of another."""
    reach = range_of(assertion.figure)
    return any(kind_of(cell.unit) is kind and reach.meets(entry.size(cell)) for entry in rows for _, cell in entry.cells())
