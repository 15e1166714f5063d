"""The main window: panes, docks and bars around one session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from viewer.app.appearance import Appearance
from viewer.app.commands import Actions, Menu
from viewer.app.docks import Docks
from viewer.app.finder import Finder
from viewer.app.link import PaneLink
from viewer.app.opening import Opening
from viewer.app.panes import Panes
from viewer.app.recent_menu import RecentMenu
from viewer.app.review_loading import ReviewLoading
from viewer.app.session import Session
from viewer.app.settings import Settings
from viewer.app.status_line import StatusLine
from viewer.app.window_commands import window_commands
from viewer.assets import samples
from viewer.models.formatter import company_name, release_name
from viewer.override import override
from viewer.statements.release import Release
from viewer.views.plain_text import shortened

if TYPE_CHECKING:
    from viewer.app.check_desk import CheckDesk
    from viewer.app.export_desk import ExportDesk
    from viewer.app.front_desk import FrontDesk
    from viewer.app.inspector_desk import InspectorDesk
    from viewer.app.review_panes import ReviewPanes
    from viewer.app.search_desk import SearchDesk
    from viewer.app.trend_desk import TrendDesk
    from viewer.views.banner import Banner

PROGRAM = "Statement Viewer"


class MainWindow(QMainWindow):
    """Views emit requests, the session changes, everything here follows what it says."""

    painted = Signal()  # for the first time
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(self)
        self.docks = Docks(self, settings)
        self.trend_desk: TrendDesk | None = None
        self.review: ReviewPanes | None = None
        self.search: SearchDesk | None = None
        self.inspector_desk: InspectorDesk | None = None
        self._is_painted = self._is_complete = False
        self.painted.connect(self._complete_soon)
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        self._banner: Banner | None = None
        self._build_panes()
        self.opening = Opening(self, self.session, settings, self.report)
        self.finder = Finder(self._middle.add_under_text, self)
        self.link = PaneLink(self.session, self.raw_text, self.pane, self)
        self.link.locked = settings.locked
        self._checks: CheckDesk | None = None
        self._exports: ExportDesk | None = None
        self._front: FrontDesk | None = None
        self._review_loading = ReviewLoading(lambda: self.opening.loader.is_busy, self.begin_review, self)
        self._build_bars()
        self._follow_session()
        self.appearance = Appearance(settings, self.commands, self.raw_text, self.pane.grid, self)
        self._restore()
        self.commands.refresh()

    @property
    def checks(self) -> CheckDesk:
        """The checks of what is open; they begin when the window has been painted."""
        if self._checks is None:
            from viewer.app.check_desk import CheckDesk  # noqa: PLC0415 - no part of the first paint

            self._checks = CheckDesk(self.session, self)
            self._checks.checked.connect(self._refresh_commands)
        return self._checks

    @property
    def has_findings(self) -> bool:
        """Whether the checks found anything so far."""
        return self._checks is not None and bool(self._checks.findings)

    def complete(self) -> None:
        """Add what the first paint need not wait for: the docks of the last session, wherever they stood."""
        if self._is_complete:
            return
        from viewer.app.front_desk import FrontDesk  # noqa: PLC0415 - no part of the first paint
        from viewer.app.furnishing import furnish  # noqa: PLC0415

        self._is_complete = True
        furnish(self, self._middle.add_under_text)
        self._first_docks = self.saveState()
        self.docks.restore()
        self._front = FrontDesk(self, self._tools)
        self._review_loading.start()

    def open_palette(self) -> None:
        """Find anything: a command, a caption, a number."""
        self.complete()
        if self._front is not None:
            self._front.open_palette()

    def insert_above_panes(self, widget: QWidget) -> None:
        """Put a widget where it takes the room of the panes when they are hidden."""
        self._middle.put_in_place(widget)

    def _complete_soon(self) -> None:
        """After everybody else has heard of the first paint."""
        QTimer.singleShot(0, self, self.complete)

    def begin_review(self) -> None:
        """Bring the review in."""
        self.complete()
        self._review_loading.join()
        if self.review is None:
            from viewer.app.review_panes import ReviewPanes  # noqa: PLC0415 - no part of the first paint
            from viewer.app.watching import Watching, offer_reload  # noqa: PLC0415 - no part of the first paint

            desk = (review := ReviewPanes(self)).desk
            self.review = review
            if self.inspector_desk is not None:
                self.inspector_desk.follow_review(lambda: desk.index, desk.changed)
            Watching(self.session, self).source_changed.connect(partial(offer_reload, self))
            self.docks.restore()

    def plot_rows(self) -> None:
        """Keep the selected rows in the trend dock."""
        self.docks["trend"].show()
        if self.trend_desk is not None:
            self.trend_desk.plot(self.session.rows)

    def report(self, message: str) -> None:
        """Say over the panes what went wrong."""
        if self._banner is None:
            from viewer.views.banner import Banner  # noqa: PLC0415 - no part of the first paint

            self._banner = Banner()
            self._middle.put_on_top(self._banner)
        self._banner.add(message)

    def offer(self, message: str, words: str, function: Callable[[], object]) -> None:
        """Say something over the panes, with a button to do something about it."""
        self.report(message)
        if self._banner is not None:
            self._banner.offer(words, function)

    @property
    def problems(self) -> tuple[str, ...]:
        """What the banner says."""
        return self._banner.messages if self._banner is not None else ()

    def open_samples(self) -> None:
        """Open the releases that come with the program."""
        self.opening.open_paths([samples()])

    @property
    def exports(self) -> ExportDesk:
        """What writes releases to files of other programs."""
        if self._exports is None:
            from viewer.app.export_desk import ExportDesk  # noqa: PLC0415 - no part of the first paint

            def settle() -> None:
                if self.review is not None:
                    self.review.desk.readings.settle()

            def review() -> Path | None:
                file = self.review.desk.keeper.file if self.review is not None else None
                return file.path if file is not None else None

            self._exports = ExportDesk(
                self.session, self, lambda: self.review.desk.index.entries if self.review is not None else (), settle, review
            )
            self._exports.failed.connect(self.report)
        return self._exports

    def close_release(self) -> None:
        """Close the current release."""
        if self.session.release is not None:
            self.session.close(self.session.release)

    def close_all(self) -> None:
        """Close every release."""
        for release in reversed(self.session.releases):
            self.session.close(release)

    def copy(self) -> None:
        """Copy what is selected where the focus is: text fields, both panes and the inspector know how."""
        focus = self.focusWidget()
        copy = getattr(focus, "copy", None)
        if copy is not None:
            copy()

    def select_all(self) -> None:
        """Select everything in the pane that has the focus."""
        (self.raw_text.select_all if self.raw_text.hasFocus() else self.pane.grid.selectAll)()

    def begin_find(self) -> None:
        """Show the find bar, with the selected words in it."""
        self.finder.begin(self.raw_text.selected_text().partition("\n")[0][:200])

    def step_statement(self, step: int) -> None:
        """Show the next or previous statement."""
        if self.session.statement_index is not None:
            self.session.select_statement(self.session.statement_index + step)

    def toggle_lock(self) -> None:
        """Scroll both panes together, or each by itself."""
        self.link.locked = self.settings.locked = not self.link.locked
        self.commands.refresh()

    def watch_for_mishaps(self) -> None:
        """Tell of errors that nobody expected instead of printing them."""
        from viewer.app.mishaps import Mishaps, log_to_file  # noqa: PLC0415 - no part of the first paint

        mishaps = Mishaps(log_to_file(), self)
        mishaps.happened.connect(self.report)
        mishaps.watch()

    def toggle_releases(self) -> None:
        """Show or hide the list of releases."""
        self.releases_view.setVisible(not self.releases_view.isVisible())
        self.commands.refresh()

    def toggle_dock(self, name: str) -> None:
        """Hide a dock that is in sight, show and bring forward one that is not."""
        self.complete()
        self.docks.toggle(name)
        self.commands.refresh()

    def step_finding(self, step: int) -> None:
        """Go to the next or previous finding of those that the findings dock shows."""
        self.complete()
        self.docks.bring("findings")
        self.checks.step(step)

    def reset_layout(self) -> None:
        """Put docks and panes back where they stood at the first start."""
        self.restoreState(self._first_docks)
        self.releases_view.show()
        self._middle.share_out(self.width())

    def focus_next_pane(self) -> None:
        """Move the keyboard from the list to the raw text to the grid to the docks in sight and round."""
        order = (self.releases_view, self.raw_text, self.pane.grid, *self.docks.contents_in_sight())
        current = next((number for number, widget in enumerate(order) if widget.hasFocus()), -1)
        order[(current + 1) % len(order)].setFocus()

    def show_dock_help(self) -> None:
        """Say what the docks are for."""
        self.complete()
        self.docks.help()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.opening.open_paths(paths)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.review is not None and not self.review.files.may_close():
            event.ignore()
            return
        from viewer.app.last_session import session_text  # noqa: PLC0415 - no part of the first paint

        self.settings.last_session = session_text(self.session, self.opening.chosen_encoding)
        self.opening.loader.cancel()
        if self._exports is not None:
            self._exports.cancel()
        self.settings.set_state("geometry", self.saveGeometry())
        self.settings.set_state("docks", self.saveState())
        self.settings.set_state("panes", self.panes.saveState())
        self.settings.store()
        super().closeEvent(event)
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _build_panes(self) -> None:
        self.status = StatusLine(self.session, self.statusBar(), self)
        self.inspector = self.status.inspector
        self._middle = Panes(self.session, self.inspector)
        self.releases_view, self.raw_text, self.pane = self._middle.releases, self._middle.raw_text, self._middle.statements
        self.panes = self._middle.splitter
        self.setCentralWidget(self._middle)

    def _build_bars(self) -> None:
        self.commands = Actions(window_commands(self), self)
        menus = self.menus = self.commands.fill_menus(self.menuBar())
        recent = RecentMenu(self.tr("Open r&ecent"), lambda: self.settings.recent, lambda path: self.opening.open_paths([path]), self)
        menus[Menu.FILE].insertMenu(self.commands["file.samples"], recent)
        for menu in menus.values():
            menu.aboutToShow.connect(self.commands.refresh)
        bar = self._tools = QToolBar(self.tr("Tool bar"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        self.commands.fill_tool_bar(bar)
        self.addToolBar(bar)

    def _follow_session(self) -> None:
        session = self.session
        session.release_selected.connect(self._show_release)
        for changed in (
            session.release_selected,
            session.statement_selected,
            session.cell_selected,
            session.rows_selected,
            session.release_opened,
            session.release_closed,
        ):
            changed.connect(self._refresh_commands)
        self.finder.hits_changed.connect(self.link.show_found)
        self.finder.hit_reached.connect(self.raw_text.ensure_visible)
        self.finder.stopped.connect(self.raw_text.setFocus)
        self.pane.grid.cells_selected.connect(self.status.add_up)

    def _restore(self) -> None:
        geometry, panes = self.settings.state("geometry"), self.settings.state("panes")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1480, 900)
        if panes is None or not self.panes.restoreState(panes):
            self._middle.share_out(self.width())

    def _show_release(self, release: Release | None) -> None:
        self.finder.set_source(release.source if release else None)
        if self._front is not None:
            self._front.show_or_hide()
        if release is None:
            self.setWindowTitle(PROGRAM)
            return
        self.setWindowTitle(shortened(f"{release_name(release)} · {company_name(release)} — {PROGRAM}", 200))

    def _refresh_commands(self, _subject: object) -> None:
        self.commands.refresh()
