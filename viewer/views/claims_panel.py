"""The claims dock: every number of the narrative, its verdict and the cells behind it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from viewer.models.claims_model import ClaimsModel, verdict_words
from viewer.statements.claim import ClaimStatus
from viewer.statements.release import Release
from viewer.views.list_table import CHECKING, FILTERED, MISSED, Choice, ListTable, SearchField, stack
from viewer.views.panel import Panel
from viewer.views.plain_text import plain_label, shortened


class ClaimsPanel(Panel):
    """Shows the claims of one release and says where the one chosen and its cells stand."""

    places_requested = Signal(object)  # tuple of Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ClaimsModel(self)
        self.verdict = Choice(self.tr("All verdicts"), self)
        self.search = SearchField(self.tr("Search claims"), self)
        self.count = plain_label(parent=self)
        self.count.setAccessibleName(self.tr("How many claims"))
        self.table = ListTable(self.tr("Claims of the narrative"), self)
        self.table.setModel(self.model)
        stack(self, (self.verdict, self.search, self.count), self.table)
        self.verdict.chosen.connect(self._choose)
        self.search.searched.connect(self._search)
        self.model.found_more.connect(self._show_count)
        self.table.index_chosen.connect(self._go_to)
        self.enter_at(self.table)

    def set_release(self, release: Release | None) -> None:
        """Show the claims of a release."""
        self.model.set_release(release)
        stated = release is not None and bool(release.claims)
        self.table.say_nothing(FILTERED if stated else self.tr("The numbers that the narrative states are listed here: there are none."))
        self.table.fit_columns()
        self._show_count()

    def show_busy(self) -> None:
        """Say that the claims of the release shown are still looked for."""
        self.table.say_nothing(CHECKING)
        self.count.setText(CHECKING)

    def show_missed(self) -> None:
        """Say that the claims of the release shown were not looked for."""
        release = self.model.release
        self.table.say_nothing(MISSED.format(name=shortened(release.source.name, 60)) if release else "")
        self.count.setText(self.tr("not checked"))

    def offer_verdicts(self, counts: Counter[ClaimStatus]) -> None:
        """Offer the verdicts there are, with how many claims have each."""
        self.verdict.offer({str(s): f"{verdict_words(s)} ({counts[s]:,})" for s in ClaimStatus if counts[s]})

    def _choose(self, verdict: str) -> None:
        self.model.choose(verdict)
        self._show_count()

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._show_count()

    def _show_count(self) -> None:
        claims, shown = self.model.claims, self.model.rowCount()
        share = f"{shown:,} of " if shown < len(claims) else ""
        self.count.setText(f"{share}{len(claims):,} numbers of the narrative" if claims else self.tr("no numbers of the narrative"))

    def _go_to(self, index: QModelIndex) -> None:
        places = self.model.places(index.row())
        if places:
            self.places_requested.emit(places)
