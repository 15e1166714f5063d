"""The middle of the window: releases, raw text and statements side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from viewer.app.releases_list import ReleasesList
from viewer.app.session import Session
from viewer.views.raw_text import RawText
from viewer.views.statement_pane import StatementPane

RELEASES_LETTERS = 28  # wide at least: a date with its findings and marks
RELEASES_SHARE = 0.13  # of the width: names of files are longer than dates
STATEMENT_LETTERS = 44  # at least: a smaller window takes room from the raw text, which can be scrolled
TYPICAL_LINE = 82  # characters; releases of the time kept to 80 columns
TEXT_SHARE = 0.58  # of what the list leaves, at most


class Panes(QWidget):
    """The three panes, what comes over and under them, and a line below.

    Attributes:
        releases: the list of releases.
        raw_text: the raw text.
        statements: the statements.
        splitter: shares the width out among them.
    """

    def __init__(self, session: Session, below: QWidget) -> None:
        super().__init__()
        self.releases = ReleasesList(session)
        self.raw_text = RawText()
        self.statements = StatementPane()
        self.statements.setMinimumWidth(self.fontMetrics().averageCharWidth() * STATEMENT_LETTERS)
        left = QWidget()
        self._left = _column(left)
        self._left.addWidget(self.raw_text, 1)
        self.splitter = QSplitter()
        for pane in (self.releases, left, self.statements):
            self.splitter.addWidget(pane)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 3)
        self._middle = _column(self)
        self._middle.addWidget(self.splitter, 1)
        self._middle.addWidget(below)

    def add_under_text(self, widget: QWidget) -> None:
        """Put a widget under the raw text."""
        self._left.addWidget(widget)

    def put_on_top(self, widget: QWidget) -> None:
        """Put a widget over the panes."""
        self._middle.insertWidget(0, widget)

    def put_in_place(self, widget: QWidget) -> None:
        """Put a widget where it takes the room of the panes when they are hidden."""
        self._middle.insertWidget(self._middle.indexOf(self.splitter), widget, 1)

    def share_out(self, width: int) -> None:
        """The raw text gets what its usual lines need, the statements the rest of a width in pixels."""
        listed = max(self.releases.fontMetrics().averageCharWidth() * RELEASES_LETTERS, int(width * RELEASES_SHARE))
        room = max(width - listed, 2)
        wanted = min(self.raw_text.width_for(TYPICAL_LINE), int(room * TEXT_SHARE))
        self.splitter.setSizes([listed, wanted, room - wanted])


def _column(widget: QWidget) -> QVBoxLayout:
    """One thing under the other, without a gap."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
