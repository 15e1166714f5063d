"""The summary dock: how far the review has come; each line leads to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from viewer.models.summary import SummaryLine
from viewer.models.summary_model import SummaryModel
from viewer.views.list_table import ListTable, stack
from viewer.views.panel import Panel
from viewer.views.plain_text import plain_label, shortened

COUNTING = "counting …"


class SummaryPanel(Panel):
    """Shows lines and says which was chosen, and in which column."""

    line_requested = Signal(object, int)  # SummaryLine, column
    report_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = SummaryModel()
        self.model.setParent(self)
        self.words = plain_label(parent=self)
        self.words.setAccessibleName(self.tr("The review as a whole"))
        report = QPushButton(self.tr("Write the report…"), self)
        report.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        report.clicked.connect(self.report_requested)
        self.table = ListTable(self.tr("Summary of the review"), self)
        self.table.setModel(self.model)
        self.table.index_chosen.connect(self._choose)
        stack(self, (report, self.words), self.table)
        self.enter_at(self.table)
        self._say_nothing(1)

    def set_words(self, words: str) -> None:
        """Say other words of the review as a whole."""
        self.words.setText(shortened(words, 300))

    def set_lines(self, lines: Sequence[SummaryLine], releases: int) -> None:
        """Show other lines, of those of the releases open whose numbers are counted."""
        self._say_nothing(releases)
        fresh = len(lines) != len(self.model.shown)
        self.model.show_rows(lines)
        if fresh:
            self.table.fit_columns()

    def _say_nothing(self, releases: int) -> None:
        none = self.tr("How far each statement is reviewed, and who signed it, is listed here: no release is open.")
        self.table.say_nothing(COUNTING if releases else none)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.line_requested.emit(self.model.shown[index.row()], index.column())
