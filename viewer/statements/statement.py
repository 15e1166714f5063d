"""A financial statement as printed: columns with periods, rows with captions, cells with values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from viewer.frozen import frozen
from viewer.statements.period import Period
from viewer.statements.unit import PER_SHARE_ENDING
from viewer.text.measures import places_of
from viewer.text.span import Span


class StatementKind(StrEnum):
    """What a table of figures is."""

    BALANCE_SHEET = "balance_sheet"
    INCOME_STATEMENT = "income_statement"
    CASH_FLOW = "cash_flow"
    EQUITY = "equity"
    SEGMENT = "segment"
    RECONCILIATION = "reconciliation"
    SELECTED_DATA = "selected_data"
    GUIDANCE = "guidance"
    OTHER = "other"


PRIMARY = frozenset({StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT, StatementKind.CASH_FLOW})

UNSAID_SCALE = "scale not said: amounts are taken as printed, though other tables say theirs"  # a doubt of a statement


class Role(StrEnum):
    """What a row does in its statement."""

    ITEM = "item"
    TOTAL = "total"
    HEADING = "heading"


class CellKind(StrEnum):
    """What stands in a cell. A blank is no cell at all: not reported."""

    NUMBER = "number"
    NIL = "nil"  # a dash: adds as zero
    NOT_MEANINGFUL = "not_meaningful"  # n/m, n/a, *, a footnote's mark in the place of a value


@frozen
class Cell:
    """One printed value.

    Attributes:
        column: index into the statement's columns.
        text: as printed, without currency sign and padding: `(323)`, `1,895`, `--`.
        value: sign and scale applied, in `unit`; None where nothing but a dash or `n/m` is printed.
        unit: `USD`, `USD/shares`, `shares`, `pure` …
        scale: what the printed digits were multiplied by.
        span: the digits and what belongs to them (brackets, sign, percent sign); `source[span]` is `text`.
        kind: number, nil or not meaningful.
        doubts: why this reading may be wrong, in words.
    """

    column: int
    text: str
    value: Decimal | None
    unit: str
    scale: int
    span: Span
    kind: CellKind = CellKind.NUMBER
    doubts: tuple[str, ...] = ()


def places_printed(cell: Cell) -> int:
    """How many decimals of its unit a cell is printed with: 3 of `61.6` where its caption says that it is in cents."""
    if cell.scale != 1 or not cell.value or not cell.unit.endswith(PER_SHARE_ENDING) or "/" in cell.text:
        return places_of(cell.text)
    exponent = cell.value.as_tuple().exponent
    return max(places_of(cell.text), -exponent if isinstance(exponent, int) else 0)


@frozen
class Row:
    """One line item, total or heading.

    Attributes:
        label: caption as printed, wrapped lines joined with one blank, leader dots and final colon dropped; empty for an unlabelled total.
        label_spans: the caption's characters, one span a printed line.
        lines: first and last line the row stands on.
        section: the headings it stands under, outermost first.
        role: item, total or heading.
        level: depth of indentation, 0 is the outermost.
        cells: in order of columns; a column without a cell was left blank.
        concept: US-GAAP element name, None where unknown.
        rules_above: rules drawn directly above the values (1 single, 2 double).
        rules_below: rules drawn directly below the values.
        doubts: why this reading may be wrong, in words.
    """

    label: str
    label_spans: tuple[Span, ...]
    lines: tuple[int, int]
    section: tuple[str, ...] = ()
    role: Role = Role.ITEM
    level: int = 0
    cells: tuple[Cell, ...] = ()
    concept: str | None = None
    rules_above: int = 0
    rules_below: int = 0
    doubts: tuple[str, ...] = ()

    def cell(self, column: int) -> Cell | None:
        """The cell in a column, None where it was left blank."""
        for cell in self.cells:
            if cell.column == column:
                return cell
        return None


@frozen
class Column:
    """A column of values.

    Attributes:
        label: its heading from the spanner down, joined with blanks: `Three Months Ended 05/31/03`.
        headings: the same from the outermost spanner to the leaf, one entry a level.
        heading_spans: the characters of the headings, spanners included.
        period: None for a column that is no period (change, percent, notes).
        audited: True, False, or None where not said.
        right: the column of characters behind its last digit.
        doubts: why its period may be wrong, in words.
    """

    label: str
    headings: tuple[str, ...]
    heading_spans: tuple[Span, ...]
    period: Period | None
    audited: bool | None
    right: int
    doubts: tuple[str, ...] = ()


@frozen
class Statement:
    """One table with its own column headings.

    Attributes:
        kind: which statement it is.
        title: as printed, the lines that name it joined.
        title_spans: the characters of the title.
        scale: what a printed amount is multiplied by (1000 for `in thousands`).
        currency: ISO 4217 code.
        lines: first and last line, inclusive, 1 is the first line of the source.
        columns: left to right.
        rows: top to bottom, headings included; packed where the source is large, so that one row need not be the same object twice.
        headnote_spans: the characters that scale and currency were read from.
        doubts: why this reading may be wrong, in words.
    """

    kind: StatementKind
    title: str
    title_spans: tuple[Span, ...]
    scale: int
    currency: str
    lines: tuple[int, int]
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    headnote_spans: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()
