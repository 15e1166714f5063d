import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from tests.review.support import journal
from tests.support.synthetic import synthetic_releases
from viewer.export.content import Content
from viewer.export.formulas import formulas_of
from viewer.export.marks import marks_of
from viewer.export.styles import number_format
from viewer.export.workbook import write_workbook
from viewer.export.workbook_reader import WorkbookError, noted_values
from viewer.footing.proof import Proof, Relation, Term, Verdict
from viewer.review.marks import MarkState, mark
from viewer.review.things import finding_target
from viewer.statements.finding import Finding, Place, Severity, Suspect
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


def test_findings_lead_to_their_lines_and_say_what_the_reviewer_found(tmp_path: Path) -> None:
    one, other = synthetic_releases(2)
    cells = [row.cells[0] for row in other.statements[0].rows if row.cells]
    places = (*tuple(Place(other.source.name, cell.span) for cell in cells[:2]), Place(one.source.name, Span(3, 0, 2)))
    judged = Finding("footing", Severity.ERROR, "It does not add up.", places, Decimal(3000), suspect=Suspect(places[1], Decimal(7)))
    elsewhere = Finding("narrative", Severity.NOTE, "Said so.", (Place("gone.txt", Span(9, 0, 2)),))
    target = finding_target(other.source, judged)
    path, kept = tmp_path / "out.xlsx", journal(mark(target, MarkState.WAIVED, "A. Auditor", "=immaterial"))
    content = Content.of([one, other], marks_of(kept.entries))
    write_workbook(replace(content, findings=(judged, elsewhere)), path)
    sheet = load_workbook(path)["Findings"]
    head, first, second = (dict(zip(sheet[1], row, strict=True)) for row in sheet.iter_rows())
    values, without = ({str(field.value): cell.value for field, cell in row.items()} for row in (first, second))
    assert len(head) == len(values)
    assert (values["release"], values["line"]) == (other.source.name, cells[0].span.line)
    assert values["other_lines"] == f"{cells[1].span.line}, {one.source.name} line 3"
    assert (values["verdict"], values["reason"], values["reviewer"]) == ("waived", "'=immaterial", "A. Auditor")
    assert values["reviewed_at"]
    assert not any(other.source.sha256 in str(value) for value in values.values())
    links = {str(field.value): cell.hyperlink.location for field, cell in first.items() if cell.hyperlink}
    assert links == {"line": f"'Source 2'!B{cells[0].span.line + 2}", "suspect_line": f"'Source 2'!B{cells[1].span.line + 2}"}
    raw = load_workbook(path)["Source 2"]
    assert raw[links["line"].partition("!")[2]].value == other.source.lines[cells[0].span.line - 1]
    assert (without["release"], without["line"], without["verdict"]) == ("gone.txt", 9, None)
    assert not any(cell.hyperlink for cell in second.values())


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
