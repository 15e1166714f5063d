"""Counterparts: amounts that no cell has beside those of a row that is told at other times, in which it has another amount.

`Churn improved to 1.9% from 2.1%`, where a row has 1.9 and 2.3; `homes closed rose to 4,141 from 2,987`, where one has 4,141 and 3,120.
None is found to differ here: what is compared with may have been left out of the table. `certainty` tells those that leave nothing open.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import LEVEL, STRONG, Assertion
from viewer.checks.narrative.assertions.clock import Clock, named_period
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import PER_SHARE, Fuzz
from viewer.checks.narrative.prose.token import FIGURE, Sentence
from viewer.checks.narrative.ties.likeness import KINDS
from viewer.checks.narrative.ties.plain import PLAIN
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.tie import AGREES, NEARLY, UNTIED, Tie
from viewer.checks.narrative.ties.witnesses import OTHERWISE
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import FEW, digits_of, range_of, unsigned
from viewer.footing.proof import unit_printed
from viewer.statements.statement import Cell
from viewer.statements.unit import kind_of

ENOUGH = 3  # digits of a figure that no other row has by chance
NEAR = Decimal("1.5")  # times that an amount may be the cell it was meant for; beyond, it is one of something else
FEWEST, LONGEST = 2, 4  # amounts of one comparison
MOST = 40  # cells of one size looked at


class Counterparts(NamedTuple):
    """Holds what is left of a comparison against the row that has the rest of it.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def ties(self, told: Told, tokens: Sentence) -> Iterator[tuple[int, Tie]]:
        """What may be a misprint, by its index.

        Args:
            told: all figures of the sentence with their ties.
            tokens: its words.
        """
        lost = [each for each, tie in told if tie is UNTIED and _may_be_wrong(each)]
        if not lost or len(lost) == len(told):
            return
        bases = OTHERWISE.intersection(tokens.said)
        alike: dict[tuple[object, ...], list[tuple[Assertion, Tie]]] = {}
        for each, tie in told:
            if each.part is LEVEL:
                alike.setdefault(_what(each), []).append((each, tie))
        for each in lost:
            several = alike[_what(each)]
            if FEWEST <= len(several) <= LONGEST:
                beside = [(other, known) for other, known in several if other is not each]
                plainly = all(_is_compared(other, each) and _is_plain(other if other.side else each, tokens) for other, _ in beside)
                cell = self._meant(each, beside, bases) if plainly else None
                if cell is not None:
                    yield each.index, Tie(NEARLY, (cell,))

    def _meant(self, assertion: Assertion, beside: Told, bases: frozenset[str]) -> Cell | None:
        """The cell of the row that all other figures of a comparison are tied to, in the time of the one that is left.

        None where the row says nothing of the basis that the sentence speaks on.
        """
        known = [tie for other, tie in beside if tie.outcome is AGREES and len(tie.cells) == 1 and _is_firm(other)]
        if not known or len(known) < len(beside):
            return None
        amounts = [self.ledger.amounts.at(tie.cells[0]) for tie in known]
        first = amounts[0]
        entry = self.ledger.entry_at(first) if first is not None else None
        if first is None or entry is None or any(amount is None or amount.row != first.row for amount in amounts):
            return None
        if bases and not bases.issubset(" ".join((first.row.label, *first.row.section, first.statement.title)).lower().split()):
            return None
        taken = [self.ledger.key_at(amount) for amount in amounts if amount is not None]
        key = self._time(assertion, entry, taken)
        cell = cell_at(entry, key) if key is not None else None
        if key is None or cell is None or not cell.value or kind_of(cell.unit) is not kind_of(first.cell.unit):
            return None
        if any(other.figure.step < unit_printed(first.cell) for other, _ in beside):
            return None  # finer than the row, which it is then hardly of
        return cell if _is_other(assertion, entry, cell) and not self._is_shown(assertion, key) else None

    def _time(self, assertion: Assertion, entry: Entry, taken: list[Key | None]) -> Key | None:
        """The time of a figure among those that a row has besides what the others are of, as long as these."""
        months = taken[0].months if taken[0] is not None else None
        left = [key for key in entry.periods if key.months == months and key not in taken]
        keys = self.clock.level(assertion).keys
        if months is None or named_period(assertion, assertion.side or 0) is not None:
            left = [key for key in left if keys and key.month == keys[0].month]
        return next((key for key in keys if key in left), left[0] if len(left) == 1 else None)

    def _is_shown(self, assertion: Assertion, key: Key) -> bool:
        """Whether any cell of a time has an amount, which may then be meant for it."""
        kind = KINDS.get(assertion.figure.kind)
        alike = self.ledger.amounts.within(range_of(assertion.figure), MOST)
        return len(alike) == MOST or any(kind_of(other.cell.unit) is kind and self.ledger.key_at(other) == key for other in alike)


def _may_be_wrong(assertion: Assertion) -> bool:
    """Whether a figure is an exact amount of enough digits, so that it should be that of a cell."""
    told = digits_of(assertion.figure) >= (FEW if assertion.figure.kind is not PER_SHARE else 1)
    return told and assertion.part is LEVEL and assertion.figure.fuzz is Fuzz.EXACT and not assertion.forward


def _what(assertion: Assertion) -> tuple[object, ...]:
    """What the amounts of one comparison share that are told of one thing."""
    return id(assertion.clause), assertion.figure.kind, assertion.chain, assertion.adjusted


def _is_compared(other: Assertion, assertion: Assertion) -> bool:
    """Whether two amounts are told of two times."""
    return other.side != assertion.side or named_period(other, other.side or 0) is not named_period(assertion, assertion.side or 0)


def _is_plain(compared: Assertion, tokens: Sentence) -> bool:
    """Whether what is compared with is named by nothing else than its time: not `$272, versus an average London fix of $274`."""
    start = compared.clause.sides[compared.side or 0].start if compared.side else compared.index
    known = {at for period in tokens.periods.values() if period is not None for at in range(period.start, period.end)}
    return all(at in known or tokens[at].kind is FIGURE or tokens[at].text in PLAIN for at in range(start, compared.index))


def _is_firm(other: Assertion) -> bool:
    """Whether the tie of a figure is hardly by chance."""
    return digits_of(other.figure) >= (FEW if other.bond is STRONG else ENOUGH)


def _is_other(assertion: Assertion, entry: Entry, cell: Cell) -> bool:
    """Whether a figure is none of a row, near to one of its cells and not that cell rounded otherwise."""
    said, reach = abs(assertion.figure.value), range_of(assertion.figure)
    if any(reach.meets(entry.size(each)) for _, each in entry.cells()):
        return False
    size, step = unsigned(cell), assertion.figure.step
    off = abs(said - size)
    if off <= step and unit_printed(cell) != step:
        return False  # cut off rather than rounded
    return size / NEAR < said < size * NEAR
