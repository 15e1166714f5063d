"""The first thing a new user sees, and the view that lights every number."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.samples import july
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.views.welcome import Welcome


def welcome_of(window: MainWindow) -> Welcome:
    (welcome,) = window.findChildren(Welcome)
    return welcome


def test_a_new_user_opens_the_samples_with_one_click(empty_window: MainWindow, qtbot: QtBot) -> None:
    welcome = welcome_of(empty_window)
    assert welcome.isVisible()
    assert not empty_window.panes.isVisible()
    button = next(button for button in welcome.findChildren(QPushButton) if button.text() == "Open the samples")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(empty_window.session.releases) == 4, timeout=30_000)
    assert not welcome.isVisible()
    assert empty_window.panes.isVisible()


def test_a_new_user_opens_the_samples_with_one_key(empty_window: MainWindow, qtbot: QtBot) -> None:
    button = empty_window.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "Open the samples"
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(empty_window.session.releases) == 4 and not empty_window.opening.loader.is_busy, timeout=30_000)
    assert empty_window.focusWidget() is empty_window.releases_view


def test_all_of_it_is_seen_in_a_small_window(empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.resize(1280, 800)
    empty_window.reset_layout()
    welcome = welcome_of(empty_window)
    qtbot.waitUntil(lambda: welcome.verticalScrollBar().maximum() == 0)


def test_who_opens_a_release_waits_for_no_welcome(settings: Settings, qtbot: QtBot) -> None:
    window = make_window(settings)
    qtbot.addWidget(window)
    window.session.open(july())
    window.session.select_release(window.session.releases[0])
    window.complete()
    assert not window.findChildren(Welcome)
    window.close_all()
    assert not welcome_of(window).isHidden()


def test_recent_files_are_offered_when_all_is_closed(window: MainWindow, tmp_path: Path) -> None:
    window.settings.add_recent(tmp_path / "<b>&.txt")
    window.close_all()
    welcome = welcome_of(window)
    assert any(button.text().endswith("<b>&&.txt") for button in welcome.findChildren(QPushButton))
    assert any(label.text() == "Opened lately" for label in welcome.findChildren(QLabel))
