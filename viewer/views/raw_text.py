"""The raw text of a source with line numbers. Only the lines in sight are ever drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QFontMetricsF,
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
from viewer.views.light_painting import paint_light
from viewer.views.paint import dim_text, fill
from viewer.views.stripe import STRIPE_WIDTH, Stripe
from viewer.views.text_cells import cell_of, column_of, shown
from viewer.views.theme import Theme, theme_of
from viewer.views.viewport import give_viewport

GUTTER_PADDING = 1.0  # cells left and right of a line number
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
        self._caret = Caret()
        self._scrolling_quietly = False
        self._widest = 0
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
        return max(int(self.viewport().height() / self._line_height), 1)

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
        return int(self._gutter + (characters + 1) * self._cell) + STRIPE_WIDTH + self.verticalScrollBar().sizeHint().width()

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show another text from its beginning."""
        self._lines = lines
        self._layers = {}
        self._caret = Caret()
        tabbed = (cell_of(line, len(line)) for line in lines if "\t" in line)
        self._widest = max(max(map(len, lines), default=0), max(tabbed, default=0))
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
        self.light_lines(layer, lambda line: by_line.get(line, ()), marked)

    def light_lines(self, layer: Layer, lights: Callable[[int], Sequence[Highlight]], marked: Mapping[Light, Collection[int]]) -> None:
        """Light one layer line by line, each when it is drawn.

        Args:
            layer: the layer.
            lights: gives what is lit on a line.
            marked: the lines that the stripe shows, by their light.
        """
        self._layers[layer] = lights
        self._stripe.set_layer(layer, marked)
        self.viewport().update()

    def set_point_size(self, points: int) -> None:
        """Draw larger or smaller; 0 is the system's size."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        if points:
            font.setPointSize(points)
        self.setFont(font)
        self._note_font = smaller(font)
        metrics = QFontMetricsF(font)
        self._cell = metrics.horizontalAdvance("0" * 100) / 100
        self._line_height = float(round(metrics.height() * 1.05))
        self._ascent = metrics.ascent() + metrics.height() * 0.025
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
        self._show_columns(span)

    def place_caret(self, span: Span) -> None:
        """Put the caret before a span."""
        self._caret = Caret(span.line - 1, span.start, (span.line - 1, span.start))
        self.viewport().update()

    def move_caret(self, caret: Caret) -> None:
        """Put the caret and its selection elsewhere and scroll it into sight."""
        self._caret = caret
        line = caret.line + 1
        sight = self.lines_in_sight
        bar = self.verticalScrollBar()
        if line < self.top_line:
            bar.setValue(line - 1)
        elif line >= self.top_line + sight:
            bar.setValue(line - sight)
        self.setAccessibleDescription(f"{line}: {self._lines[line - 1][:200]}")
        self.caret_moved.emit(line, caret.column)
        self.viewport().update()

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
            self._caret = Caret(len(self._lines) - 1, len(self._lines[-1]), (0, 0))
            self.viewport().update()

    def position_at(self, point: QPoint) -> tuple[int, int] | None:
        """Line and column under a point of the viewport; None below the last line."""
        index = int(point.y() / self._line_height) + self.verticalScrollBar().value()
        if not 0 <= index < len(self._lines):
            return None
        cell = int(max((point.x() - self._gutter) / self._cell, 0)) + self.horizontalScrollBar().value()
        return index + 1, column_of(self._lines[index], cell)

    def update_line(self, line: int) -> None:
        """Draw one line anew."""
        self.viewport().update(0, int(self._y(line)) - 1, self.viewport().width(), int(self._line_height) + 2)

    def raster_at(self, point: QPointF) -> tuple[int, float]:
        """The line under a point of the viewport, within the text, and how many cells of the raster lie left of the point."""
        line = min(max(int(point.y() // self._line_height) + self.top_line, 1), max(len(self._lines), 1))
        return line, (point.x() - self._gutter) / self._cell + self.horizontalScrollBar().value()

    def raster_point(self, line: int, cell: float) -> QPointF:
        """The left upper corner of a cell of the raster in the viewport, in sight or not."""
        return QPointF(self._gutter + (cell - self.horizontalScrollBar().value()) * self._cell, self._y(line))

    def rect_of(self, span: Span) -> QRectF:
        """Where a span stands in the viewport, in sight or not."""
        line = self._lines[span.line - 1]
        first, last = cell_of(line, span.start), cell_of(line, span.end)
        return QRectF(self._x(first), self._y(span.line), (last - first) * self._cell, self._line_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        theme = theme_of(self.palette())
        rect = event.rect()
        fill(painter, rect, theme.base)
        fill(painter, QRectF(0, rect.top(), self._gutter - self._cell, rect.height()), theme.shade)
        first = self.top_line + int(rect.top() / self._line_height)
        last = min(self.top_line + int(rect.bottom() / self._line_height), len(self._lines))
        for line in range(first, last + 1):
            self._paint_line_number(painter, line)
        painter.setClipRect(QRectF(self._gutter - self._cell / 2, rect.top(), self.viewport().width(), rect.height()))
        for line in range(first, last + 1):
            self._paint_line(painter, theme, line)
        painter.end()

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
        self._measure()

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

    def _show_columns(self, span: Span) -> None:
        line, bar, sight = self._lines[span.line - 1], self.horizontalScrollBar(), self._cells_in_sight()
        first, last = cell_of(line, span.start), cell_of(line, span.end)
        if last < sight:
            bar.setValue(0)  # captions stand at the left
        elif last > bar.value() + sight:
            bar.setValue(last - sight + 2)
        if first < bar.value():
            bar.setValue(max(first - 2, 0))

    def _measure(self) -> None:
        """Gutter and scroll ranges for the present text, font and size."""
        self._gutter = (len(str(max(len(self._lines), 100))) + 2 * GUTTER_PADDING + 1) * self._cell
        sight = self.lines_in_sight
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(len(self._lines) - sight, 0))
        vertical.setPageStep(sight)
        vertical.setSingleStep(1)
        cells = self._cells_in_sight()
        horizontal.setRange(0, self._widest + 2 - cells if self._widest > cells else 0)
        horizontal.setPageStep(cells)

    def _cells_in_sight(self) -> int:
        return max(int((self.viewport().width() - self._gutter) / self._cell), 1)

    def _x(self, cell: int) -> float:
        return self._gutter + (cell - self.horizontalScrollBar().value()) * self._cell

    def _y(self, line: int) -> float:
        return (line - self.top_line) * self._line_height

    def _paint_line_number(self, painter: QPainter, line: int) -> None:
        current = self._caret.line == line - 1
        number = str(line)
        x = self._gutter - (len(number) + 1 + GUTTER_PADDING) * self._cell
        draw = painter.drawText if current else partial(dim_text, painter)
        draw(QPointF(x, self._y(line) + self._ascent), number)

    def _paint_line(self, painter: QPainter, theme: Theme, line: int) -> None:
        text = self._lines[line - 1]
        y = self._y(line)
        for highlight in self._lit(line):
            paint_light(painter, theme, self.rect_of(highlight.span), highlight)
            if highlight.note:
                self._paint_note(painter, highlight)
        self._paint_selection(painter, theme, line)
        first = self.horizontalScrollBar().value()
        piece = shown(text, first, self._cells_in_sight() + 2)
        if piece.isascii():
            draw = partial(dim_text, painter) if text.startswith("<") else painter.drawText
            draw(QPointF(self._gutter, y + self._ascent), piece)
        else:  # one by one: a character of another script must not push its neighbours off the raster
            for number, character in enumerate(piece):
                painter.drawText(QPointF(self._gutter + number * self._cell, y + self._ascent), character)
        if self.hasFocus() and self._caret.line == line - 1:
            x = self._x(cell_of(text, self._caret.column))
            fill(painter, QRectF(x, y + 1, 1.5, self._line_height - 2), theme.accent)

    def _lit(self, line: int) -> Iterator[Highlight]:
        """What is lit on a line, layer by layer."""
        for layer in sorted(self._layers):
            yield from self._layers[layer](line)

    def _paint_note(self, painter: QPainter, highlight: Highlight) -> None:
        """As many letters of the reviewer's mark behind the number as the blanks there take."""
        rect = self.rect_of(highlight.span)
        following = self._lines[highlight.span.line - 1][highlight.span.end :]
        blanks = len(following) - len(following.lstrip(" ")) if following.strip() else len(highlight.note)
        painter.setFont(self._note_font)
        painter.drawText(QPointF(rect.right() + 2, rect.top() + self._ascent * 0.85), highlight.note[: max(blanks, 0)])
        painter.setFont(self.font())

    def _paint_selection(self, painter: QPainter, theme: Theme, line: int) -> None:
        (first, start), (last, end) = self._caret.selection
        if not self._caret.has_selection or not first <= line - 1 <= last:
            return
        length = len(self._lines[line - 1])
        low = start if line - 1 == first else 0
        high = end if line - 1 == last else length + 1
        fill(painter, self.rect_of(Span(line, low, high)), theme.current)
