"""The main window: a workbench that is furnished when it has been painted, and comes back as it was left."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QToolBar

from viewer.app.appearance import Appearance
from viewer.app.commands import Actions, Menu, may_be_a_command
from viewer.app.recent_menu import RecentMenu
from viewer.app.settings import Settings
from viewer.app.window_commands import window_commands
from viewer.app.workbench import Workbench
from viewer.models.formatter import company_name, release_name
from viewer.override import override
from viewer.statements.release import Release
from viewer.views.plain_text import shortened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.app.front_desk import FrontDesk
    from viewer.app.review_loading import ReviewLoading
    from viewer.app.review_panes import ReviewPanes
    from viewer.app.search_desk import SearchDesk

PROGRAM = "Statement Viewer"
SIZE, FRAME = QSize(1480, 900), QSize(16, 40)  # pixels, at the first start; what a window's frame may take of the screen


class MainWindow(Workbench):
    """Views emit requests, the session changes, everything here follows what it says."""

    painted = Signal()  # for the first time
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.review: ReviewPanes | None = None
        self.search: SearchDesk | None = None
        self._is_painted = self._has_keys = self._is_complete = False
        self.setWindowTitle(PROGRAM)
        self.setAcceptDrops(True)
        self._front: FrontDesk | None = None
        self._review_loading: ReviewLoading | None = None
        self._build_bars()
        self._follow()
        self.appearance = Appearance(settings, self.commands, self._tools, self.raw_text, self.pane.grid, parent=self)
        self._restore()
        self.commands.refresh()

    def complete(self) -> None:
        """Add what the first paint need not wait for: the docks of the last session, wherever they stood."""
        if self._is_complete:
            return
        from viewer.app.front_desk import FrontDesk  # noqa: PLC0415 - no part of the first paint
        from viewer.app.furnishing import furnish  # noqa: PLC0415
        from viewer.app.review_loading import ReviewLoading  # noqa: PLC0415

        self._is_complete = True
        self._give_keys()
        self.search = furnish(self, self._middle.add_under_text)
        self.keep_layout()
        self.docks.restore()
        self._front = FrontDesk(self, self._tools, self.search)
        self._review_loading = ReviewLoading(lambda: self.opening.loader.is_busy, self.begin_review, self)
        self._review_loading.start()

    def open_palette(self, words: str = "") -> None:
        """Find anything: a command, a caption, a number; some words to begin with."""
        self.complete()
        if self._front is not None:
            self._front.open_palette(words)

    def _complete_soon(self) -> None:
        """After everybody else has heard of the first paint, and when what it takes has been loaded."""
        from viewer.app.pieces import FURNITURE  # noqa: PLC0415 - no part of the first paint
        from viewer.views.loading import Loading, modules  # noqa: PLC0415

        self._give_keys()
        self.windowHandle().screenChanged.connect(self.appearance.draw_pictures)
        loading = Loading(modules(FURNITURE), self)
        loading.ended.connect(self.complete)
        loading.start()

    def _give_keys(self) -> None:
        """Keys hold from the first paint on; what is not there yet when one is pressed comes at once."""
        if not self._has_keys:
            self._has_keys = True
            self.commands.give_keys()

    def begin_review(self) -> None:
        """Bring the review in."""
        self.complete()
        if self._review_loading is not None:
            self._review_loading.join()
        if self.review is None:
            from viewer.app.review_panes import ReviewPanes  # noqa: PLC0415 - no part of the first paint
            from viewer.app.watching import Watching, offer_reload, withdraw_reload  # noqa: PLC0415 - no part of the first paint

            self.review = ReviewPanes(self)
            self.review_desk = desk = self.review.desk
            if self.inspector_desk is not None:
                self.inspector_desk.follow_review(lambda: desk.index, desk.changed)
            watching = Watching(self.session, self)
            watching.source_changed.connect(partial(offer_reload, self))
            watching.source_agreed.connect(partial(withdraw_reload, self))
            self.docks.restore()

    def watch_for_mishaps(self) -> None:
        """Tell of errors that nobody expected instead of printing them."""
        from viewer.app.mishaps import Mishaps, log_to_file  # noqa: PLC0415 - no part of the first paint

        mishaps = Mishaps(log_to_file(), self)
        mishaps.happened.connect(self.report)
        mishaps.watch()

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
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nobody took a key: if it is one of a command that is still to come, the command comes at once and has it."""
        if not self._has_keys or self.review is not None or not may_be_a_command(event):
            super().keyPressEvent(event)
            return
        self.complete()
        if not self.commands.press(event):
            self.begin_review()
            self.commands.press(event)

    @override
    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes to what can be seen, from the left and the top to the right and the bottom.

        Qt asks as well where what had the keyboard is being hidden, and then finds the next one itself: layouts are on the way.
        """
        focus = cast("QWidget | None", self.focusWidget())  # the stubs forget that there may be none
        if focus is None or not focus.isVisibleTo(self):
            return super().focusNextPrevChild(following)
        from viewer.app.tab_order import go_on  # noqa: PLC0415 - no part of the first paint

        return go_on(self, self.docks, 1 if following else -1)

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
        self.docks.come_back()
        self.settings.set_state("docks", self.saveState())
        self.settings.set_state("panes", self._middle.division())
        self.settings.store()
        super().closeEvent(event)
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self._tell_of_paint)

    def _tell_of_paint(self) -> None:
        self._give_keys()
        self.painted.emit()
        self._complete_soon()

    def _build_bars(self) -> None:
        self.commands = Actions(window_commands(self), self)
        menus = self.menus = self.commands.fill_menus(self.menuBar())
        recent = RecentMenu(self.tr("Ope&n recent"), lambda: self.settings.recent, lambda path: self.opening.open_paths([path]), self)
        menus[Menu.FILE].insertMenu(self.commands["file.samples"], recent)
        for menu in menus.values():
            menu.aboutToShow.connect(self.commands.refresh)
        bar = self._tools = QToolBar(self.tr("Tool bar"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        self.commands.fill_tool_bar(bar)
        self.addToolBar(bar)

    def _follow(self) -> None:
        self.whole_wanted.connect(self.complete)
        self.palette_wanted.connect(self.open_palette)
        session = self.session
        session.release_selected.connect(self._show_release)
        for changed in (session.release_selected, session.statement_selected, session.release_opened, session.release_closed):
            changed.connect(self.refresh_commands)
        for place_selected in (session.cell_selected, session.rows_selected):  # which turns nothing on or off
            place_selected.connect(self.enable_commands)
        self.docks.changed.connect(self.refresh_commands)
        self.finder.hits_changed.connect(self.link.show_found)
        self.finder.hit_reached.connect(self.raw_text.reach)
        self.finder.stopped.connect(self.raw_text.setFocus)
        self.pane.grid.cells_selected.connect(self.status.add_up)
        self.pane.claims_requested.connect(self.show_claims)

    def _restore(self) -> None:
        geometry = self.settings.state("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self._middle.restore(self.settings.state("panes"))

    def _show_release(self, release: Release | None) -> None:
        self.finder.set_source(release.source if release else None, stays=self.session.stays)
        if self._front is not None:
            self._front.show_or_hide()
        if release is None:
            self.setWindowTitle(PROGRAM)
            return
        self.setWindowTitle(shortened(f"{release_name(release)} · {company_name(release)} — {PROGRAM}", 200))
