"""The legend: a button a line, with its colour and symbol, that switches the line off and on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from viewer.models.tips import plain_tip
from viewer.override import override
from viewer.views.plain_text import menu_text, shortened
from viewer.views.theme import theme_of
from viewer.views.trend_symbols import draw_symbol

ICON = 16
GAP = 2
LONGEST_NAME = 32


class TrendLegend(QWidget):
    """Names of lines, each with a button."""

    hidden_changed = Signal(object)  # frozenset of the numbers switched off

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QToolButton] = []
        self._names: list[str] = []
        self._symbols: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """One a line, in order."""
        return tuple(self._buttons)

    @property
    def hidden(self) -> frozenset[int]:
        """Numbers of the lines that are switched off."""
        return frozenset(number for number, button in enumerate(self._buttons) if not button.isChecked())

    def set_names(self, names: Sequence[str], symbols: Sequence[str]) -> None:
        """Name the lines; all are switched on, unless they are the same as before."""
        hidden = self.hidden if list(names) == self._names else frozenset()
        self._names, self._symbols = list(names), tuple(symbols)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        colors = theme_of(self.palette()).series
        self._buttons = [
            self._button(name, symbols[number % len(symbols)], colors[number % len(colors)]) for number, name in enumerate(names)
        ]
        for number in hidden:
            self._buttons[number].setChecked(False)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            colors = theme_of(self.palette()).series
            for number, button in enumerate(self._buttons):
                button.setIcon(_icon(self._symbols[number % len(self._symbols)], colors[number % len(colors)]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons in as many rows as they need."""
        x = y = 0
        for button in self._buttons:
            size = button.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + size.height() + GAP
            button.setGeometry(x, y, min(size.width(), max(self.width(), 1)), size.height())
            button.show()
            x += size.width() + GAP
        self.setFixedHeight(y + (self._buttons[0].sizeHint().height() if self._buttons else 0))

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
        self.hidden_changed.emit(self.hidden)


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
    draw_symbol(painter, symbol, color, QRectF(0, 0, ICON, ICON), filled)
    painter.end()
    return pixmap
