"""A comment is written and kept without the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from viewer.views.comment_dialog import CommentDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> CommentDialog:
    made = CommentDialog("Comment", 'the finding "R&D" at 35% in line 81')
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the tests look at it afterwards
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_it_says_what_it_is_about(dialog: CommentDialog) -> None:
    (question,) = dialog.findChildren(QLabel)
    assert question.text() == '&What is to be said of the finding "R&&D" at 35% in line 81?'


def test_tab_leaves_the_field_for_the_button(dialog: CommentDialog) -> None:
    QTest.keyClicks(dialog.field, "see the ledger")
    QTest.keyClick(dialog.field, Qt.Key.Key_Tab)
    button = dialog.focusWidget()
    assert isinstance(button, QPushButton)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert dialog.words == "see the ledger"


def test_enter_begins_a_line_and_with_control_ends_the_comment(dialog: CommentDialog) -> None:
    QTest.keyClicks(dialog.field, "one")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.field, "two")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.words == "one\ntwo"


def test_nothing_is_no_comment(dialog: CommentDialog) -> None:
    QTest.keyClicks(dialog.field, "  ")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.isVisible(), dialog.words) == (True, "")
