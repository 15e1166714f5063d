"""Where characters stand on the raster of the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.lines import Lines
from viewer.views.text_cells import cell_of, column_of, shown, widest


@pytest.mark.parametrize(
    ("line", "column", "cell"),
    [("abc", 2, 2), ("\tabc", 1, 8), ("a\tb", 2, 8), ("12345678\tb", 9, 16), ("a\tb\tc", 4, 16), ("abc", 10, 10)],
)
def test_a_tab_goes_to_the_next_multiple_of_eight(line: str, column: int, cell: int) -> None:
    assert cell_of(line, column) == cell


@given(st.text(alphabet="ab\t", max_size=40))
def test_cells_and_columns_are_inverse(line: str) -> None:
    for column in range(len(line) + 3):
        assert column_of(line, cell_of(line, column)) == column
        inside = range(cell_of(line, column), cell_of(line, column + 1))
        assert {column_of(line, cell) for cell in inside} == {column}


@given(st.text(max_size=60), st.integers(0, 30), st.integers(1, 40))
def test_what_is_shown_is_one_visible_character_a_cell(line: str, first: int, count: int) -> None:
    piece = shown(line, first, count)
    assert len(piece) == min(max(cell_of(line, len(line)) - first, 0), count)
    assert not set(piece) & set("\t\n\r\0\u200b\u202e\u2028\ufeff")
    for number, character in enumerate(piece):
        source = line[column_of(line, first + number)]
        if source.isascii() and source.isprintable():
            assert character == source


def test_what_would_be_invisible_is_shown() -> None:
    assert shown("a\0b\u202ec\udc80", 0, 10) == "a\u2400b\u25afc\ufffd"


@pytest.mark.parametrize("text", ["", "abc", "a\nlonger\nb", "a\n\tb\n", "one\r\nlongest of all", "x\n" * 3 + "last one"])
def test_the_widest_line_is_found_without_reading_the_lines(text: str) -> None:
    lines = Lines(text)
    assert widest(lines) == widest(tuple(lines))
