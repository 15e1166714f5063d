"""The ruler over the raw text: switched by a command, it measures with the statement the reviewer is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.app.commands import Command, Menu
from viewer.statements.release import Release
from viewer.views.column_edges import column_edges
from viewer.views.ruler import Ruler

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench


class RulerDesk(QObject):
    """The statement at the caret, else the one that the grid shows."""

    def __init__(self, window: Workbench) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, window.session, window.settings
        self._ruler: Ruler | None = None
        self._measured: tuple[Release, int] | None = None
        self._words = ""  # said last
        self._is_on = window.settings.ruler
        command = Command("view.ruler", "Column r&uler", Menu.VIEW, self.toggle, ("Ctrl+Shift+U",), checked=lambda: self._is_on)
        window.commands.extend([command], window, window)
        window.menus[Menu.VIEW].insertAction(window.commands["view.lock"], window.commands[command.id])
        self._session.release_selected.connect(self._follow_session)
        self._session.statement_selected.connect(self._follow_session)
        self._session.cell_selected.connect(self._follow_session)
        window.raw_text.caret_moved.connect(self._follow_caret)
        if self._is_on:
            self._switch()

    def toggle(self) -> None:
        """Lay the ruler on the text, or take it off."""
        self._is_on = self._settings.ruler = not self._is_on
        self._switch()
        if not self._is_on and self._window.statusBar().currentMessage() == self._words:
            self._window.status.say("")
        self._window.commands.refresh()

    @property
    def ruler(self) -> Ruler | None:
        """The ruler, None before it was first asked for."""
        return self._ruler

    def _switch(self) -> None:
        if self._ruler is None:
            self._ruler = Ruler(self._window.raw_text)
        self._ruler.set_shown(shown=self._is_on)
        self._measured = None
        self._follow_caret(self._window.raw_text.caret.line + 1, 0)

    def _follow_session(self, _subject: object) -> None:
        self._measure(self._session.statement_index)

    def _follow_caret(self, line: int, _column: int) -> None:
        release = self._session.release
        at_caret = self._session.atlas(release).statement_at(line) if release and self._is_on else None
        self._measure(at_caret if at_caret is not None else self._session.statement_index)

    def _measure(self, index: int | None) -> None:
        """Statements are measured once as long as the reviewer stays in them."""
        release = self._session.release
        if self._ruler is None or not self._is_on:
            return
        if release is None or index is None:
            self._measured = None
            self._ruler.show_edges(None)
        elif self._measured is None or self._measured[0] is not release or self._measured[1] != index:
            self._measured = release, index
            edges = column_edges(release.statements[index], release.source.lines)
            self._ruler.show_edges(edges)
            self._words = edges.words
            self._window.status.say(self._words)
