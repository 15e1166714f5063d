"""Draws amounts as in a printed statement."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter

from viewer.models.highlight import Light
from viewer.models.statement_model import Caption, Figure
from viewer.views.paint import across, fill, outline
from viewer.views.theme import Theme

if TYPE_CHECKING:
    from viewer.models.badge import Badge
    from viewer.models.cell_mark import Mark

RULE_GAP = 2.0  # pixels between the two lines of a double rule
PADDING = 10.0  # pixels between a column's figures and the next column
SIGN = "+"  # of a sum's part, as wide as any other
SIGN_GAP = 3.0  # pixels around the sign of a sum's part, or of a doubt, at the left edge
CURRENCY_GAP = 3.0  # pixels between a currency sign and the longest figure of its column
FINDING_ROOM = 8.0  # pixels between a figure and marks, of the sign of a finding
BADGE_ROOM = 3.0  # pixels around a mark's letter, and between it and the ticks
MOST_LETTERS = 34  # of what stands in place of a value; longer words are cut
INDENT = 14.0  # pixels a level of captions
MOST_WIDTHS = 4096  # of figures, kept


class ShownCell(NamedTuple):
    """What is drawn of one cell.

    Attributes:
        figure: the figure.
        mark: its part in a sum, and the finding that speaks of it.
        badge: the reviewer's mark on it.
        is_selected: whether it is among the selected ones.
        is_current: whether it is the one in hand.
        has_keyboard: whether the keyboard is in its grid.
    """

    figure: Figure
    mark: Mark | None
    badge: Badge | None
    is_selected: bool
    is_current: bool
    has_keyboard: bool


class FigureDelegate:
    """Figures stand right-aligned on their last digit; brackets and percent signs hang behind it.

    No `QStyledItemDelegate`: for that one Qt makes an option and an index of every cell and asks the model once a role,
    which took longer than the drawing.
    """

    def __init__(self, font: QFont) -> None:
        self._caption_width = 0.0
        self._tail = ""
        self.set_font(font)

    def set_font(self, font: QFont) -> None:
        """Measure once what every cell needs."""
        self._font = QFont(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._metrics, self._bold_metrics = QFontMetricsF(self._font), QFontMetricsF(self._bold)
        self._slanted = QFont(font)
        self._slanted.setItalic(True)
        self._slanted_metrics = QFontMetricsF(self._slanted)
        self._badge_font = smaller(font)
        self._badge_metrics = QFontMetricsF(self._badge_font)
        self._sign_room = self._bold_metrics.horizontalAdvance(SIGN) + SIGN_GAP
        notes = self._badge_metrics.height() + 2 * BADGE_ROOM + self._badge_metrics.horizontalAdvance("Ft")
        self._badge_room = notes + FINDING_ROOM - PADDING
        self._hang = self._bold_metrics.horizontalAdvance(self._tail)
        self._width, self._bold_width = kept_widths(self._metrics), kept_widths(self._bold_metrics)

    def keep_room_behind(self, tail: str) -> None:
        """Say what hangs behind the last digits at most: `)`, `%`, `%)`."""
        self._tail = tail
        self._hang = self._bold_metrics.horizontalAdvance(tail)

    @property
    def badge_room(self) -> float:
        """Room for a mark and a tick right of every figure, partly where its padding is: what is added to that."""
        return self._badge_room

    @property
    def hang(self) -> float:
        """Room behind the last digit for brackets and percent signs."""
        return self._hang

    def set_caption_width(self, width: int) -> None:
        """Say how wide the caption column is, so that headings run on from it over the empty cells."""
        self._caption_width = float(width)

    def width_of(self, figure: Figure) -> float:
        """The width a figure needs; words in its place are cut where they are longer than most."""
        if figure.overlaid:
            words = self._slanted_metrics.horizontalAdvance(figure.body + " ")
            return min(words, self._slanted_metrics.averageCharWidth() * MOST_LETTERS) + self._badge_room + self._sign_room + PADDING
        printed = self._bold_metrics.horizontalAdvance(figure.sign + figure.body)
        return self._sign_room + printed + CURRENCY_GAP + self._hang + PADDING + self._badge_room

    def paint_cell(self, painter: QPainter, theme: Theme, rect: QRectF, shown: ShownCell) -> None:
        """Draw one cell over the background."""
        figure = shown.figure
        if shown.is_selected:
            fill(painter, rect, theme.current)
        if shown.mark is not None:
            self._paint_mark(painter, theme, rect, shown.mark)
        if shown.is_current:
            outline(painter, rect, theme.accent if shown.has_keyboard else theme.dim)
        if not (figure.body or figure.tail):
            return
        room = self._badge_room
        (self._paint_words if figure.overlaid else self._paint_figure)(painter, theme, rect.adjusted(0, 0, -room, 0), figure)
        if shown.badge is not None:
            finding = FINDING_ROOM if shown.mark is not None and shown.mark.severity is not None else 0.0
            beside = QRectF(rect.right() - room - PADDING, rect.top(), room + PADDING, rect.height())
            self._paint_badge(painter, theme, beside.adjusted(finding, 0, 0, 0), shown.badge)

    def paint_overflow(self, painter: QPainter, top: float, height: float, caption: Caption) -> None:
        """Draw a heading from where its caption begins; over the cells the part that does not fit the caption column is seen."""
        paint_caption(painter, QRectF(-self._caption_width, top, self._caption_width, height), caption, self._bold, self._bold_metrics)

    def _paint_mark(self, painter: QPainter, theme: Theme, rect: QRectF, mark: Mark) -> None:
        """A part of the sum is lit and carries its sign at the left edge; a finding hangs a shape behind the figure, as a footnote's."""
        if mark.sign:
            fill(painter, rect.adjusted(0, 1, 0, 0), theme.lights[Light.HEADING])
            painter.setFont(self._bold)
            baseline = rect.top() + (rect.height() + self._metrics.ascent() - self._metrics.descent()) / 2
            painter.drawText(QPointF(rect.left() + 1, baseline), mark.sign)
        if mark.severity is not None:
            from viewer.views.cell_signs import paint_severity  # noqa: PLC0415 - no part of the first paint

            paint_severity(painter, theme, QPointF(rect.right() - self._badge_room - PADDING, rect.top()), mark.severity)

    def _paint_figure(self, painter: QPainter, theme: Theme, rect: QRectF, figure: Figure) -> None:
        metrics, width_of = (self._bold_metrics, self._bold_width) if figure.total else (self._metrics, self._width)
        painter.setFont(self._bold if figure.total else self._font)
        baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
        digits_end = rect.right() - PADDING - self._hang
        painter.drawText(QPointF(digits_end - width_of(figure.body), baseline), figure.body + figure.tail)
        if figure.sign:
            painter.drawText(QPointF(rect.left() + self._sign_room, baseline), figure.sign)
        if figure.doubtful:
            painter.drawText(QPointF(rect.left() + 1, baseline), "?")
        self._paint_rules(painter, theme, rect, figure)

    def _paint_words(self, painter: QPainter, theme: Theme, rect: QRectF, figure: Figure) -> None:
        """Another property than the value: slanted, at the left edge, so that it is taken for no figure."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

        metrics = self._slanted_metrics
        painter.setFont(self._slanted)
        left = rect.left() + self._sign_room
        words = metrics.elidedText(figure.body, Qt.TextElideMode.ElideRight, rect.right() - PADDING - left)
        painter.drawText(QPointF(left, rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2), words)
        across(painter, left, rect.right() - PADDING, rect.bottom() - 1, theme.line)

    def _paint_badge(self, painter: QPainter, theme: Theme, rect: QRectF, badge: Badge) -> None:
        """The mark in its shape, behind it as many of the ticks as there is room for."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

        metrics = self._badge_metrics
        size = metrics.height() + BADGE_ROOM
        top = rect.top() + (rect.height() - size) / 2
        baseline = top + BADGE_ROOM / 2 + metrics.ascent()
        painter.setFont(self._badge_font)
        if badge.letter:
            from viewer.views.cell_signs import paint_shape  # noqa: PLC0415 - no part of the first paint

            box = QRectF(rect.left(), top, size, size)
            paint_shape(painter, box, badge.shape, theme.lights[badge.light])
            painter.drawText(QPointF(box.center().x() - metrics.horizontalAdvance(badge.letter) / 2, baseline), badge.letter)
        left = rect.left() + (size + BADGE_ROOM if badge.letter else 0)
        painter.drawText(QPointF(left, baseline), metrics.elidedText(badge.notes, Qt.TextElideMode.ElideRight, rect.right() - left))

    def _paint_rules(self, painter: QPainter, theme: Theme, rect: QRectF, figure: Figure) -> None:
        left, right = rect.left() + self._sign_room, rect.right() - PADDING
        for number in range(figure.rule_above):
            y = rect.top() + number * RULE_GAP
            across(painter, left, right, y, theme.text)
        for number in range(figure.rule_below):
            y = rect.bottom() - 1 - number * RULE_GAP
            across(painter, left, right, y, theme.text)


def kept_widths(metrics: QFontMetrics | QFontMetricsF) -> Callable[[str], float]:
    """Measures texts, each once."""

    @lru_cache(MOST_WIDTHS)
    def width(text: str) -> float:  # not Qt's method itself: asked for its name, PySide loads the signatures of everything
        return metrics.horizontalAdvance(text)

    return width


def smaller(font: QFont) -> QFont:
    """The font of marks and ticks."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() * 0.8, 6.0))
    return small


def paint_caption(painter: QPainter, rect: QRectF, caption: Caption, font: QFont, metrics: QFontMetrics | QFontMetricsF) -> None:
    """Draw a caption at its indentation from the left edge of a row's rectangle.

    Args:
        painter: draws it.
        rect: the row.
        caption: what to draw.
        font: in which.
        metrics: of the font.
    """
    painter.setFont(font)
    baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(rect.left() + PADDING / 2 + caption.level * INDENT, baseline), caption.text)
