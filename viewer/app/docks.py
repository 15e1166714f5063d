"""The docks of the window: added, shown, hidden and put back by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from viewer.app.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from viewer.views.dock import LazyDock
    from viewer.views.dock_tabs import DockTabs

FOLLOWING = frozenset({"trend", "inspector"})  # show what is selected in the panes, where the keyboard goes on selecting


class Docks(QObject):
    """Every dock by its name; the content of each is built when it is first shown."""

    changed = Signal()  # which of them are in sight, by tab, button or command
    left = Signal()  # by a key: the keyboard is wanted back in the panes

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._docks: dict[str, LazyDock] = {}
        self._settled = QTimer(self, singleShot=True, interval=0)  # the layout shows all docks before it moves those behind a tab away
        self._settled.timeout.connect(self._fit_tabs)
        self._settled.timeout.connect(self.changed)
        self._tabs: DockTabs | None = None
        self._stands_aside = False
        self._aside: list[LazyDock] = []  # hidden until there is something to show
        self._in_front: list[LazyDock] = []  # of these
        self._moving = QTimer(self, singleShot=True, interval=0)
        self._moving.timeout.connect(self._move)

    def __getitem__(self, name: str) -> LazyDock:
        return self._docks[name]

    def __iter__(self) -> Iterator[LazyDock]:
        return iter(self._docks.values())

    def add(self, name: str, title: str, area: Qt.DockWidgetArea, build: Callable[[], QWidget], behind: str = "") -> None:
        """Add a dock by itself, or as a tab behind another one."""
        from viewer.views.dock import LazyDock  # noqa: PLC0415 - no part of the first paint

        in_front = [other for other in self if other.in_sight]
        dock = LazyDock(name, title, build, self._window)
        self._docks[name] = dock
        dock.visibilityChanged.connect(self._tell_soon)
        dock.left.connect(self.left)
        self._window.addDockWidget(area, dock)
        if behind:
            self._window.tabifyDockWidget(self._docks[behind], dock)
        if self._stands_aside:
            dock.hide()
            self._aside.append(dock)
            return
        dock.show()
        for other in in_front:  # one that comes late covers nothing that is being read
            other.raise_()

    def shows(self, name: str) -> bool:
        """Whether a dock is in sight."""
        return name in self._docks and self._docks[name].in_sight

    def toggle(self, name: str) -> None:
        """Hide a dock that is in sight; show one that is not in front, ready to be used by the keyboard."""
        dock = self._docks[name]
        if not dock.in_sight:
            content = self.bring(name).widget()
            if name not in FOLLOWING and content is not None:
                content.setFocus()
            return
        if dock.isAncestorOf(self._window.focusWidget()):
            self.left.emit()
        dock.hide()

    def bring(self, name: str) -> LazyDock:
        """Show a dock in front of those it shares its place with, its content built."""
        dock = self._docks[name]
        dock.fill()
        dock.show()
        dock.raise_()
        return dock

    def help(self) -> None:
        """Say what the docks are for, the one in front first."""
        from viewer.views.dock_help import DockHelp  # noqa: PLC0415 - no part of the first paint

        current = next((name for name in self._docks if self.shows(name)), "")
        DockHelp({name: dock.windowTitle() for name, dock in self._docks.items()}, current, self._window).open()

    def restore(self) -> None:
        """Put the docks where they stood in the last session."""
        state = self._settings.state("docks")
        if state is not None:
            self._aside, self._in_front = [], []
            self._window.restoreState(state)
            self._moving.start()

    def stand_aside(self, *, aside: bool) -> None:
        """Leave the room to what stands in place of the panes while nothing is open, and come back, each when the layout has settled."""
        if aside is not self._stands_aside:
            self._stands_aside = aside
            self._moving.start()

    def come_back(self) -> None:
        """Show those that stood aside, as they stood, behind what was asked for meanwhile."""
        if self._aside:
            in_front = [*self._in_front, *(dock for dock in self if dock.in_sight)]
            for dock in self._aside:
                dock.show()
            for dock in in_front:
                dock.raise_()
            self._aside, self._in_front = [], []

    def contents_in_sight(self) -> list[QWidget]:
        """What the docks in sight show."""
        return [dock.widget() for dock in self if dock.in_sight and dock.widget() is not None]

    def _fit_tabs(self) -> None:
        if self._tabs is None:
            from viewer.views.dock_tabs import DockTabs  # noqa: PLC0415 - no part of the first paint

            self._tabs = DockTabs(self._window)
        self._tabs.follow()

    def _move(self) -> None:
        if not self._stands_aside:
            self.come_back()
            return
        shown = [dock for dock in self if dock.isVisible() and not dock.isFloating()]
        self._in_front += [dock for dock in shown if dock.in_sight]
        self._aside += shown
        for dock in shown:
            dock.hide()

    def _tell_soon(self, _visible: bool) -> None:
        self._settled.start()
