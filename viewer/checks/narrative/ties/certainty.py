"""Certainty: comparisons that leave nothing open about what a figure is of that its cell does not have.

`$0.23 as compared to $0.31 for the same period last year`, where a row has 0.23 and 0.30: its fellow proves the row, the sentence names
the period, and no cell has the figure. It differs then, also where the amount told before was restated since: what the sentence and the
statement say of one thing is not the same. Where row or period are open it may be a misprint, and is tied to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import LEVEL, UNBOUND, Assertion
from viewer.checks.narrative.assertions.clock import Clock, named_period
from viewer.checks.narrative.ledger.amounts import Amount
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import COUNT, MONEY, Fuzz
from viewer.checks.narrative.prose.token import FIGURE, Sentence
from viewer.checks.narrative.ties.plain import NARROWING, PLAIN
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS, NEARLY, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import FEW, SLIP_DIGITS, digits_of, range_of, size_of, slip_digits
from viewer.statements.unit import UnitKind, kind_of

ZERO = Decimal(0)
MOST = 40  # cells of one size looked at


class Certainty(NamedTuple):
    """Tells which figures that are perhaps misprints differ from the cells that they may be meant for.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def ties(self, told: Told, tokens: Sentence) -> Iterator[tuple[int, Tie]]:
        """What differs, by its index.

        Args:
            told: all figures of the sentence with their ties.
            tokens: its words.
        """
        for each, tie in told:
            if tie.outcome is not NEARLY or tie.computation or len(tie.cells) != 1 or not _is_exact(each):
                continue
            meant = self.ledger.amounts.at(tie.cells[0])
            beside = [(other, known) for other, known in told if other is not each and other.part is LEVEL and _is_alike(other, each)]
            key = self.ledger.key_at(meant) if meant is not None else None
            if meant is None or key is None or not beside or self._is_shown(each, meant, key):
                continue
            other, proof = beside[0]
            if not all(self._proves(one, known, meant, key) for one, known in beside) or not self._is_time(each, key, proof):
                continue
            first, last = sorted((each, other), key=lambda one: one.index)
            if _is_plain_comparison(tokens, first, last) and _is_firm(each, tie):
                yield each.index, Tie(DIFFERS, tie.cells, key, abs(tie.cells[0].value or ZERO))

    def _proves(self, other: Assertion, tie: Tie, meant: Amount, key: Key) -> bool:
        """Whether a figure is that of another time on the row of a cell, of as many months."""
        known = self.ledger.amounts.at(tie.cells[0]) if tie.outcome is AGREES and len(tie.cells) == 1 else None
        if known is None or known.row is not meant.row or digits_of(other.figure) < FEW or other.figure.fuzz is not Fuzz.EXACT:
            return False
        then = self.ledger.key_at(known)
        return then is not None and then != key and then.months == key.months

    def _is_time(self, assertion: Assertion, key: Key, beside: Tie) -> bool:
        """Whether a sentence names the period of a cell for a figure, of those that are as long as the period of the figure beside it."""
        if named_period(assertion, assertion.side or 0) is None:
            return False
        return next((time for time in self.clock.level(assertion).keys if time.months == key.months and time != beside.key), None) == key

    def _is_shown(self, assertion: Assertion, meant: Amount, key: Key) -> bool:
        """Whether a cell has a figure, which may then be meant for it: one of the row or the period, or any with an amount of money."""
        reach = range_of(assertion.figure)
        kind = kind_of(meant.cell.unit)
        if [cell for cell in meant.row.cells if cell.value is not None and reach.meets(size_of(cell))]:
            return True
        alike = self.ledger.amounts.within(reach, MOST)
        any_time = kind is UnitKind.MONEY and assertion.figure.kind is MONEY
        same = [one for one in alike if kind_of(one.cell.unit) is kind and (any_time or self.ledger.key_at(one) == key)]
        return len(alike) == MOST or bool(same)


def _is_exact(assertion: Assertion) -> bool:
    """Whether a figure is told as that of a cell, with digits enough to be held against it."""
    figure = assertion.figure
    return assertion.part is LEVEL and figure.kind is not COUNT and figure.fuzz is Fuzz.EXACT and digits_of(figure) >= FEW


def _is_alike(other: Assertion, assertion: Assertion) -> bool:
    """Whether two figures are of one line item and kind."""
    return (other.figure.kind, other.chain, other.adjusted) == (assertion.figure.kind, assertion.chain, assertion.adjusted)


def _is_firm(assertion: Assertion, tie: Tie) -> bool:
    """Whether a figure is said to be of a line item, else has all digits of its cell but one."""
    return assertion.bond is not UNBOUND or slip_digits(assertion.figure, size_of(tie.cells[0])) >= SLIP_DIGITS


def _is_plain_comparison(tokens: Sentence, first: Assertion, last: Assertion) -> bool:
    """Whether two figures are told of one thing: nothing but names, periods and words of comparing leads to the second.

    What is said of the first before the comparison opens may be anything: `$252.2 million on shipments of 587,100 tons, compared to …`.
    """
    start = last.clause.sides[last.side].start if last.side and last.side != first.side else first.index
    known = {at for period in tokens.periods.values() if period is not None for at in range(period.start, period.end)}
    if last.subject is not None:
        known.update(range(last.subject.start, last.subject.end))
    if not NARROWING.isdisjoint([word for at, word in enumerate(tokens.said[start:], start) if at not in known]):
        return False
    return all(at in known or tokens[at].kind is FIGURE or tokens.said[at] in PLAIN for at in range(start, last.index))
