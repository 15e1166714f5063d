"""Between the session and the search dock: searches run in the background, the newest counts; some are kept under names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from viewer.app.background import Background
from viewer.app.commands import Command, Menu
from viewer.models.pattern import Pattern, PatternError, warm_up
from viewer.models.search import Entry, Finder, Found, Hit, State, entries_of, search
from viewer.models.search_query import Query, Saved, read_saved, saved_text
from viewer.review.marks import mark_of
from viewer.review.target import Subject
from viewer.statements.release import Release
from viewer.text.span import Span
from viewer.views.search_panel import SearchPanel

if TYPE_CHECKING:
    from viewer.app.workbench import Workbench

NOT_LOOKED_AT = "not looked at"

Collected = dict[int, tuple[Release, tuple[Entry, ...]]]  # what can be found in each release, by its identity


class Answered(NamedTuple):
    """What came of one search, with what was collected for the next."""

    query: Query
    found: Found
    entries: Collected


class SearchDesk(QObject):
    """What a release offers is collected once."""

    def __init__(self, window: Workbench) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, window.session, window.settings
        self._panel: SearchPanel | None = None
        self._query = Query()
        self._is_wanted = False
        self._entries: Collected = {}
        self._job = Background("searching", self)
        self._job.finished.connect(self._take)
        warm_up()
        self.saved: Saved = read_saved(window.settings.saved_searches)
        window.docks.add("search", self.tr("Search"), Qt.DockWidgetArea.BottomDockWidgetArea, self._build, behind="claims")
        commands = (
            Command("edit.search", "&Search all releases…", Menu.EDIT, self.begin, ("Ctrl+Shift+S",), enabled=self._has_release),
            Command("go.next_hit", "Next &hit of the search", Menu.GO, partial(self.step, 1), ("F4",), enabled=self._has_hits, group="f"),
            Command(
                "go.previous_hit", "Previous hit of the search", Menu.GO, partial(self.step, -1), ("Shift+F4",), enabled=self._has_hits
            ),
        )
        window.commands.extend(commands, window, window)
        window.menus[Menu.EDIT].addAction(window.commands["edit.search"])
        window.commands.fill_menu(window.menus[Menu.GO], commands[1:], window.commands["go.palette"])
        for changed in (self._session.release_opened, self._session.release_closed, self._session.release_replaced):
            changed.connect(self._search_again)

    @property
    def is_busy(self) -> bool:
        """Whether a search is under way."""
        return self._job.is_busy

    def begin(self) -> None:
        """Show the dock, ready to be typed into."""
        self._window.docks.bring("search")
        if self._panel is not None:
            self._panel.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._panel.words.selectAll()

    def recall(self, name: str) -> None:
        """Search once more for what was kept."""
        self._window.docks.bring("search")
        if self._panel is not None and name in self.saved:
            self._panel.set_saved(self.saved, name)
            self._panel.show_query(self.saved[name])

    def step(self, step: int) -> None:
        """Go to the next or previous hit."""
        if self._panel is not None:
            self._panel.step(step)

    def _build(self) -> QWidget:
        self._panel = SearchPanel()
        self._panel.search_requested.connect(self._search)
        self._panel.hit_chosen.connect(self._go_to)
        self._panel.keeping_requested.connect(self._keep)
        self._panel.forgetting_requested.connect(self._forget)
        self._panel.set_saved(self.saved)
        self._search(self._query)
        return self._panel

    def _search(self, query: Query) -> None:
        """One search at a time: what is typed meanwhile is searched for when it is done."""
        self._query = query
        if self._job.is_busy or self._panel is None:
            self._is_wanted = self._job.is_busy
            return
        finder = None
        if query.is_pattern and query.words.strip():
            try:
                finder = Pattern(query.words)
            except PatternError as error:
                self._panel.show_found(Found(problem=str(error)), query)
                return
        self._panel.show_busy()
        releases = self._session.releases
        self._entries = {id(release): self._entries[id(release)] for release in releases if id(release) in self._entries}
        self._job.run(partial(_answer, query, releases, dict(self._entries), self._states(), finder))

    def _search_again(self, *_releases: Release) -> None:
        self._search(self._query)

    def _take(self, answered: Answered) -> None:
        open_now = {id(release) for release in self._session.releases}
        self._entries = {key: kept for key, kept in answered.entries.items() if key in open_now}
        if self._is_wanted:
            self._is_wanted = False
            self._search(self._query)
        elif self._panel is not None:
            self._panel.show_found(answered.found, answered.query)
            self._window.commands.refresh()

    def _states(self) -> State:
        """The reviewer's word on each number, as it is now."""
        desk = self._window.review_desk
        index = desk.index if desk is not None else None

        def state(release: Release, span: Span) -> str:
            if index is None:
                return NOT_LOOKED_AT
            mark = mark_of(index, (release.source.sha256, str(Subject.NUMBER), "", span.line, span.start, span.end))
            return str(mark.state) if mark else NOT_LOOKED_AT

        return state

    def _keep(self, name: str, query: Query) -> None:
        self._store({**self.saved, name: query}, name)

    def _forget(self, name: str) -> None:
        self._store({kept: query for kept, query in self.saved.items() if kept != name})

    def _store(self, saved: Saved, chosen: str = "") -> None:
        self.saved = saved
        self._settings.saved_searches = saved_text(saved)
        if self._panel is not None:
            self._panel.set_saved(saved, chosen)

    def _go_to(self, hit: Hit) -> None:
        self._session.go_to(*hit.entry.places)

    def _has_release(self) -> bool:
        return self._session.release is not None

    def _has_hits(self) -> bool:
        return self._panel is not None and self._panel.model.rowCount() > 0


def _answer(query: Query, releases: Sequence[Release], entries: Collected, state: State, finder: Finder | None) -> Answered:
    """In a thread: search, with the entries of releases that were not searched before collected first."""
    for release in releases:
        if id(release) not in entries:
            entries[id(release)] = release, tuple(entries_of(release))
    everything = [entry for release in releases for entry in entries[id(release)][1]]
    found = search(query, releases, everything, state, finder)
    if query.is_empty:  # the counts show what there is to choose from
        found = found._replace(hits=(), total=0)
    return Answered(query, found, entries)
