"""What stands in the place of a grid where a release has no statements: what was found in it instead, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.statements.release import Release
from viewer.statements.words import counted
from viewer.views.measure import letters
from viewer.views.plain_text import plain_label

WIDTH = 72  # letters of a line
TITLE = "No financial statements were found in this file."
UNREAD = "A table that was not recognized can be read all the same: select its lines in the raw text and press R."


class NoStatements(QScrollArea):
    """Words at the top, where a statement would begin, and a button that leads to what there is; in a low pane they are scrolled."""

    claims_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("No statements"))
        self._title, self._found, self._unread = plain_label(self.tr(TITLE)), plain_label(), plain_label(self.tr(UNREAD))
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self.claims = QPushButton()
        self.claims.clicked.connect(self.claims_requested)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(24, 24, 24, 24)
        page.setSpacing(12)
        for label in (self._title, self._found, self._unread):
            label.setWordWrap(True)
            label.setMaximumWidth(letters(self, WIDTH))
        button = QHBoxLayout()
        button.addWidget(self.claims)
        button.addStretch(1)
        page.addWidget(self._title)
        page.addWidget(self._found)
        page.addLayout(button)
        page.addWidget(self._unread)
        page.addStretch(1)
        self.setWidget(inner)

    @property
    def words(self) -> str:
        """What it says of the release."""
        return self._found.text()

    def show_release(self, release: Release) -> None:
        """Say what was found in a release instead."""
        claims = len(release.claims)
        self._found.setText(_found_words(len(release.dispositions), claims))
        self.claims.setText(self.tr("List the {} of the text").format(counted(claims, "number")))
        self.claims.setVisible(bool(claims))


def _found_words(numbers: int, claims: int) -> str:
    """How many numbers there are, and how many of them say something of the company."""
    if not numbers:
        return "There are no numbers in its text either."
    printed = f"Its text holds {counted(numbers, 'number')}"
    if not claims:
        return f"{printed}, none of which is an amount, a percentage or a count to look at."
    are = "is an amount, a percentage or a count" if claims == 1 else "are amounts, percentages or counts"
    return f"{printed}; {claims:,} {are} to look at."
