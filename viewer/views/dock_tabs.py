"""The tabs of docks, whose names are whole: in letters as small as that needs, and scrolled where it needs smaller ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QMainWindow, QStyle, QTabBar

from viewer.override import override
from viewer.views.tab_line import TabLine

SMALLEST = 0.85  # of the window's letters
STEP = 0.5  # points


class DockTabs(QObject):
    """Follows the tab bars that a window makes and gives up as docks are put behind each other."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window

    def follow(self) -> None:
        """Take in tab bars that are new, and fit all of them: tabs may have come or gone."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if bar.elideMode() is not Qt.TextElideMode.ElideNone:
                bar.setElideMode(Qt.TextElideMode.ElideNone)
                bar.setUsesScrollButtons(True)
                bar.installEventFilter(self)
                TabLine(bar)
            self._fit(bar)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QTabBar):
            self._fit(watched)
        return False

    def _fit(self, bar: QTabBar) -> None:
        font = self._window.font()
        around = bar.count() * bar.style().pixelMetric(QStyle.PixelMetric.PM_TabBarTabHSpace, None, bar)
        while _names_width(bar, font) + around > bar.width() and font.pointSizeF() - STEP >= self._window.font().pointSizeF() * SMALLEST:
            font.setPointSizeF(font.pointSizeF() - STEP)
        if font.pointSizeF() != bar.font().pointSizeF():
            bar.setFont(font)


def _names_width(bar: QTabBar, font: QFont) -> int:
    """All names side by side."""
    metrics = QFontMetrics(font)
    return sum(metrics.horizontalAdvance(bar.tabText(number)) for number in range(bar.count()))
