"""The legend: a button a line, with its colour and symbol, that switches the line off and on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.views.plain_text import menu_text, plain_tip, shortened
from viewer.views.theme import theme_of

ICON = 16
LONGEST_NAME = 32
SHAPES = {
    "s": ((3, 3), (13, 3), (13, 13), (3, 13)),
    "t": ((3, 4), (13, 4), (8, 13)),
    "t1": ((3, 12), (13, 12), (8, 3)),
    "d": ((8, 2), (13, 8), (8, 14), (3, 8)),
    "p": ((8, 2), (14, 7), (12, 14), (4, 14), (2, 7)),
    "h": ((8, 2), (13, 5), (13, 11), (8, 14), (3, 11), (3, 5)),
    "star": ((8, 1), (10, 6), (15, 6), (11, 9), (13, 15), (8, 11), (3, 15), (5, 9), (1, 6), (6, 6)),
}


class TrendLegend(QWidget):
    """Names of lines, each with a button."""

    hidden_changed = Signal(object)  # frozenset of the numbers switched off

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self._buttons: list[QToolButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """One a line, in order."""
        return tuple(self._buttons)

    def set_names(self, names: Sequence[str], symbols: Sequence[str]) -> None:
        """Name the lines; all are switched on."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        colors = theme_of(self.palette()).series
        self._buttons = [
            self._button(name, symbols[number % len(symbols)], colors[number % len(colors)]) for number, name in enumerate(names)
        ]
        for number, button in enumerate(self._buttons):
            self._row.insertWidget(number, button)

    def _button(self, name: str, symbol: str, color: QColor) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setChecked(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(_icon(symbol, color))
        button.setIconSize(QSize(ICON, ICON))
        button.setText(menu_text(shortened(name, LONGEST_NAME)))
        button.setToolTip(plain_tip(name))
        button.setAccessibleName(name)
        button.toggled.connect(self._tell)
        return button

    def _tell(self) -> None:
        self.hidden_changed.emit(frozenset(number for number, button in enumerate(self._buttons) if not button.isChecked()))


def _icon(symbol: str, color: QColor) -> QIcon:
    """Symbol in its colour; only outlined where the line is switched off."""
    icon = QIcon()
    for state, filled in ((QIcon.State.On, True), (QIcon.State.Off, False)):
        icon.addPixmap(_pixmap(symbol, color, filled), QIcon.Mode.Normal, state)
    return icon


def _pixmap(symbol: str, color: QColor, filled: bool) -> QPixmap:
    pixmap = QPixmap(ICON, ICON)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.5))
    if filled:
        painter.setBrush(color)
    if symbol in SHAPES:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in SHAPES[symbol]]))
    else:
        painter.drawEllipse(QRectF(3, 3, 10, 10))
    painter.end()
    return pixmap
