"""Characters inside a number that are no digits: the cell still is what stands there, and never silently a value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from viewer.parsing import parse
from viewer.parsing.lines.odd import LETTER, odd_lines
from viewer.parsing.lines.tabs import find_stops
from viewer.statements.statement import Cell, CellKind
from viewer.text.source import Source

TABLE = """BALANCE SHEETS
(in thousands)
                         June 30,    June 30,
                           2003        2002
Cash                      1,111       2,222
Inventories               3,333       4,444
Other assets              {value:>5}       6,666
Total assets              9,999      13,332
"""


def cell_of(value: str) -> Cell:
    source = Source("odd.txt", TABLE.format(value=value))
    row = next(row for row in parse(source).statements[0].rows if row.label == "Other assets")
    cell = row.cell(0)
    assert cell
    assert source[cell.span] == cell.text
    return cell


@pytest.mark.parametrize(
    "value", ["(<C>0)", "5\u200b,555", "5,5\u202e55", "5|,555", "5,\u206055", "\uff15,555", "\u0665\u0665\u0665", "5,55\uff15"]
)
def test_a_character_that_is_no_digit_makes_a_doubt_not_a_value(value: str) -> None:
    cell = cell_of(value)
    assert (cell.text, cell.value, cell.kind) == (value, None, CellKind.NOT_MEANINGFUL)
    assert cell.doubts


@pytest.mark.parametrize(("value", "amount"), [("(\xa0555)", -555), ("5,555", 5555), ("5,555\u200b", 5555)])
def test_blanks_of_other_kinds_are_blanks(value: str, amount: int) -> None:
    cell = cell_of(value)
    assert cell.value == Decimal(amount) * 1000


@pytest.mark.parametrize("value", ["()", "$()", "( )", "$", "(", ")", "$ (", "--()", "%", ",", ".", "(.)", "$,", "(,)", "-)", "(--)"])
def test_what_is_no_number_is_no_value(value: str) -> None:
    rows = parse(Source("odd.txt", TABLE.format(value=value))).statements[0].rows
    assert all(cell.value is None or cell.column == 1 for row in rows if row.label.startswith("Other") for cell in row.cells)


@pytest.mark.parametrize(
    "text",
    [
        "1O",
        "l2",
        "3.I",
        "O.4",
        "5,l",
        "o1",
        "l",
        "1 O",
        "1..O",
        "9I0",
        "O,.1",
        "",
        "l.l",
        "7.,O",
        "in 2003",
        "8O,000",
        "x,O7",
        "6.o",
        "o.6",
    ],
)
def test_letters_beside_digits_are_known_without_looking_at_each_digit(text: str) -> None:
    assert odd_lines(["plain 1,234", text, "plain 5,678"]) == ({1} if LETTER.search(text) else set())


def test_lines_with_what_is_not_plain_are_known_by_their_place() -> None:
    texts = ["Sales  1,234", "a\tb", "", "\xa3 12", "12'345", "it's 12", "| 12 |", "3l, 4l", "\u0661", "'12'3456", "7\x00", "8O"]
    assert odd_lines(texts) == {1, 3, 4, 6, 7, 8, 10, 11}


def test_tabs_between_the_cells_of_data_set_no_columns() -> None:
    """A hundred cells a line are data of a program, of which no line is a row of a statement."""
    few, many = ("\t".join(["Row", *["1,234"] * cells]) for cells in (4, 100))
    assert find_stops([few] * 4)
    assert not find_stops([many] * 4)


def test_a_row_behind_tabs_is_read_before_the_tag_of_the_next_page() -> None:
    text = "BALANCE SHEETS\n\t\t\t2003\t2002\nCash\t\t\t1,234\t2,345\n\t\t\t910\t812<PAGE>\n"
    rows = parse(Source("page.txt", text)).statements[0].rows
    assert [cell.text for cell in rows[0].cells] == ["1,234", "2,345"]
