"""The search for what makes the totals costs no more than the table is large, however many columns it has."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from tests.support.tables import drawn_release
from viewer.checks.prove import footing
from viewer.checks.workings import Workings
from viewer.footing.grid import grids
from viewer.footing.sums import foot

OF_ONE_TOTAL = 500  # terms, that may be added up once the search has begun
MOST = 3000  # figures


@pytest.mark.parametrize("columns", [1, 4, 12])
@pytest.mark.parametrize("rows", [20, 200])
def test_figures_added_up_are_bounded(columns: int, rows: int) -> None:
    table = [f"@ balance_sheet 1 | {' | '.join(f'{2003 - column}-12-31' for column in range(columns))}"]
    for row in range(rows):
        printed = " | ".join(f"{(row + 7) * (column + 3) % 9 + 1}" for column in range(columns))
        table.append(f"{'= Total' if row % 3 == 2 else 'Item'} {chr(97 + row % 26)} | {printed}")
    (grid,) = grids(0, drawn_release("\n".join(table)).statements[0])

    assert 0 < foot(grid, results=True, most=MOST).figures <= MOST + OF_ONE_TOTAL * columns


def test_search_costs_as_much_for_ten_tables_as_for_one_ten_times_as_long() -> None:
    table = [f"{'= Total' if row % 3 == 2 else 'Item'} {row} | {(row * 7919) % 9973} | {(row * 104729) % 9967}" for row in range(30)]
    drawn = "\n".join(["@ balance_sheet 1 | 2003-12-31 | 2002-12-31", *table])
    one, ten = (Workings.of(drawn_release("\n".join([drawn] * times))) for times in (1, 10))
    with patch("viewer.checks.prove.foot", wraps=foot) as counted:
        list(footing(one))
        allowed = counted.call_args.kwargs["most"]
        list(footing(ten))
    assert counted.call_args.kwargs["most"] <= 10 * allowed
