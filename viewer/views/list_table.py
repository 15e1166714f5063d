"""A table of things found, each of which leads to a place, by mouse or keyboard; those selected can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from PySide6.QtCore import QAbstractProxyModel, QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QMenu,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.models.clipboard import list_text
from viewer.models.text_table import TextTable
from viewer.override import override
from viewer.views.cut_words import NameDelegate, tell_cut
from viewer.views.field import Field
from viewer.views.figure_column import BEHIND, FigureColumnDelegate
from viewer.views.flow import Flow
from viewer.views.last_column import LastColumn
from viewer.views.measure import letters
from viewer.views.quiet_selection import quiet_selection

ROW_HEIGHT = 1.5  # of the font's height
WAIT = 120  # milliseconds after a keystroke, so that typing does not search for every letter
WIDEST = 70  # letters of a column that is fitted to what it holds
NAME = 26  # letters of a column of names, so that what is said beside them stays in sight
NARROWEST, BROADEST = 9, 28  # letters of a choice; its list shows all of its values
SAMPLED = 60  # rows that a column's width is taken from
MOST_LETTERS = 200  # of a text that is measured
LIKELY = 4  # of the longest texts, of which one is the widest
FITTED = 16  # columns that are measured; of a thousand releases the others are as wide as these
MARGIN = 12  # pixels around what an empty table says
ARROW_ROOM = "\u2003"  # as wide as the letters are high
FILTERED = "Nothing passes what is chosen above."
CHECKING = "checking …"
MISSED = "{name} was not checked; reload it to have it checked."
WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
SELECT_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ListTable(QTableView):
    """Says which place was chosen; choosing the same one again says so again. An empty one says why it is empty."""

    index_chosen = Signal(object)  # QModelIndex of the model shown

    def __init__(self, name: str, parent: QWidget | None = None, *, whole_rows: bool = True) -> None:
        super().__init__(parent)
        behaviors = QAbstractItemView.SelectionBehavior
        self.nothing = ""  # what an empty table says
        self._names: tuple[int, ...] = ()  # columns
        self._last: LastColumn | None = None  # where it is kept in sight
        self.setAccessibleName(name)
        self.setSelectionBehavior(behaviors.SelectRows if whole_rows else behaviors.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalHeader(Headings(Qt.Orientation.Horizontal, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(whole_rows)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(self.index_chosen.emit)
        self.activated.connect(self.index_chosen.emit)

    @property
    def words(self) -> str:
        """What is said in place of rows, empty where there are some."""
        return "" if self.model().rowCount() else self.nothing

    def say_nothing(self, words: str) -> None:
        """Have something else said where there are no rows."""
        self.nothing = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def hold_names(self, *columns: int) -> None:
        """Say which columns hold names of releases or files: they take no more room than most need, and are cut in the middle."""
        self._names = columns
        for column in columns:
            self.setItemDelegateForColumn(column, NameDelegate(self))

    def keep_last_in_sight(self) -> None:
        """Have the other columns give way to the last one in a narrow list."""
        self._last = LastColumn(self)

    def fit_columns(self) -> None:
        """Give each column the room of its heading and of what its first rows hold."""
        self._stand_figures_off()
        metrics, model = self.fontMetrics(), self.model()
        spare = 2 * metrics.averageCharWidth() + 14
        columns = [column for column in range(min(model.columnCount(), FITTED)) if not self.isColumnHidden(column)]
        for column, texts in zip(columns, self._sampled(columns), strict=True):
            likely = nlargest(LIKELY, (text[:MOST_LETTERS] for text in texts), key=len)  # measuring all takes a tenth of a frame
            likely.append(str(model.headerData(column, Qt.Orientation.Horizontal)))
            most = letters(self, NAME if column in self._names else WIDEST)
            self.setColumnWidth(column, min(max(map(metrics.horizontalAdvance, likely)) + spare, most))
        if model.columnCount() > FITTED:
            self.horizontalHeader().setDefaultSectionSize(self.columnWidth(columns[-1]))
        if self._last is not None:
            self._last.fit()

    def _stand_figures_off(self) -> None:
        source = self.model()
        while isinstance(source, QAbstractProxyModel):
            source = source.sourceModel()
        for column in source.numeric if isinstance(source, TextTable) else ():
            if self.itemDelegateForColumn(column) is None:
                self.setItemDelegateForColumn(column, FigureColumnDelegate(self))

    def _sampled(self, columns: Sequence[int]) -> list[list[str]]:
        """What some columns hold in the first rows; a table of texts is asked itself, not once a cell through its filter."""
        model = self.model()
        indexes = [model.index(row, 0) for row in range(min(model.rowCount(), SAMPLED))]
        source = model
        while isinstance(source, QAbstractProxyModel):
            indexes = [source.mapToSource(index) for index in indexes]
            source = source.sourceModel()
        if isinstance(source, TextTable):
            rows = [source.texts(index.row()) for index in indexes]
            return [[row[column] for row in rows] for column in columns]
        return [[str(index.siblingAtColumn(column).data() or "") for index in indexes] for column in columns]

    def step(self, step: int) -> None:
        """Choose the next or previous row; behind the last one comes the first."""
        count = self.model().rowCount()
        if not count:
            return
        current = self.currentIndex()
        row = (current.row() + step) % count if current.isValid() else (0 if step > 0 else count - 1)
        index = self.model().index(row, max(current.column(), 0))
        self.selectionModel().setCurrentIndex(index, SELECT_ROW)
        self.scrollTo(index)
        self.index_chosen.emit(index)

    def copy(self) -> None:
        """Put what is selected on the clipboard, tab-separated; several whole rows come with their headings."""
        chosen = [(index.row(), index.column()) for index in self.selectionModel().selectedIndexes()]
        if chosen:
            QGuiApplication.clipboard().setText(list_text(self.model(), chosen))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys = QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(self.tr("&Copy") + f"\t{keys}", self.copy).setEnabled(self.selectionModel().hasSelection())
        menu.addAction(self.tr("Select &all"), self.selectAll).setEnabled(bool(self.model().rowCount()))
        menu.popup(event.globalPos())

    @override
    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        quiet_selection(self, option)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return tell_cut(self, event) or super().viewportEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._last is not None:
            self._last.divide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.words:
            room = self.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            QPainter(self.viewport()).drawText(room, WRAPPED, self.words)

    @override
    def sizeHintForRow(self, _row: int) -> int:
        return self.verticalHeader().defaultSectionSize()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        before = self.currentIndex()
        rows = self.model().rowCount()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: rows - 1}
        if rows and not event.modifiers() and event.key() in ends and self.selectionBehavior() is self.SelectionBehavior.SelectRows:
            self.selectionModel().setCurrentIndex(self.model().index(ends[Qt.Key(event.key())], max(before.column(), 0)), SELECT_ROW)
            self.scrollTo(self.currentIndex())
        else:
            super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.index_chosen.emit(self.currentIndex())


class Headings(QHeaderView):
    """Keeps words at the right edge of a column off the next one's, and off the arrow that says how the rows are sorted."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(True)

    @override
    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:
        super().initStyleOptionForIndex(option, logicalIndex)
        if option.textAlignment & Qt.AlignmentFlag.AlignRight:
            is_sorted = option.sortIndicator is not QStyleOptionHeader.SortIndicator.None_
            option.text += ARROW_ROOM if is_sorted else BEHIND


