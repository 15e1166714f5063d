"""The grid of one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from viewer.models.address import CellAddress, RowAddress
from viewer.models.statement_model import Figure, StatementModel
from viewer.override import override
from viewer.statements.statement import Cell
from viewer.views.figure_delegate import FigureDelegate
from viewer.views.grid_painting import paint_figures
from viewer.views.measure import letters
from viewer.views.statement_bands import CaptionBand, HeadingBand
from viewer.views.viewport import give_viewport

ROW_HEIGHT = 1.45  # of the font's height
LEAST_CAPTIONS, LEAST_LETTERS = 0.2, 12  # of the pane, and letters, that captions are cut to so that all figures are seen
CAPTION_SHARE = 0.4  # of the pane, where that is not enough: then figures are scrolled anyway
GAP = 4  # pixels right of the last column
SAMPLED_ROWS = 300  # rows that a column's width is taken from; longer tables repeat themselves
NARROWEST_COLUMN = 64
SELECT_ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class View(NamedTuple):
    """What of a statement is in sight and selected.

    Attributes:
        current: row and column, -1 for none.
        selected: the corners of what is selected, left upper and right lower.
        scrolled: across and down, in pixels.
    """

    current: tuple[int, int]
    selected: tuple[tuple[int, int, int, int], ...]
    scrolled: tuple[int, int]


class StatementGrid(QTableView):
    """A statement as printed, captions always in sight. It shows models and says what is selected."""

    cell_selected = Signal(object)  # CellAddress
    rows_selected = Signal(object)  # tuple of RowAddress
    cells_selected = Signal(object)  # tuple of Cell
    top_row_changed = Signal(int)  # by the user, not by a call
    zoom_requested = Signal(int)  # steps

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scrolling_quietly = False
        self._laying_out = False
        self._hidden: frozenset[int] = frozenset()
        self._caption_width = 0
        self._dragged_width: int | None = None
        give_viewport(self)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self._captions = CaptionBand(self)
        self._headings = HeadingBand(self)
        self._delegate = FigureDelegate(self.font())
        self._captions.row_clicked.connect(self._select_row)
        self._captions.width_requested.connect(self._drag_caption_width)
        self._headings.column_clicked.connect(self.selectColumn)
        self._headings.column_resized.connect(self.setColumnWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Statement"))
        self.verticalScrollBar().valueChanged.connect(self._report_top_row)
        self._set_row_height()

    @property
    def statement_model(self) -> StatementModel | None:
        """The model shown."""
        model = self.model()
        return model if isinstance(model, StatementModel) else None

    @property
    def view(self) -> View | None:
        """What is in sight and selected of the statement shown, None where none is."""
        if self.statement_model is None:
            return None
        current = self.currentIndex()
        selected = tuple((part.top(), part.left(), part.bottom(), part.right()) for part in self.selectionModel().selection().toList())
        scrolled = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return View((current.row(), current.column()), selected, scrolled)

    def come_back(self, view: View) -> None:
        """Show and select what was before, in a statement of the same rows and columns."""
        model, selection = self.model(), QItemSelection()
        for top, left, bottom, right in view.selected:
            selection.select(model.index(top, left), model.index(bottom, right))
        self._scrolling_quietly = True
        self.selectionModel().setCurrentIndex(model.index(*view.current), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, SELECT_ONE)
        self.horizontalScrollBar().setValue(view.scrolled[0])
        self.verticalScrollBar().setValue(view.scrolled[1])
        self._scrolling_quietly = False

    def show_model(self, model: StatementModel | None) -> None:
        """Show a statement from its first row and column."""
        old = self.selectionModel()
        self.show_rows(None)
        self.setModel(model)
        if old is not None:
            old.deleteLater()
        if model is None:
            return
        self._headings.show_model(model)
        self._captions.show_model(model)
        self.fit()
        self.doItemsLayout()  # now, not a moment after the first paint
        self.horizontalScrollBar().setValue(0)
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
            self.selectionModel().setCurrentIndex(index, SELECT_ONE)
        self._scrolling_quietly = True
        self.scrollTo(index)
        self._scrolling_quietly = False

    def scroll_to_row(self, row: int) -> None:
        """Put a row at the top, without telling anybody."""
        self._scrolling_quietly = True
        self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(row))
        self._scrolling_quietly = False

    def show_rows(self, rows: Collection[int] | None) -> None:
        """Show some rows alone; None for all of them."""
        count = self.model().rowCount() if self.model() is not None else 0
        hidden = frozenset(range(count)).difference(rows) if rows is not None else frozenset()
        if hidden == self._hidden:
            return
        for row in hidden ^ self._hidden:
            if row < count:
                self.setRowHidden(row, row in hidden)
        self._hidden = hidden
        self.updateGeometries()
        self._captions.update()

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def selected_text(self) -> str:
        """The selected cells as tab-separated text; captions and headings come along where whole rows are selected."""
        from viewer.models.clipboard import table_text  # noqa: PLC0415 - no part of the first paint

        model = self.statement_model
        indexes = self.selectedIndexes()
        if model is None or not indexes:
            return ""
        rows = sorted({index.row() for index in indexes})
        columns = sorted({index.column() for index in indexes})
        whole = len(columns) == model.columnCount()
        return table_text(model.statement, rows, columns, headings=whole and len(indexes) > 1)

    def selected_cells(self) -> Iterator[Cell]:
        """The cells in the selected places; where selected ranges overlap, some twice."""
        model = self.statement_model
        if model is not None:
            for chosen in self.selectionModel().selection().toList():
                for row in model.statement.rows[chosen.top() : chosen.bottom() + 1]:
                    yield from (cell for cell in row.cells if chosen.left() <= cell.column <= chosen.right())

    def marked_cells(self) -> list[CellAddress]:
        """The selected places, row by row."""
        model = self.statement_model
        indexes = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())) if model else []
        return [model.address(index) for index in indexes] if model else []

    def set_text_font(self, font: QFont) -> None:
        """Draw larger or smaller."""
        self.setFont(font)
        self._captions.set_font(font)
        self._headings.setFont(font)
        self._delegate.set_font(font)
        self._set_row_height()
        if self.statement_model is not None:
            self.fit()

    @override
    def updateGeometries(self) -> None:
        """Lay out the bands and set the scroll ranges; the base class would give the margins to its own headers."""
        if self._laying_out:
            return
        self._laying_out = True
        height = self._headings.wanted_height if self.statement_model is not None else 0
        self.setViewportMargins(self._caption_width, height, 0, 0)
        viewport = self.viewport().geometry()
        self._captions.setGeometry(viewport.left() - self._caption_width, viewport.top(), self._caption_width, viewport.height())
        self._headings.set_left(self._caption_width)
        self._headings.setGeometry(0, viewport.top() - height, viewport.right() + 1, height)
        # The table draws as many rows and columns as its hidden headers are high and wide.
        self.verticalHeader().setGeometry(0, viewport.top(), 0, viewport.height())
        self.horizontalHeader().setGeometry(viewport.left(), 0, viewport.width(), 0)
        row_height = self.verticalHeader().defaultSectionSize()
        whole = self.maximumViewportSize()  # else either bar could need the other, in turn and for ever
        fits = self.horizontalHeader().length() <= whole.width() and self.verticalHeader().length() <= whole.height()
        for bar, length, room, step in (
            (self.verticalScrollBar(), self.verticalHeader().length(), viewport.height(), row_height),
            (self.horizontalScrollBar(), self.horizontalHeader().length(), viewport.width(), row_height),
        ):
            bar.setRange(0, 0 if fits else max(length - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(step)
        self._laying_out = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.statement_model is not None:
            paint_figures(self, self.statement_model, self._delegate, event.region())

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        (self._headings if dx else self._captions).update()
        if dx:  # headings that run on over the cells stay where they are
            self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.statement_model is not None:
            self._fit_captions()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.currentIndex()
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == before:
            self._report_cell(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._report_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _set_row_height(self) -> None:
        height = int(self.fontMetrics().height() * ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def fit(self) -> None:
        """Widths from the figures and headings themselves, a sample of long tables."""
        model = self.statement_model
        if model is None:
            return
        rows, columns = range(min(model.rowCount(), SAMPLED_ROWS)), range(model.columnCount())
        figures = [[model.figure(row, column) for row in rows] for column in columns]
        self._delegate.keep_room_behind(max((figure.tail for of_column in figures for figure in of_column), key=len, default=""))
        self._headings.hang, self._headings.badge_room = int(self._delegate.hang), int(self._delegate.badge_room)
        header = self.horizontalHeader()
        blocked = header.blockSignals(True)  # the table would lay out and paint everything once more a moment later
        for column in columns:
            longest = max(figures[column], key=lambda figure: len(figure.sign) + len(figure.body), default=Figure())
            needed = int(self._delegate.width_of(longest))
            header.resizeSection(column, max(needed, self._headings.width_of(column), NARROWEST_COLUMN))
        header.blockSignals(blocked)
        self._fit_captions()

    def _fit_captions(self) -> None:
        """As wide as the user dragged it, else as the captions need: what the figures leave, or their share of the pane."""
        is_long = self._headings.wanted_height + self.verticalHeader().length() > self.height()
        bar = self.verticalScrollBar().sizeHint().width() if is_long else 0
        left = self.width() - self.horizontalHeader().length() - bar - GAP
        fits = left >= self._captions.widest(max(int(self.width() * LEAST_CAPTIONS), letters(self, LEAST_LETTERS)))
        width = self._dragged_width or self._captions.widest(left if fits else int(self.width() * CAPTION_SHARE))
        if width != self._caption_width:
            self._caption_width = width
            self._delegate.set_caption_width(width)
        self.updateGeometries()
        self.viewport().update()

    def _drag_caption_width(self, width: int) -> None:
        self._dragged_width = width
        self._fit_captions()

    def _select_row(self, row: int) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.selectRow(row)

    def _report_top_row(self) -> None:
        if not self._scrolling_quietly:
            self.top_row_changed.emit(max(self.rowAt(0), 0))

    def _report_cell(self, index: QModelIndex) -> None:
        model = self.statement_model
        self._captions.show_current()
        if model is not None and index.isValid():
            self.cell_selected.emit(model.address(index))

    def _report_rows(self) -> None:
        model = self.statement_model
        if model is None:
            return
        indexes = self.selectedIndexes()
        rows = sorted({index.row() for index in indexes})
        self.rows_selected.emit(tuple(RowAddress(model.release, model.statement_index, row) for row in rows))
        cells = (model.statement.rows[index.row()].cell(index.column()) for index in indexes)
        self.cells_selected.emit(tuple(cell for cell in cells if cell is not None))
