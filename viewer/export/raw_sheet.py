"""The sheet of a source's numbered lines, and links into it."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from viewer.export.styles import LONGEST_TEXT, Styles
from viewer.text.source import Source
from viewer.text.span import Span

HEAD_ROWS = 2  # name and hash
PIECE = LONGEST_TEXT - 1  # leaves room for an apostrophe
MOST_LINES = 1_048_576 - HEAD_ROWS  # rows of a sheet, by the file format


class RawSheet:
    """Where each line of a source stands in the workbook.

    Attributes:
        source: the source.
        name: of the sheet.
    """

    def __init__(self, source: Source, name: str) -> None:
        self.source = source
        self.name = name

    def link(self, span: Span) -> str:
        """The link to the line of a span."""
        return f"internal:'{self.name}'!B{min(span.line, MOST_LINES) + HEAD_ROWS}"

    def write(self, sheet: Worksheet, styles: Styles) -> None:
        """Write all lines; one that is longer than a cell goes on to the right."""
        styles.write_text(sheet, 0, 1, self.source.name, styles.title)
        styles.write_text(sheet, 1, 1, f"sha256 {self.source.sha256}", styles.note)
        for at, line in enumerate(self.source.lines[:MOST_LINES], HEAD_ROWS):
            sheet.write_number(at, 0, at - HEAD_ROWS + 1, styles.number)
            for column, start in enumerate(range(0, max(len(line), 1), PIECE), 1):
                styles.write_text(sheet, at, column, line[start : start + PIECE], styles.raw)
        sheet.freeze_panes(HEAD_ROWS, 1)
        sheet.set_column(0, 0, 7)
        sheet.set_column(1, 1, 110)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
