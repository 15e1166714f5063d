"""The raw text of a source with line numbers. Only the lines in sight are ever drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from viewer.models.highlight import Highlight, Layer, Light
from viewer.override import override
from viewer.text.span import Span
from viewer.views.caret import Caret, selected_text
from viewer.views.figure_delegate import smaller
from viewer.views.raster import CellSize, Raster
from viewer.views.raw_painting import Sheet, paint_sheet
from viewer.views.stripe import STRIPE_WIDTH, Stripe
from viewer.views.text_cells import cell_of, column_of, widest
from viewer.views.theme import theme_of
from viewer.views.viewport import give_viewport

CONTEXT_LINES = 3  # kept in sight above and below a place that is scrolled to


class RawText(QAbstractScrollArea):
    """A source's lines on a raster of equal cells.

    Lines count from 1 and columns from 0 in all signals and methods, as in `Span`.
    """

    place_clicked = Signal(int, int)  # line, column
    place_activated = Signal(int, int)  # Enter on the caret's place
    caret_moved = Signal(int, int)  # line, column; by the user, not by a call
    top_line_changed = Signal(int)  # by the user, not by a call
    zoom_requested = Signal(int)  # steps

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[str] = ()
        self._layers: dict[Layer, Callable[[int], Sequence[Highlight]]] = {}
        self._lit: dict[Layer, frozenset[int] | None] = {}  # the lines that each layer lights, None where it lights any
        self._caret = Caret()
        self._scrolling_quietly = False
        self._widest = 0
        self._reached: Span | None = None  # what was scrolled into sight last
        give_viewport(self)
        self._stripe = Stripe(self)
        self._stripe.line_requested.connect(self.center_line)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Raw text"))
        self.setViewportMargins(0, 0, STRIPE_WIDTH, 0)
        self.verticalScrollBar().valueChanged.connect(self._report_top_line)
        self.set_point_size(0)

    @property
    def stripe(self) -> Stripe:
        """The marks beside the text."""
        return self._stripe

    @property
    def top_line(self) -> int:
        """The first line in sight."""
        return self.verticalScrollBar().value() + 1

    @property
    def lines_in_sight(self) -> int:
        """How many whole lines fit."""
        return max(int(self.viewport().height() / self._size.height), 1)

    @property
    def line_in_hand(self) -> int:
        """The line of the caret, the first one in sight where that is out of sight."""
        line = self._caret.line + 1
        return line if self.top_line <= line < self.top_line + self.lines_in_sight else self.top_line

    @property
    def lines(self) -> Sequence[str]:
        """The text."""
        return self._lines

    @property
    def caret(self) -> Caret:
        """The caret and its selection, counted from 0."""
        return self._caret

    def width_for(self, characters: int) -> int:
        """The width in which lines of so many characters are seen whole."""
        return int(self._gutter + (characters + 1) * self._size.width) + STRIPE_WIDTH + self.verticalScrollBar().sizeHint().width()

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show another text from its beginning."""
        self._lines = lines
        self._layers, self._lit = {}, {}
        self._caret = Caret()
        self._reached = None
        self._widest = widest(lines)
        self._stripe.set_line_count(len(lines))
        self._measure()
        self._quietly(0)
        self.horizontalScrollBar().setValue(0)
        self.viewport().update()

    def set_layer(self, layer: Layer, highlights: Iterable[Highlight]) -> None:
        """Light other characters of one layer; later ones are drawn over earlier ones."""
        by_line: defaultdict[int, list[Highlight]] = defaultdict(list)
        marked: defaultdict[Light, set[int]] = defaultdict(set)
        for highlight in highlights:
            by_line[highlight.span.line].append(highlight)
            marked[highlight.light].add(highlight.span.line)
        self._light(layer, lambda line: by_line.get(line, ()), marked, frozenset(by_line))

    def light_lines(self, layer: Layer, lights: Callable[[int], Sequence[Highlight]], marked: Mapping[Light, Collection[int]]) -> None:
        """Light one layer line by line, each when it is drawn.

        Args:
            layer: the layer.
            lights: gives what is lit on a line.
            marked: the lines that the stripe shows, by their light.
        """
        self._light(layer, lights, marked, None)

    def set_point_size(self, points: int) -> None:
        """Draw larger or smaller; 0 is the system's size."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        if points:
            font.setPointSize(points)
        self.setFont(font)
        self._note_font = smaller(font)
        self._size = CellSize.of(font)
        self._measure()
        self.viewport().update()

    def leave_room_above(self, height: int) -> None:
        """Keep pixels free between the frame and the text."""
        self.setViewportMargins(0, height, STRIPE_WIDTH, 0)

    def scroll_to_line(self, line: int) -> None:
        """Put a line at the top, without telling anybody."""
        self._quietly(line - 1)

    def center_line(self, line: int) -> None:
        """Put a line into the middle."""
        self.verticalScrollBar().setValue(line - 1 - self.lines_in_sight // 2)

    def scroll_to_line_if_hidden(self, line: int) -> None:
        """Put a line into the middle where it is out of sight, without telling anybody."""
        if not self.top_line <= line < self.top_line + self.lines_in_sight:
            self._quietly(line - 1 - self.lines_in_sight // 2)

    def ensure_visible(self, span: Span, *others: Span) -> None:
        """Scroll as little as needed to see a span, and the others as far as they fit, without telling anybody."""
        first = last = span.line
        for other in sorted(others, key=lambda other: abs(other.line - span.line)):
            if max(last, other.line) - min(first, other.line) < self.lines_in_sight - 2 * CONTEXT_LINES:
                first, last = min(first, other.line), max(last, other.line)
        self._show_lines(first, last)
        self._show_columns(span, others)
        self._reached = span

    def reach(self, span: Span) -> None:
        """Scroll a span into sight and put the caret before it, from where the keyboard goes on."""
        self.ensure_visible(span)
        self.place_caret(span)

    def place_caret(self, span: Span) -> None:
        """Put the caret before a span."""
        self._set_caret(Caret(span.line - 1, span.start, (span.line - 1, span.start)))

    def move_caret(self, caret: Caret) -> None:
        """Put the caret and its selection elsewhere and scroll it into sight."""
        self._set_caret(caret)
        line = caret.line + 1
        sight = self.lines_in_sight
        bar = self.verticalScrollBar()
        if line < self.top_line:
            bar.setValue(line - 1)
        elif line >= self.top_line + sight:
            bar.setValue(line - sight)
        self.setAccessibleDescription(f"{line}: {self._lines[line - 1][:200]}")
        self.caret_moved.emit(line, caret.column)

    def selected_text(self) -> str:
        """The selected characters of the source, not of the screen."""
        return selected_text(self._lines, self._caret) if self._lines else ""

    def copy(self) -> None:
        """Put the selected characters on the clipboard."""
        if self._caret.has_selection:
            QGuiApplication.clipboard().setText(self.selected_text())

    def select_all(self) -> None:
        """Select the whole text."""
        if self._lines:
            self._set_caret(Caret(len(self._lines) - 1, len(self._lines[-1]), (0, 0)))

    def position_at(self, point: QPoint) -> tuple[int, int] | None:
        """Line and column under a point of the viewport; None below the last line."""
        raster = self._raster
        line = raster.line_at(point.y())
        if not 1 <= line <= len(self._lines):
            return None
        return line, column_of(self._lines[line - 1], int(max(raster.cell_at(point.x()), raster.first_cell)))

    def update_line(self, line: int) -> None:
        """Draw one line anew."""
        self.viewport().update(0, int(self._raster.y(line)) - 1, self.viewport().width(), int(self._size.height) + 2)

    def raster_at(self, point: QPointF) -> tuple[int, float]:
        """The line under a point of the viewport, within the text, and how many cells of the raster lie left of the point."""
        raster = self._raster
        return min(max(raster.line_at(point.y()), 1), max(len(self._lines), 1)), raster.cell_at(point.x())

    def raster_point(self, line: int, cell: float) -> QPointF:
        """The left upper corner of a cell of the raster in the viewport, in sight or not."""
        raster = self._raster
        return QPointF(raster.x(cell), raster.y(line))

    def rect_of(self, span: Span) -> QRectF:
        """Where a span stands in the viewport, in sight or not."""
        return self._raster.rect_of(self._lines[span.line - 1], span)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        layers = [self._layers[layer] for layer, lit in sorted(self._lit.items()) if lit is None or lit]
        raster, cells = self._raster, self._cells_in_sight()
        sheet = Sheet(
            self._lines, layers, self._caret, self.hasFocus(), raster, cells, self.font(), self._note_font, theme_of(self.palette())
        )
        painter = QPainter(self.viewport())
        for rect in event.region():  # type: ignore[attr-defined] # which PySide has, but does not tell of
            paint_sheet(painter, sheet, QRectF(rect))
        painter.end()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Lines that stay in sight are moved, not drawn anew.

        Sideways the text is, since cells are no whole pixels wide; and all of it where something lies over it, which does not move.
        """
        viewport = self.viewport()
        if not viewport.childrenRegion().isEmpty():
            viewport.update()
        elif dx:
            viewport.update(int(self._raster.text_left), 0, viewport.width(), viewport.height())
        else:
            viewport.scroll(0, dy * int(self._size.height), viewport.rect())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from viewer.views import raw_text_input  # noqa: PLC0415 - no part of the first paint

        if not self._lines or not raw_text_input.press_key(self, event):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        from viewer.views import raw_text_input  # noqa: PLC0415 - no part of the first paint

        raw_text_input.press_mouse(self, event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        from viewer.views import raw_text_input  # noqa: PLC0415 - no part of the first paint

        raw_text_input.drag_mouse(self, event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.position_at(event.position().toPoint())
        if place:
            self.move_caret(self._caret.moved(self._lines, place[0] - 1, place[1], selecting=False).word(self._lines))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        from viewer.views import raw_text_input  # noqa: PLC0415 - no part of the first paint

        if not raw_text_input.turn_wheel(self, event):
            super().wheelEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        viewport = self.viewport().geometry()
        self._stripe.setGeometry(viewport.right() + 1, viewport.top(), STRIPE_WIDTH, viewport.height())
        before = QRectF(QPointF(self._gutter, 0), event.oldSize().toSizeF() - QSizeF(self._gutter, 0))
        was_seen = self._reached is not None and before.contains(self.rect_of(self._reached))
        self._measure()
        if was_seen and self._reached is not None:
            self.ensure_visible(self._reached)

    @property
    def _raster(self) -> Raster:
        return Raster(self._size, self._gutter, self.top_line, self.horizontalScrollBar().value())

    def _light(
        self,
        layer: Layer,
        lights: Callable[[int], Sequence[Highlight]],
        marked: Mapping[Light, Collection[int]],
        lit: frozenset[int] | None,
    ) -> None:
        """Light other lines of a layer, and draw those that were and those that are."""
        before = self._lit.get(layer, frozenset())
        self._layers[layer], self._lit[layer] = lights, lit
        self._stripe.set_layer(layer, marked)
        if before is None or lit is None:
            self.viewport().update()
        else:
            self._update_lines(before | lit)

    def _set_caret(self, caret: Caret) -> None:
        """Put the caret elsewhere, and draw the lines between its ends, before and now."""
        before, self._caret = self._caret, caret
        for (first, _), (last, _) in {before.selection, caret.selection}:
            self._update_lines(range(first + 1, last + 2))

    def _update_lines(self, lines: Collection[int]) -> None:
        """Draw anew those of some lines that are in sight."""
        for line in range(self.top_line, self.top_line + self.lines_in_sight + 2):
            if line in lines:
                self.update_line(line)

    def _report_top_line(self, value: int) -> None:
        if not self._scrolling_quietly:
            self.top_line_changed.emit(value + 1)

    def _quietly(self, value: int) -> None:
        """Scroll without the signal, so that panes which follow each other do not chase each other."""
        self._scrolling_quietly = True
        self.verticalScrollBar().setValue(value)
        self._scrolling_quietly = False

    def _show_lines(self, first: int, last: int) -> None:
        """Scroll lines into sight with some lines around them; into the middle where they are far away."""
        top, sight = self.top_line, self.lines_in_sight
        margin = min(CONTEXT_LINES, sight // 3)
        if first - margin >= top and last + margin < top + sight:
            return
        if first > top + 2 * sight or last < top - sight:
            self._quietly((first + last - sight) // 2)
        elif first - margin < top:
            self._quietly(first - 1 - margin)
        else:
            self._quietly(last + margin - sight)

    def _show_columns(self, span: Span, others: Iterable[Span]) -> None:
        bar, sight = self.horizontalScrollBar(), self._cells_in_sight()
        first, last = self._cells_of(span)
        for other in sorted(others, key=lambda other: (other.line != span.line, abs(other.start - span.start))):
            if other.line != span.line and last < sight:
                break  # captions and the beginnings of sentences stand at the left
            start, end = self._cells_of(other)
            if max(last, end) - min(first, start) < sight - 2:
                first, last = min(first, start), max(last, end)
        if last < sight:
            bar.setValue(0)
        elif last > bar.value() + sight:
            bar.setValue(last - sight + 2)
        if first < bar.value():
            bar.setValue(max(first - 2, 0))

    def _cells_of(self, span: Span) -> tuple[int, int]:
        line = self._lines[span.line - 1]
        return cell_of(line, span.start), cell_of(line, span.end)

    def _measure(self) -> None:
        """Gutter and scroll ranges for the present text, font and size."""
        self._gutter = self._size.gutter(len(self._lines))
        sight = self.lines_in_sight
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(len(self._lines) - sight, 0))
        vertical.setPageStep(sight)
        vertical.setSingleStep(1)
        cells = self._cells_in_sight()
        horizontal.setRange(0, self._widest + 2 - cells if self._widest > cells else 0)
        horizontal.setPageStep(cells)

    def _cells_in_sight(self) -> int:
        return max(int((self.viewport().width() - self._gutter) / self._size.width), 1)
