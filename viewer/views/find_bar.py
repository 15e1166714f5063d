"""The bar under the raw text that finds words in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from viewer.override import override
from viewer.views.field import Field
from viewer.views.plain_text import plain_label


class FindBar(QWidget):
    """What is looked for, how often it stands there, and buttons to step through."""

    search_requested = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Field()
        self._words.setPlaceholderText(self.tr("Find in the raw text"))
        self._words.setAccessibleName(self.tr("Find in the raw text"))
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self.search_requested)
        self._count = plain_label()
        self._count.setAccessibleName(self.tr("Number of hits"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 3, 6, 3)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._count)
        for sign, name, signal in (
            ("▲", self.tr("Previous hit"), self.previous_requested),
            ("▼", self.tr("Next hit"), self.next_requested),
            ("✕", self.tr("Close the find bar"), self.closed),
        ):
            button = QToolButton()
            button.setText(sign)
            button.setAutoRaise(True)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(signal)
            layout.addWidget(button)
        self.setFocusProxy(self._words)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._words.text()

    def begin(self, words: str) -> None:
        """Start with some words, ready to be typed over."""
        if words:
            self._words.setText(words)
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def show_count(self, current: int, total: int) -> None:
        """Say which hit of how many is shown; `current` counts from 1."""
        if not self.words.strip():
            self._count.setText("")
        else:
            self._count.setText(self.tr("{current} of {total}").format(current=current, total=total) if total else self.tr("Not found"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:  # which the field takes for itself, whatever is held with it
            (self.previous_requested if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.next_requested).emit()
        else:
            super().keyPressEvent(event)
