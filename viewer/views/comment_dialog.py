"""Asks what the reviewer has to say, in as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from viewer.override import override
from viewer.views.measure import letters, lines
from viewer.views.plain_text import menu_text, plain_label

LETTERS, LINES = 60, 8  # of the field


class CommentDialog(QDialog):
    """Tab leaves the field and Ctrl+Enter is OK, so that the mouse is never needed; nothing is no comment.

    Attributes:
        words: what was written, once it is accepted.
    """

    def __init__(self, title: str, subject: str, parent: QWidget | None = None) -> None:
        """`subject` is what is commented on, in words."""
        super().__init__(parent)
        self.words = ""
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = plain_label(self.tr("&What is to be said of {}?").format(menu_text(subject)), parent=self)
        question.setWordWrap(True)
        self.field = QPlainTextEdit(self)
        self.field.setTabChangesFocus(True)
        self.field.setMinimumSize(letters(self, LETTERS), lines(self, LINES))
        self.field.setAccessibleName(title)
        question.setBuddy(self.field)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self._accept = buttons.button(standard.Ok)
        self._accept.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self._accept.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self, self._accept.click)
        self.field.textChanged.connect(self._offer)
        layout = QVBoxLayout(self)
        for widget in (question, self.field, buttons):
            layout.addWidget(widget)

    @override
    def accept(self) -> None:
        self.words = self.field.toPlainText().strip()
        super().accept()

    def _offer(self) -> None:
        self._accept.setEnabled(bool(self.field.toPlainText().strip()))
