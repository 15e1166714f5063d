"""The keyboard alone: from pane to pane, into docks and back, to every control."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.support.commanding import run
from tests.support.samples import address_of, july
from viewer.app.main_window import MainWindow
from viewer.views.trend_chart import TrendChart


def test_the_keyboard_goes_round_the_panes(window: MainWindow) -> None:
    seen: list[QWidget | None] = []
    for _ in range(3):
        run(window, "go.next_pane")
        seen.append(QGuiApplication.focusObject())  # type: ignore[arg-type]
    assert len(set(map(id, seen))) == 3


@pytest.mark.parametrize("pane", ["releases", "text", "tabs", "grid"])
def test_tab_with_control_goes_through_the_statements(window: MainWindow, pane: str) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    {"releases": window.releases_view, "text": window.raw_text, "tabs": window.pane.tabs.tabs, "grid": window.pane.grid}[pane].setFocus()
    before = window.focusWidget()
    window.session.select_statement(0)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab, control)
    assert window.session.statement_index == 1
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Backtab, control | Qt.KeyboardModifier.ShiftModifier)
    assert window.session.statement_index == 0
    assert window.focusWidget() is before


@pytest.mark.parametrize("dock", ["trend", "findings", "search", "notes", "inspector"])
def test_the_keyboard_goes_on_from_within_a_dock_and_back(window: MainWindow, dock: str) -> None:
    window.begin_review()
    window.docks.bring(dock)
    content = window.docks[dock].widget()
    assert content is not None
    window.pane.grid.setFocus()
    run(window, "go.next_pane")
    entered = window.focusWidget()
    assert entered is not None
    assert content.isAncestorOf(entered)
    assert entered.focusPolicy() & Qt.FocusPolicy.TabFocus
    for widget in content.findChildren(QLineEdit)[:1]:
        widget.setFocus()
    run(window, "go.previous_pane")
    assert window.pane.grid.hasFocus()
    window.releases_view.hide()
    run(window, "go.previous_pane")
    run(window, "go.previous_pane")
    assert content.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("dock", ["findings", "vintages", "claims", "doubts", "search", "outline", "checks", "notes", "summary"])
def test_a_dock_that_is_asked_for_takes_the_keyboard_and_escape_gives_it_back(window: MainWindow, qtbot: QtBot, dock: str) -> None:
    window.begin_review()
    window.docks.bring("trend")
    command = f"review.{dock}" if dock in {"notes", "summary"} else f"view.{dock}"
    for pane in (window.pane.grid, window.raw_text):
        window.docks[dock].hide()
        pane.setFocus()
        run(window, command)
        content = window.docks[dock].widget()
        qtbot.waitUntil(lambda content=content: content.isAncestorOf(window.focusWidget()))  # type: ignore[misc]
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        assert window.focusWidget() is pane
        window.docks[dock].widget().setFocus()
        qtbot.waitUntil(lambda: window.docks.shows(dock))
        run(window, command)
        assert not window.docks[dock].isVisible()
        assert window.focusWidget() is pane


@pytest.mark.parametrize("dock", ["trend", "inspector"])
def test_a_dock_that_follows_the_panes_leaves_them_the_keyboard(window: MainWindow, qtbot: QtBot, dock: str) -> None:
    window.docks.bring("findings")
    window.pane.grid.setFocus()
    run(window, f"view.{dock}")
    qtbot.waitUntil(lambda: window.docks.shows(dock))
    assert window.focusWidget() is window.pane.grid


def test_escape_lets_go_of_a_point_of_the_chart_and_then_of_the_dock(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.bring("trend")
    window.session.select_cell(address_of(july(), "12,013"))
    window.pane.grid.setFocus()
    qtbot.waitUntil(lambda: window.trend_desk is not None and window.trend_desk.is_drawn, timeout=10_000)
    window.docks["trend"].widget().setFocus()
    chart = window.focusWidget()
    assert isinstance(chart, TrendChart)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.hit is not None
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.hit is None
    assert window.focusWidget() is chart
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.pane.grid


@pytest.mark.parametrize("dock", ["trend", "findings", "vintages", "claims", "doubts", "search", "checks", "inspector", "notes", "summary"])
def test_tab_goes_the_way_of_the_eye_and_back(window: MainWindow, qtbot: QtBot, dock: str) -> None:
    window.begin_review()
    window.begin_find()
    window.docks.bring(dock)
    qtbot.waitUntil(lambda: window.docks.shows(dock))
    content = window.docks[dock].widget()
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    left = window.raw_text.parentWidget()
    assert content is not None
    assert left is not None
    parts = [window.releases_view, window.raw_text, left, window.pane.tabs, window.pane.grid, window.inspector, *bars, content]
    entered = once_round(window, following=True)
    found = [next((part for part in parts if part is each or part.isAncestorOf(each)), window.statusBar()) for each in entered]
    assert list(dict.fromkeys(found)) == [*parts, window.statusBar()]
    inside = [each.mapTo(content, each.rect().topLeft()).y() for each in entered if content.isAncestorOf(each)]
    assert inside[:1] == [min(inside, default=0)]
    assert once_round(window, following=False) == [entered[0], *reversed(entered[1:])]


def once_round(window: MainWindow, *, following: bool) -> list[QWidget]:
    """What Tab comes to, from the list of releases on."""
    window.releases_view.setFocus()
    entered: list[QWidget] = []
    while (focus := window.focusWidget()) not in entered:
        assert focus is not None
        entered.append(focus)
        window.focusNextPrevChild(following)
    return entered


def test_tab_passes_over_docks_behind_the_tabs_of_others(window: MainWindow) -> None:
    window.begin_review()
    for name in ("trend", "claims", "search", "notes", "findings"):
        window.docks.bring(name)
    window.releases_view.setFocus()
    entered: list[QWidget | None] = []
    for _ in range(60):
        window.focusNextPrevChild(True)
        entered.append(window.focusWidget())
    docks = [dock for dock in window.docks if any(dock.isAncestorOf(widget) for widget in entered if widget is not None)]
    assert [dock.objectName() for dock in docks] == ["findings"]


@pytest.mark.parametrize("dock", ["trend", "findings", "vintages", "claims", "doubts", "search", "checks", "inspector", "notes", "summary"])
def test_tab_comes_to_every_control_of_a_dock(window: MainWindow, qtbot: QtBot, dock: str) -> None:
    window.begin_review()
    window.docks.bring(dock)
    qtbot.waitUntil(lambda: window.docks.shows(dock))
    content = window.docks[dock].widget()
    assert content is not None
    QTest.qWait(1)
    window.pane.grid.setFocus()
    entered: list[QWidget | None] = []
    for _ in range(60):
        window.focusNextPrevChild(True)
        entered.append(window.focusWidget())
    wanted = [each for each in content.findChildren(QWidget) if each.isVisible() and each.isEnabled() and not each.focusProxy()]
    wanted = [each for each in wanted if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert wanted
    assert [each.accessibleName() for each in wanted if each not in entered] == []