class SearchField(Field):
    """Words to look for; says so a moment after the last letter."""

    searched = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _text: self._timer.start())

    def set_quietly(self, words: str) -> None:
        """Fill it in, without a search."""
        self.setText(words)
        self._timer.stop()


class Choice(QComboBox):
    """One of the values there are, or all of them."""

    chosen = Signal(str)  # the value, empty for all

    def __init__(self, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._offered: dict[str, str] | None = {}  # None where it is no more what is in the list
        self.addItem(everything, "")
        self.setAccessibleName(everything)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumWidth(letters(self, NARROWEST))  # a dock may be narrower than all values
        self.setMaximumWidth(max(letters(self, BROADEST), self.sizeHint().width()))
        self.currentIndexChanged.connect(lambda _index: self.chosen.emit(self.currentData() or ""))

    def offer(self, values: dict[str, str]) -> None:
        """Offer other values, keeping the one chosen where it is still there.

        Args:
            values: the words shown by value, in order.
        """
        if values == self._offered:
            return
        self._offered = dict(values)
        kept = self.currentData()
        self.blockSignals(True)
        self.clear()
        self.addItem(self._everything, "")
        for value, words in values.items():
            self.addItem(words, value)
        at = self.findData(kept)
        self.setCurrentIndex(max(at, 0))
        self.blockSignals(False)
        if at < 0 and kept:
            self.chosen.emit("")

    @override
    def showPopup(self) -> None:
        """The list is as wide as its values, however narrow the box."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + view.verticalScrollBar().sizeHint().width())
        super().showPopup()

    def choose_quietly(self, value: str) -> None:
        """Choose a value, without telling anybody; one that is not offered yet is from now on."""
        blocked = self.blockSignals(True)
        if value and self.findData(value) < 0:
            self._offered = None
            self.addItem(value[:200], value)
        self.setCurrentIndex(max(self.findData(value), 0))
        self.blockSignals(blocked)


def stack(panel: QWidget, controls: Sequence[QWidget], *below: QWidget) -> QVBoxLayout:
    """Lay a panel out: rows of controls, in which a search takes what room is left, over lists that take the rest."""
    bar = Flow()
    bar.setContentsMargins(6, 4, 6, 4)
    bar.setSpacing(6)
    for control in controls:
        bar.addWidget(control)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(bar)
    for widget in below:
        layout.addWidget(widget, 1)
    return layout
