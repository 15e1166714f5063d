"""The program's small pictures, drawn as lines in the colour of the text and the pixels of the screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap

from viewer.views.paint import stroke

SIDE = 20  # the raster that the strokes below are drawn on
FRAME = (((1, 1), (19, 1), (19, 19), (1, 19), (1, 1)),)
INSET = 3  # of a picture in the frame
THIN = 1.5  # of a stroke on that raster, and pixels at least
Point = tuple[float, float]

STROKES: dict[str, tuple[tuple[Point, ...], ...]] = {
    "open": (((5, 2), (12, 2), (16, 6), (16, 18), (5, 18), (5, 2)), ((12, 2), (12, 6), (16, 6)), ((8, 10), (13, 10)), ((8, 13), (13, 13))),
    "folder": (((2, 5), (8, 5), (10, 7), (18, 7), (18, 16), (2, 16), (2, 5)),),
    "reload": (
        ((16, 10), (15, 14), (11, 16), (7, 15.5), (4.5, 12.5), (4.5, 8), (7.5, 4.8), (11.5, 4.2), (15, 6.5)),
        ((15.5, 2.5), (15.2, 7), (10.8, 6.6)),
    ),
    "back": (((12, 4), (6, 10), (12, 16)), ((6, 10), (17, 10))),
    "forward": (((8, 4), (14, 10), (8, 16)), ((14, 10), (3, 10))),
    "up": (((4, 12), (10, 6), (16, 12)), ((10, 6), (10, 17))),
    "down": (((4, 8), (10, 14), (16, 8)), ((10, 14), (10, 3))),
    "find": (((8.5, 3), (12, 4.5), (13.5, 8), (12, 11.5), (8.5, 13), (5, 11.5), (3.5, 8), (5, 4.5), (8.5, 3)), ((12, 12), (17, 17))),
    "lock": (
        ((4, 9), (16, 9), (16, 18), (4, 18), (4, 9)),
        ((6.5, 9), (6.5, 5), (8.5, 3), (11.5, 3), (13.5, 5), (13.5, 9)),
        ((10, 12), (10, 15)),
    ),
    "float": (((2, 7), (13, 7), (13, 18), (2, 18), (2, 7)), ((7, 7), (7, 2), (18, 2), (18, 13), (13, 13))),
    "close": (((3, 3), (17, 17)), ((17, 3), (3, 17))),
    "trend": (((3, 3), (3, 17), (18, 17)), ((5, 14), (9, 9), (12, 11), (17, 5))),
}
TITLES = ("float", "close")  # of docks
COMMANDS = tuple(name for name in STROKES if name not in TITLES)
TOGGLES = ("lock", "trend")


def icons(color: QColor, dim: QColor, accent: QColor, pixels: int) -> dict[str, QIcon]:
    """All pictures of commands by name.

    Args:
        color: of commands that can be done now.
        dim: of those that cannot.
        accent: of the frame of those that are on.
        pixels: the width in those of the screen; another width is scaled from it, and looks it.
    """
    made = {name: icon(name, color, dim, pixels) for name in COMMANDS}
    for name in TOGGLES:
        framed = _pixmap(name, color, pixels, accent)
        made[name].addPixmap(framed, QIcon.Mode.Normal, QIcon.State.On)
    return made


def icon(name: str, color: QColor, dim: QColor, pixels: int) -> QIcon:
    """One picture, in one colour where it can be pressed and in another where it cannot."""
    made = QIcon()
    made.addPixmap(_pixmap(name, color, pixels), QIcon.Mode.Normal)
    made.addPixmap(_pixmap(name, dim, pixels), QIcon.Mode.Disabled)
    return made


def _pixmap(name: str, color: QColor, pixels: int, frame: QColor | None = None) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / SIDE, pixels / SIDE)
    width = max(THIN, SIDE / pixels)
    if frame is not None:
        _draw(painter, FRAME, frame, width)
        painter.translate(INSET, INSET)
        painter.scale(1 - 2 * INSET / SIDE, 1 - 2 * INSET / SIDE)
    _draw(painter, STROKES[name], color, width)
    painter.end()
    return pixmap


def _draw(painter: QPainter, strokes: tuple[tuple[Point, ...], ...], color: QColor, width: float) -> None:
    for points in strokes:
        path = QPainterPath(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        stroke(painter, path, color, width)
