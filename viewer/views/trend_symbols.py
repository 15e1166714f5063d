"""The symbols of a chart's lines, for legends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

UNIT = 16  # the shapes' own square
SHAPES = {
    "s": ((3, 3), (13, 3), (13, 13), (3, 13)),
    "t": ((3, 4), (13, 4), (8, 13)),
    "t1": ((3, 12), (13, 12), (8, 3)),
    "d": ((8, 2), (13, 8), (8, 14), (3, 8)),
    "p": ((8, 2), (14, 7), (12, 14), (4, 14), (2, 7)),
    "h": ((8, 2), (13, 5), (13, 11), (8, 14), (3, 11), (3, 5)),
    "star": ((8, 1), (10, 6), (15, 6), (11, 9), (13, 15), (8, 11), (3, 15), (5, 9), (1, 6), (6, 6)),
}


def draw_symbol(painter: QPainter, symbol: str, color: QColor, area: QRectF, filled: bool = True) -> None:
    """Draw a symbol into a square, a disc where it is no other shape; only outlined unless filled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / UNIT, area.height() / UNIT)
    painter.setPen(QPen(color, 1.5))
    if filled:
        painter.setBrush(color)
    if symbol in SHAPES:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in SHAPES[symbol]]))
    else:
        painter.drawEllipse(QRectF(3, 3, 10, 10))
    painter.restore()
