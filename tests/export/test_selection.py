"""A selection leaves the program as it stands in the statement: nothing beside it, everything of it at its address."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.samples import july
from tests.support.synthetic import synthetic_releases
from viewer.export.content import Content
from viewer.export.exported import exported_values
from viewer.export.formats import FORMATS, Format, export, format_named
from viewer.export.selection import Layout, Selection
from viewer.export.statement_sheet import FIRST_ROW, HEADINGS
from viewer.export.verify import verify
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Role, Row, Statement
from viewer.statements.tidy import address
from viewer.text.span import Span

takers = pytest.mark.parametrize("wanted", [one for one in FORMATS if one.takes_selection], ids=lambda one: one.name)


def spans_of(statement: Statement, columns: set[int], captions: set[str] | None = None) -> Selection:
    """The cells in some columns, of some rows or all."""
    rows = (row for row in statement.rows if captions is None or row.label in captions)
    return frozenset(cell.span for row in rows for cell in row.cells if cell.column in columns)


def sheet_of(release: Release, selection: Selection, path: Path) -> Worksheet:
    """The first sheet of a workbook of a selection."""
    export(Content.of([release], selection=selection), format_named("xlsx"), path)
    return load_workbook(path).worksheets[0]


@takers
def test_the_selected_cells_and_no_others_are_verified(wanted: Format, tmp_path: Path) -> None:
    release = july()
    selection = frozenset(cell.span for statement in release.statements for row in statement.rows[2:5] for cell in row.cells[1:])
    path = export(Content.of([release], selection=selection), wanted, tmp_path / f"out{wanted.ending}")
    found = verify(path, [release])
    assert (found.wrong, found.confirmed) == ("", len(selection))
    assert {one.address for one in exported_values(path)} == {address(release.source, span) for span in selection}


@pytest.mark.parametrize("wanted", [one for one in FORMATS if not one.takes_selection], ids=lambda one: one.name)
def test_a_format_of_whole_releases_refuses_one(wanted: Format, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(ValueError, match="whole releases only"):
        export(Content.of([july()], selection=frozenset({Span(1, 0, 1)})), wanted, path)
    assert path.read_text() == "old"


def test_numbers_of_statement_and_column_stay_those_of_the_release() -> None:
    release = july()
    statement = release.statements[1]
    selection = spans_of(statement, {1})
    facts = list(Content.of([release], selection=selection).facts())
    assert {(fact.statement, fact.column, fact.heading) for fact in facts} == {(2, 2, statement.columns[1].label)}


def row(label: str, line: int, *columns: int, role: Role = Role.ITEM, section: tuple[str, ...] = ()) -> Row:
    cells = tuple(Cell(column, "5", Decimal(5), "USD", 1, Span(line, 40 + 10 * column, 41 + 10 * column)) for column in columns)
    return Row(label, (), (line, line), section, role, len(section), cells)


def test_a_sheet_shows_selected_rows_under_their_own_headings() -> None:
    rows = (
        row("Current", 1, role=Role.HEADING),
        row("Other", 2, role=Role.HEADING, section=("Current",)),
        row("Cash", 3, 0, 1, section=("Current", "Other")),
        row("Long-term", 4, role=Role.HEADING),
        row("Other", 5, role=Role.HEADING, section=("Long-term",)),
        row("Debt", 6, 0, 1, section=("Long-term", "Other")),
        row("Bonds", 7, 0, 1, section=("Long-term", "Other")),
    )
    statement = replace(july().statements[0], rows=rows)
    layout = Layout.of(statement, frozenset({rows[6].cells[1].span}))
    assert layout.rows == {3: 0, 4: 1, 6: 2}
    assert layout.columns == {1: 0}
    assert [cell.column for cell in filter(layout.holds, rows[6].cells)] == [1]
    everything = Layout.of(statement)
    assert everything.rows == {index: index for index in range(7)}
    assert everything.columns == {index: index for index in range(len(statement.columns))}


def test_the_sheet_closes_up_and_says_that_it_is_a_part(tmp_path: Path) -> None:
    (release,) = synthetic_releases(1)
    statement = release.statements[0]
    chosen = statement.rows[-1]
    sheet = sheet_of(release, frozenset({chosen.cells[-1].span}), tmp_path / "out.xlsx")
    assert sheet.cell(HEADINGS + 1, 2).value == statement.columns[chosen.cells[-1].column].label
    last = FIRST_ROW + 1 + len(Layout.of(statement, frozenset({chosen.cells[-1].span})).rows) - 1
    assert sheet.max_row == last
    assert sheet.max_column == 2
    assert "selected cells only" in str(sheet["A2"].value)


def test_a_total_is_computed_where_all_its_parts_are_selected(tmp_path: Path) -> None:
    (release,) = synthetic_releases(1)
    statement = release.statements[0]
    whole = sheet_of(release, spans_of(statement, {1}), tmp_path / "whole.xlsx")
    formulas = [cell for (cell,) in whole.iter_rows(min_col=2, max_col=2) if cell.data_type == "f"]
    assert formulas
    assert all("C" not in str(cell.value) for cell in formulas), "the second column now stands in the first place"
    totals = {row.label for row in statement.rows if row.role is Role.TOTAL}
    alone = sheet_of(release, spans_of(statement, {1}, totals - {""}), tmp_path / "alone.xlsx")
    shown = {str(cells[0].value): cells[1] for cells in alone.iter_rows(min_row=FIRST_ROW + 1)}
    assert shown["Total current assets"].data_type == "n"
    assert shown["Total current assets"].value


def test_findings_follow_the_selection() -> None:
    release = july()
    cells = [row.cells[0] for row in release.statements[0].rows if row.cells]
    name = release.source.name
    said = tuple(Finding("footing", Severity.ERROR, "off", (Place(name, cell.span),)) for cell in cells[:2])
    content = Content.of([replace(release, findings=said)], selection=frozenset({cells[1].span}))
    assert [finding.places[0].span for finding in content.findings] == [cells[1].span]
