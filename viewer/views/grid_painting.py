"""Draws the figures of a grid that are in sight."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelection, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QTableView

from viewer.models.statement_model import StatementModel
from viewer.views.figure_delegate import FigureDelegate, ShownCell
from viewer.views.theme import theme_of

Place = tuple[int, int]  # row and column


def paint_figures(grid: QTableView, model: StatementModel, delegate: FigureDelegate, region: QRegion) -> None:
    """Draw anew what a region of the viewport shows.

    Args:
        grid: the table, for where its rows and columns are.
        model: its model.
        delegate: draws each cell.
        region: the part that is out of date, its background drawn.
    """
    theme = theme_of(grid.palette())
    rows: dict[int, set[int]] = {}
    for rect in region:  # type: ignore[attr-defined] # which PySide has, but does not tell of
        for row in _sections(grid.rowAt, rect.top(), rect.bottom(), model.rowCount()):
            rows.setdefault(row, set()).update(_sections(grid.columnAt, rect.left(), rect.right(), model.columnCount()))
    current = grid.currentIndex().row(), grid.currentIndex().column()
    selected = _selected(grid.selectionModel().selection(), rows)
    has_keyboard = grid.hasFocus()
    painter = QPainter(grid.viewport())
    columns = [(grid.columnViewportPosition(column), grid.columnWidth(column)) for column in range(model.columnCount())]
    for row, touched in rows.items():
        top, height = grid.rowViewportPosition(row), grid.rowHeight(row)
        heading = None
        for column in touched if height else ():  # else it is hidden
            figure, place = model.figure(row, column), (row, column)
            left, width = columns[column]
            rect = QRectF(left, top, width, height)
            shown = ShownCell(figure, model.mark(row, column), model.badge(row, column), place in selected, place == current, has_keyboard)
            delegate.paint_cell(painter, theme, rect, shown)
            heading = heading or figure.overflow
        if heading is not None:
            delegate.paint_overflow(painter, top, height, heading)
    painter.end()


def _sections(section_at: Callable[[int], int], first: int, last: int, count: int) -> range:
    """The rows or columns between two positions in pixels; behind the last one there is none."""
    start, end = section_at(first), section_at(last)
    return range(start, end + 1 if end >= 0 else count) if start >= 0 else range(0)


def _selected(selection: QItemSelection, rows: Collection[int]) -> set[Place]:
    """The selected places in some rows."""
    places: set[Place] = set()
    for chosen in selection.toList() if rows else ():
        columns = range(chosen.left(), chosen.right() + 1)
        for row in range(max(chosen.top(), min(rows)), min(chosen.bottom(), max(rows)) + 1):
            places.update((row, column) for column in columns)
    return places
