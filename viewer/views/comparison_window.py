"""Two releases side by side in a window of their own: figures, words, and both raw texts below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from viewer.models.comparison import Prepared
from viewer.models.comparison_models import FiguresModel, WordsModel
from viewer.models.comparison_rows import KINDS, FigureRow, WordRow
from viewer.override import override
from viewer.statements.release import Release
from viewer.text.span import Span
from viewer.views.comparison_keys import COMPARISON_KEYS
from viewer.views.difference_delegate import FigureRowDelegate, WordDelegate
from viewer.views.difference_list import DifferenceList, Words
from viewer.views.plain_text import plain_label
from viewer.views.raw_pair import RawPair

WIDEST_CHOICE = 60  # characters
HEIGHT = 1000  # pixels, which both halves shrink from alike


class ComparisonWindow(QWidget):
    """Shows a comparison and says which releases are to be compared, and which place the reviewer wants to see in the main window."""

    pair_chosen = Signal(int, int)  # positions among the releases offered
    place_requested = Signal(int, object)  # 0 for the first release or 1, Span
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("comparison")
        self.setWindowTitle(self.tr("Compare releases"))
        self.choosers = QComboBox(self), QComboBox(self)
        self.exchange = QPushButton(self.tr("E&xchange"), self)
        self.only = QCheckBox(self.tr("&Only differences"), self)
        self.together = QCheckBox(self.tr("Scroll &together"), self)
        self.previous = QPushButton(self.tr("&Previous (Shift+F7)"), self)
        self.following = QPushButton(self.tr("&Next (F7)"), self)
        self.showing = QPushButton(self.tr("Show in the &main window (Ctrl+Enter)"), self)
        self.message = plain_label(parent=self)
        self._figures, self._words = FiguresModel(self), WordsModel(self)
        self.figures = DifferenceList(self._figures, FigureRowDelegate(), self._figure_words(), self)
        self.words = DifferenceList(self._words, WordDelegate(), self._word_words(), self)
        self.lists = QTabWidget(self)
        self.raw = RawPair(self)
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> DifferenceList:
        """The list in front."""
        return self.words if self.lists.currentIndex() else self.figures

    def offer(self, names: Sequence[str], a: int, b: int) -> None:
        """Offer releases to compare, two of them chosen."""
        for chooser, letter, chosen in zip(self.choosers, "AB", (a, b), strict=True):
            blocked = chooser.blockSignals(True)
            chooser.clear()
            chooser.addItems([f"{letter}: {name}" for name in names])
            chooser.setCurrentIndex(chosen)
            chooser.blockSignals(blocked)

    def show_busy(self, a: Release, b: Release, names: tuple[str, str]) -> None:
        """Show the texts of two releases that are being compared."""
        self._figures.set_rows((), "", "")
        self._words.set_rows(())
        self.raw.show_releases(a, b, names)
        self._count_tabs()
        self._say(self.tr("Comparing …"))

    def show_comparison(self, prepared: Prepared, names: tuple[str, str]) -> None:
        """Show what differs."""
        comparison = prepared.comparison
        self._figures.set_rows(prepared.figures, *names)
        self._words.set_rows(prepared.words)
        counts = Counter(row.statement for row in prepared.figures if row.differs)
        named = dict.fromkeys(row.statement for row in prepared.figures)
        self.figures.choice.offer({name: f"{name} ({counts[name]:,})" for name in named})
        kinds = Counter(row.piece.kind for row in prepared.words)
        self.words.choice.offer({str(kind): f"{KINDS[kind]} ({count:,})" for kind, count in kinds.items()})
        self._fit()
        self.raw.show_differences(prepared.lights, prepared.anchors)
        self._count_tabs()
        self._say(self._remark(prepared))
        self.lists.setCurrentIndex(int(not any(row.differs for row in prepared.figures) and comparison.differs))
        self.shown.setFocus()

    def step(self, step: int) -> None:
        """Go to the next or previous difference; behind the last figure come the words, behind the last word the figures."""
        if self.shown.step(step):
            return
        other = self.figures if self.shown is self.words else self.words
        other.leave()
        if other.step(step):
            self.lists.setCurrentWidget(other)
            other.setFocus()
            return
        self.shown.leave()
        self.shown.step(step)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _figure_words(self) -> Words:
        return Words(
            self.tr("Figures of both releases"),
            self.tr("All statements"),
            self.tr("Search captions and figures"),
            self.tr(
                "No figure to show: no statement of the one release can be held against one of the other, or none is left by the filter."
            ),
        )

    def _word_words(self) -> Words:
        return Words(
            self.tr("Words that differ"),
            self.tr("All differences"),
            self.tr("Search the sentences"),
            self.tr("No word of the narrative differs."),
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for chooser, name in zip(self.choosers, (self.tr("First release, A"), self.tr("Second release, B")), strict=True):
            chooser.setAccessibleName(name)
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(WIDEST_CHOICE // 2)
        top.addWidget(self.choosers[0], 1)
        top.addWidget(self.exchange)
        top.addWidget(self.choosers[1], 1)
        bar = QHBoxLayout()
        bar.addWidget(self.only)
        bar.addWidget(self.together)
        bar.addWidget(self.message, 1)
        bar.addWidget(self.showing)
        bar.addWidget(self.previous)
        bar.addWidget(self.following)
        self.together.setChecked(True)
        self.message.setAccessibleName(self.tr("What came of the comparison"))
        self.lists.addTab(self.figures, "")
        self.lists.addTab(self.words, "")
        self._count_tabs()
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(self.lists)
        panes.addWidget(self.raw)
        panes.setSizes([HEIGHT, HEIGHT])
        panes.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(top)
        layout.addLayout(bar)
        layout.addWidget(panes, 1)

    def _connect(self) -> None:
        for chooser in self.choosers:
            chooser.currentIndexChanged.connect(self._choose)
        self.exchange.clicked.connect(self._exchange)
        self.only.toggled.connect(self.figures.model.show_differing)
        self.only.toggled.connect(self.words.model.show_differing)
        self.together.toggled.connect(self._scroll_together)
        self.showing.clicked.connect(lambda: self._ask_for_place(self._current_row()))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.following.clicked.connect(lambda: self.step(1))
        for shown in (self.figures, self.words):
            shown.row_chosen.connect(self._go_to)
            shown.row_activated.connect(self._ask_for_place)
        functions = (lambda: self.step(1), lambda: self.step(-1), self.showing.click, self._search, self.close)
        for (_, keys), function in zip(COMPARISON_KEYS, functions, strict=True):
            QShortcut(QKeySequence(keys), self, function)

    def _search(self) -> None:
        self.shown.search.setFocus()

    def _choose(self, _index: int) -> None:
        self.pair_chosen.emit(*(chooser.currentIndex() for chooser in self.choosers))

    def _exchange(self) -> None:
        b, a = (chooser.currentIndex() for chooser in self.choosers)
        self.pair_chosen.emit(a, b)

    def _scroll_together(self, on: bool) -> None:
        self.raw.together = on

    def _current_row(self) -> FigureRow | WordRow | None:
        index = self.shown.table.currentIndex()
        return self.shown.model.row(index.row()) if index.isValid() else None

    def _go_to(self, row: FigureRow | WordRow) -> None:
        self.raw.show_places(*_places(row))

    def _ask_for_place(self, row: FigureRow | WordRow | None) -> None:
        """The place in the second release, in the first where the second has none."""
        if row is None:
            return
        a, b = _places(row)
        if b or a:
            self.place_requested.emit(int(bool(b)), (b or a)[0])

    def _fit(self) -> None:
        """Captions and sentences take the room that figures and line numbers leave."""
        for shown, wide in ((self.figures, (0,)), (self.words, (3, 4))):
            header = shown.table.horizontalHeader()
            header.setStretchLastSection(False)
            shown.table.fit_columns()
            for column in wide:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _count_tabs(self) -> None:
        for at, (shown, name) in enumerate(((self.figures, self.tr("&Figures")), (self.words, self.tr("&Words")))):
            count = sum(row.differs for row in shown.model.rows)
            self.lists.setTabText(at, f"{name} ({count:,})" if count else name)

    def _remark(self, prepared: Prepared) -> str:
        if prepared.comparison.is_same_file:
            return self.tr("Both are the same file.")
        if not prepared.comparison.differs:
            return self.tr("Nothing differs: every figure and every word is the same.")
        return ""

    def _say(self, words: str) -> None:
        self.message.setText(words)


def _places(row: FigureRow | WordRow) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    return (row.a, row.b) if isinstance(row, FigureRow) else (row.piece.a.spans, row.piece.b.spans)
