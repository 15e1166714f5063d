"""A dock whose content is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QWidget

from viewer.override import override


class LazyDock(QDockWidget):
    """Costs next to nothing until it is shown; then its content follows as soon as the window is painted."""

    def __init__(self, name: str, title: str, build: Callable[[], QWidget], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._build: Callable[[], QWidget] | None = build

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fill_when_seen)

    def fill(self) -> None:
        """Build the content now."""
        if self._build is not None:
            build, self._build = self._build, None
            self.setWidget(build())

    def _fill_when_seen(self) -> None:
        """A dock behind the tab of another one waits until it is brought forward."""
        if self.isVisible():
            self.fill()
