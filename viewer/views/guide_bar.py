"""Under the raw text: which guide is in hand, and what can be done with the guides."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer.models.tips import plain_tip
from viewer.override import override
from viewer.views.flow import Flow
from viewer.views.plain_text import plain_label, shortened

SPACING = 6  # pixels between the buttons
MARGINS = (6, 2, 6, 2)


class GuideBar(QWidget):
    """A line of words and four buttons; the keyboard stays in the text, where each of them has a key.

    The text needs the room: words that do not fit the line end in dots, and buttons that do not fit a row say less.
    """

    addition_requested = Signal()
    removal_requested = Signal()
    taken = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Guides"))
        self._said = ""
        self._line = plain_label(parent=self)
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line.setAccessibleName(self.tr("The guide in hand"))
        self._titles: dict[QPushButton, tuple[str, str]] = {}  # in full and in short
        bar = Flow()
        bar.setSpacing(SPACING)
        add, take_out = (self.tr("Add a column"), self.tr("Add")), (self.tr("Take the column out"), self.tr("Take out"))
        for titles, tip, signal in (
            (add, self.tr("Part the column at the caret, or begin one there (Insert or +)"), self.addition_requested),
            (take_out, self.tr("Take out the column whose edge is in hand (Delete or -)"), self.removal_requested),
            ((self.tr("Read so…"),) * 2, self.tr("Read the statement between these guides (Enter)"), self.taken),
            ((self.tr("Leave"),) * 2, self.tr("Leave the statement as it is (Esc)"), self.left),
        ):
            button = QPushButton(titles[0], self)
            button.setToolTip(tip)
            button.setAccessibleName(titles[0])
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            self._titles[button] = titles
            bar.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*MARGINS)
        rows.setSpacing(2)
        rows.addWidget(self._line)
        rows.addLayout(bar)

    @property
    def words(self) -> str:
        """What it says, in full."""
        return self._said

    def say(self, words: str) -> None:
        """Say something else."""
        self._said = shortened(words, 200)
        self._line.setAccessibleDescription(self._said)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - MARGINS[0] - MARGINS[2]
        words = self._line.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self._line.setText(words)
        self._line.setToolTip("" if words == self._said else plain_tip(self._said))
        for at in (0, 1):
            for button, titles in self._titles.items():
                button.setText(titles[at])
            if sum(button.sizeHint().width() + SPACING for button in self._titles) - SPACING <= room:
                return
