"""The grid of one statement."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QWidget

from viewer.models.address import CellAddress, RowAddress
from viewer.models.clipboard import table_text
from viewer.models.statement_model import Figure, StatementModel
from viewer.override import override
from viewer.views.figure_delegate import FigureDelegate
from viewer.views.statement_headers import CaptionHeader, SpannerHeader

ROW_HEIGHT = 1.45  # of the font's height
CAPTION_SHARE = 0.5  # of the pane, at most
SAMPLED_ROWS = 300  # rows that a column's width is taken from; longer tables repeat themselves
NARROWEST_COLUMN = 70


class StatementGrid(QTableView):
    """A statement as printed, captions always in sight. It shows models and says what is selected."""

    cell_selected = Signal(object)  # CellAddress
    rows_selected = Signal(object)  # tuple of RowAddress
    top_row_changed = Signal(int)  # by the user, not by a call
    zoom_requested = Signal(int)  # steps

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scrolling_quietly = False
        self._captions = CaptionHeader(self)
        self._headings = SpannerHeader(self)
        self._delegate = FigureDelegate(self)
        self.setVerticalHeader(self._captions)
        self.setHorizontalHeader(self._headings)
        self.setItemDelegate(self._delegate)
        self._captions.width_changed.connect(self._delegate.set_caption_width)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAccessibleName(self.tr("Statement"))
        self.verticalScrollBar().valueChanged.connect(self._report_top_row)
        self._set_row_height()

    @property
    def statement_model(self) -> StatementModel | None:
        """The model shown."""
        model = self.model()
        return model if isinstance(model, StatementModel) else None

    @property
    def top_row(self) -> int:
        """The first row in sight."""
        return self.rowAt(0)

    def show_model(self, model: StatementModel | None) -> None:
        """Show a statement from its first row."""
        old = self.selectionModel()
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        if model is None:
            return
        self._headings.reload()
        self._fit()
        selection = self.selectionModel()
        selection.currentChanged.connect(self._report_cell)
        selection.selectionChanged.connect(self._report_rows)
        self.setAccessibleDescription(model.statement.title[:500])

    def select_place(self, address: CellAddress) -> None:
        """Make a place current and scroll it into sight."""
        model = self.statement_model
        if model is None:
            return
        index = model.index(address.row_index, address.column_index)
        if index != self.currentIndex():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quietly_show(index)

    def scroll_to_row(self, row: int) -> None:
        """Put a row at the top, without telling anybody."""
        self._scrolling_quietly = True
        self.verticalScrollBar().setValue(row)
        self._scrolling_quietly = False

    def copy(self) -> None:
        """Put the selected cells on the clipboard, with captions and headings where whole rows or several cells are selected."""
        QGuiApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        """The selected cells as tab-separated text."""
        model = self.statement_model
        indexes = self.selectedIndexes()
        if model is None or not indexes:
            return ""
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        whole = len(columns) == model.columnCount()
        return table_text(model.statement, rows, columns, headings=whole and len(indexes) > 1)

    def set_point_size(self, points: int) -> None:
        """Draw larger or smaller; 0 is the system's size."""
        font = QApplication.font()
        if points:
            font.setPointSize(points)
        self.setFont(font)
        self._captions.setFont(font)
        self._headings.setFont(font)
        self._delegate.set_font(font)
        self._set_row_height()
        if self.statement_model is not None:
            self._headings.reload()
            self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == self.currentIndex():
            self._report_cell(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._report_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def row_at_middle(self) -> int:
        """The row in the middle of the pane."""
        return self.indexAt(QPoint(1, self.viewport().height() // 2)).row()

    def _set_row_height(self) -> None:
        height = int(self.fontMetrics().height() * ROW_HEIGHT)
        self._captions.setMinimumSectionSize(height)
        self._captions.setDefaultSectionSize(height)

    def _fit(self) -> None:
        """Widths from the figures and headings themselves, a sample of long tables."""
        model = self.statement_model
        if model is None:
            return
        rows = range(min(model.rowCount(), SAMPLED_ROWS))
        for column in range(model.columnCount()):
            longest = max((model.figure(row, column) for row in rows), key=lambda figure: len(figure.body), default=Figure())
            needed = self._delegate.width_of(longest)
            self.setColumnWidth(column, max(int(needed), self._headings.width_of(column), NARROWEST_COLUMN))
        self._captions.set_width(self._captions.widest(int(max(self.width(), 400) * CAPTION_SHARE)))

    def _quietly_show(self, index: QModelIndex) -> None:
        self._scrolling_quietly = True
        self.scrollTo(index)
        self._scrolling_quietly = False

    def _report_top_row(self, row: int) -> None:
        if not self._scrolling_quietly:
            self.top_row_changed.emit(row)

    def _report_cell(self, index: QModelIndex) -> None:
        model = self.statement_model
        if model is not None and index.isValid():
            self.cell_selected.emit(model.address(index))

    def _report_rows(self) -> None:
        model = self.statement_model
        if model is None:
            return
        rows = sorted({index.row() for index in self.selectedIndexes()})
        self.rows_selected.emit(tuple(RowAddress(model.release, model.statement_index, row) for row in rows))
