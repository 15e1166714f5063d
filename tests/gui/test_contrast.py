"""What can be pressed, and what is chosen, stands out from what is around it by 3:1, as it is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QTabBar, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.commanding import run
from viewer.app.main_window import MainWindow
from viewer.views.theme import ThemeChoice

LEAST = 3.0
DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK])
def coloured(window: MainWindow, qtbot: QtBot, request: pytest.FixtureRequest) -> MainWindow:
    window.docks.bring("findings")
    qtbot.waitUntil(lambda: window.docks.shows("findings"))
    window.appearance.set_theme(request.param)
    window.pane.grid.setFocus()
    return window


def luminance(color: QColor) -> float:
    """Relative luminance, 0 to 1."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(widget: QWidget, rect: QRect, around: QColor) -> float:
    """The best contrast of what is painted in a rectangle with what is around it."""
    image = widget.grab(rect).toImage()
    painted = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
    return max(ratio(QColor(color), around) for color in painted)


def ratio(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("bar", ["statements", "docks"])
def test_the_outer_edge_of_the_current_tab_stands_out(coloured: MainWindow, bar: str) -> None:
    docks = [each for each in coloured.findChildren(QTabBar, options=DIRECTLY) if each.isVisible()]
    tabs = coloured.pane.tabs.tabs if bar == "statements" else docks[0]
    for number in range(tabs.count()):
        tab = tabs.tabRect(number).adjusted(2, 0, -2, 0)
        edge = QRect(tab.left(), tab.bottom() - 1 if bar == "docks" else tab.top(), tab.width(), 2)
        stands_out = contrast(tabs, edge, coloured.palette().window().color()) >= LEAST
        assert stands_out == (number == tabs.currentIndex())


def test_the_buttons_on_the_title_of_a_dock_stand_out(coloured: MainWindow) -> None:
    buttons = coloured.docks["findings"].findChildren(QAbstractButton, options=DIRECTLY)
    assert len(buttons) == 2
    for button in buttons:
        assert contrast(button, button.rect(), coloured.palette().window().color()) >= LEAST * 2


def test_what_is_on_in_the_tool_bar_has_a_frame_that_stands_out(coloured: MainWindow) -> None:
    bar = coloured.findChild(QToolBar)
    assert bar is not None
    button = bar.widgetForAction(coloured.commands["view.lock"])
    assert isinstance(button, QToolButton)
    framed = {}
    for _ in range(2):
        run(coloured, "view.lock")
        side = bar.iconSize().width()
        left = QRect((button.width() - side) // 2, button.height() // 2 - 4, 3, 8)
        framed[button.isChecked()] = contrast(button, left, coloured.palette().window().color())
    assert framed[True] >= LEAST > framed[False]
