"""Under the raw text: which guide is in hand, and what can be done with the guides."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer.views.flow import Flow
from viewer.views.plain_text import plain_label, shortened

SPACING = 6  # pixels between the buttons


class GuideBar(QWidget):
    """Words and four buttons; the keyboard stays in the text, where each of them has a key."""

    addition_requested = Signal()
    removal_requested = Signal()
    taken = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Guides"))
        self._words = plain_label(parent=self)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.setAccessibleName(self.tr("The guide in hand"))
        bar = Flow()
        bar.setSpacing(SPACING)
        for title, tip, signal in (
            (self.tr("Add a column"), self.tr("Part the column at the caret, or begin one there (Insert or +)"), self.addition_requested),
            (self.tr("Take the column out"), self.tr("Take out the column whose edge is in hand (Delete or -)"), self.removal_requested),
            (self.tr("Read so…"), self.tr("Read the statement between these guides (Enter)"), self.taken),
            (self.tr("Leave"), self.tr("Leave the statement as it is (Esc)"), self.left),
        ):
            button = QPushButton(title, self)
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            bar.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(6, 2, 6, 2)
        rows.setSpacing(2)
        rows.addWidget(self._words)
        rows.addLayout(bar)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something else."""
        self._words.setText(shortened(words, 200))
