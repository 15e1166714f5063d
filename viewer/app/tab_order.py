"""The order in which Tab goes round the window: that of the eye, however the docks were moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QTabBar, QToolBar, QWidget

AREAS = Qt.DockWidgetArea
BEFORE, BEHIND = (AREAS.TopDockWidgetArea, AREAS.LeftDockWidgetArea), (AREAS.RightDockWidgetArea, AREAS.BottomDockWidgetArea)
UNDER = Qt.FindChildOption.FindDirectChildrenOnly


def go_on(window: QMainWindow, docks: Iterable[QDockWidget], step: int) -> bool:
    """Give the keyboard to the next or previous control in sight, and behind the last one to the first.

    Qt goes in the order in which controls were made: those that a dock is filled with would come behind the status bar,
    and among the rest those of docks behind the tabs of others, which it holds for visible.

    Args:
        window: the window.
        docks: its docks.
        step: 1 or -1.

    Returns:
        Whether there is such a control.
    """
    stops: dict[QWidget, list[QWidget]] = {part: [] for part in _parts(window, docks)}
    for stop in _stops(window):
        part: QWidget | None = stop
        while part is not None and part not in stops:
            part = part.parentWidget()
        if part is not None and stop.window() is window:
            stops[part].append(stop)
    ordered = [stop for inside in stops.values() for stop in inside]
    if not ordered:
        return False
    focus = window.focusWidget()
    at = ordered.index(focus) + step if focus in ordered else min(step, 0)
    reasons = Qt.FocusReason
    ordered[at % len(ordered)].setFocus(reasons.TabFocusReason if step > 0 else reasons.BacktabFocusReason)
    return True


def _parts(window: QMainWindow, docks: Iterable[QDockWidget]) -> Iterator[QWidget]:
    """What the window is made of, from the top to the bottom: tool bar, panes, docks in sight behind their tabs, status bar."""
    in_sight = [dock for dock in docks if not (dock.isFloating() or dock.visibleRegion().isEmpty())]
    bars = window.findChildren(QTabBar, options=UNDER)
    yield from window.findChildren(QToolBar, options=UNDER)
    for areas in (BEFORE, (), BEHIND):
        if not areas:
            yield from _panes(window.centralWidget())
        for area in areas:
            placed = [dock for dock in in_sight if window.dockWidgetArea(dock) is area]
            for dock in sorted(placed, key=lambda dock: (dock.y(), dock.x())):
                yield from (bar for bar in bars if _is_under(bar, dock))
                yield dock
    yield window.statusBar()


def _panes(middle: QWidget | None) -> Iterator[QWidget]:
    """What stands in the middle of the window, from the top to the bottom, and side by side."""
    layout = middle.layout() if middle is not None else None
    for number in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(number) if layout is not None else None
        widget = item.widget() if item is not None else None
        if isinstance(widget, QSplitter):
            yield from (pane for at in range(widget.count()) if (pane := widget.widget(at)) is not None)
        elif widget is not None:
            yield widget


def _is_under(bar: QTabBar, dock: QDockWidget) -> bool:
    """Whether a tab bar is that of a dock: it stands at the lower edge, as wide as the dock."""
    return abs(bar.y() - dock.geometry().bottom()) < bar.height() and dock.x() <= bar.geometry().center().x() <= dock.geometry().right()


def _stops(window: QMainWindow) -> Iterator[QWidget]:
    """What takes the keyboard in the window, in Qt's order, that of the making."""
    stop = window.nextInFocusChain()
    while stop is not None and stop is not window:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None and stop.isVisible() and stop.isEnabled():
            yield stop
        stop = stop.nextInFocusChain()
