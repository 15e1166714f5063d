"""Between the session and the trend dock: the rows selected become series over all open releases."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

from viewer.app.session import Session
from viewer.models.address import RowAddress
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.trends.ledger import Ledger, LedgerLine, ledgers
from viewer.trends.point import Series
from viewer.trends.series import Choice, series_of
from viewer.views.trend_dock import TrendDock

PAUSE = 30  # milliseconds: a held arrow key selects rows faster than anybody reads charts


class TrendDesk(QObject):
    """Keeps the lines of all open releases and shows the selected ones in the dock."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dock: TrendDock | None = None
        self._ledgers: tuple[Ledger, ...] | None = None
        self._lines: dict[int, list[tuple[Ledger, LedgerLine]]] = {}
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._show)
        for changed in (session.release_opened, session.release_closed, session.release_replaced):
            changed.connect(self._forget)
        session.rows_selected.connect(self._show_soon)

    def build(self) -> TrendDock:
        """Make the dock's content."""
        self._dock = TrendDock()
        self._dock.place_requested.connect(self._go_to)
        self._dock.choice_changed.connect(self._show_soon)
        self._timer.start()
        return self._dock

    def series(self, rows: Iterable[RowAddress], choice: Choice) -> tuple[Series, ...]:
        """The rows' lines over all open releases, each once."""
        self._read()
        found = {id(line): (ledger, line) for row in rows for ledger, line in self._lines.get(id(row.row), ())}
        return tuple(series_of(ledger, line, choice) for ledger, line in found.values())

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
            self._dock.set_series(self.series(self._session.rows, self._dock.choice))

    def _go_to(self, places: tuple[Place, ...]) -> None:
        self._session.go_to(*places)
