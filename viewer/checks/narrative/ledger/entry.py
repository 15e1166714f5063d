"""A row of a statement as the line item that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from viewer.checks.narrative.prose.figures import ONE
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import Range, size_of
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import Cell, CellKind, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

ENDS_IN_AMOUNT = regex(r"[0-9],[0-9]{3}$")  # a caption that took an amount of its row: `Net interest income 12,880`
OWN_UNIT = regex(r"\b(?:cents?|pence|thousands?|millions?|billions?|000s?)\b", re.IGNORECASE)  # in a caption: `Yield per mile (cents)`
RANKS = {
    StatementKind.INCOME_STATEMENT: 0,
    StatementKind.BALANCE_SHEET: 1,
    StatementKind.CASH_FLOW: 2,
    StatementKind.SELECTED_DATA: 3,
}
LAST_RANK = 4
YEAR = 12
ADJUSTED = ("pro forma", "proforma", "non-gaap", "adjusted")
MONEY = UnitKind.MONEY  # read for every cell, and an attribute of an enumeration takes six times as long
LENGTHS = (3, YEAR, 6, 9)  # of the columns that may head what holds at their end: a book value under `Quarter ended June 30`


@frozen(guarded=False)
class Entry:
    """A row that stands for a line item.

    Attributes:
        row: the row.
        statement: the statement it stands in.
        periods: column of each period.
        twice: periods that have several columns, as reported and as restated; there is an entry for each.
        adjusted: whether its statement is pro forma or otherwise adjusted.
        rank: how far its statement is from the primary ones.
        diluted: True for diluted, False for basic, None for neither or both.
        loose: whether its caption says `net` and the item does not, so that the two need not be the same.
        unit: the unit its amounts are effectively printed to, as a multiple of the printed unit.
        flows: whether its item is one of a time rather than of a moment.
    """

    row: Row
    statement: Statement
    periods: dict[Key, int]
    twice: frozenset[Key]
    adjusted: bool
    rank: int
    diluted: bool | None
    loose: bool
    unit: Decimal
    flows: bool

    def may_convict(self, key: Key) -> bool:
        """Whether a number may be found to differ from its cell of a period."""
        if self.rank == LAST_RANK or self.loose or key in self.twice or Key(None, key.month) in self.twice:
            return False
        return ENDS_IN_AMOUNT.search(self.row.label) is None

    def has_own_unit(self) -> bool:
        """Whether a caption says the unit of its row, so that an amount may be said in another."""
        return OWN_UNIT.search(" ".join((self.row.label, *self.row.section[-1:]))) is not None

    def cell(self, key: Key) -> Cell | None:
        """The cell of a period; a period a month off is taken where its own is not there."""
        column = self.periods.get(key)
        if column is None:
            column = self.periods.get(key.earlier(-1), self.periods.get(key.earlier(1)))
        cell = self.row.cell(column) if column is not None else None
        return cell if cell is not None and cell.value is not None else None

    def is_nil(self, key: Key) -> bool:
        """Whether a dash is printed for a period."""
        column = self.periods.get(key)
        cell = self.row.cell(column) if column is not None else None
        return cell is not None and cell.kind is CellKind.NIL

    def size(self, cell: Cell) -> Range:
        """The magnitude one of its cells stands for; only amounts of money are rounded more coarsely than they are printed."""
        return size_of(cell, self.unit if kind_of(cell.unit) is MONEY else ONE)

    def cells(self) -> Iterator[tuple[Key, Cell]]:
        """All cells with a period and a value."""
        for key, column in self.periods.items():
            cell = self.row.cell(column)
            if cell is not None and cell.value is not None:
                yield key, cell


@remembered(4096)
def says_adjusted(label: str) -> bool:
    """Whether a caption or title itself says that its figures are pro forma or otherwise adjusted."""
    return any(word in label.lower() for word in ADJUSTED)


def cell_at(entry: Entry, key: Key) -> Cell | None:
    """A row's cell of a period; of the moment it ends with where the row has moments only, and the other way round in tables of ratios.

    Sales under a bare date are those of the year that ends there, not of its last quarter.
    """
    cell = entry.cell(key)
    if cell is None and key.months is not None and (key.months == YEAR or not entry.flows):
        cell = entry.cell(Key(None, key.month))
    if cell is None and key.months is None and not entry.flows and entry.rank >= RANKS[StatementKind.SELECTED_DATA]:
        cell = next((found for months in LENGTHS if (found := entry.cell(Key(months, key.month))) is not None), None)
    return cell
