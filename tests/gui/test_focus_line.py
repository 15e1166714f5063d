"""What has the keyboard can be seen, and nothing else looks as if it had it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTabBar, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.support.samples import address_of, july
from viewer.app.main_window import MainWindow
from viewer.views.list_table import ListTable
from viewer.views.theme import ThemeChoice

CONTROLS = ("releases", "raw text", "statement tabs", "statement", "list", "outline", "inspector")


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK])
def coloured(window: MainWindow, request: pytest.FixtureRequest) -> MainWindow:
    window.appearance.set_theme(request.param)
    window.session.select_cell(address_of(july(), "12,013"))
    window.activateWindow()
    return window


def control(window: MainWindow, name: str) -> QWidget:
    if name in {"list", "outline", "inspector"}:
        window.docks.bring(dock := "findings" if name == "list" else name)
        wanted = {"list": ListTable}.get(name, QTreeView)
        found: QWidget = window.docks[dock].widget().findChild(wanted)  # type: ignore[assignment]
        return found
    return {
        "releases": window.releases_view,
        "raw text": window.raw_text,
        "statement tabs": window.pane.tabs.tabs,
        "statement": window.pane.grid,
    }[name]


def colours(widget: QWidget, rect: QRect | None = None) -> Counter[str]:
    image = widget.grab(rect if rect is not None else widget.rect()).toImage()
    return Counter(image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))


def edge_of(widget: QWidget) -> QRect:
    """Where its line is: along the left of trees, whose first row stands at the top."""
    if isinstance(widget, QTreeView):
        return QRect(0, 0, 2, widget.height())
    return QRect(0, widget.height() - 2 if isinstance(widget, QTabBar) else 0, widget.width(), 2)


@pytest.mark.parametrize("name", CONTROLS)
def test_a_line_along_an_edge_tells_what_has_the_keyboard(coloured: MainWindow, qtbot: QtBot, name: str) -> None:
    wanted = control(coloured, name)
    qtbot.waitUntil(wanted.isVisible)
    accent = coloured.palette().highlight().color().name()
    wanted.setFocus()
    edge = edge_of(wanted)
    assert colours(wanted, edge) == {accent: edge.width() * edge.height()}
    wanted.resize(wanted.width() - 20, wanted.height())
    edge = edge_of(wanted)
    assert colours(wanted, edge)[accent] > edge.width() * edge.height() * 3 // 4
    coloured.inspector.setFocus()
    assert colours(wanted, edge)[accent] < edge.width() * edge.height() // 2


@pytest.mark.parametrize("name", ["releases", "list"])
def test_rows_chosen_in_a_list_are_quiet_while_the_keyboard_is_elsewhere(coloured: MainWindow, qtbot: QtBot, name: str) -> None:
    chosen = control(coloured, name)
    qtbot.waitUntil(chosen.isVisible)
    if isinstance(chosen, ListTable):
        qtbot.waitUntil(lambda: chosen.model().rowCount() > 1)
        chosen.setCurrentIndex(chosen.model().index(1, 0))
    accent = coloured.palette().highlight().color().name()
    chosen.setFocus()
    qtbot.waitUntil(lambda: colours(chosen)[accent] > 500)
    coloured.inspector.setFocus()
    qtbot.waitUntil(lambda: colours(chosen)[accent] < 100)


def test_the_figure_in_hand_is_framed_otherwise_while_the_keyboard_is_elsewhere(coloured: MainWindow) -> None:
    grid = coloured.pane.grid
    cell = grid.visualRect(grid.currentIndex())
    top = QRect(grid.viewport().pos() + cell.topLeft(), cell.topLeft() + grid.viewport().pos()).adjusted(0, 0, cell.width() - 2, 0)
    accent = coloured.palette().highlight().color().name()
    grid.setFocus()
    assert colours(grid, top)[accent] > cell.width() // 2
    coloured.inspector.setFocus()
    assert colours(grid, top)[accent] == 0
