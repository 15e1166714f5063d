"""Columns are moved for a typist's tab stops, not where blanks were pressed into tabs."""

from __future__ import annotations

from time import process_time

from viewer.parsing.lines.typed_tabs import lay_typed

TYPED = """\
\t\t\t2001\t2000
Fuel\t\t\t204\t330
Rents and purchased transportation\t208\t544
Wages\t\t\t900\t812
"""
PRESSED = """\
\t\t\t\t\t\t   JUNE 30,\t   JUNE 30,
\t\t\t\t\t\t ------------\t ------------
  PROCEEDS FROM LONG-TERM DEBT\t\t\t\t   12\t\t  281
  DIVIDENDS PAID\t\t\t\t\t (101)\t\t  (84)
  PERIOD\t\t\t\t\t\t2,750\t\t2,601
    CASH AND CASH EQUIVALENTS AT END OF PERIOD\t       $2,413\t       $2,392
"""


def laid(text: str) -> list[int]:
    """The indices of the lines whose cells are moved."""
    lines = text.splitlines()
    return [index for index, _ in lay_typed(lines, range(len(lines)))]


def test_columns_are_moved_to_where_captions_have_room() -> None:
    assert laid(TYPED) == [0, 1, 2, 3]


def test_amounts_that_end_below_one_another_already_stay() -> None:
    assert laid(PRESSED) == []


def test_cost_is_linear_in_the_cells_of_a_line() -> None:
    def seconds(cells: int) -> float:
        line = "Fuel" + "\t1,204" * cells
        begun = process_time()
        list(lay_typed([line] * 3, range(3)))
        return process_time() - begun

    assert seconds(20_000) < 40 * (min(seconds(2_000) for _ in range(3)) + 0.005)
