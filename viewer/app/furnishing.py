"""What comes into the window when it has been painted: docks, and desks that keep them in step with the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from viewer.app.compare_desk import CompareDesk
from viewer.app.doubt_desk import DoubtDesk
from viewer.app.encoding_desk import EncodingDesk
from viewer.app.inspector_desk import InspectorDesk
from viewer.app.marking import Marking
from viewer.app.missed_checks import MissedChecks
from viewer.app.number_desk import NumberDesk
from viewer.app.outline_desk import OutlineDesk
from viewer.app.overlay_desk import OverlayDesk
from viewer.app.own_checks_desk import OwnChecksDesk
from viewer.app.preferences_desk import PreferencesDesk
from viewer.app.ruler_desk import RulerDesk
from viewer.app.search_desk import SearchDesk
from viewer.views.focus_line import FocusLines
from viewer.views.measure import lines
from viewer.views.tab_line import TabLine

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench

DOCK_LINES, DOCK_SHARE = 21.5, 0.42  # high at the first start, of the window at the most
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


def furnish(window: Workbench, add_under_text: Callable[[QWidget], object]) -> SearchDesk:
    """Add the docks, one behind the other, and all that works beside them.

    Args:
        window: the window.
        add_under_text: puts a widget under the raw text.

    Returns:
        What searches all releases.
    """
    docks, checks = window.docks, window.checks
    docks.add("trend", window.tr("Trend"), BOTTOM, lambda: _build_trend(window))
    docks.add("findings", window.tr("Findings"), BOTTOM, checks.build_findings, behind="trend")
    docks.add("vintages", window.tr("Vintages"), BOTTOM, checks.build_vintages, behind="findings")
    docks.add("claims", window.tr("Claims"), BOTTOM, checks.build_claims, behind="vintages")
    checks.fill_when(docks["vintages"].when_seen, docks["claims"].when_seen)
    FocusLines(window)
    TabLine(window.pane.tabs.tabs)
    MissedChecks(window)
    CompareDesk(window)
    DoubtDesk(window)
    EncodingDesk(window)
    NumberDesk(window, add_under_text)
    OverlayDesk(window)
    RulerDesk(window)
    OutlineDesk(window)
    search = SearchDesk(window)
    OwnChecksDesk(window)
    PreferencesDesk(window)
    _inspect(window)
    _offer_by_context(window)
    window.releases_view.setTextElideMode(
        Qt.TextElideMode.ElideMiddle
    )  # files of one company differ at their ends: `apple-computer_…_10k.txt`
    docks["trend"].raise_()
    window.resizeDocks([docks["trend"]], [min(lines(window, DOCK_LINES), round(window.height() * DOCK_SHARE))], Qt.Orientation.Vertical)
    return search


def _offer_by_context(window: Workbench) -> None:
    """What is wanted most in each pane, on the right mouse button and the menu key."""
    offered: tuple[tuple[QWidget, tuple[str, ...]], ...] = (
        (window.raw_text, ("edit.copy", "edit.find", "edit.search", "view.numbers", "view.ruler", "view.outline")),
        (window.pane.grid, ("edit.copy", "view.plot", "edit.keep_sum", "file.export_selection", "view.inspector")),
        (window.releases_view, ("file.reload", "file.export", "file.close")),
    )
    for pane, commands in offered:
        pane.addActions([window.commands[command] for command in commands])
        pane.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _build_trend(window: Workbench) -> QWidget:
    from viewer.app.trend_desk import TrendDesk  # noqa: PLC0415 - loads the plotting library when the dock is first shown

    window.trend_desk = TrendDesk(window.session, window.settings, window)
    window.trend_desk.failed.connect(window.report)
    window.docks["trend"].visibilityChanged.connect(window.trend_desk.come_in_sight)
    return window.trend_desk.build()


def _inspect(window: Workbench) -> None:
    """What marks the selected figure's parts knows what its inspector tells of them."""
    marking = Marking(window.session, window.checks, window.link, window.pane, window)
    marking.sum_explained.connect(window.status.explain_sum)
    inspector = window.inspector_desk = InspectorDesk(window.session, window.checks, marking, window)
    window.docks.add("inspector", window.tr("Inspector"), window.dockWidgetArea(window.docks["trend"]), inspector.build, behind="claims")
