"""Releases as an Excel workbook: every statement as printed, totals alive where they are proved, everything leading to its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import islice
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from viewer.export.content import Content
from viewer.export.findings_sheet import FIELDS, finding_rows
from viewer.export.formulas import formulas_of
from viewer.export.raw_sheet import RawSheet
from viewer.export.safe import sheet_name
from viewer.export.selection import Layout
from viewer.export.statement_sheet import StatementSheet
from viewer.export.styles import Styles, new_book
from viewer.export.tables import Table, Value, claims_table
from viewer.export.trend import HEADER, trend_rows
from viewer.export.vintages import vintages_table
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.statements.words import KIND_WORDS
from viewer.trends.ledger import ledgers
from viewer.trends.series import Choice, series_of

AMOUNTS = frozenset({"value", "bound"})  # of a series
MOST_LINKS = 65_530  # of a sheet, by the file format
ROOM = 3  # letters beside what a column holds, for the button of its filter
WIDEST = 60


def write_workbook(content: Content, path: Path) -> None:
    """Write all releases as one workbook: a sheet a statement, one each for findings, claims, vintages and series, one a raw text.

    A cell holds the amount in its unit, sign and scale applied (1895000 USD), with the 16 digits that a workbook keeps, and shows it as
    printed (`1,895`); a dash is zero. A proved total is a formula. The note of a cell holds its address, its print, unit and scale.

    Raises:
        OSError: the file cannot be written.
        Cancelled: the content's `step` said so.
    """
    held = BytesIO()  # a full disk would leave the zip file half closed, and Python complaining of it
    book = new_book(held)  # not by `with`, which packs it even where the user has had enough
    book.use_zip64()
    writer = Writer(book, content)
    for number, release in enumerate(content.releases):
        content.step(number, len(content.releases))
        writer.write_release(number, release)
    writer.write_tables()
    content.step(len(content.releases), len(content.releases))
    writer.write_sources()
    book.close()
    content.step(len(content.releases), len(content.releases))
    path.write_bytes(held.getbuffer())


class Writer:
    """Writes the sheets of one workbook, statements first and raw texts last."""

    def __init__(self, book: Workbook, content: Content) -> None:
        self._book = book
        self._content = content
        self._styles = Styles(book)
        self._taken: set[str] = set()
        self._raw = tuple(RawSheet(release.source, self._reserve(f"Source {number}")) for number, release in enumerate(content.releases, 1))

    def write_release(self, number: int, release: Release) -> None:
        """One sheet a statement; of a selection, one for each that it takes cells from."""
        formulas = formulas_of(self._content.proofs[number])
        several = f"{number + 1}." if len(self._content.releases) > 1 else ""
        for index, statement in enumerate(release.statements):
            layout = Layout.of(statement, self._content.selection)
            if self._content.selection is None or layout.rows:
                sheet = self._add(f"{several}{index + 1} {self._name(release.statements, index)}")
                writer = StatementSheet(sheet, self._styles, self._raw[number], release, layout)
                writer.write(formulas.get(index, {}), self._content.marks)

    def write_tables(self) -> None:
        """Findings, claims, vintages and series, as far as there are any; of a selection the findings alone."""
        found = list(finding_rows(self._content, self._raw))
        self._write_table("Findings", FIELDS, [row.values for row in found], [row.links for row in found])
        for table in _others(self._content.releases) if self._content.selection is None else ():
            self._write_table(table.name.capitalize(), table.fields, list(table.rows))

    def write_sources(self) -> None:
        """The numbered lines of every source."""
        for raw in self._raw:
            raw.write(self._book.add_worksheet(raw.name), self._styles)

    def _write_table(
        self, name: str, fields: Sequence[str], rows: Sequence[Sequence[object]], links: Sequence[Mapping[int, str]] = ()
    ) -> None:
        """A sheet of rows, of which some columns lead elsewhere; none where there are no rows."""
        if not rows:
            return
        sheet = self._add(name)
        sheet.freeze_panes(1, 0)
        widths = [len(field) for field in fields]
        for column, field in enumerate(fields):
            sheet.write_string(0, column, field, self._styles.heading)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                shown = self._styles.write_value(sheet, at, column, value)
                widths[column] = min(WIDEST, max(widths[column], shown))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width + ROOM)
        for at, leading in islice(enumerate(links, 1), MOST_LINKS // len(fields)):
            for column, link in leading.items():
                sheet.write_url(at, column, link, self._styles.link)
                self._styles.write_value(sheet, at, column, rows[at - 1][column], self._styles.link)  # a number stays one
        sheet.autofilter(0, 0, len(rows), len(fields) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _name(self, statements: Sequence[Statement], index: int) -> str:
        return KIND_WORDS[statements[index].kind]

    def _add(self, name: str) -> Worksheet:
        return self._book.add_worksheet(self._reserve(name))

    def _reserve(self, name: str) -> str:
        free = sheet_name(name, self._taken)
        self._taken.add(free.lower())
        return free


def _others(releases: Sequence[Release]) -> tuple[Table, ...]:
    """What is said of whole releases."""
    found = ledgers(releases)
    series = [series_of(ledger, line, Choice()) for ledger in found for line in ledger.lines]
    rows = (_with_amounts(row) for row in trend_rows(series))
    return claims_table(releases), vintages_table(found), Table("series", HEADER, rows)


def _with_amounts(row: Sequence[str]) -> tuple[Value, ...]:
    """A row of a series with numbers for its amounts."""
    return tuple(Decimal(value) if name in AMOUNTS and value else value for name, value in zip(HEADER, row, strict=True))
