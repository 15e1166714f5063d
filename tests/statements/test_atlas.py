"""What stands at a place of a release."""

from __future__ import annotations

import pytest

from tests.support.samples import address_of, july, sample_releases
from viewer.statements.atlas import Atlas, Part
from viewer.statements.disposition import Disposition, Use
from viewer.statements.release import Release
from viewer.text.source import Source
from viewer.text.span import Span


def place_of(words: str) -> Span:
    """Where words stand in the July sample."""
    for number, line in enumerate(july().source.lines, 1):
        if words in line:
            return Span(number, line.index(words), line.index(words) + len(words))
    raise LookupError(words)


@pytest.mark.parametrize(
    ("words", "part", "said"),
    [
        ("12,013 ", Part.CELL, "NET SALES"),
        ("COST OF GOODS", Part.CAPTION, "Caption: COST OF GOODS SOLD"),
        ("Three Months Ended", Part.HEADING, "Column heading: Three Months Ended 05/31/03"),
        ("CONDENSED STATEMENTS OF OPER", Part.TITLE, "Title of “"),
        ("<TABLE>", Part.TAG, "Tag"),
        ("-----", Part.RULE, "Rule"),
    ],
)
def test_each_part_says_what_it_is(words: str, part: Part, said: str) -> None:
    place = place_of(words)
    spot = Atlas(july()).at(place.line, place.start)
    assert spot.part is part
    assert spot.words.startswith(said)


def test_a_cell_knows_its_row_and_column() -> None:
    address = address_of(july(), "(323)")
    assert address.cell is not None
    spot = Atlas(july()).cell_at(address.cell.span)
    assert spot is not None
    assert (spot.statement, spot.row, spot.column) == (address.statement_index, address.row_index, address.column_index)


def test_a_date_in_the_prose_is_no_value() -> None:
    place = Span(1, 4, 8)
    release = Release(Source("a.txt", "May 2003"), dispositions=(Disposition(place, Use.DATE, "year of a date"),))
    spot = Atlas(release).at(1, 5)
    assert (spot.part, spot.words) == (Part.NUMBER, "Date, no value of a statement: year of a date")


def test_a_number_that_is_no_cell_says_why() -> None:
    for release in sample_releases():
        atlas = Atlas(release)
        for disposition in release.dispositions:
            spot = atlas.at(disposition.span.line, disposition.span.start)
            assert (spot.part is Part.CELL) == (disposition.use is Use.CELL), disposition
            assert spot.part is Part.CELL or disposition.reason in spot.words


@pytest.mark.parametrize(("line", "column"), [(0, 0), (1, 100_000), (1_000_000, 0), (2, 0)])
def test_places_outside_the_text_are_blank(line: int, column: int) -> None:
    assert Atlas(july()).at(line, column).part is Part.BLANK


def test_prose_is_narrative() -> None:
    place = place_of("LOS ANGELES")
    assert "Narrative" in Atlas(july()).at(place.line, place.start).words


def test_a_line_knows_its_statement() -> None:
    first, second = july().statements
    atlas = Atlas(july())
    assert [atlas.statement_at(line) for line in (1, first.lines[0], first.lines[1], second.lines[0])] == [None, 0, 0, 1]
