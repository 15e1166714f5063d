"""Between the session and the outline dock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from viewer.models.address import CellAddress
from viewer.models.outline import OutlineEntry, outline_of
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.text.span import Span
from viewer.views.measure import letters
from viewer.views.outline_panel import OutlinePanel

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench

WIDTH, SHARE = 34, 0.2  # letters, but not more of the window's width
BEHIND = 40  # milliseconds that the dock comes behind the panes, which are painted first
PAUSE = 60  # milliseconds: who leafs through releases waits for the outline of the one he stays at


class OutlineDesk(QObject):
    """The dock is not shown before it is asked for; then it follows the reviewer."""

    def __init__(self, window: Workbench) -> None:
        super().__init__(window)
        self._window, self._session, self._raw_text = window, window.session, window.raw_text
        self._panel: OutlinePanel | None = None
        self._shown: Release | None = None
        self._line = 0  # where the reviewer is
        window.docks.add("outline", self.tr("Outline"), Qt.DockWidgetArea.LeftDockWidgetArea, self._build)
        window.docks["outline"].hide()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._show)
        self._following = QTimer(self, singleShot=True, interval=BEHIND)
        self._following.timeout.connect(self._show_line)
        self._session.release_selected.connect(self._show_soon)
        self._session.cell_selected.connect(self._follow_cell)
        window.raw_text.caret_moved.connect(self._follow)
        window.raw_text.top_line_changed.connect(self._follow_scrolling)
        window.docks["outline"].visibilityChanged.connect(self._show_soon)

    def _build(self) -> QWidget:
        self._panel = OutlinePanel()
        self._panel.line_requested.connect(self._go_to)
        QTimer.singleShot(0, self, self._widen)
        self._show()
        return self._panel

    def _widen(self) -> None:
        """Room for a heading; the dock was shown before there was anything in it."""
        dock = self._window.docks["outline"]
        width = min(letters(dock, WIDTH), round(self._window.width() * SHARE))
        self._window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)

    def _show_soon(self, _subject: object) -> None:
        if self._panel is not None:
            self._timer.start()

    def _show(self) -> None:
        release = self._session.release
        if self._panel is None or release is self._shown:
            return
        self._shown = release
        if release is None or not self._session.work_out(release, outline_of, partial(self._take, release)):
            self._panel.set_entries(())

    def _take(self, release: Release, entries: tuple[OutlineEntry, ...]) -> None:
        if self._panel is not None and release is self._shown:
            self._panel.set_entries(entries)
            self._panel.show_line(self._line_in_hand)

    @property
    def _line_in_hand(self) -> int:
        """The line of the cell selected, where that is in sight."""
        address, text = self._session.address, self._raw_text
        line = address.row.lines[0] if address is not None else 0
        return line if text.top_line <= line < text.top_line + text.lines_in_sight else text.line_in_hand

    def _follow_cell(self, address: CellAddress) -> None:
        self._follow(address.row.lines[0], 0)

    def _follow_scrolling(self, top: int) -> None:
        self._follow(top, 0)

    def _follow(self, line: int, _column: int) -> None:
        """Go on where the reviewer is; not from the start again as long as he scrolls, so that the dock is never far behind."""
        self._line = line
        if self._panel is not None and self._panel.isVisible() and not self._following.isActive():
            self._following.start()

    def _show_line(self) -> None:
        if self._panel is not None and self._shown is self._session.release:
            self._panel.show_line(self._line)

    def _go_to(self, line: int) -> None:
        release = self._session.release
        if release is not None:
            self._session.go_to(Place(release.source.name, Span(line, 0, 1)))
            self._raw_text.scroll_to_line(line)
