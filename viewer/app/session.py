"""What is open and where the reviewer is. Everything in the window follows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from viewer.models.address import CellAddress, RowAddress
from viewer.models.releases_model import company_order, release_order
from viewer.statements.finding import Place
from viewer.statements.naming import apart_from, renamed
from viewer.statements.packing import is_large
from viewer.statements.release import Release, first_to_show

if TYPE_CHECKING:
    from viewer.app.aside import Aside
    from viewer.statements.atlas import Atlas, Spot

HISTORY_LENGTH = 500
Result = TypeVar("Result")


class Session(QObject):
    """The open releases, the current place, and the places visited before.

    Views ask it for changes; it changes and says so. Releases are told apart by identity.
    """

    release_opened = Signal(object)  # Release
    release_closed = Signal(object)  # Release
    release_replaced = Signal(object, object)  # Release before, Release after
    release_selected = Signal(object)  # Release or None
    checks_missed = Signal(object)  # Release that is not going to be checked
    statement_selected = Signal(int)  # index in the current release
    cell_selected = Signal(object)  # CellAddress
    rows_selected = Signal(object)  # tuple of RowAddress
    places_shown = Signal(object)  # tuple of Place, of any release
    place_explained = Signal(str)  # what stands where the reviewer pointed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._releases: list[Release] = []
        self._atlases: dict[int, Atlas] = {}
        self._release: Release | None = None
        self._statement_index: int | None = None
        self._address: CellAddress | None = None
        self._rows: tuple[RowAddress, ...] = ()
        self._history: list[CellAddress] = []
        self._visited = -1
        self._unchecked: Release | None = None
        self._missed: Release | None = None
        self._stays = False
        self._aside: Aside | None = None

    @property
    def releases(self) -> tuple[Release, ...]:
        """The open releases by company, then by date."""
        return tuple(self._releases)

    @property
    def release(self) -> Release | None:
        """The release shown."""
        return self._release

    @property
    def statement_index(self) -> int | None:
        """The statement shown, None where the release has none."""
        return self._statement_index

    @property
    def address(self) -> CellAddress | None:
        """The place selected in the release shown."""
        return self._address

    @property
    def rows(self) -> tuple[RowAddress, ...]:
        """The rows selected."""
        return self._rows

    @property
    def unchecked(self) -> Release | None:
        """The open release that is shown ahead of its checks, None where all are checked."""
        return self._unchecked

    @property
    def missed(self) -> Release | None:
        """The open release whose checks could not be made, None where there is none: what it says of findings and claims is nothing."""
        return self._missed

    @property
    def stays(self) -> bool:
        """Whether a release is just put in the place of the one shown with the same text, of which nothing shown moves."""
        return self._stays

    @property
    def can_go_back(self) -> bool:
        """Whether a place was visited before this one."""
        return self._visited > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether the reviewer went back from a place."""
        return self._visited + 1 < len(self._history)

    def atlas(self, release: Release) -> Atlas:
        """What stands where in a release, built on first use."""
        if id(release) not in self._atlases:
            from viewer.statements.atlas import Atlas  # noqa: PLC0415 - no part of the first paint

            self._atlases[id(release)] = Atlas(release)
        return self._atlases[id(release)]

    def work_out(self, release: Release, work: Callable[[Release], Result], take: Callable[[Result], object]) -> bool:
        """Hand over what a function of a module makes of a whole release: at once, or where it is large when a thread has made it.

        Returns:
            Whether it was handed over at once.
        """
        if not is_large(release.source):
            take(work(release))
            return True
        if self._aside is None:
            from viewer.app.aside import Aside  # noqa: PLC0415 - few releases are so large

            self._aside = Aside(lambda: self.releases, self)
            self.release_closed.connect(self._aside.forget)
            self.release_replaced.connect(self._aside.forget)
        handed: Callable[[Any], object] = take
        return self._aside.ask(release, work, handed)

    def open_ahead(self, release: Release) -> Release:
        """Add a release whose claims and findings follow: the same one checked is to be opened in its place."""
        self._unchecked = release  # as soon as anybody hears of it
        opened = self.open(release)
        self._unchecked = opened
        return opened

    def miss_checks(self) -> None:
        """Wait no longer for the checks of the release shown ahead of them."""
        self._missed, self._unchecked = self._unchecked, None
        self.checks_missed.emit(self._missed)

    def now(self, release: Release) -> Release | None:
        """The release of the same file as it is open now, None where it is not."""
        return next((other for other in self._releases if _same_file(other, release)), None)

    def open(self, release: Release) -> Release:
        """Add a release, or put it in the place of the one read from the same file before.

        Returns:
            The release as it is open: of two files of one name the second has part of its folder in its own.
        """
        before = self.now(release)
        if before is not None:
            again = renamed(release, before.source.name)
            self._put_in_place(before, again)
            return again
        opened = apart_from(release, {other.source.name: other.source.path for other in self._releases})
        self._releases.append(opened)
        self._releases.sort(key=lambda other: (company_order(other), release_order(other)))
        self.release_opened.emit(opened)
        return opened

    def close(self, release: Release) -> None:
        """Take a release out; its neighbour is shown if it was the one shown."""
        at = self._index_of(release)
        del self._releases[at]
        self._forget(release)
        self._check_off(release)
        self.release_closed.emit(release)
        if release is self._release:
            self.select_release(self._releases[min(at, len(self._releases) - 1)] if self._releases else None)

    def select_release(self, release: Release | None) -> None:
        """Show a release, its statement of the same kind as the one shown before."""
        if release is self._release:
            return
        kind = self._release.statements[self._statement_index].kind if self._release and self._statement_index is not None else None
        self._release, self._address, self._rows = release, None, ()
        kinds = [statement.kind for statement in release.statements] if release else []
        if not self._stays:
            self._statement_index = (kinds.index(kind) if kind in kinds else first_to_show(release)) if release and kinds else None
        self.release_selected.emit(release)
        if self._statement_index is not None:
            self.statement_selected.emit(self._statement_index)

    def step_release(self, step: int) -> None:
        """Show the next or the previous release."""
        if self._release is not None and self._releases:
            at = self._index_of(self._release) + step
            if 0 <= at < len(self._releases):
                self.select_release(self._releases[at])

    def select_statement(self, index: int) -> None:
        """Show a statement of the current release."""
        if self._release and index != self._statement_index and 0 <= index < len(self._release.statements):
            self._statement_index, self._rows = index, ()
            self.statement_selected.emit(index)

    def select_cell(self, address: CellAddress) -> None:
        """Go to a place of any open release and remember it."""
        if not address.same_as(self._address):
            self._history = [*self._history[: self._visited + 1], address][-HISTORY_LENGTH:]
            self._visited = len(self._history) - 1
        self._show(address)

    def select_rows(self, rows: Sequence[RowAddress]) -> None:
        """Say which rows are selected, for what is plotted of them."""
        self._rows = tuple(rows)
        self.rows_selected.emit(self._rows)

    def step_history(self, step: int) -> None:
        """Go back (-1) or forward (1) through the places visited."""
        if 0 <= self._visited + step < len(self._history):
            self._visited += step
            self._show(self._history[self._visited])

    def point_at(self, line: int, column: int) -> None:
        """Select the cell that stands at a position of the raw text, or explain what stands there."""
        if self._release is None:
            return
        spot = self.atlas(self._release).at(line, column)
        address = _address(self._release, spot)
        if address is not None:
            self.select_cell(address)
        else:
            self.place_explained.emit(f"{spot.words} (line {line}, column {column})")

    def go_to(self, *places: Place) -> None:
        """Show places, the first one's release foremost; the first cell of it that stands at one of them is selected."""
        release = next((other for place in places[:1] for other in self._releases if other.source.name == place.source), None)
        if release is None:
            return
        spots = (self.atlas(release).cell_at(place.span) for place in places if place.source == release.source.name)
        address = next((address for spot in spots if spot and (address := _address(release, spot))), None)
        if address is not None:
            self.select_cell(address)
        else:
            self.select_release(release)
            statement = self.atlas(release).statement_at(places[0].span.line)
            if statement is not None:
                self.select_statement(statement)
        self.places_shown.emit(places)

    def _show(self, address: CellAddress) -> None:
        self.select_release(address.release)
        self.select_statement(address.statement_index)
        self._address = address
        self.cell_selected.emit(address)
        self.place_explained.emit("")

    def _put_in_place(self, before: Release, after: Release) -> None:
        """A file read again: the reviewer stays where the same row and column still are."""
        shown, index, address = before is self._release, self._statement_index, self._address
        self._releases[self._index_of(before)] = after
        self._history = [moved for moved in (_moved(visited, before, after) for visited in self._history) if moved]
        self._visited = min(self._visited, len(self._history) - 1)
        self._atlases.pop(id(before), None)
        self._check_off(before)
        self.release_replaced.emit(before, after)
        if shown:
            self._stays = _is_shown_alike(before, after)
            self.select_release(after)
            if index is not None:
                self.select_statement(index)
            again = _moved(address, before, after) if address else None
            if again is not None:
                self._show(again)
            self._stays = False

    def _check_off(self, release: Release) -> None:
        """A release that is replaced or closed waits for its checks no longer."""
        if release is self._unchecked:
            self._unchecked = None
        if release is self._missed:
            self._missed = None

    def _forget(self, release: Release) -> None:
        self._atlases.pop(id(release), None)
        self._history = [address for address in self._history if address.release is not release]
        self._visited = len(self._history) - 1

    def _index_of(self, release: Release) -> int:
        return next(number for number, other in enumerate(self._releases) if other is release)


def _address(release: Release, spot: Spot) -> CellAddress | None:
    """Where a cell stands; nothing else has a row and a column."""
    if spot.statement is None or spot.row is None or spot.column is None:
        return None
    return CellAddress(release, spot.statement, spot.row, spot.column)


def _same_file(one: Release, other: Release) -> bool:
    return _key(one) == _key(other)


def _is_shown_alike(one: Release, other: Release) -> bool:
    """Whether the same text was read as statements of the same rows and columns."""
    if (one.source.sha256, one.source.encoding) != (other.source.sha256, other.source.encoding):
        return False
    shapes, others = (
        [(statement.kind, statement.lines, len(statement.rows), len(statement.columns)) for statement in release.statements]
        for release in (one, other)
    )
    return shapes == others


def _key(release: Release) -> Path | str:
    return release.source.path.absolute() if release.source.path else release.source.name


def _moved(address: CellAddress, before: Release, after: Release) -> CellAddress | None:
    """The same place after a file was read again, None where it is no more."""
    if address.release is not before:
        return address
    if address.statement_index >= len(after.statements):
        return None
    statement = after.statements[address.statement_index]
    kept = address.row_index < len(statement.rows) and address.column_index < len(statement.columns)
    return replace(address, release=after) if kept else None
