import re
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from tests.support.synthetic import synthetic_releases
from viewer.export.content import Content
from viewer.export.formulas import formulas_of
from viewer.export.styles import number_format
from viewer.export.workbook import write_workbook
from viewer.export.workbook_reader import WorkbookError, noted_values
from viewer.footing.proof import Proof, Relation, Term, Verdict
from viewer.statements.statement import Cell, CellKind
from viewer.text.span import Span


@pytest.mark.parametrize(
    ("text", "scale", "shown"),
    [
        ("1,895", 1000, "#,##0,_);(#,##0,)"),
        ("(323)", 1000, "#,##0,_);(#,##0,)"),
        ("-323", 1000, "#,##0,;-#,##0,"),
        ("12.5", 1_000_000, "#,##0.0,,_);(#,##0.0,,)"),
        ("(0.03)", 1, "0.00_);(0.00)"),
        ("15,020,111", 1, "#,##0_);(#,##0)"),
        ("28.8%", 1, '0.0"%"_);(0.0"%")'),
        ("1:1.5", 1, "0.0_);(0.0)"),
    ],
)
def test_formats_show_what_is_printed(text: str, scale: int, shown: str) -> None:
    assert number_format(Cell(0, text, Decimal(1), "USD", scale, Span(1, 0, 1))) == shown


@pytest.mark.parametrize(("text", "shown"), [("--", '"--";"--";"--";"--"'), ('n";m', '"nm";"nm";"nm";"nm"')])
def test_a_dash_stays_a_dash(text: str, shown: str) -> None:
    assert number_format(Cell(0, text, None, "USD", 1000, Span(1, 0, 2), CellKind.NIL)) == shown


def term(row: int, value: int, weight: int = 1, statement: int = 0) -> Term:
    cell = Cell(0, str(value), Decimal(value), "USD", 1, Span(row + 1, 0, 4))
    return Term(statement, row, 0, cell, Decimal(value), weight)


def proof(total: Term, *parts: Term, verdict: Verdict = Verdict.EXACT, relation: Relation = Relation.FOOTING) -> Proof:
    return Proof(relation, total, parts, verdict, Decimal(0), Decimal(0), confirmed=True)


def test_exact_totals_are_computed() -> None:
    parts = (term(0, 5), term(1, 2, -1))
    assert formulas_of([proof(term(2, 3), *parts)]) == {0: {(2, 0): parts}}


def test_what_is_not_proved_stays_a_number() -> None:
    parts = (term(0, 5), term(1, 2))
    assert formulas_of([proof(term(2, 8), *parts, verdict=Verdict.WITHIN_ROUNDING)]) == {}
    assert formulas_of([proof(term(2, 8), *parts, relation=Relation.ARTICULATION)]) == {}
    assert formulas_of([proof(term(2, 7), term(0, 5, statement=1))]) == {}
    assert formulas_of([proof(term(2, 7))]) == {}


def test_formulas_never_run_in_a_circle() -> None:
    opening, change, closing = term(0, 5), term(1, 2), term(2, 7)
    circle = [proof(closing, opening, change), proof(change, closing, opening), proof(opening, closing, change)]
    assert list(formulas_of(circle)[0]) == [(2, 0)]


def test_a_workbook_has_a_sheet_a_statement_and_the_raw_text(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    releases = synthetic_releases(2)
    write_workbook(Content.of(releases), path)
    with ZipFile(path) as book:
        names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
        first = book.read("xl/worksheets/sheet1.xml").decode()
    assert [name for name in names if name.startswith("Source")] == ["Source 1", "Source 2"]
    assert names[0].startswith("1.1 ")
    assert {"Vintages", "Series"} <= set(names)
    assert '<pane xSplit="1" ySplit="4"' in first
    assert re.search(r"<f>[-+B0-9]+</f>", first)


def test_series_hold_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(Content.of(synthetic_releases(4)), path)
    sheet = load_workbook(path)["Series"]
    names = [cell.value for cell in sheet[1]]
    values = [row[names.index("value")].value for row in sheet.iter_rows(min_row=2)]
    assert len(values) > 20
    assert all(value is None or isinstance(value, int | float) for value in values)


def test_lists_can_be_filtered_and_are_printed_as_wide_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(Content.of(synthetic_releases(2)), path)
    for name in ("Vintages", "Series"):
        sheet = load_workbook(path)[name]
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)


def test_every_value_has_a_note_with_its_address(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    (release,) = synthetic_releases(1)
    write_workbook(Content.of([release]), path)
    notes = list(noted_values(path))
    cells = [cell for statement in release.statements for row in statement.rows for cell in row.cells]
    assert len(notes) == len(cells)
    assert all(note.startswith(f"{release.source.name}#") for _, _, note in notes)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nonsense"])
def test_what_is_no_workbook_is_said(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_bytes(content)
    with pytest.raises(WorkbookError, match="no workbook"):
        list(noted_values(path))


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
        book.writestr("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships/>")
    with pytest.raises(WorkbookError, match="entities"):
        list(noted_values(path))
