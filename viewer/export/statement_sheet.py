"""One statement as a sheet: captions, columns and rules as printed, each value with its source address and a link to its line."""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from viewer.export.content import Marks
from viewer.export.formulas import Key
from viewer.export.raw_sheet import RawSheet
from viewer.export.safe import LOST, clean
from viewer.export.selection import Layout
from viewer.export.styles import Styles
from viewer.footing.proof import Term
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Role, Row
from viewer.statements.tidy import address

TITLE, NOTE, HEADINGS, FIRST_ROW = 0, 1, 3, 4
SCALES = {1: "", 1_000: " in thousands", 1_000_000: " in millions", 1_000_000_000: " in billions"}
LINE_ENDS = dict.fromkeys(map(ord, "\r\n"), LOST)  # of a file's name, which is one line of a note
NOTE_SIZE = {"x_scale": 2.4, "y_scale": 1.0}


class StatementSheet:
    """Writes one statement, or what is selected of it."""

    def __init__(self, sheet: Worksheet, styles: Styles, raw: RawSheet, release: Release, layout: Layout) -> None:
        self._sheet = sheet
        self._styles = styles
        self._raw = raw
        self._release = release
        self._statement = layout.statement
        self._layout = layout

    def write(self, formulas: Mapping[Key, tuple[Term, ...]], marks: Marks) -> None:
        """Write head, rows and page setup.

        Args:
            formulas: parts of the totals that are computed, by row and column.
            marks: what the reviewer says.
        """
        self._write_head()
        for index, place in self._layout.rows.items():
            row = self._statement.rows[index]
            bold = row.role is not Role.ITEM
            self._styles.write_text(self._sheet, FIRST_ROW + place, 0, row.label, self._styles.caption(row.level, bold=bold))
            for cell in filter(self._layout.holds, row.cells):
                at = self._place(index, cell.column)
                self._write_cell(at, row, cell, formulas.get((index, cell.column), ()))
                self._write_note(at, cell, marks.of_number(self._release, cell.span))
        self._set_up()

    def _write_head(self) -> None:
        statement, source = self._statement, self._release.source
        self._styles.write_text(self._sheet, TITLE, 0, statement.title or str(statement.kind), self._styles.title)
        scale = SCALES.get(statement.scale, f" in units of {statement.scale:,}")
        part = "" if self._layout.selection is None else "selected cells only"
        lines = f"{source.name}, lines {statement.lines[0]}-{statement.lines[1]}"
        said = (self._release.company, f"{statement.currency}{scale}", lines, part)
        self._styles.write_text(self._sheet, NOTE, 0, "; ".join(words for words in said if words), self._styles.note)
        for column, place in self._layout.columns.items():
            self._styles.write_text(self._sheet, HEADINGS, 1 + place, _heading(statement.columns[column]), self._styles.heading)

    def _place(self, row: int, column: int) -> Key:
        """Row and column of the sheet for those of the statement."""
        return FIRST_ROW + self._layout.rows[row], 1 + self._layout.columns[column]

    def _write_cell(self, at: Key, row: Row, cell: Cell, parts: tuple[Term, ...]) -> None:
        style = self._styles.amount(cell, bold=row.role is Role.TOTAL)
        self._sheet.write_url(*at, self._raw.link(cell.span), string=" ")
        if parts and all(self._layout.holds(part.cell) for part in parts):
            sum_ = "".join(("+" if part.weight > 0 else "-") + xl_rowcol_to_cell(*self._place(part.row, part.column)) for part in parts)
            self._sheet.write_formula(*at, "=" + sum_.removeprefix("+"), style, cell.value)
        else:
            self._sheet.write_number(*at, cell.value or 0, style)

    def _write_note(self, at: Key, cell: Cell, mark: str) -> None:
        place = address(self._release.source, cell.span).translate(LINE_ENDS)
        lines = [place, f"printed {cell.text}", f"unit {cell.unit}, scale {cell.scale:,}"]
        lines += [f"marked {mark}"] if mark else []
        lines += [f"doubt: {doubt}" for doubt in cell.doubts]
        self._sheet.write_comment(*at, clean("\n".join(lines)), NOTE_SIZE)

    def _set_up(self) -> None:
        sheet = self._sheet
        sheet.set_column(0, 0, 48)
        sheet.set_column(1, max(1, len(self._layout.columns)), 17)
        sheet.freeze_panes(FIRST_ROW, 1)
        sheet.repeat_rows(HEADINGS)
        sheet.repeat_columns(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&F&C&A&R&P / &N")


def _heading(column: Column) -> str:
    """The heading, and whether its figures are audited where only the title says so."""
    if column.audited is None or "audited" in column.label.lower():
        return column.label
    return f"{column.label}\n{'audited' if column.audited else 'unaudited'}"
