"""The time-series grid: lines as rows, periods of all releases as columns, with a small curve before each row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from viewer.models.trend_table import SPARK, SPARK_ROLE, TrendTableModel
from viewer.override import override
from viewer.trends.point import Series
from viewer.views.theme import theme_of

SPARK_WIDTH = 110
CAPTION_WIDTH = 260
PADDING = 14  # pixels beside the widest figure
SAMPLED = 60  # rows that a column's width is taken from


class TrendTable(QTableView):
    """Shows a table of series and says which point is chosen."""

    point_selected = Signal(object)  # Point or None
    point_activated = Signal(object)  # Point

    def __init__(self, model: TrendTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegateForColumn(SPARK, SparklineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Time series"))
        self.verticalHeader().setMaximumWidth(CAPTION_WIDTH)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 1.7))
        self.activated.connect(self._activate)
        self.selectionModel().currentChanged.connect(self._select)

    def set_series(self, series: Sequence[Series]) -> None:
        """Show other series, the latest periods in sight."""
        self._model.set_series(series)
        self._fit()
        self.scrollTo(self._model.index(0, self._model.columnCount() - 1))

    def set_growth(self, on: bool) -> None:
        """Show columns of growth on the year before."""
        self._model.set_growth(on)
        self._fit()

    def copy(self) -> None:
        """Put the selected cells on the clipboard as tab-separated text, with their captions and periods."""
        indexes = self.selectedIndexes()
        if indexes:
            rows = sorted({index.row() for index in indexes})
            columns = sorted({index.column() for index in indexes} - {SPARK})
            QGuiApplication.clipboard().setText(self._model.copied(rows, columns))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Columns as wide as their widest figure or heading, from font metrics alone."""
        metrics = self.fontMetrics()
        self.setColumnWidth(SPARK, SPARK_WIDTH)
        for column in range(SPARK + 1, self._model.columnCount()):
            heading = str(self._model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            figures = [self._model.text(self._model.index(row, column)) for row in range(min(self._model.rowCount(), SAMPLED))]
            self.setColumnWidth(column, max(metrics.horizontalAdvance(text) for text in (*heading, *figures)) + PADDING)

    def _select(self, index: QModelIndex) -> None:
        self.point_selected.emit(self._model.point(index))

    def _activate(self, index: QModelIndex) -> None:
        point = self._model.point(index)
        if point is not None and point.reading is not None:
            self.point_activated.emit(point)


class SparklineDelegate(QStyledItemDelegate):
    """Draws a row's values as a small curve; gaps stay gaps, zero is a line where the curve crosses it."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        values = index.data(SPARK_ROLE)
        if not values or not isinstance(option.widget, QWidget):
            return
        theme = theme_of(option.widget.palette())
        area = QRectF(option.rect).adjusted(6, 4, -6, -4)
        places = sparkline(values, area)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known = [value for value in values if value is not None]
        if known and min(known) < 0 < max(known):
            height = area.bottom() + min(known) / (max(known) - min(known)) * area.height()
            painter.setPen(QPen(theme.line, 1))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
        painter.setPen(QPen(theme.series[0], 1.4))
        for before, after in pairwise(places):
            if before is not None and after is not None:
                painter.drawLine(before, after)
        last = next((place for place in reversed(places) if place is not None), None)
        if last is not None:
            painter.setBrush(theme.series[0])
            painter.drawEllipse(last, 2, 2)
        painter.restore()


def sparkline(values: Sequence[float | None], area: QRectF) -> list[QPointF | None]:
    """Where a small curve's points lie in an area, None where a value is missing."""
    known = [value for value in values if value is not None]
    if not known:
        return [None] * len(values)
    low, height = min(known), (max(known) - min(known)) or 1.0
    step = area.width() / max(len(values) - 1, 1)
    return [
        None if value is None else QPointF(area.left() + number * step, area.bottom() - (value - low) / height * area.height())
        for number, value in enumerate(values)
    ]
