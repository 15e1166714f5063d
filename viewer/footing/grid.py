"""A statement as lines of whole numbers, so that sums are exact and quick.

Values are counted in the smallest unit any cell of the line's kind is printed to: cents where something is printed
in cents, dollars otherwise. A row that mixes units (an amount and its percent change) gives a line for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from viewer.footing.captions import TOTAL, Standing, caption_standing, names_result
from viewer.footing.proof import Term, unit_printed
from viewer.frozen import frozen, maker
from viewer.regex import regex
from viewer.statements.statement import Cell, CellKind, Role, Row, Statement
from viewer.statements.unit import PURE
from viewer.text.fractions import has_fraction

GROWTH = regex(r"\b(?:changes?|chg|growth|incr?|increase|decr?|decrease|variance)\b", re.IGNORECASE)
MARKED, NIL = Role.TOTAL, CellKind.NIL  # read for every row and cell, and attributes of enumerations take six times as long
WIDEST = 24  # digits of the largest figure that is counted; what is longer is no amount (Decimal keeps 28)


@frozen(guarded=False)
class Line:
    """The cells of one row that share a unit.

    Attributes:
        row: index into the statement's rows.
        label: the row's caption.
        section: the headings it stands under.
        standing: how strongly it claims to be a total.
        is_result: whether its caption names a result, from which costs are deducted.
        ruled: whether a rule is drawn above its figures.
        values: by column, in the grid's unit; zero for a nil dash, None where nothing countable stands.
        units: by column, the unit the cell is printed to, in the grid's unit; 0 for a nil dash.
        cells: by column.
    """

    row: int
    label: str
    section: tuple[str, ...]
    standing: Standing
    is_result: bool
    ruled: bool
    values: tuple[int | None, ...]
    units: tuple[int, ...]
    cells: tuple[Cell | None, ...]


make_term = maker(Term)


@frozen
class Grid:
    """The lines of one statement that share a unit.

    Attributes:
        statement: index into the release's statements.
        unit: the cells' unit.
        places: decimals the whole numbers stand for: a value of 3 with 2 places is 0.03.
        lines: top to bottom.
        width: number of columns.
    """

    statement: int
    unit: str
    places: int
    lines: tuple[Line, ...]
    width: int

    def amount(self, value: int) -> Decimal:
        """A whole number as the amount it stands for."""
        return Decimal(value).scaleb(-self.places) if self.places else Decimal(value)

    def term(self, line: Line, column: int, weight: int = 1) -> Term | None:
        """The cell of a line as a term of a relation, None where the column was left blank."""
        cell, value = line.cells[column], line.values[column]
        if cell is None or value is None:
            return None
        return make_term(self.statement, line.row, column, cell, self.amount(value) if self.places else Decimal(value), weight)


def grids(index: int, statement: Statement) -> Iterator[Grid]:
    """The statement's lines, one grid for each sort of figure, in the order the sorts appear.

    Counts and rates are kept apart, though both are pure numbers: `NUMBER OF LOANS 2`, `PERCENTAGE OF POOL LOANS 0.03451%`.
    """
    width = len(statement.columns)
    grown: frozenset[int] | None = None
    sorts: dict[tuple[str, bool], dict[int, list[Cell]]] = {}
    for at, row in enumerate(statement.rows):
        for cell in row.cells:
            pure = cell.unit == PURE
            rate = pure and is_rate(cell)
            if pure and grown is None:
                grown = _columns_of_growth(statement)
            rows = sorts.setdefault((cell.unit, rate), {})
            if 0 <= cell.column < width and not (pure and grown and _tells_growth(statement, cell, grown, rate=rate)):
                rows.setdefault(at, []).append(cell)
    for sort, rows in sorts.items():
        places = max([_decimals(cell) for cells in rows.values() for cell in cells if "." in cell.text or "cents" in cell.text], default=0)
        lines = [_line(at, statement.rows[at], cells, places, width) for at, cells in rows.items()]
        told = tuple([line for line in lines if any(line.cells)])
        if not _are_years(told):
            yield Grid(index, sort[0], places, told, width)


def _columns_of_growth(statement: Statement) -> frozenset[int]:
    """The columns whose rates say how much amounts grew, which nobody adds up: `% Change` beside `% of total`."""
    return frozenset([at for at, column in enumerate(statement.columns) if column.period is None and GROWTH.search(column.label)])


def _tells_growth(statement: Statement, cell: Cell, grown: frozenset[int], *, rate: bool) -> bool:
    """Whether a pure number says how much an amount grew; whole ones may be by how many things increased, unless in `% Change`."""
    return cell.column in grown and (rate or "%" in statement.columns[cell.column].label)


def is_rate(cell: Cell) -> bool:
    """Whether a cell is a percentage or ratio rather than a count."""
    return cell.unit == PURE and ("%" in cell.text or "." in cell.text)


def _are_years(lines: Sequence[Line]) -> bool:
    """Whether all figures are years: a column of them is not to be added."""
    values = (cell.text for line in lines for cell in line.cells if cell is not None)
    return all(len(text) == 4 and text.isdecimal() and text[:2] in {"19", "20"} for text in values)


def _line(at: int, row: Row, printed: Sequence[Cell], places: int, width: int) -> Line:
    values: list[int | None] = [None] * width
    units = [0] * width
    cells: list[Cell | None] = [None] * width
    for cell in printed:
        if cell.value is not None:
            value, unit = _counted(cell, cell.value, places)
        else:
            value, unit = 0 if cell.kind is NIL else None, 0
        if value is not None:
            column = cell.column
            values[column], units[column], cells[column] = value, unit, cell
    standing = TOTAL if row.role is MARKED else caption_standing(row.label)
    ruled = row.rules_above > 0
    return Line(at, row.label, row.section, standing, names_result(row.label), ruled, tuple(values), tuple(units), tuple(cells))


def _counted(cell: Cell, value: Decimal, places: int) -> tuple[int | None, int]:
    """A value and the unit it is printed to as whole numbers; None for one that is no amount."""
    if value.adjusted() + places > WIDEST or has_fraction(cell.text):  # `92 3/8` is the price of a share
        return None, 0
    if not places:
        return int(value), cell.scale if "." not in cell.text else int(unit_printed(cell))
    unit = unit_printed(cell)
    return int(value.scaleb(places)), int(unit.scaleb(places))


def _decimals(cell: Cell) -> int:
    """Decimals of the unit that a cell with a point is printed to: 2 for `0.03`, 0 for `29.6` in thousands."""
    if cell.value is None:
        return 0
    exponent = unit_printed(cell).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
