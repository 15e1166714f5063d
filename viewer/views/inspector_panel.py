"""The inspector dock: what is known of the selected place, chapter by chapter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from viewer.models.inspection import Chapter, Detail, plain_text
from viewer.models.tips import plain_tip
from viewer.override import override
from viewer.views.measure import letters
from viewer.views.panel import Panel
from viewer.views.plain_text import shortened
from viewer.views.quiet_selection import quiet_selection

DETAIL_ROLE = int(Qt.ItemDataRole.UserRole)
NAME_LETTERS = 31  # `Against three months ended 31 May 2003` is the longest


class InspectorPanel(Panel):
    """A line that stands somewhere leads there: by double click or Enter."""

    places_requested = Signal(object)  # tuple of Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters: Sequence[Chapter] = ()
        self.tree = DetailTree(self)
        self.tree.itemActivated.connect(self._go_to)
        self.tree.itemClicked.connect(self._go_to)
        self.tree.copy_requested.connect(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)
        self.enter_at(self.tree)

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Show another place; nothing where none is selected."""
        self._chapters = chapters
        self.tree.clear()
        bold = self.font()
        bold.setBold(True)
        for chapter in chapters:
            head = QTreeWidgetItem(self.tree, [chapter.title])
            head.setFont(0, bold)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for detail in chapter.details:
                self._add(head, detail)
        self.tree.expandAll()
        if not chapters:
            QTreeWidgetItem(self.tree, [self.tr("Select a figure to see what is known of it.")]).setFirstColumnSpanned(True)

    def _add(self, head: QTreeWidgetItem, detail: Detail) -> None:
        mark = "\u2192 " if detail.places else ""
        item = QTreeWidgetItem(head, [detail.name, mark + shortened(detail.value, 400)])
        item.setData(0, DETAIL_ROLE, detail)
        item.setToolTip(1, plain_tip(detail.value))

    def _go_to(self, item: QTreeWidgetItem) -> None:
        detail = item.data(0, DETAIL_ROLE)
        if isinstance(detail, Detail) and detail.places:
            self.places_requested.emit(detail.places)

    def _copy(self) -> None:
        item = self.tree.currentItem()
        detail = item.data(0, DETAIL_ROLE) if item else None
        QGuiApplication.clipboard().setText(detail.value if isinstance(detail, Detail) else plain_text(self._chapters))


class DetailTree(QTreeWidget):
    """Two columns: what, and how it reads."""

    copy_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setColumnWidth(0, letters(self, NAME_LETTERS))
        self.setAccessibleName(self.tr("Inspector"))

    def copy(self) -> None:
        """Ask for the chosen line to be put on the clipboard."""
        self.copy_requested.emit()

    @override
    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        quiet_selection(self, option)
