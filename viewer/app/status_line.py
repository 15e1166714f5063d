"""What is said in words below the panes: of the selected figure, of what was clicked, of the release, of the selection's sum."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from viewer.app.session import Session
from viewer.models.address import CellAddress
from viewer.models.formatter import counted_things, inspector_words
from viewer.statements.release import Release
from viewer.statements.words import counted
from viewer.views.field import Field
from viewer.views.plain_text import ever_fewer, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.statements.statement import Cell
    from viewer.views.bar_words import StatusBar


class StatusLine(QObject):
    """The status bar and the inspector's line, which can be selected and copied."""

    def __init__(self, session: Session, bar: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self.inspector = Field()
        self.inspector.setReadOnly(True)
        self.inspector.setAccessibleName(self.tr("Inspector"))
        self.inspector.setPlaceholderText(self.tr("Select a figure to see what it is and where it stands"))
        self._read: tuple[str, ...] = ()
        self._found = ""
        self._words = bar.words
        self._counts = self.add(self.tr("Counts"))
        self._sum = self.add(self.tr("Sum of the selected cells"))
        bar.setAccessibleName(self.tr("What stands here"))
        session.release_selected.connect(self._show_release)
        session.cell_selected.connect(self._show_cell)
        session.place_explained.connect(self.say)

    def add(self, name: str) -> QLabel:
        """A label for words that are more telling than those before it."""
        return self._words.add(name)

    def show(self, label: QLabel, wordings: Sequence[str]) -> None:
        """Say something in a label until something else is said there: in full, and in ever fewer words."""
        self._words.say(label, wordings)

    def say(self, words: str) -> None:
        """Say something until something else is said."""
        self._bar.showMessage(shortened(words, 300))

    def add_up(self, cells: tuple[Cell, ...]) -> None:
        """Say what the selected cells make."""
        from viewer.models.selection_sum import sum_wordings  # noqa: PLC0415 - no part of the first paint

        self.show(self._sum, sum_wordings(cells))

    def explain_sum(self, words: str) -> None:
        """Say beside what the selected figure is what it adds up from, or into."""
        address = self._session.address
        if address is not None:
            self.inspector.setText(shortened(" · ".join(part for part in (inspector_words(address), words) if part), 800))
            self.inspector.setCursorPosition(0)

    def tell_findings(self, findings: int) -> None:
        """Say how many findings the release shown has, alone and with others."""
        self._found = counted(findings, "finding") if findings else ""
        self._show_words()

    def _show_release(self, release: Release | None) -> None:
        self.inspector.setText("")
        self._bar.clearMessage()
        self.show(self._sum, ())
        if release is None or not self._session.work_out(release, counted_things, partial(self._show_counts, release)):
            self._read = ()
            self._show_words()

    def _show_counts(self, release: Release, words: tuple[str, ...]) -> None:
        if release is self._session.release:
            self._read = words
            self._show_words()

    def _show_words(self) -> None:
        self.show(self._counts, ever_fewer((*self._read, *((self._found,) if self._found else ()))))

    def _show_cell(self, address: CellAddress) -> None:
        self.inspector.setText(shortened(inspector_words(address), 400))
