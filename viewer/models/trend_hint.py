"""Why the trend has nothing to draw, in words. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.models.address import RowAddress
from viewer.statements.statement import Cell
from viewer.statements.unit import PURE
from viewer.trends.views import Wish

NOTHING_OPEN = "Open releases to see a row of their statements over time."
NO_ROW = "Select a row of a statement to see it over all open releases."
NO_LINES = "None of these lines is in the open releases."
NO_FIGURES = "The selected row prints no figures: select a row with amounts."
NO_PERIODS = "The selected row cannot be placed in time: its columns name no period that could be read."
OTHER_PERIODS = "The figures of the selected row are of {} months: choose other periods above."
LEFT_OUT = "What is chosen above leaves nothing of these lines: choose other periods, or amounts in place of a measure."


def trend_hint(releases: Sequence[object], rows: Sequence[RowAddress], wish: Wish, *, found: bool = False) -> str:
    """What is missing, where no point came of a wish.

    Args:
        releases: what is open.
        rows: the selected rows.
        wish: what was to be shown.
        found: whether there are such lines, though without a point.
    """
    if not releases:
        return NOTHING_OPEN
    if wish.view is not None:
        return LEFT_OUT if found else NO_LINES
    if not rows:
        return NO_ROW
    columns = [row.statement.columns[cell.column] for row in rows for cell in row.row.cells if _is_amount(cell)]
    if not columns:
        return NO_FIGURES
    periods = [column.period for column in columns if column.period is not None]
    if not periods:
        return NO_PERIODS
    months = sorted({period.months for period in periods if period.months})
    return OTHER_PERIODS.format(" and ".join(map(str, months))) if months and not wish.shown_as else LEFT_OUT


def _is_amount(cell: Cell) -> bool:
    """`12,013`; no number of a note, no dash."""
    return cell.value is not None and cell.unit != PURE
