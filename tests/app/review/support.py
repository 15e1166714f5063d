"""Keys, answers and waiting, for the tests of the review in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from viewer.app.main_window import MainWindow
from viewer.app.review_panes import ReviewPanes
from viewer.statements.finding import Place

Key = Qt.Key


def first_cell(window: MainWindow) -> None:
    """Go to the first figure of the first statement, as a click or the arrow keys would."""
    release = window.session.releases[0]
    span = next(cell.span for row in release.statements[0].rows for cell in row.cells)
    window.session.go_to(Place(release.source.name, span))
    window.pane.grid.setFocus()


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in a widget of the active window, as a window manager sees to it after every dialog."""
    widget.window().activateWindow()
    assert QTest.qWaitForWindowActive(widget.window())
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)


def typed(words: str) -> None:
    """Type into the question that comes up next, and confirm it."""
    waiting = QTimer(QApplication.instance(), interval=20)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        waiting.stop()
        field = dialog.findChild(QPlainTextEdit) or dialog.findChild(QLineEdit)
        assert field is not None
        QTest.keyClicks(field, words)
        dialog.accept()

    waiting.timeout.connect(answer)
    waiting.start()


def wait_for_reading(qtbot: QtBot, review: ReviewPanes) -> None:
    """Until the window shows what was corrected."""
    qtbot.waitUntil(lambda: not review.desk.readings.is_busy, timeout=10_000)


def wait_for_disk(qtbot: QtBot, review: ReviewPanes) -> None:
    qtbot.waitUntil(lambda: not review.desk.keeper.has_unsaved, timeout=10_000)
