"""A list of what differs between two releases, chosen by kind, searched, counted and stepped through."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from viewer.models.comparison_models import DifferencesModel
from viewer.models.comparison_rows import FigureRow, WordRow
from viewer.views.list_table import SELECT_ROW, Choice, ListTable, SearchField, stack
from viewer.views.panel import Panel
from viewer.views.plain_text import plain_label

Differences = DifferencesModel[FigureRow] | DifferencesModel[WordRow]


class Words(NamedTuple):
    """What a list calls its parts.

    Attributes:
        name: the list.
        everything: the choice of all rows.
        search: the hint in the search field.
        nothing: said in place of an empty list.
    """

    name: str
    everything: str
    search: str
    nothing: str


class DifferenceList(Panel):
    """Says which row was chosen, by mouse, keyboard or step."""

    row_chosen = Signal(object)  # FigureRow or WordRow
    row_activated = Signal(object)  # the same, by Enter or a double click

    def __init__(self, model: Differences, delegate: QStyledItemDelegate, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.choice = Choice(words.everything, self)
        self.search = SearchField(words.search, self)
        self.count = plain_label(parent=self)
        self.count.setAccessibleName(self.tr("How many rows differ"))
        self.table = ListTable(words.name, self)
        self.table.setModel(model)
        delegate.setParent(self.table)
        self.table.setItemDelegate(delegate)
        self.table.say_nothing(words.nothing)
        stack(self, (self.choice, self.search, self.count), self.table)
        self.choice.chosen.connect(model.choose)
        self.search.searched.connect(model.search)
        self.table.index_chosen.connect(self._tell)
        self.table.doubleClicked.connect(lambda index: self.row_activated.emit(model.row(index.row())))
        model.modelReset.connect(self._show)
        self.enter_at(self.table)
        self._show()

    def step(self, step: int) -> bool:
        """Choose the next or previous row that differs; False where there is none."""
        at = self.table.currentIndex().row() + step if self.table.currentIndex().isValid() else 0
        if not self.table.currentIndex().isValid() and step < 0:
            at = self.model.rowCount() - 1
        while 0 <= at < self.model.rowCount():
            if self.model.row(at).differs:
                self.choose_row(at)
                return True
            at += step
        return False

    def choose_row(self, at: int) -> None:
        """Choose a row."""
        index = self.model.index(at, 0)
        self.table.selectionModel().setCurrentIndex(index, SELECT_ROW)
        self.table.scrollTo(index)
        self._tell(index)

    def leave(self) -> None:
        """Choose no row, so that the next step begins at the first or last one."""
        self.table.setCurrentIndex(QModelIndex())

    def _tell(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(self.model.row(index.row()))

    def _show(self) -> None:
        """Headings run over all columns."""
        rows = self.model.shown
        self.table.clearSpans()
        for at, row in enumerate(rows):
            if isinstance(row, FigureRow) and row.is_heading:
                self.table.setSpan(at, 0, 1, self.model.columnCount())
        differing = sum(row.differs for row in rows)
        self.count.setText(self.tr("{count} of {all} differ").format(count=f"{differing:,}", all=f"{len(rows):,}") if rows else "")
