"""Drawing in the theme's colours without `QPainter.setPen` and `fillRect`.

Those make PySide load every name of the `Qt` namespace to choose among their overloads, a seventh of the time to the
first paint. A pen that comes from the widget's palette, a background brush and a stroked path need none of them.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen

DIM = 0.62  # opacity of what is read second: line numbers, tags


def fill(painter: QPainter, rect: QRectF | QRect, color: QColor) -> None:
    """Fill a rectangle."""
    painter.setBackground(_brush(color.rgba()))
    painter.eraseRect(rect)


def across(painter: QPainter, left: float, right: float, y: float, color: QColor) -> None:
    """Draw a line from left to right, one pixel high."""
    fill(painter, QRectF(left, y, right - left, 1.0), color)


def down(painter: QPainter, x: float, top: float, bottom: float, color: QColor) -> None:
    """Draw a line from top to bottom, one pixel wide."""
    fill(painter, QRectF(x, top, 1.0, bottom - top), color)


def outline(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw the four sides of a rectangle inside it, one pixel wide."""
    across(painter, rect.left(), rect.right(), rect.top(), color)
    across(painter, rect.left(), rect.right(), rect.bottom() - 1, color)
    down(painter, rect.left(), rect.top(), rect.bottom(), color)
    down(painter, rect.right() - 1, rect.top(), rect.bottom(), color)


def stroke(painter: QPainter, path: QPainterPath, color: QColor, width: float) -> None:
    """Draw along a path."""
    pen = QPen()
    pen.setColor(color)
    pen.setWidthF(width)
    painter.strokePath(path, pen)


def dim_text(painter: QPainter, point: QPointF, text: str) -> None:
    """Draw text that is read second, in the colour of the widget's text."""
    painter.setOpacity(DIM)
    painter.drawText(point, text)
    painter.setOpacity(1.0)


@cache
def _brush(rgba: int) -> QBrush:
    """A solid brush; a palette makes one of a colour."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor.fromRgba(rgba))
    return palette.brush(QPalette.ColorRole.Base)
