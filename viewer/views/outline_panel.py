"""The outline dock: a tree of what stands in the release, each entry of which leads to its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QTreeView, QVBoxLayout, QWidget

from viewer.models.outline import OutlineEntry, entry_at
from viewer.models.outline_model import OutlineModel
from viewer.override import override
from viewer.views.panel import Panel
from viewer.views.plain_text import plain_label
from viewer.views.quiet_selection import quiet_selection

MOST_OPEN = 1_000  # entries; of more only those around the reviewer's place are opened, as he goes on


class OutlineTree(QTreeView):
    """Headings, and what stands under them."""

    @override
    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        quiet_selection(self, option)


class OutlinePanel(Panel):
    """By mouse, or with the arrow keys; the place the reviewer is at is the current entry."""

    line_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self)
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a long heading is cut; its tip has all of it
        self.tree.setAccessibleName(self.tr("Outline"))
        self.tree.selectionModel().currentChanged.connect(self._go_to)
        self.tree.clicked.connect(self._go_to)
        self.nothing = plain_label(self.tr("Nothing is open."), self)
        self.nothing.setMargin(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree, 1)
        self.enter_at(self.tree)

    def set_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Show another outline."""
        self.model.set_entries(entries)
        if len(entries) <= MOST_OPEN:
            self.tree.expandAll()
        self.nothing.setVisible(not entries)
        self.tree.setVisible(bool(entries))

    def show_line(self, line: int) -> None:
        """Make the entry that a line belongs to the current one, without telling anybody."""
        at = entry_at(self.model.entries, line)
        if at is None:
            self.tree.clearSelection()
            return
        index = self.model.index_of(at)
        if self.tree.selectionModel().isSelected(index):  # most clicks stay in one statement
            return
        with QSignalBlocker(self):
            self.tree.setCurrentIndex(index)

    def _go_to(self, index: QModelIndex, _before: object = None) -> None:
        entry = self.model.entry_at(index)
        if entry is not None:
            self.line_requested.emit(entry.line)
