"""The two headers of a statement's grid: column headings with spanners above, captions at the left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from viewer.models.statement_model import CAPTION_ROLE, HEADINGS_ROLE, Caption
from viewer.override import override
from viewer.statements.statement import Role
from viewer.views.figure_delegate import INDENT, PADDING, paint_caption
from viewer.views.theme import theme_of

EDGE = 4  # pixels on either side of the caption column's edge where the mouse takes hold of it
NARROWEST = 80
HORIZONTAL = Qt.Orientation.Horizontal


class SpannerHeader(QHeaderView):
    """Column headings in levels; neighbours with an equal heading share one, drawn over all of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(HORIZONTAL, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setAccessibleName(self.tr("Column headings"))
        self._headings: tuple[tuple[str, ...], ...] = ()
        self._levels = 1

    def reload(self) -> None:
        """Take the headings of the model anew; shorter ones stand at the bottom."""
        model = self.model()
        headings = [tuple(model.headerData(column, HORIZONTAL, HEADINGS_ROLE)) for column in range(model.columnCount())]
        self._levels = max((len(words) for words in headings), default=1) or 1
        self._headings = tuple(("",) * (self._levels - len(words)) + words for words in headings)
        self.updateGeometry()

    def width_of(self, column: int) -> int:
        """The width a column's own heading needs; a spanner spreads over its columns."""
        metrics = self.fontMetrics()
        needed = 0
        for level, words in enumerate(self._headings[column]):
            first, last = self.run(column, level)
            needed = max(needed, metrics.horizontalAdvance(words) // (last - first + 1))
        return needed + 2 * int(PADDING)

    def run(self, column: int, level: int) -> tuple[int, int]:
        """First and last column that share a heading with this one, on this level and all above it."""
        wanted = self._headings[column][: level + 1]
        first = last = column
        if not wanted[-1] or level + 1 == self._levels:
            return first, last
        while first > 0 and self._headings[first - 1][: level + 1] == wanted:
            first -= 1
        while last + 1 < len(self._headings) and self._headings[last + 1][: level + 1] == wanted:
            last += 1
        return first, last

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._levels * self._level_height() + 6)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme = theme_of(self.palette())
        painter.save()
        painter.fillRect(rect, theme.shade)
        painter.setClipRect(rect)
        for level, words in enumerate(self._headings[logicalIndex] if logicalIndex < len(self._headings) else ()):
            first, last = self.run(logicalIndex, level)
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            area = QRect(left, rect.top() + 2 + level * self._level_height(), right - left, self._level_height())
            painter.setPen(theme.text)
            inner = area.adjusted(int(PADDING) // 2, 0, -int(PADDING) // 2, 0)
            shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            alignment = Qt.AlignmentFlag.AlignHCenter if last > first else Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, alignment | Qt.AlignmentFlag.AlignVCenter, shown)
            if last > first:
                painter.setPen(theme.dim)
                painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        painter.setPen(theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _level_height(self) -> int:
        return int(self.fontMetrics().height() * 1.25)


class CaptionHeader(QHeaderView):
    """Captions with their indentation; always in sight, as wide as the user drags its right edge."""

    width_changed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setAccessibleName(self.tr("Captions"))
        self._dragging = False
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.viewport().setMouseTracking(True)
        self.viewport().installEventFilter(self)

    def widest(self, limit: int) -> int:
        """The width at which no caption is cut, up to a limit; headings run on over the cells and need none."""
        metrics = QFontMetrics(self._font_for(Role.TOTAL))
        model = self.model()
        width = 0
        for row in range(model.rowCount()):
            caption = model.headerData(row, Qt.Orientation.Vertical, CAPTION_ROLE)
            if caption.role is not Role.HEADING:
                width = max(width, metrics.horizontalAdvance(caption.text[:200]) + int(caption.level * INDENT))
                if width > limit:
                    return limit
        return max(width + 2 * int(PADDING), NARROWEST)

    def set_width(self, width: int) -> None:
        """Make the column this wide."""
        self.setFixedWidth(max(width, NARROWEST))
        self.width_changed.emit(self.width())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        caption: Caption = self.model().headerData(logicalIndex, Qt.Orientation.Vertical, CAPTION_ROLE)
        theme = theme_of(self.palette())
        painter.save()
        selection = self._selection_rows()
        painter.fillRect(rect, theme.current if logicalIndex in selection else theme.shade)
        painter.setClipRect(rect)
        font = self._font_for(caption.role)
        if caption.role is not Role.HEADING:
            room = int(rect.width() - PADDING / 2 - caption.level * INDENT - 4)
            text = QFontMetrics(font).elidedText(caption.text, Qt.TextElideMode.ElideRight, room)
            caption = Caption(text, caption.level, caption.role)
        paint_caption(painter, QRectF(rect), caption, font, theme.text)
        painter.setPen(theme.line)
        if caption.role is not Role.HEADING:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dragging the right edge widens the column; Qt offers that for columns of the table only."""
        if watched is not self.viewport() or not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        x = int(event.position().x())
        near = abs(self.width() - x) <= EDGE
        match event.type():
            case QEvent.Type.MouseButtonPress if near:
                self._dragging = True
                return True
            case QEvent.Type.MouseMove if self._dragging:
                self.set_width(x)
                return True
            case QEvent.Type.MouseButtonRelease if self._dragging:
                self._dragging = False
                return True
        self.viewport().setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)
        return super().eventFilter(watched, event)

    def _selection_rows(self) -> set[int]:
        model = self.selectionModel()
        return {model.currentIndex().row()} if model is not None else set()  # type: ignore[redundant-expr]  # there is none without a model

    def _font_for(self, role: Role) -> QFont:
        font = QFont(self.font())
        font.setBold(role is not Role.ITEM)
        return font
