"""Between the session and the trend dock: the rows selected become series over all open releases."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.app.session import Session
from viewer.app.settings import Settings
from viewer.models.address import RowAddress
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.trends.ledger import Ledger, LedgerLine, ledgers
from viewer.trends.point import Series
from viewer.trends.views import TrendView, Wish, name_of, series_as, series_of_view, views_from, views_text
from viewer.views.trend_controls import OWN_LINES
from viewer.views.trend_dock import TrendDock

PAUSE = 30  # milliseconds: a held arrow key selects rows faster than anybody reads charts


class TrendDesk(QObject):
    """Keeps the lines of all open releases and shows the selected ones in the dock."""

    failed = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._dock: TrendDock | None = None
        self._ledgers: tuple[Ledger, ...] | None = None
        self._lines: dict[int, list[tuple[Ledger, LedgerLine]]] = {}
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._show)
        for changed in (session.release_opened, session.release_closed, session.release_replaced):
            changed.connect(self._forget)
        session.rows_selected.connect(self._show_soon)

    def build(self) -> TrendDock:
        """Make the dock's content, with the views of the last session."""
        dock = self._dock = TrendDock()
        dock.controls.set_saved_views(views_from(self._settings.trend_views))
        dock.place_requested.connect(self._go_to)
        dock.wish_changed.connect(self._timer.start)
        dock.views_changed.connect(self._store_views)
        dock.failed.connect(self.failed)
        self._timer.start()
        return dock

    def plot(self, rows: Iterable[RowAddress]) -> None:
        """Put the lines of rows beside those that are plotted already, and keep them there whatever is selected."""
        if self._dock is None:
            return
        self._read()
        found = (name_of(line) for row in rows for _, line in self._lines.get(id(row.row), ()))
        view = self._dock.controls.wish.view or TrendView(OWN_LINES)
        lines = tuple(dict.fromkeys((*view.lines, *found)))
        self._dock.controls.show_view(TrendView(OWN_LINES, lines, view.measures, view.formulas))

    def series(self, rows: Iterable[RowAddress], wish: Wish) -> tuple[Series, ...]:
        """The wished lines over all open releases, or those of the rows, each once."""
        self._read()
        if wish.view is not None:
            return tuple(series_of_view(self._ledgers or (), wish.view, wish))
        found = {id(line): (ledger, line) for row in rows for ledger, line in self._lines.get(id(row.row), ())}
        return tuple(series_as(ledger, line, wish) for ledger, line in found.values())

    def _read(self) -> None:
        """Sort what is open into lines, once after every change."""
        if self._ledgers is not None:
            return
        self._ledgers = ledgers(self._session.releases)
        self._lines = {}
        for ledger in self._ledgers:
            for line in ledger.lines:
                for row in {id(fact.row) for fact in line.facts}:
                    self._lines.setdefault(row, []).append((ledger, line))

    def _forget(self, *_releases: Release) -> None:
        self._ledgers = None
        self._timer.start()

    def _show_soon(self, _subject: object) -> None:
        self._timer.start()

    def _show(self) -> None:
        if self._dock is not None and self._dock.isVisible():
            self._dock.set_series(self.series(self._session.rows, self._dock.controls.wish))

    def _store_views(self) -> None:
        if self._dock is not None:
            self._settings.trend_views = views_text(self._dock.controls.saved_views)

    def _go_to(self, places: tuple[Place, ...]) -> None:
        self._session.go_to(*places)
