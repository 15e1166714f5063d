"""Between the session and the trend dock: the rows selected become series over all open releases."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from viewer.app.line_book import LineBook, Words
from viewer.app.session import Session
from viewer.app.settings import Settings
from viewer.models.address import RowAddress
from viewer.models.trend_hint import trend_hint
from viewer.statements.company import company_key
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.trends.mapping import Suggestion, join, mapping_from, mapping_text, suggestions, year_ends_from
from viewer.trends.views import TrendView, Wish, name_of, views_from, views_text, wish_from, wish_text
from viewer.views.trend_controls import OWN_LINES
from viewer.views.trend_dock import TrendDock

PAUSE = 120  # milliseconds: a held arrow key selects rows faster than anybody reads charts


class TrendDesk(QObject):
    """Keeps the lines of all open releases, written by a thread after every change, and shows the wished ones in the dock."""

    failed = Signal(str)

    _book_written = Signal(object)  # LineBook and the Words it was written by, from the thread

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._words = Words(mapping_from(settings.trend_mapping), year_ends_from(settings.trend_year_ends))
        self._dock: TrendDock | None = None
        self._book: LineBook | None = None
        self._drawn: tuple[LineBook, Wish] | None = None  # by which lines were drawn that follow no rows
        self._writing: Thread | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._show)
        self._book_written.connect(self._take, Qt.ConnectionType.QueuedConnection)
        for changed in (session.release_opened, session.release_closed, session.release_replaced):
            changed.connect(self._forget)
        for selected in (
            session.rows_selected,
            session.statement_selected,
            session.release_selected,
        ):  # elsewhere no row is, without a word
            selected.connect(self._show_soon)

    def build(self) -> TrendDock:
        """Make the dock's content, with the views of the last session."""
        dock = self._dock = TrendDock()
        self._drawn = None
        dock.controls.set_saved_views(views_from(self._settings.trend_views))
        dock.controls.set_wish(wish_from(self._settings.trend_wish))
        dock.controls.suggested = self.suggestions
        dock.controls.calendars = self.calendars
        dock.controls.year_end_requested.connect(self.set_year_end)
        dock.controls.join_requested.connect(self.join)
        dock.controls.separation_requested.connect(self.separate)
        dock.place_requested.connect(self._go_to)
        dock.wish_changed.connect(self._timer.start)
        dock.controls.wish_changed.connect(self._store_wish)
        dock.rows_dropped.connect(lambda: self.plot(self._session.rows))
        dock.views_changed.connect(self._store_views)
        dock.failed.connect(self.failed)
        dock.destroyed.connect(self._lose_dock)
        self._timer.start()
        return dock

    @property
    def is_drawn(self) -> bool:
        """Whether the dock shows a chart with lines in it."""
        return self._dock is not None and self._dock.is_drawn

    def come_in_sight(self, visible: bool) -> None:
        """Draw what was selected while the dock stood behind another one."""
        if visible:
            self._timer.start()

    def plot(self, rows: Iterable[RowAddress]) -> None:
        """Put the lines of rows beside those that are plotted already, and keep them there whatever is selected."""
        if self._dock is None:
            return
        view = self._dock.controls.wish.view or TrendView(OWN_LINES)
        lines = tuple(dict.fromkeys((*view.lines, *(name_of(line) for _, line in self.book().lines(rows)))))
        self._dock.controls.show_view(TrendView(OWN_LINES, lines, view.measures, view.formulas))

    def suggestions(self) -> tuple[Suggestion, ...]:
        """Captions of the open releases that may name one line."""
        return tuple(suggestion for ledger in self._book.ledgers for suggestion in suggestions(ledger)) if self._book else ()

    def join(self, caption: str, same_as: str) -> None:
        """Take two captions for one line, now and in later sessions."""
        self._map(join(self._words.mapping, caption, same_as))

    def separate(self) -> None:
        """Take no two captions for one line any more but those that are by themselves."""
        self._map({})

    def calendars(self) -> tuple[tuple[str, int], ...]:
        """The open companies and the months that close their fiscal years."""
        return tuple((ledger.company, ledger.calendar.year_end) for ledger in self._book.ledgers) if self._book else ()

    def set_year_end(self, company: str, month: int) -> None:
        """Close a company's fiscal years with a month, now and in later sessions; 0 for what its releases say."""
        others = {key: value for key, value in self._words.year_ends.items() if key != company_key(company)}
        year_ends = {**others, company_key(company): month} if month else others
        self._words = replace(self._words, year_ends=year_ends)
        self._settings.trend_year_ends = json.dumps(year_ends, ensure_ascii=False, sort_keys=True)
        self._forget()

    def book(self) -> LineBook:
        """The lines of what is open, written at once where the thread has not yet."""
        if self._book is None or not self._book.is_of(self._session.releases):
            self._book = LineBook.of(self._session.releases, self._words)
        return self._book

    def _map(self, mapping: dict[str, str]) -> None:
        self._words = replace(self._words, mapping=mapping)
        self._settings.trend_mapping = mapping_text(mapping)
        self._forget()

    def _forget(self, *_releases: Release) -> None:
        self._book = None
        self._timer.start()

    def _show_soon(self, _subject: object) -> None:
        self._timer.start()

    def _show(self) -> None:
        self._timer.stop()  # what was asked for until now is shown now
        if self._dock is None or not self._dock.isVisible() or self._dock.visibleRegion().isEmpty():  # behind the tab of another dock
            return
        if self._book is None:
            self._write_book()
        else:
            rows, wish = self._session.rows, self._dock.controls.wish
            if self._drawn is not None and self._drawn[0] is self._book and self._drawn[1] == wish:
                return
            series = self._book.series(rows, wish)
            hint = trend_hint(self._session.releases, rows, wish, found=bool(series))
            is_found = any(one.points for one in series)
            self._dock.set_series(series if is_found else (), hint)
            self._drawn = (self._book, wish) if is_found and wish.view is not None else None

    def _write_book(self) -> None:
        """Sort what is open into lines in a thread; a thousand releases take seconds."""
        if self._writing is None or not self._writing.is_alive():
            work = (self._session.releases, self._words)
            self._writing = Thread(target=self._work, args=work, name="lines", daemon=True)
            self._writing.start()

    def _work(self, releases: tuple[Release, ...], words: Words) -> None:
        book = LineBook.of(releases, words)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._book_written.emit((book, words))

    def _take(self, written: tuple[LineBook, Words]) -> None:
        book, words = written
        if book.is_of(self._session.releases) and words == self._words:
            self._book = book
            self._show()
        else:
            self._timer.start()

    def _lose_dock(self) -> None:
        self._dock = None

    def _store_wish(self) -> None:
        if self._dock is not None:
            self._settings.trend_wish = wish_text(self._dock.controls.wish)

    def _store_views(self) -> None:
        if self._dock is not None:
            self._settings.trend_views = views_text(self._dock.controls.saved_views)

    def _go_to(self, places: tuple[Place, ...]) -> None:
        self._session.go_to(*places)
