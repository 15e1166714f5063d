"""Every row with figures has a line to draw, whatever table it stands in and whatever its release was taken for."""

from __future__ import annotations

from dataclasses import replace

from tests.support.made import made_release
from viewer.app.line_book import LineBook, Words
from viewer.models.address import RowAddress
from viewer.statements.release import Release
from viewer.statements.statement import Column, Statement, StatementKind
from viewer.trends.point import Series
from viewer.trends.views import Wish

MAY = made_release("2003-06-15", {"Sales": {"3 2003-05-31": 12}})
AUGUST = made_release("2003-09-15", {"Sales": {"3 2003-08-31": 13}})


def drawn(release: Release, *others: Release, statement: int = 0) -> list[str]:
    """What is drawn for the first row of a release's statement, with the values known."""
    book = LineBook.of((release, *others), Words())
    return [told(series) for series in book.series([RowAddress(release, statement, 0)], Wish())]


def told(series: Series) -> str:
    return " ".join([f"{series.line}:", *(f"{point.value:f}" for point in series.points if point.value is not None)])


def segments(released: str, end: str, title: str = "SEGMENTS") -> Release:
    return made_release(released, {"Sales": {f"3 {end}": 7}}, kind=StatementKind.SEGMENT, title=title)


def with_statements(release: Release, *statements: Statement) -> Release:
    return replace(release, statements=statements)


def test_a_release_without_a_date_is_drawn() -> None:
    undated = made_release("", {"Sales": {"3 2003-08-31": 13}})
    assert drawn(undated, MAY) == ["Sales: 12000 13000"]


def test_what_says_the_same_as_another_is_drawn_as_that_one() -> None:
    twin = replace(MAY, source=replace(MAY.source, name="twin.txt", text=f"<SEC-DOCUMENT>\n{MAY.source.text}"))
    assert drawn(MAY, twin) == drawn(twin, MAY) == ["Sales: 12000"]


def test_a_segment_is_followed_through_tables_of_one_title_apart_from_the_whole() -> None:
    others = (segments("2003-09-15", "2003-08-31"), segments("2003-12-15", "2003-11-30", "BY COUNTRY"))
    assert drawn(segments("2003-06-15", "2003-05-31"), MAY, *others) == ["Sales: 7000 7000"]
    assert drawn(MAY, *others) == ["Sales: 12000"]


def test_columns_of_one_period_are_lines_of_their_own() -> None:
    release = segments("2003-06-15", "2003-05-31")
    (statement,) = release.statements
    (row,) = statement.rows
    (cell,) = row.cells
    columns = tuple(
        Column(label, (label,), (), statement.columns[0].period, None, edge)
        for label, edge in (("May 31 Craft Brands", 10), ("May 31 Denim", 20))
    )
    cells = (cell, replace(cell, column=1, value=cell.value and cell.value * 2))
    wide = with_statements(release, replace(statement, columns=columns, rows=(replace(row, cells=cells),)))
    assert drawn(wide) == ["Sales (Craft Brands): 7000", "Sales (Denim): 14000"]


def test_a_table_that_repeats_another_is_drawn_by_itself() -> None:
    both = with_statements(AUGUST, *AUGUST.statements, *made_release("", {"Net": {"3 2003-08-31": 9}}, title="AGAIN").statements)
    assert drawn(both, statement=1) == ["Net: 9000"]
    assert drawn(both) == ["Sales: 13000"]
