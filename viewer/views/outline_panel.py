"""The outline dock: a tree of what stands in the release, each entry of which leads to its line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from viewer.models.outline import OutlineEntry, entry_at
from viewer.models.tips import plain_tip
from viewer.views.plain_text import plain_label

AT_ONCE = 400  # entries added in one turn of the event loop
NUMBER_ROLE = int(Qt.ItemDataRole.UserRole)


class OutlinePanel(QWidget):
    """By mouse, or with the arrow keys; the place the reviewer is at is the current entry."""

    line_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[OutlineEntry] = ()
        self._items: list[QTreeWidgetItem] = []
        self._above: list[QTreeWidgetItem] = []  # the last one added and those it stands in
        self._line = 1
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(14)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a long heading is cut; its tip has all of it
        self.tree.setAccessibleName(self.tr("Outline"))
        self.tree.currentItemChanged.connect(self._go_to)
        self.tree.itemClicked.connect(self._go_to)
        self.nothing = plain_label(self.tr("Nothing is open."), self)
        self.nothing.setMargin(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.nothing)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def set_entries(self, entries: Sequence[OutlineEntry]) -> None:
        """Show another outline."""
        self._entries, self._items, self._above = entries, [], []
        with QSignalBlocker(self.tree):
            self.tree.clear()
        self._add_some()
        self.nothing.setVisible(not entries)
        self.tree.setVisible(bool(entries))

    def show_line(self, line: int) -> None:
        """Make the entry that a line belongs to the current one, without telling anybody."""
        self._line = line
        at = entry_at(self._entries, line)
        if at is None or at >= len(self._items):
            self.tree.clearSelection()
            return
        with QSignalBlocker(self.tree):
            self.tree.setCurrentItem(self._items[at])
        self.tree.scrollToItem(self._items[at])

    def _add_some(self) -> None:
        """Some entries at a time: a submission has thousands of them."""
        first = len(self._items)
        entries = self._entries[first : first + AT_ONCE]
        with QSignalBlocker(self.tree):
            for number, entry in enumerate(entries, start=first):
                self._add(number, entry)
            for item in self._items[first:]:
                item.setExpanded(True)
        if len(self._items) < len(self._entries):
            QTimer.singleShot(0, self, self._add_some)
        elif first:
            self.show_line(self._line)

    def _add(self, number: int, entry: OutlineEntry) -> None:
        del self._above[entry.depth :]
        item = QTreeWidgetItem([entry.words])
        item.setData(0, NUMBER_ROLE, number)
        item.setToolTip(0, plain_tip(f"{entry.title}\nline {entry.line}"))
        item.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), f"{entry.kind}: {entry.title}, line {entry.line}")
        if self._above:
            self._above[-1].addChild(item)
        else:
            self.tree.addTopLevelItem(item)
        self._above.append(item)
        self._items.append(item)

    def _go_to(self, item: QTreeWidgetItem | None, _before: object = None) -> None:
        if item is not None:
            self.line_requested.emit(self._entries[item.data(0, NUMBER_ROLE)].line)
