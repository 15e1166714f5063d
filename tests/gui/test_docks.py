"""Docks behind others: what tells which are in sight, and what waits until they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from tests.support.commanding import run
from tests.support.samples import sample_releases
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.models.address import CellAddress
from viewer.models.claims_model import ClaimsModel
from viewer.models.doubts_model import DoubtsModel
from viewer.models.search_query import Query
from viewer.models.vintages_model import HEADINGS
from viewer.views.claims_panel import ClaimsPanel
from viewer.views.findings_panel import FindingsPanel
from viewer.views.folding import Folding
from viewer.views.list_table import ListTable
from viewer.views.search_panel import SearchPanel
from viewer.views.trend_dock import TrendDock
from viewer.views.vintages_panel import VintagesPanel


def test_the_menu_ticks_every_dock_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.bring("trend")
    window.docks.bring("outline")
    qtbot.waitUntil(lambda: window.docks.shows("trend") and window.docks.shows("outline"))
    window.commands.refresh()
    assert all(window.commands[command].isChecked() for command in ("view.trend", "view.outline"))
    assert not window.commands["view.findings"].isChecked()


def test_the_tool_bar_follows_the_tabs_of_docks(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.bring("trend")
    qtbot.waitUntil(lambda: not window.checks.is_busy)
    window.commands.refresh()
    bar = next(bar for bar in window.findChildren(QTabBar) if "Trend" in [bar.tabText(at) for at in range(bar.count())])
    bar.setCurrentIndex(next(at for at in range(bar.count()) if bar.tabText(at) == "Findings"))
    qtbot.waitUntil(lambda: not window.commands["view.trend"].isChecked() and window.commands["view.findings"].isChecked())


def test_rows_that_are_plotted_are_seen_whatever_dock_stood_before_them(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.bring("findings")
    release = window.session.releases[0]
    for row in (0, 1, 2):
        window.session.select_cell(CellAddress(release, 1, row, 0))
        run(window, "view.plot")
    qtbot.waitUntil(lambda: window.docks.shows("trend"))
    trend = window.docks["trend"].widget()
    assert isinstance(trend, TrendDock)
    assert trend.controls.wish.view is not None
    assert len(trend.controls.wish.view.lines) == 3


@pytest.mark.parametrize(("points", "width", "fits"), [(9, 1024, True), (16, 1024, True), (16, 800, False)])
def test_names_of_docks_are_whole(qtbot: QtBot, settings: Settings, points: int, width: int, fits: bool) -> None:
    before = QApplication.font()
    large = QApplication.font()
    large.setPointSize(points)
    QApplication.setFont(large)
    try:
        window = make_window(settings)
        qtbot.addWidget(window)
        window.resize(width, 700)
        window.show()
        window.complete()
        window.session.open(sample_releases()[0])
        window.session.select_release(sample_releases()[0])
        window.begin_review()
        qtbot.waitUntil(lambda: any(bar.count() == 10 for bar in dock_bars(window)))
        bar = next(bar for bar in dock_bars(window) if bar.count() == 10)
        qtbot.waitUntil(lambda: bar.elideMode() is Qt.TextElideMode.ElideNone)
        measured = bar.fontMetrics()
        assert all(bar.tabRect(at).width() > measured.horizontalAdvance(bar.tabText(at)) for at in range(bar.count()))
        assert (sum(bar.tabRect(at).width() for at in range(bar.count())) <= bar.width()) is fits
        assert bar.font().pointSizeF() >= points * 0.8
        window.resize(1600, 700)
        qtbot.waitUntil(lambda: bar.font().pointSizeF() == points)
    finally:
        QApplication.setFont(before)


def dock_bars(window: MainWindow) -> list[QTabBar]:
    return window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)


def in_sight(window: MainWindow) -> list[str]:
    return [dock.objectName() for dock in window.docks if dock.in_sight]


def test_docks_leave_the_welcome_their_room_and_come_back_as_they_stood(empty_window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    window = empty_window
    window.begin_review()
    qtbot.waitUntil(lambda: not any(dock.isVisible() for dock in window.docks))
    for release in sample_releases():
        window.session.open(release)
    window.session.select_release(sample_releases()[0])
    qtbot.waitUntil(lambda: in_sight(window) == ["trend"])
    window.docks.bring("claims")
    window.docks.bring("outline")
    window.docks["vintages"].hide()
    qtbot.waitUntil(lambda: in_sight(window) == ["claims", "outline"])
    height = window.docks["claims"].height()
    run(window, "file.close_all")
    qtbot.waitUntil(lambda: not any(dock.isVisible() for dock in window.docks))
    window.session.open(sample_releases()[0])
    window.session.select_release(sample_releases()[0])
    qtbot.waitUntil(lambda: in_sight(window) == ["claims", "outline"])
    qtbot.waitUntil(lambda: window.docks["claims"].height() == height)
    assert not window.docks["vintages"].isVisible()
    run(window, "file.close_all")
    qtbot.waitUntil(lambda: not any(dock.isVisible() for dock in window.docks))
    run(window, "view.doubts")
    qtbot.waitUntil(lambda: in_sight(window) == ["doubts"])
    window.session.open(sample_releases()[0])
    window.session.select_release(sample_releases()[0])
    qtbot.waitUntil(lambda: in_sight(window) == ["doubts", "outline"])
    run(window, "file.close_all")
    window.close()
    again = make_window(settings)
    qtbot.addWidget(again)
    again.resize(1400, 900)
    again.show()
    again.complete()
    again.session.open(sample_releases()[0])
    again.session.select_release(sample_releases()[0])
    qtbot.waitUntil(lambda: in_sight(again) == ["doubts", "outline"])


def test_claims_and_doubts_behind_another_dock_wait_until_they_are_seen(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for dock in ("claims", "doubts", "trend"):
        window.docks.bring(dock)
        qtbot.waitUntil(lambda dock=dock: window.docks.shows(dock))  # type: ignore[misc]
    filled: list[str] = []
    monkeypatch.setattr(ClaimsModel, "set_release", lambda _model, release: filled.append(release.source.name))
    monkeypatch.setattr(DoubtsModel, "set_rows", lambda _model, _rows: filled.append("doubts"))
    for release in window.session.releases:
        window.session.select_release(release)
    assert not filled
    window.docks.bring("claims")
    assert filled == [window.session.releases[-1].source.name]
    window.docks.bring("doubts")
    assert filled[1:] == ["doubts"]


def test_vintages_behind_another_dock_wait_until_they_are_seen_and_keep_no_release_that_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.checks.is_busy)
    for dock in ("vintages", "trend"):
        window.docks.bring(dock)
        qtbot.waitUntil(lambda dock=dock: window.docks.shows(dock))  # type: ignore[misc]
    panel = window.docks["vintages"].widget()
    assert isinstance(panel, VintagesPanel)
    assert panel.model.facts
    window.session.close(window.session.releases[0])
    qtbot.waitUntil(lambda: not window.checks.is_busy)
    assert not panel.model.facts
    window.docks.bring("vintages")
    assert panel.model.columnCount() == len(HEADINGS) + len(window.session.releases)
    assert panel.model.facts


def test_claims_behind_another_dock_keep_no_release_that_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    first, second, *_ = window.session.releases
    window.session.select_release(first)
    for dock in ("claims", "trend"):
        window.docks.bring(dock)
        qtbot.waitUntil(lambda dock=dock: window.docks.shows(dock))  # type: ignore[misc]
    window.session.select_release(second)
    window.session.close(first)
    panel = window.docks["claims"].widget()
    assert isinstance(panel, ClaimsPanel)
    assert panel.model.release is None
    window.docks.bring("claims")
    assert panel.model.release is second


def small_window(qtbot: QtBot, settings: Settings) -> MainWindow:
    window = make_window(settings)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    window.complete()
    return window


def rows_in_sight(table: ListTable) -> float:
    """How many rows there is room for."""
    return table.viewport().height() / table.rowHeight(0)


@pytest.mark.usefixtures("large_letters")
def test_a_low_dock_keeps_its_filters_behind_a_button(qtbot: QtBot, settings: Settings) -> None:
    window = small_window(qtbot, settings)
    for release in sample_releases():
        window.session.open(release)
    window.session.select_release(sample_releases()[0])
    window.begin_review()
    findings = window.docks.bring("findings").widget()
    assert isinstance(findings, FindingsPanel)
    qtbot.waitUntil(lambda: not window.checks.is_busy and findings.verdict.count() > 1)
    button = next(each for each in findings.findChildren(Folding))
    choices = (findings.severity, findings.rule, findings.release, findings.statement, findings.verdict)
    assert button.isVisible()
    assert [choice.isVisible() for choice in choices] == [False] * 5
    assert rows_in_sight(findings.table) > 2.5
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [choice.isVisible() for choice in choices] == [True] * 5
    findings.severity.setCurrentIndex(1)
    assert button.text() == "Filters (1)"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not findings.severity.isVisible()
    assert findings.count.text() == "9 of 41: 9 errors"
    window.resize(1024, 1100)
    window.resizeDocks([window.docks["findings"]], [600], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: not button.isVisible())
    assert [choice.isVisible() for choice in choices] == [True] * 5


@pytest.mark.usefixtures("large_letters")
def test_a_low_search_keeps_what_narrows_it_behind_a_button(qtbot: QtBot, settings: Settings) -> None:
    window = small_window(qtbot, settings)
    window.session.open(sample_releases()[0])
    window.session.select_release(sample_releases()[0])
    search = window.docks.bring("search").widget()
    assert isinstance(search, SearchPanel)
    search.words.setText("profit")
    qtbot.waitUntil(lambda: search.model.rowCount() > 3, timeout=10_000)
    assert rows_in_sight(search.table) > 3.5
    assert not search.low.isVisible()
    search.show_query(Query("profit", low="1"))
    button = next(each for each in search.findChildren(Folding))
    qtbot.waitUntil(lambda: button.text() == "Filters (1)")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert search.low.isVisible()
