"""The outline dock follows the reviewer, and leads him."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.samples import address_of, july
from viewer.app.main_window import MainWindow
from viewer.views.outline_panel import OutlinePanel


def opened(window: MainWindow, qtbot: QtBot) -> OutlinePanel:
    assert not window.docks.shows("outline")
    window.commands["view.outline"].trigger()
    qtbot.waitUntil(lambda: window.findChild(OutlinePanel) is not None)
    panel = window.findChild(OutlinePanel)
    assert panel is not None
    return panel


def current(panel: OutlinePanel) -> str:
    return str(panel.tree.currentIndex().data() or "")


def test_keys_lead_to_the_line(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window, qtbot)
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_End)
    assert current(panel) == "\u00b6 Contact:"
    assert window.raw_text.top_line <= 230 < window.raw_text.top_line + window.raw_text.lines_in_sight


def test_it_follows_cells_and_releases(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window, qtbot)
    window.session.select_cell(address_of(july(), "12,013"))
    qtbot.waitUntil(lambda: current(panel).startswith("\u25a6 Operations"))
    window.session.select_release(window.session.releases[3])
    qtbot.waitUntil(lambda: "Outlook" in [entry.title for entry in panel.model.entries])
    window.close_all()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert not panel.nothing.isHidden()


def test_it_begins_where_the_reviewer_is(window: MainWindow, qtbot: QtBot) -> None:
    window.session.select_cell(address_of(july(), "12,013"))
    window.raw_text.scroll_to_line(158)
    panel = opened(window, qtbot)
    qtbot.waitUntil(lambda: current(panel) != "")
    assert window.raw_text.top_line < 166
    assert current(panel).startswith("\u25a6 Operations")


def test_it_follows_behind_the_panes_to_the_last_of_several_places(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened(window, qtbot)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    shown: list[int] = []
    monkeypatch.setattr(panel, "show_line", shown.append)
    places = [address_of(july(), text) for text in ("12,013", "11,718")]
    for place in places:
        window.session.select_cell(place)
    assert not shown
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [places[-1].row.lines[0]]


def test_it_follows_while_the_text_is_still_scrolled(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = opened(window, qtbot)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    shown: list[int] = []
    monkeypatch.setattr(panel, "show_line", shown.append)
    bar = window.raw_text.verticalScrollBar()

    def scrolled_on() -> bool:
        bar.setValue(bar.value() + (1 if bar.value() < bar.maximum() else -1))
        return bool(shown)

    qtbot.waitUntil(scrolled_on)  # every ten milliseconds, which is less than the dock is behind
