"""Keys hold from the first paint on, before the docks and their commands are there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.samples import july, sample_releases
from viewer.app.application import make_window
from viewer.app.commands import may_be_a_command
from viewer.app.settings import Settings


def test_keys_hold_before_the_docks_are_there(qtbot: QtBot, settings: Settings) -> None:
    window = make_window(settings)
    qtbot.addWidget(window)
    seen: list[object] = []
    window.painted.connect(lambda: seen.append((list(window.docks), window.commands["go.palette"].shortcut())))
    window.show()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [([], QKeySequence("Ctrl+K"))]
    qtbot.waitUntil(lambda: bool(list(window.docks)), timeout=20_000)
    window.session.open(sample_releases()[0])
    window.session.select_release(sample_releases()[0])
    qtbot.waitUntil(lambda: window.docks.shows("trend"))


@pytest.mark.parametrize("pane", ["raw_text", "releases_view", "inspector"])
def test_keys_of_commands_that_are_still_to_come_bring_them(pane: str, qtbot: QtBot, settings: Settings) -> None:
    window = make_window(settings)
    qtbot.addWidget(window)
    window.session.open(july())
    window.session.select_release(window.session.releases[0])
    there: list[object] = []

    def press() -> None:
        there.extend(window.docks)
        QTest.keyClick(getattr(window, pane), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        there.append(window.commands["view.ruler"].isChecked())

    window.painted.connect(press)
    window.show()
    qtbot.waitUntil(lambda: there == [True], timeout=10_000)


@pytest.mark.parametrize("is_complete", [False, True])
def test_keys_of_the_review_bring_it(qtbot: QtBot, settings: Settings, *, is_complete: bool) -> None:
    window = make_window(settings)
    qtbot.addWidget(window)
    window.session.open(july())
    window.session.select_release(window.session.releases[0])
    there: list[bool] = []

    def press() -> None:
        if is_complete:
            window.complete()
        for key in (Qt.Key.Key_Z, Qt.Key.Key_B):
            there.append(window.review is None)
            QTest.keyClick(window.raw_text, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        there.append(window.docks.shows("notes"))

    window.painted.connect(press)
    window.show()
    qtbot.waitUntil(lambda: there == [True, False, True], timeout=10_000)


@pytest.mark.parametrize(
    ("key", "modifier", "may_be"),
    [
        (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, True),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, True),
        (Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier, False),
    ],
)
def test_keys_that_commands_may_have(key: Qt.Key, modifier: Qt.KeyboardModifier, *, may_be: bool) -> None:
    assert may_be_a_command(QKeyEvent(QKeyEvent.Type.KeyPress, key, modifier)) is may_be
