"""Ways in for somebody who does not know the program: the welcome page, and the box that finds anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar, QWidget

from viewer.app.palette_desk import PaletteDesk
from viewer.app.search_desk import SearchDesk
from viewer.views.welcome import Welcome

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench


class FrontDesk(QObject):
    """Stands in the window from its first paint on; the welcome is made when there is first nothing else to show."""

    def __init__(self, window: Workbench, tools: QToolBar, search: SearchDesk) -> None:
        super().__init__(window)
        self._window = window
        self._search = search
        self._palette: PaletteDesk | None = None
        self._welcome: Welcome | None = None
        self._add_search_button(tools)
        window.opening.loader.ended.connect(self.show_or_hide)
        self.show_or_hide()

    def open_palette(self, words: str = "") -> None:
        """Find anything: a command, a caption, a number; some words to begin with."""
        if self._palette is None:
            self._palette = PaletteDesk(self._window.session, self._window.commands, self._search, self._window)
        self._palette.begin(words)

    def show_or_hide(self) -> None:
        """Welcome in place of empty panes; a window that is still reading files does not need it."""
        wanted = not self._window.session.releases and not self._window.opening.loader.is_busy
        is_left = self._welcome is not None and self._welcome.isAncestorOf(self._window.focusWidget())
        if wanted:
            self._show_welcome()
        elif self._welcome is not None:
            self._welcome.hide()
        self._window.panes.setVisible(not wanted)
        self._window.inspector.setVisible(not wanted)
        self._window.docks.stand_aside(aside=wanted)
        if is_left and not wanted:
            self._window.releases_view.setFocus()

    def _show_welcome(self) -> None:
        if self._welcome is None:
            self._welcome = self._made_welcome()
        self._welcome.set_recent(self._window.settings.recent)
        if not self._welcome.isVisible():
            self._welcome.show()
            self._welcome.setFocus()

    def _made_welcome(self) -> Welcome:
        page = Welcome()
        page.command_requested.connect(lambda command: self._window.commands[command].trigger())
        page.path_requested.connect(lambda path: self._window.opening.open_paths([path]))
        self._window.insert_above_panes(page)
        return page

    def _add_search_button(self, tools: QToolBar) -> None:
        """The palette for those who do not know its key, at the right end of the tool bar."""
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button = QPushButton(self.tr("Search or command  (Ctrl+K)"))
        button.clicked.connect(self._window.commands["go.palette"].trigger)
        tools.addWidget(gap)
        tools.addWidget(button)
