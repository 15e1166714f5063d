"""What each dock is for, in a few sentences, for somebody who sees it for the first time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from viewer.views.measure import letters, lines, room
from viewer.views.plain_text import plain_label

WIDTH, HEIGHT = 96, 26  # letters and lines
HELP = {
    "trend": "Draws the selected rows over all open releases. Full points are as printed, open ones are derived from year-to-date "
    "figures. A click on a point shows what it was made from, a double click goes there. Ctrl+T keeps rows while others are "
    "selected.",
    "findings": "What does not add up, disagrees with the narrative, or was changed since another release. Choosing a finding goes to "
    "its places; F8 goes to the next one. The boxes above narrow the list.",
    "vintages": "Each fact that several releases print, one column a release. Figures that were changed later stand out; choosing one "
    "goes there.",
    "claims": "Every number of the narrative, and the cells that prove or contradict it. Choosing one goes to both.",
    "doubts": "Readings that may be wrong, and why. An empty list means that nothing was read on a guess.",
    "search": "Finds words, amounts, ranges and regular expressions in all open releases. The boxes count what each choice would "
    "leave. F4 goes from hit to hit; Keep stores a search under a name.",
    "checks": "Sums of your own: select cells of one column and press Ctrl+Shift+A. Each is tried again in every release of the company.",
    "inspector": "Everything known of the selected figure: what is printed, how it was read and why, its period, what it feeds, what "
    "cites it. A line with an arrow leads to its place.",
    "notes": "Comments, questions, exceptions and what a changed file left undecided. Choosing one goes to its number.",
    "summary": "How far the review is, release by release, and what is open.",
    "outline": "Documents, sections, statements and pages of the release shown. The entry of the place you are at is marked; choosing "
    "another goes there.",
    "compare": "Two releases side by side: lines that changed, and words of the narrative that differ.",
}


class DockHelp(QDialog):
    """The docks by name; the words of the one chosen below."""

    def __init__(self, titles: dict[str, str], current: str, parent: QWidget | None = None) -> None:
        """`titles` are those of the docks there are, by name; `current` is the one in front."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the docks are for"))
        self.list = QTreeWidget()
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName(self.tr("Docks"))
        self.words = plain_label(parent=self)
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(lines(self, 6))
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.currentItemChanged.connect(self._tell)
        for name, title in titles.items():
            if name in HELP:
                item = QTreeWidgetItem(self.list, [title])
                item.setData(0, int(Qt.ItemDataRole.UserRole), name)
                if name == current or self.list.currentItem() is None:
                    self.list.setCurrentItem(item)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.words)
        layout.addWidget(buttons)
        self.resize(QSize(letters(self, WIDTH), lines(self, HEIGHT)).boundedTo(room(self)))

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.words.setText(self.tr(HELP[item.data(0, int(Qt.ItemDataRole.UserRole))]))
