"""Percentages of the narrative that a table prints itself: in a column of changes beside the amounts, in a column of shares of a total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from viewer.checks.narrative.assertion import Assertion
from viewer.checks.narrative.entry import Entry, cell_at
from viewer.checks.narrative.figures import FigureKind
from viewer.checks.narrative.fiscal import Key
from viewer.checks.narrative.subjects import words_of
from viewer.checks.narrative.tie import UNTIED, Outcome, Tie, tie_of_growth
from viewer.checks.narrative.verdict import HUNDRED, growth, magnitude, range_of, size_of
from viewer.checks.narrative.words import words
from viewer.footing.proof import unit_printed
from viewer.statements.statement import Cell
from viewer.statements.unit import UnitKind, kind_of

OF_CHANGE = words("change % percent percentage growth increase decrease inc dec incr decr variance var chg")


def tie_of_printed_growth(assertion: Assertion, entry: Entry, current: Cell, base: Cell, key: Key) -> Tie | None:
    """Growth in percent: the cell of the row that prints it, with the two it is of, else the two alone."""
    tie = tie_of_growth(assertion, entry, current, base, key)
    if tie is None or tie.outcome is not Outcome.AGREES:
        return tie
    printed = _printed_change(assertion, entry, current, base)
    return tie if printed is None else tie._replace(cells=(printed, current, base), expected=printed.value, derived=False)


def tie_of_printed_share(assertion: Assertion, rows: Iterable[Entry], ratios: Iterable[Entry], keys: Sequence[Key]) -> Tie:
    """The tie of a share of a total to the cell that prints it.

    Args:
        assertion: the share.
        rows: the rows of its item, whose share may stand in a column with a 100 %.
        ratios: the rows that print the item as a share of the total: `Nonperforming assets/total assets`.
        keys: the periods it may speak of.
    """
    if assertion.figure.kind is not FigureKind.PERCENT:
        return UNTIED
    shown = [(entry, True) for entry in ratios] + [(entry, False) for entry in rows]
    for key, (entry, whole) in product(keys, shown):
        cell = cell_at(entry, key)
        if cell is not None and _says(assertion, cell) and (whole or _is_of_a_whole(entry, cell)):
            return Tie(Outcome.AGREES, (cell,), key, cell.value)
    return UNTIED


def _printed_change(assertion: Assertion, entry: Entry, current: Cell, base: Cell) -> Cell | None:
    """The cell of a column of changes that prints the growth between two cells of its row: of several the one nearest to the base."""
    grown = growth(entry.size(current), entry.size(base))
    if grown is None:
        return None
    columns = entry.statement.columns
    fitting = [
        cell
        for cell in entry.row.cells
        if cell.column < len(columns)
        and columns[cell.column].period is None
        and not OF_CHANGE.isdisjoint(words_of(columns[cell.column].label) or ("%",))
        and _says(assertion, cell)
        and size_of(cell).meets(magnitude(grown))
    ]
    return min(fitting, key=lambda cell: (abs(cell.column - base.column), cell.column), default=None)


def _says(assertion: Assertion, cell: Cell) -> bool:
    """Whether a cell is a percentage, printed as finely as a figure, that says the same."""
    if cell.value is None or kind_of(cell.unit) is not UnitKind.PURE:
        return False
    return unit_printed(cell) <= assertion.figure.step and range_of(assertion.figure).meets(size_of(cell))


def _is_of_a_whole(entry: Entry, cell: Cell) -> bool:
    """Whether the column of a cell has a 100 %."""
    return any(other is not None and other.value == HUNDRED for other in (row.cell(cell.column) for row in entry.statement.rows))
