"""Amounts compared with the first of two line items: `Gross profit was $33 million on sales of $84 million, compared with $30 million`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import LEVEL
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import range_of
from viewer.statements.statement import Cell


class FirstItems(NamedTuple):
    """Holds what differs from the line item that stands last before its comparison against those before it in its clause.

    Attributes:
        ledger: the rows.
    """

    ledger: Ledger

    def ties(self, told: Told) -> Iterator[tuple[int, Tie]]:
        """What the row of an item told before has in the same period, by its index.

        Args:
            told: all figures of the sentence with their ties.
        """
        for each, tie in told:
            if tie.outcome is not DIFFERS or not each.side or each.part is not LEVEL or tie.key is None:
                continue
            before = [(other, known) for other, known in told if other.clause is each.clause and not other.side and other.part is LEVEL]
            if not [other for other, _ in before if other.subject is each.subject]:
                continue  # it has an item by its own name
            for other, known in before:
                if other.figure.kind is not each.figure.kind or other.subject is each.subject:
                    continue
                entry, cell = self._in_row(known, tie.key) or (None, None)
                if entry is not None and cell is not None and range_of(each.figure).meets(entry.size(cell)):
                    yield each.index, Tie(AGREES, (cell,), tie.key, cell.value)

    def _in_row(self, known: Tie, key: Key) -> tuple[Entry, Cell] | None:
        """The cell of a period in the row that another amount agrees with."""
        amount = self.ledger.amounts.at(known.cells[0]) if known.outcome is AGREES and len(known.cells) == 1 else None
        entry = self.ledger.entry_at(amount) if amount is not None else None
        cell = cell_at(entry, key) if entry is not None and key not in entry.twice else None
        return (entry, cell) if entry is not None and cell is not None and cell.value is not None else None
