"""The raster of equal cells that raw text stands on."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.text.span import Span
from viewer.views.text_cells import cell_of

GUTTER_PADDING = 1.0  # cells left and right of a line number


class CellSize(NamedTuple):
    """What a font gives, in pixels.

    Attributes:
        width: of a cell.
        height: of a line.
        ascent: from the top of a line to the foot of its letters.
    """

    width: float
    height: float
    ascent: float

    @classmethod
    def of(cls, font: QFont) -> CellSize:
        """Measure a font whose characters are all of one width."""
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance("0" * 100) / 100
        return cls(width, float(round(metrics.height() * 1.05)), metrics.ascent() + metrics.height() * 0.025)

    def gutter(self, lines: int) -> float:
        """The width that line numbers take, with the space around them."""
        return (len(str(max(lines, 100))) + 2 * GUTTER_PADDING + 1) * self.width


class Raster(NamedTuple):
    """Where lines and cells stand in the viewport as it is scrolled now.

    Attributes:
        size: of the cells.
        gutter: pixels left of the first cell.
        top_line: the first line in sight, counted from 1.
        first_cell: the first cell in sight.
    """

    size: CellSize
    gutter: float
    top_line: int
    first_cell: int

    @property
    def numbers_right(self) -> float:
        """Where the shade behind the line numbers ends."""
        return self.gutter - self.size.width

    @property
    def text_left(self) -> float:
        """From where on text is drawn: what boxes a character in the first cell in sight stands out of it."""
        return self.gutter - self.size.width / 2

    def x(self, cell: float) -> float:
        """The left edge of a cell, in sight or not."""
        return self.gutter + (cell - self.first_cell) * self.size.width

    def y(self, line: int) -> float:
        """The upper edge of a line, in sight or not."""
        return (line - self.top_line) * self.size.height

    def line_at(self, y: float) -> int:
        """The line at a height, in the text or not."""
        return int(y // self.size.height) + self.top_line

    def cell_at(self, x: float) -> float:
        """How many cells of the text lie left of a place."""
        return (x - self.gutter) / self.size.width + self.first_cell

    def rect_of(self, text: str, span: Span) -> QRectF:
        """Where a span of a line of this text stands."""
        first, last = cell_of(text, span.start), cell_of(text, span.end)
        return QRectF(self.x(first), self.y(span.line), (last - first) * self.size.width, self.size.height)
