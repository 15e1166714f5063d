"""The search for what makes the totals costs no more than the table is large, however many columns it has."""

from __future__ import annotations

import pytest

from tests.support.tables import drawn_release
from viewer.footing.grid import grids
from viewer.footing.sums import EFFORT, SPARE, foot

OF_ONE_TOTAL = 2000  # terms, that may be added up once the search has begun


@pytest.mark.parametrize("columns", [1, 4, 12])
@pytest.mark.parametrize("rows", [20, 200])
def test_figures_added_up_are_bounded(columns: int, rows: int) -> None:
    table = [f"@ balance_sheet 1 | {' | '.join(f'{2003 - column}-12-31' for column in range(columns))}"]
    for row in range(rows):
        printed = " | ".join(f"{(row + 7) * (column + 3) % 9 + 1}" for column in range(columns))
        table.append(f"{'= Total' if row % 3 == 2 else 'Item'} {chr(97 + row % 26)} | {printed}")
    (grid,) = grids(0, drawn_release("\n".join(table)).statements[0])

    figures = foot(grid, results=True).figures
    assert 0 < figures <= EFFORT * (rows + SPARE) + OF_ONE_TOTAL * columns
