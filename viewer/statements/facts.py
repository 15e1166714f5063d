"""Facts: every printed value with what identifies it in any release: whose it is, which line, which period, which unit.

Two cells of different releases show the same fact when their `Fact.identity` is equal. What identifies a line is its concept where the
caption is mapped, else its caption and section without what changes from release to release (years, amounts, footnote marks, a bracketed
"(loss)").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.finding import Place
from viewer.statements.period import Period, PrintedDate
from viewer.statements.release import Release
from viewer.statements.statement import Cell, CellKind, Column, Role, Row, Statement, StatementKind, places_printed

BRACKETED_NUMBERS = regex(r"[({\[][^(){}\[\]a-z]*[)}\]]")
BRACKETED_SIGN = regex(
    r"\((?:net )?(?:loss|losses|deficit|income|expense|expenses|benefit|provision|used in|decrease|increase|gain|gains)\)"
)
FOOTNOTE = regex(r"\((?:[a-z]|note [a-z0-9]+)\)")
NUMBER = regex(r"[0-9][0-9,.]*")
NO_WORD = regex(r"[^\w]+|_+")
PRO_FORMA = regex(r"pro[ -]?forma|non[- ]?gaap|as adjusted")
SUPERSEDED = regex(r"as (?:previously|originally) (?:reported|stated|filed)|previously reported", words="previously* originally*")

ZERO = Decimal(0)

# From this day of the month on a period counts as closing in that month: 52/53-week years end up to a week after the month's last day
# ("December 1, 2001" closes a fiscal November), and no company dates a November close later.
FIRST_CLOSING_DAY = 11


class Basis(StrEnum):
    """On what footing a figure is stated; figures of different bases are different facts."""

    REPORTED = "reported"
    PRO_FORMA = "pro_forma"  # pro forma, non-GAAP, as adjusted
    SUPERSEDED = "superseded"  # a column `As previously reported` beside `As restated`


@frozen(order=True)
class Line:
    """What a figure is of.

    Attributes:
        kind: the statement it stands in.
        concept: US-GAAP element, empty where unknown or where the statement maps several rows to it.
        caption: normalised words of the caption.
        section: normalised words of the innermost heading.
        unit: `USD`, `USD/shares`, `shares`, `pure` …
        basis: as reported, pro forma or superseded.
    """

    kind: StatementKind
    concept: str
    caption: str
    section: str
    unit: str
    basis: Basis = Basis.REPORTED

    @property
    def identity(self) -> tuple[str, ...]:
        """What two releases' lines have in common when they are the same."""
        name = (self.concept,) if self.concept else (self.section, self.caption)
        return (self.kind, self.unit, self.basis, *name)


@frozen
class Fact:
    """One printed value, known by its address: of a large source, row and cell are made again each time they are asked for.

    Attributes:
        release: the release it is printed in.
        statement: the statement it stands in.
        row_number: index of its row in the statement.
        cell_number: index of its cell in the row.
        column: its column.
        line: what it is of.
        period: the time it speaks of.
    """

    release: Release
    statement: Statement
    row_number: int
    cell_number: int
    column: Column
    line: Line
    period: Period

    @property
    def row(self) -> Row:
        """Its row."""
        return self.statement.rows[self.row_number]

    @property
    def cell(self) -> Cell:
        """Where it stands and what it says."""
        return self.statement.rows[self.row_number].cells[self.cell_number]

    @property
    def value(self) -> Decimal:
        """The amount in the cell's unit; a nil dash is zero."""
        value = self.cell.value
        return value if value is not None else ZERO

    @property
    def quantum(self) -> Decimal:
        """What the last printed digit is worth: 1000 for `3,269` in thousands, 0.01 for `0.04`."""
        return quantum(self.cell)

    @property
    def place(self) -> Place:
        """Where it is printed."""
        return Place(self.release.source.name, self.cell.span)

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for the same fact in two releases of one company."""
        return (self.line.identity, self.period.months, closing_month(self.period.end))


def facts_of(release: Release) -> Iterator[Fact]:
    """Every value of every statement with a period, in order of print; rows left blank and `n/m` are no facts."""
    for statement in release.statements:
        lines = lines_of(statement)
        named = tuple(_basis_of_column(column) for column in statement.columns)
        for row_number, (row, line) in enumerate(zip(statement.rows, lines, strict=True)):
            for cell_number, cell in enumerate(row.cells):
                column = statement.columns[cell.column]
                if column.period is None or cell.kind is CellKind.NOT_MEANINGFUL:
                    continue
                basis = named[cell.column] or line.basis
                plain = cell.unit == line.unit and basis is line.basis
                own = line if plain else replace(line, unit=cell.unit, basis=basis)
                yield Fact(release, statement, row_number, cell_number, column, own, column.period)


def lines_of(statement: Statement) -> tuple[Line, ...]:
    """What each row of a statement is of; a concept that several rows share with one unit names none of them."""
    basis = Basis.PRO_FORMA if PRO_FORMA.search(statement.title.casefold()) else Basis.REPORTED
    lines = [_line(statement.kind, row, basis) for row in statement.rows]
    shared = Counter((line.concept, line.unit) for line in lines if line.unit)
    return tuple(line if shared[line.concept, line.unit] < 2 else replace(line, concept="") for line in lines)


def _line(kind: StatementKind, row: Row, basis: Basis) -> Line:
    section = normalised_caption(row.section[-1]) if row.section else ""
    caption = normalised_caption(row.label)
    if not caption and row.role is Role.TOTAL:
        caption = f"total {section}".strip()
    return Line(kind, row.concept or "", caption, section, row.cells[0].unit if row.cells else "", basis)


def _basis_of_column(column: Column) -> Basis | None:
    """The basis that a column's heading names, None where it is the statement's."""
    heading = column.label.casefold()
    if SUPERSEDED.search(heading):
        return Basis.SUPERSEDED
    return Basis.PRO_FORMA if PRO_FORMA.search(heading) else None


@remembered(4096)
def normalised_caption(caption: str) -> str:
    """A caption's words without what changes from release to release: amounts, years, footnote marks, `(loss)`, punctuation."""
    text = caption.casefold().replace("&", " and ")
    for pattern in (BRACKETED_SIGN, BRACKETED_NUMBERS, FOOTNOTE, NUMBER, NO_WORD):
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def closing_month(end: PrintedDate) -> tuple[int, int]:
    """Year and month that a period closes; month 0 where only the year is printed. A day in a month's first ten closes the month before."""
    if not end.day or end.day >= FIRST_CLOSING_DAY:
        return end.year, end.month
    return (end.year, end.month - 1) if end.month > 1 else (end.year - 1, 12)


def quantum(cell: Cell) -> Decimal:
    """What the last printed digit is worth: the scale, less a tenth for each printed decimal."""
    return Decimal(cell.scale).scaleb(-places_printed(cell))
