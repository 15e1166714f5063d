"""The middle of the window: releases, raw text and statements side by side."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from viewer.app.releases_list import ReleasesList
from viewer.app.session import Session
from viewer.override import override
from viewer.views.raw_text import RawText
from viewer.views.statement_pane import StatementPane

RELEASES_LETTERS = 27  # wide before anything is open, and at the most where that is more than the share: a date, findings, marks
RELEASES_SHARE = 0.15  # of the width at most: names of files may be long
LEAST_LIST, LEAST_LINE = 13, 16  # letters that the list is cut to, so that so many characters of a line are seen
STATEMENT_LETTERS = 44  # at least: a smaller window takes room from the raw text, which can be scrolled
TYPICAL_STATEMENT = 104  # letters: captions and the four columns of a quarter and the year to date
TYPICAL_LINE = 80  # characters; releases of the time kept to that
TEXT_SHARE = 0.47  # of what the list leaves, at least, where a typical line and a typical statement do not both fit


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
        self._is_divided = False  # by the user
        self.splitter.splitterMoved.connect(self._keep_division)
        self.releases.widened.connect(self._divide)
        self.statements.emptied.connect(self._divide)
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

    def take_keyboard(self) -> None:
        """Have the keyboard go on where it last was in the panes, else in the statement."""
        last: QWidget | None = self.splitter.focusWidget()
        for pane in (last, self.statements.grid, self.raw_text):
            if pane is not None and pane.isVisible():
                pane.setFocus()
                return

    def restore(self, state: QByteArray | None) -> None:
        """Divide the width as the user did, where he ever did."""
        self._is_divided = state is not None and self.splitter.restoreState(state)

    def division(self) -> QByteArray:
        """How the user divided the width, empty where he never did."""
        return self.splitter.saveState() if self._is_divided else QByteArray()

    def divide_anew(self) -> None:
        """Forget how the user divided the width."""
        self._is_divided = False
        self._divide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        if not self._is_divided:
            self._share_out(self.width())

    def _share_out(self, width: int) -> None:
        """Divide a width in pixels by what each needs: too little takes from the raw text, which follows what is selected."""
        letter = self.fontMetrics().averageCharWidth()
        most = max(letter * RELEASES_LETTERS, int(width * RELEASES_SHARE))
        left = width - letter * STATEMENT_LETTERS - self.raw_text.width_for(LEAST_LINE)
        listed = min(self.releases.wanted_width or most, most, max(left, letter * LEAST_LIST))
        room = max(width - (0 if self.releases.isHidden() else listed), 2)
        statement = letter * (STATEMENT_LETTERS if self.statements.is_empty else TYPICAL_STATEMENT)
        text = max(room - statement, min(int(room * TEXT_SHARE), room - letter * STATEMENT_LETTERS))
        wanted = max(min(self.raw_text.width_for(TYPICAL_LINE), text), 1)
        self.splitter.setSizes([listed, wanted, room - wanted])

    def _keep_division(self) -> None:
        self._is_divided = True


def _column(widget: QWidget) -> QVBoxLayout:
    """One thing under the other, without a gap."""
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
