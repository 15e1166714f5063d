"""Draws the rows of a comparison: headings, figures that should be the same, and words inside their sentence."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.compare.pieces import PieceKind
from viewer.models.comparison_models import ROW_ROLE, FiguresModel
from viewer.models.comparison_rows import MISSING, Context, FigureRow, WordRow
from viewer.models.highlight import Light
from viewer.override import override
from viewer.views.text_cells import PICTURES
from viewer.views.theme import theme_of

HANGING = "%)"
IN_A, IN_B = 3, 4  # columns of the words
MARGIN = 4.0  # pixels left of the words
ENDLESS = 1_000_000.0  # pixels; a row is one line, cut where the column ends
BOLD = 700


class FigureRowDelegate(QStyledItemDelegate):
    """Headings stand out; what differs though it should be the same is shaded, and its state says so in words.

    Figures stand on their last digit, as in the grid: brackets and percent signs hang behind it.
    """

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, FigureRow) or row.is_heading or index.column() not in FiguresModel.numeric:
            super().paint(painter, option, index)
            return
        filled = _filled(self, painter, option, index)
        figure = row.texts[index.column()]
        metrics = QFontMetricsF(filled.font)
        rect, right = filled.rect, filled.rect.right() - MARGIN - metrics.horizontalAdvance(HANGING)
        body = metrics.elidedText(figure.rstrip(HANGING), Qt.TextElideMode.ElideRight, right - rect.left() - MARGIN)
        baseline = rect.top() + (rect.height() - ceil(metrics.height())) // 2 + metrics.ascent()  # where Qt itself puts it
        painter.save()
        painter.setFont(filled.font)
        painter.setPen(_ink(filled))
        painter.drawText(QPointF(right - metrics.horizontalAdvance(body), baseline), body + figure[len(figure.rstrip(HANGING)) :])
        painter.restore()

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, FigureRow):
            return
        theme = theme_of(option.palette)
        if row.is_heading:
            option.font.setBold(True)
            option.backgroundBrush = QBrush(theme.window)
        elif row.is_odd and index.column():
            option.backgroundBrush = QBrush(theme.lights[Light.FINDING])


class WordDelegate(QStyledItemDelegate):
    """Words that only the first release has are struck through, those of the second underlined, other numbers bold."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, WordRow) or index.column() not in {IN_A, IN_B}:
            super().paint(painter, option, index)
            return
        filled = _filled(self, painter, option, index)
        side = int(index.column() == IN_B)
        context = row.context(side)
        self._draw(painter, filled, context, _format(row.piece.kind, side, missing=context.words == MISSING))

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, context: Context, form: QTextCharFormat) -> None:
        before, words, behind = (part.translate(PICTURES) for part in context)
        color = _ink(option)
        around = QTextCharFormat()
        around.setForeground(color if _is_selected(option) else theme_of(option.palette).dim)
        layout = _laid_out(before + words + behind, option, _ranges((len(before), len(words), len(behind)), around, form, color))
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        layout.draw(painter, QPointF(rect.left() + MARGIN, rect.center().y() - layout.boundingRect().height() / 2))
        painter.restore()


def _filled(
    delegate: QStyledItemDelegate, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
) -> QStyleOptionViewItem:
    """Draw all of a cell but its words, and say how these are drawn."""
    filled = QStyleOptionViewItem(option)
    delegate.initStyleOption(filled, index)
    filled.text = ""
    filled.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, filled, painter, filled.widget)
    return filled


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _ink(option: QStyleOptionViewItem) -> QColor:
    return option.palette.color(QPalette.ColorRole.HighlightedText if _is_selected(option) else QPalette.ColorRole.Text)


def _format(kind: PieceKind, side: int, *, missing: bool) -> QTextCharFormat:
    plain = missing or kind is PieceKind.SAME_NUMBER
    form = QTextCharFormat()
    form.setFontWeight(BOLD)
    form.setFontStrikeOut(not plain and side == 0)
    form.setFontUnderline(not plain and side == 1)
    return form


def _ranges(lengths: tuple[int, int, int], around: QTextCharFormat, form: QTextCharFormat, color: QColor) -> list[QTextLayout.FormatRange]:
    """The words in their form between what stands around them."""
    form.setForeground(color)
    ranges = []
    start = 0
    for length, own in zip(lengths, (around, form, around), strict=True):
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, length, own
        ranges.append(made)
        start += length
    return ranges


def _laid_out(text: str, option: QStyleOptionViewItem, ranges: list[QTextLayout.FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, option.font)
    choice = QTextOption()
    choice.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(choice)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine().setLineWidth(ENDLESS)
    layout.endLayout()
    return layout
