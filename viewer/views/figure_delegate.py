"""Draws amounts as in a printed statement."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.models.statement_model import FIGURE_ROLE, Caption, Figure
from viewer.override import override
from viewer.views.theme import Theme, theme_of

RULE_GAP = 2.0  # pixels between the two lines of a double rule
PADDING = 10.0  # pixels between a column's figures and the next column
INDENT = 14.0  # pixels a level of captions
STATE = QStyle.StateFlag


class FigureDelegate(QStyledItemDelegate):
    """Figures stand right-aligned on their last digit; brackets and percent signs hang behind it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._caption_width = 0.0
        self.set_font(parent.font())

    def set_font(self, font: QFont) -> None:
        """Measure once what every cell needs."""
        self._font = QFont(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._metrics, self._bold_metrics = QFontMetricsF(self._font), QFontMetricsF(self._bold)
        self._hang = self._bold_metrics.horizontalAdvance("%)")

    def set_caption_width(self, width: int) -> None:
        """Say how wide the caption column is, so that headings run on from it over the empty cells."""
        self._caption_width = float(width)

    def width_of(self, figure: Figure) -> float:
        """The width a figure needs."""
        return self._bold_metrics.horizontalAdvance(figure.sign + "0" + figure.body) + self._hang + 2 * PADDING

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        figure = index.data(FIGURE_ROLE)
        rect = QRectF(option.rect)
        state = option.state
        theme = theme_of(option.palette)
        if state & STATE.State_Selected:
            painter.fillRect(rect, theme.current)
        if state & STATE.State_HasFocus:
            painter.setPen(theme.accent)
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
        if figure.overflow is not None:
            self._paint_overflow(painter, theme, rect, figure.overflow)
        elif figure.body or figure.tail:
            self._paint_figure(painter, theme, rect, figure)

    def _paint_figure(self, painter: QPainter, theme: Theme, rect: QRectF, figure: Figure) -> None:
        metrics = self._bold_metrics if figure.total else self._metrics
        painter.setFont(self._bold if figure.total else self._font)
        painter.setPen(theme.text)
        baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
        digits_end = rect.right() - PADDING - self._hang
        painter.drawText(QPointF(digits_end - metrics.horizontalAdvance(figure.body), baseline), figure.body + figure.tail)
        if figure.sign:
            painter.drawText(QPointF(rect.left() + PADDING, baseline), figure.sign)
        if figure.doubtful:
            painter.setPen(theme.warning)
            painter.drawText(QPointF(rect.left() + 1, baseline), "?")
        painter.setPen(theme.text)
        self._paint_rules(painter, rect, figure)

    def _paint_rules(self, painter: QPainter, rect: QRectF, figure: Figure) -> None:
        left, right = rect.left() + PADDING, rect.right() - PADDING
        for number in range(figure.rule_above):
            y = rect.top() + number * RULE_GAP
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        for number in range(figure.rule_below):
            y = rect.bottom() - 1 - number * RULE_GAP
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_overflow(self, painter: QPainter, theme: Theme, rect: QRectF, caption: Caption) -> None:
        """The part of a heading that does not fit its caption column; each cell draws its own slice of it."""
        painter.save()
        painter.setClipRect(rect)
        paint_caption(painter, rect.translated(-self._caption_width - rect.left(), 0), caption, self._bold, theme.text)
        painter.restore()


def paint_caption(painter: QPainter, rect: QRectF, caption: Caption, font: QFont, color: QColor) -> None:
    """Draw a caption at its indentation from the left edge of a row's rectangle."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(color)
    baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(rect.left() + PADDING / 2 + caption.level * INDENT, baseline), caption.text)
