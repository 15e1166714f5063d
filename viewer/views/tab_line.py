"""A line on the current tab of a bar, whose shade alone tells it from the others: in the dark nobody sees that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTabBar, QWidget

from viewer.override import override

HEIGHT = 2  # pixels
SIDES = 1  # pixels left and right of it
SOUTH = (QTabBar.Shape.RoundedSouth, QTabBar.Shape.TriangularSouth)


class TabLine(QWidget):
    """Stands on the outer edge of the current tab, wherever the bar is scrolled to."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setBackgroundRole(QPalette.ColorRole.Highlight)
        self.setAutoFillBackground(True)
        bar.installEventFilter(self)
        self._follow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing tells of a bar that is scrolled but its being painted."""
        if event.type() is QEvent.Type.Paint and watched is self._bar:
            self._follow()
        return False

    def _follow(self) -> None:
        tab = self._bar.tabRect(self._bar.currentIndex())
        top = tab.bottom() + 1 - HEIGHT if self._bar.shape() in SOUTH else tab.top()
        self.setGeometry(QRect(tab.left() + SIDES, top, tab.width() - 2 * SIDES, HEIGHT))
        self.setVisible(tab.isValid())
