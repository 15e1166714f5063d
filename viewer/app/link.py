"""Keeps the raw text and the statement's grid at the same place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.app.session import Session
from viewer.models.address import CellAddress
from viewer.models.highlight import Highlight, Layer, Light, cell_highlights
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.views.raw_text import RawText
from viewer.views.statement_pane import StatementPane

if TYPE_CHECKING:
    from viewer.models.found import Found
    from viewer.models.found_places import FoundPlaces


class PaneLink(QObject):
    """Follows the session in both panes, and each pane's scrolling in the other."""

    def __init__(self, session: Session, raw_text: RawText, pane: StatementPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locked = True
        self._session, self._raw_text, self._pane = session, raw_text, pane
        self._places: tuple[Place, ...] = ()
        self._following = False
        session.release_selected.connect(self._show_release)
        session.statement_selected.connect(self._show_statement)
        session.cell_selected.connect(self._show_cell)
        session.places_shown.connect(self._show_places)
        raw_text.place_clicked.connect(session.point_at)
        raw_text.place_activated.connect(session.point_at)
        raw_text.top_line_changed.connect(self._follow_text)
        pane.statement_selected.connect(session.select_statement)
        pane.grid.cell_selected.connect(self._select_cell)
        pane.grid.rows_selected.connect(session.select_rows)
        pane.grid.top_row_changed.connect(self._follow_grid)

    def show_marks(self, found: FoundPlaces) -> None:
        """Mark what stands as long as the release is shown, under everything else."""
        self._raw_text.light_lines(Layer.MARKS, found.lights, found.marked)

    def show_found(self, found: Found | None) -> None:
        """Light the hits of a search, under everything else."""
        if found is None:
            self._raw_text.set_layer(Layer.FOUND, ())
        else:
            self._raw_text.light_lines(Layer.FOUND, found.on_line, found.marked)

    @contextmanager
    def _leading(self) -> Iterator[None]:
        """While one pane leads, what the other reports is its echo."""
        self._following = True
        try:
            yield
        finally:
            self._following = False

    def _show_release(self, release: Release | None) -> None:
        with self._leading():
            if not self._session.stays:
                self._raw_text.set_lines(release.source.lines if release else ())
            self._pane.set_release(release, self._session.statement_index or 0, stays=self._session.stays)
        self._light_places()

    def _show_statement(self, index: int) -> None:
        release = self._session.release
        if release is None or self._session.stays:
            return
        with self._leading():
            self._pane.show_statement(index)
        if not self._raw_text_shows(release.statements[index]):
            first = min((span.line for span in release.statements[index].title_spans), default=release.statements[index].lines[0])
            self._raw_text.scroll_to_line(first)

    def _raw_text_shows(self, statement: Statement) -> bool:
        middle = self._raw_text.top_line + self._raw_text.lines_in_sight // 2
        return statement.lines[0] <= middle <= statement.lines[1]

    def _select_cell(self, address: CellAddress) -> None:
        if not self._following:
            self._session.select_cell(address)

    def _show_cell(self, address: CellAddress) -> None:
        if self._session.stays:
            return
        with self._leading():
            self._pane.select_place(address)
        selected = tuple(cell_highlights(address))
        self._raw_text.set_layer(Layer.SELECTED, selected)
        if self._places:
            self._places = ()
            self._light_places()
        if selected:
            spans = [highlight.span for highlight in reversed(selected)]
            self._raw_text.ensure_visible(*spans)
            self._raw_text.place_caret(spans[0])
        else:
            self._raw_text.scroll_to_line_if_hidden(address.row.lines[0])

    def _show_places(self, places: tuple[Place, ...]) -> None:
        self._places = places
        self._light_places()
        release = self._session.release
        spans = [place.span for place in places if release and place.source == release.source.name]
        if spans:
            self._raw_text.ensure_visible(*spans)

    def _light_places(self) -> None:
        """The places gone to last, as far as they stand in the release shown."""
        release = self._session.release
        self._places = tuple(place for place in self._places if release and place.source == release.source.name)
        self._raw_text.set_layer(Layer.PLACES, [Highlight(place.span, Light.FINDING) for place in self._places])

    def _follow_text(self, top: int) -> None:
        """The raw text was scrolled: show the statement in its middle, at the row of its top line."""
        release = self._session.release
        if not self.locked or self._following or release is None:
            return
        index = self._session.atlas(release).statement_at(top + self._raw_text.lines_in_sight // 2)
        if index is None:
            return
        with self._leading():
            self._session.select_statement(index)
            rows = release.statements[index].rows
            self._pane.grid.scroll_to_row(bisect_left(rows, top, key=lambda row: row.lines[1]))

    def _follow_grid(self, row: int) -> None:
        """The grid was scrolled: bring the row's line to the top of the raw text."""
        release, index = self._session.release, self._session.statement_index
        if not self.locked or self._following or release is None or index is None:
            return
        self._raw_text.scroll_to_line(release.statements[index].rows[row].lines[0])
