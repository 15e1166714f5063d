"""Lone figures: what a plain sentence tells of a line item and no cell has, though nothing beside it says that it is wrong.

`Net earnings were $8.7 million for the current quarter`, where the row has 10,333 and no cell 8.7 million. It is never found to differ: it
may still be of something that the release does not show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, SHARE, STRONG, UNBOUND, Assertion
from viewer.checks.narrative.assertions.clock import Clock, named_period
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.ledger.entry import cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY, PER_SHARE, PERCENT
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.prose.words import COMPARED
from viewer.checks.narrative.ties.changes import Changes
from viewer.checks.narrative.ties.less import is_of_less
from viewer.checks.narrative.ties.plain import is_plain
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.ratios import Ratios
from viewer.checks.narrative.ties.reached import Reached
from viewer.checks.narrative.ties.rows import may_mean, row_and_unit, rows_for
from viewer.checks.narrative.ties.tie import NEARLY, UNTIED, Tie
from viewer.checks.narrative.verdict import FEW, digits_of, range_of, unsigned
from viewer.statements.statement import Cell
from viewer.statements.unit import kind_of

AMOUNTS = {MONEY, PER_SHARE}
PRINTED_AS = {"money", "per share"}  # no bare number that only its line item makes an amount
LEVEL_TIMES = Decimal(2)  # how many times an amount may be the cell it was meant for
CHANGE_TIMES = Decimal(3)  # and a change or share that of its cells
OPEN = {UNTIED.outcome, NEARLY}


class Lone(NamedTuple):
    """Ties what is left of plain sentences to the cells that they speak of.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
        changes: what holds changes against cells.
        ratios: what holds shares against them.
        reached: what holds changes against the rows of the amounts that they led to.
        company: the words of the company's name.
    """

    ledger: Ledger
    clock: Clock
    changes: Changes
    ratios: Ratios
    reached: Reached
    company: frozenset[str]

    def ties(self, told: Told, tokens: Sentence) -> Iterator[tuple[int, Tie]]:
        """What may be wrong, by its index: figures that are the only ones of their line item and kind without a cell.

        Args:
            told: all figures of the sentence with their ties.
            tokens: its words.
        """
        lost = Counter([_what(each) for each, tie in told if tie.outcome in OPEN])
        for at, (each, tie) in enumerate(told) if lost else ():
            subject = each.subject
            if tie is not UNTIED or lost[_what(each)] > 1:
                continue
            reached = self.reached.meant(at, told, tokens)
            doubted = _doubted(each, reached) if reached is not UNTIED else UNTIED
            if doubted is not UNTIED:
                yield each.index, doubted
            if doubted is not UNTIED or subject is None or not _is_firm(each):
                continue
            meant = (
                self._amount(each, subject) if each.part is LEVEL and each.figure.kind in AMOUNTS else self._computed(each, subject, told)
            )
            named = [one.subject for one, _ in told if one.subject is not None]
            if meant is UNTIED or any(set(meant.cells) <= set(tie.cells) and not _comes_to(one, each, tokens) for one, tie in told):
                continue
            plain = is_plain(tokens, each, subject, named, self.company) and not _is_compared_before(each, subject, tokens)
            if plain and not is_of_less(each, tokens, told):
                yield each.index, meant

    def _amount(self, assertion: Assertion, subject: Subject) -> Tie:
        """The cell an amount may be meant for: that of its line item in one of the periods that may be meant, the nearest of them."""
        if assertion.token.text not in PRINTED_AS or digits_of(assertion.figure) < FEW:
            return UNTIED
        said = abs(assertion.figure.value)
        near = [cell for cell in self._cells(assertion, subject) if said / LEVEL_TIMES < unsigned(cell) < said * LEVEL_TIMES]
        if not near or self.ledger.amounts.within(range_of(assertion.figure), 1):
            return UNTIED
        return Tie(NEARLY, (min(near, key=lambda cell: abs(unsigned(cell) - said)),))

    def _cells(self, assertion: Assertion, subject: Subject) -> Iterator[Cell]:
        """The first cell of a line item that nothing makes doubtful, in the period that is named, else in each that may be meant."""
        key, kind = row_and_unit(assertion, subject)
        rows = [entry for entry in rows_for(self.ledger, assertion, key) if may_mean(self.ledger, assertion, entry, key)] if kind else []
        keys = self.clock.level(assertion).keys
        for period in keys if named_period(assertion, assertion.side or 0) is None else keys[:1]:
            for entry in rows:
                cell = cell_at(entry, period)
                if cell is not None and kind_of(cell.unit) is kind and entry.may_convict(period) and not entry.has_own_unit():
                    yield cell
                    break

    def _computed(self, assertion: Assertion, subject: Subject, told: Told) -> Tie:
        """The change or share that a figure may be meant for; of a time that is named, since segments are discussed without one."""
        if assertion.bond is not STRONG or subject.general or named_period(assertion, assertion.side or 0) is None:
            return UNTIED
        if assertion.part is CHANGE:
            if [each for each, tie in told if tie.outcome in OPEN and each.part is LEVEL and each.chain == assertion.chain]:
                return UNTIED  # of what no statement shows
            meant = self.changes.meant(assertion, subject)
        elif assertion.figure.kind is PERCENT and assertion.part is SHARE and assertion.whole is not None:
            meant = self.ratios.meant_share(assertion, subject.key, assertion.whole.key)
        else:
            meant = self.ratios.meant(assertion, subject)
        return _doubted(assertion, next((tie for tie, first in meant if first), UNTIED))


def _doubted(assertion: Assertion, tie: Tie) -> Tie:
    """What a figure may be meant for that its cells give, where it is not far from that."""
    said, expected = abs(assertion.figure.value), abs(tie.expected or Decimal(0))
    near = said / CHANGE_TIMES < expected < said * CHANGE_TIMES
    return Tie(NEARLY, tie.cells, computation=tie.computation) if near else UNTIED


def _what(assertion: Assertion) -> tuple[object, str]:
    """What a figure is and says: its kind and its line item."""
    return assertion.figure.kind, assertion.subject.key if assertion.subject is not None else ""


def _is_firm(assertion: Assertion) -> bool:
    """Whether a figure is said firmly to be what it is of all of a line item, on no basis that is named."""
    return assertion.is_exact and assertion.bond is not UNBOUND and assertion.adjusted is None and not assertion.place


def _comes_to(change: Assertion, amount: Assertion, tokens: Sentence) -> bool:
    """Whether an amount is what a change of the same line item is said to come to: `grew 2% to $.52`."""
    of_one = change.part is CHANGE and amount.part is LEVEL and change.chain == amount.chain
    return of_one and amount.index == change.index + 2 and tokens.said[amount.index - 1] == "to"


def _is_compared_before(assertion: Assertion, subject: Subject, tokens: Sentence) -> bool:
    """Whether a change is measured from what is said before its line item: `Compared with the preceding quarter, sales rose 3%`."""
    return assertion.part is CHANGE and not COMPARED.isdisjoint(tokens.said[: subject.start])
