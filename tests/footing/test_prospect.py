"""Runs of rows that no slip can make a total are told by what they lack; those that one can are kept."""

from __future__ import annotations

import pytest

from tests.support.tables import drawn_release
from viewer.footing.grid import grids
from viewer.footing.prospect import Outlook, may_be_worth

TABLE = """\
@ balance_sheet 1 | 2003-12-31 | 2002-12-31 | 2001-12-31
Cash | 1,234 | 2,345 | 3,456
Receivables | 4,321 | 5,432 | 6,543
= Total | 5,555 | 7,777 | 9,999
"""


@pytest.mark.parametrize(
    ("lacks", "expected"),
    [
        ((0, 0, 0), True),
        ((0, 0, 40), True),  # one digit
        ((0, 0, -1980), True),  # two digits exchanged
        ((0, 0, 2 * 6543), True),  # a sign lost
        ((0, 0, 1234), True),  # two columns agree to the last digit
        ((0, 431, -431), True),  # a figure in the wrong column
        ((0, 431, 1234), False),
        ((431, 1234, 4321), False),
        ((0, 40, 7), True),
    ],
)
def test_what_a_run_can_be_worth(lacks: tuple[int, ...], *, expected: bool) -> None:
    (grid,) = grids(0, drawn_release(TABLE).statements[0])
    *parts, total = grid.lines
    outlooks = [Outlook.of(total, parts, column) for column in range(grid.width)]
    assert may_be_worth(2, outlooks, lacks, trusted=True) is expected
