"""Amounts of another time than the one they are told of, as what they are compared with tells.

`Net income for the six months was $10.8 million, compared with $4.4 million a year ago`: the row that has the one amount for six months has
the other for a quarter, and something else for the six months a year before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import LEVEL, Assertion
from viewer.checks.narrative.assertions.clock import Clock, named_period
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.named_period import SAME, YEAR_AGO
from viewer.checks.narrative.ties.levels import WORTH_TELLING, printed_digits
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.tie import AGREES, NEARLY, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import range_of
from viewer.statements.statement import Cell


class OtherTimes(NamedTuple):
    """Holds amounts against the row that has what they are compared with.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def ties(self, told: Told) -> Iterator[tuple[Assertion, Tie]]:
        """The amounts without a cell that their row has in another time than theirs, with the cell of that time.

        Args:
            told: all figures of the sentence with their ties.
        """
        for each, tie in told:
            if tie is not UNTIED or each.part is not LEVEL or not each.is_exact or printed_digits(each) < WORTH_TELLING:
                continue
            wanted = self._wanted(each)
            row = self._row_of_compared(each, wanted, told) if wanted is not None else None
            cell = _of_another_time(row, each, wanted, self.is_timed(each)) if row is not None and wanted is not None else None
            if cell is not None:
                yield each, Tie(NEARLY, (cell,))

    def out_of_step(self, told: Told) -> Iterator[int]:
        """The places of amounts that agree with a time of another length than what they are compared with, though no time is named."""
        for each, tie in told:
            if not each.side or tie.outcome is not AGREES or tie.derived or tie.key is None or named_period(each, each.side) is not None:
                continue
            spoken = [
                its.key.months
                for other, its in told
                if other.clause is each.clause
                and not other.side
                and other.chain == each.chain
                and its.outcome is AGREES
                and its.key is not None
            ]
            if spoken and tie.key.months not in spoken and None not in {tie.key.months, *spoken}:
                yield each.index

    def is_timed(self, assertion: Assertion) -> bool:
        """Whether a sentence names the time of an amount, by itself or as that of a year before."""
        named = named_period(assertion, assertion.side or 0)
        return named is not None and (named.is_explicit or named.relation in {SAME, YEAR_AGO} or not assertion.side)

    def _wanted(self, assertion: Assertion) -> Key | None:
        """The time an amount is told of, None where that is in doubt; a year before what it is compared with where none is named."""
        times = self.clock.level(assertion)
        named = named_period(assertion, assertion.side or 0)
        if named is not None and (named.is_moment or not self.is_timed(assertion)):
            return None
        return times.keys[0] if times.keys and times.keys[0].months is not None and (assertion.side or times.sure) else None

    def _row_of_compared(self, assertion: Assertion, wanted: Key, told: Told) -> Entry | None:
        """The row of what an amount is compared with, that is a year away and as long."""
        for other, tie in told:
            if other.clause is not assertion.clause or bool(other.side) is bool(assertion.side) or other.chain != assertion.chain:
                continue
            if not other.chain or tie.outcome is not AGREES or len(tie.cells) != 1 or other.figure.kind is not assertion.figure.kind:
                continue
            amount = self.ledger.amounts.at(tie.cells[0])
            key = self.ledger.key_at(amount) if amount is not None else None
            if amount is not None and key in {wanted.earlier(12), wanted.earlier(-12)}:
                return self.ledger.entry_at(amount)
        return None


def _of_another_time(row: Entry, assertion: Assertion, wanted: Key, is_timed: bool) -> Cell | None:
    """The cell of a row that has an amount in another time than the one wanted, where that has another; as long only if time is named."""
    said, should = range_of(assertion.figure), cell_at(row, wanted)
    if should is None or should.value is None or wanted in row.twice or said.meets(row.size(should)):
        return None
    for key, cell in row.cells():
        if key not in row.twice and key != wanted and (is_timed or key.months != wanted.months) and said.meets(row.size(cell)):
            return cell
    return None
