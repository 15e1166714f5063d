"""The notes dock: what the reviewer must come back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.models.notes_model import KINDS, Note, NotesModel
from viewer.views.list_table import Choice, ListTable
from viewer.views.plain_text import plain_label


class NotesPanel(QWidget):
    """Shows notes and says which one was chosen."""

    target_requested = Signal(object)  # Target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NotesModel(self)
        self.kind = Choice(self.tr("All notes"), self)
        self.count = plain_label(parent=self)
        self.count.setAccessibleName(self.tr("How many notes"))
        self.table = ListTable(self.tr("Notes"), self)
        self.table.setModel(self.model)
        self.table.index_chosen.connect(self._choose)
        self.kind.chosen.connect(self.model.set_kind)
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 6, 4)
        bar.addWidget(self.kind)
        bar.addStretch(1)
        bar.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Show other notes."""
        counts = Counter(note.kind for note in notes)
        self.kind.offer({str(kind): f"{kind} ({counts[kind]})" for kind in KINDS if counts[kind]})
        self.model.set_notes(notes)
        self.count.setText(f"{len(notes)} note{'' if len(notes) == 1 else 's'}")
        self.table.fit_columns()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.target_requested.emit(self.model.note(index).target)
