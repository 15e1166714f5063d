"""A dock whose content is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from viewer.override import override
from viewer.views.dock_buttons import draw_buttons


class LazyDock(QDockWidget):
    """Costs next to nothing until it is shown; then its content follows as soon as the window is painted."""

    left = Signal()  # by Escape, which nothing in it had a use for

    def __init__(self, name: str, title: str, build: Callable[[], QWidget], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._build: Callable[[], QWidget] | None = build
        self._due: Callable[[], object] | None = None
        self.visibilityChanged.connect(self._come_in_sight)

    @property
    def in_sight(self) -> bool:
        """Whether it can be seen; one behind the tab of another is visible to Qt, but stands outside of the window."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        draw_buttons(self)
        self._fill_soon()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            draw_buttons(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def fill(self) -> None:
        """Build the content now."""
        if self._build is not None:
            build, self._build = self._build, None
            self.setWidget(build())

    def when_seen(self, work: Callable[[], object]) -> None:
        """Do something to the content now, or as soon as it comes in sight; what was to be done before is not done then."""
        if self.in_sight:
            work()
        else:
            self._due = work

    def _come_in_sight(self, visible: bool) -> None:
        if visible and self._due is not None:
            due, self._due = self._due, None
            due()
        self._fill_soon()

    def _fill_soon(self) -> None:
        """As soon as the layout has settled: it shows all docks before it moves those behind a tab away."""
        QTimer.singleShot(0, self, self._fill_when_seen)

    def _fill_when_seen(self) -> None:
        if self.in_sight:
            self.fill()
