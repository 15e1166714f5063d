"""Between the session and the docks of findings, vintages and claims: what is open is checked in the background."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from viewer.app.background import Background
from viewer.app.checking import Checked, Company, check_all
from viewer.app.session import Session
from viewer.models.claims_model import verdict_counts
from viewer.models.found_places import FoundPlaces
from viewer.statements.claim import ClaimStatus
from viewer.statements.finding import Finding, Place
from viewer.statements.release import Release

if TYPE_CHECKING:
    from viewer.views.claims_panel import ClaimsPanel
    from viewer.views.findings_panel import FindingsPanel
    from viewer.views.vintages_panel import VintagesPanel

WhenSeen = Callable[[Callable[[], object]], object]  # does something now, or when what it is done to comes in sight
PAUSE = 150  # milliseconds without a release opened or closed before all are checked again


class CheckDesk(QObject):
    """Checks what is open after every change and fills the docks; only the newest result counts."""

    checked = Signal(object)  # tuple of Finding, of all open releases

    _listed = Signal(object)  # the table of findings, when it is made

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._result = Checked(())
        self._findings: FindingsPanel | None = None
        self._vintages: VintagesPanel | None = None
        self._claims: ClaimsPanel | None = None
        self._filled: Company | None = None
        self._when_vintages_seen: WhenSeen = _at_once
        self._when_claims_seen: WhenSeen = _at_once
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._check)
        self._job = Background("checking", self)
        self._job.finished.connect(self._take)
        for changed in (session.release_opened, session.release_closed, session.release_replaced):
            changed.connect(self._check_soon)
        session.release_selected.connect(self._show_release)
        for gone in (session.release_closed, session.release_replaced):
            gone.connect(self._forget)
        session.checks_missed.connect(self._miss)
        if session.releases:
            self._timer.start()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found at the last check."""
        return self._result.findings

    def places(self, release: Release) -> FoundPlaces:
        """Where the findings of the last check stand in a release."""
        return self._result.places.get(release.source.name) or FoundPlaces()

    @property
    def finding_in_hand(self) -> Finding | None:
        """The finding chosen in the dock, None where the keyboard is elsewhere."""
        return self._findings.current if self._findings is not None and self._findings.table.hasFocus() else None

    @property
    def is_busy(self) -> bool:
        """Whether a check is under way or about to begin, or waits for a release's own."""
        return self._timer.isActive() or self._job.is_busy or self._session.unchecked is not None

    def set_verdicts(self, verdict: Callable[[Finding], str]) -> None:
        """Show what the reviewer says of the findings, whenever that may have changed."""
        if self._findings is not None:
            self._findings.set_verdicts(verdict)

    def when_listed(self, function: Callable[[QWidget], None]) -> None:
        """Hand over the table of findings, now or when it is made."""
        if self._findings is None:
            self._listed.connect(function)
        else:
            function(self._findings.table)

    def build_findings(self) -> QWidget:
        """Make the findings dock's content."""
        from viewer.views.findings_panel import FindingsPanel  # noqa: PLC0415 - no part of the first paint

        self._findings = FindingsPanel()
        self._findings.places_requested.connect(self._go_to)
        self._fill_findings()
        if self.is_busy:
            self._findings.show_busy()
        self._listed.emit(self._findings.table)
        return self._findings

    def build_vintages(self) -> QWidget:
        """Make the vintages dock's content."""
        from viewer.views.vintages_panel import VintagesPanel  # noqa: PLC0415 - no part of the first paint

        self._vintages = VintagesPanel()
        self._vintages.places_requested.connect(self._go_to)
        self._fill_vintages()
        return self._vintages

    def build_claims(self) -> QWidget:
        """Make the claims dock's content."""
        from viewer.views.claims_panel import ClaimsPanel  # noqa: PLC0415 - no part of the first paint

        self._claims = ClaimsPanel()
        self._claims.places_requested.connect(self._go_to)
        self._fill_claims(self._session.release)
        return self._claims

    def fill_when(self, vintages_seen: WhenSeen, claims_seen: WhenSeen) -> None:
        """Leave the vintages and claims of a release that is passed over alone until the reviewer looks."""
        self._when_vintages_seen, self._when_claims_seen = vintages_seen, claims_seen

    def step(self, step: int) -> None:
        """Go to the next or previous finding of those the dock shows."""
        if self._findings is not None:
            self._findings.step(step)

    @property
    def _checkable(self) -> tuple[Release, ...]:
        """The open releases, but for one whose own checks could not be made: nothing found in it would not mean that it agrees."""
        return tuple(release for release in self._session.releases if release is not self._session.missed)

    def _miss(self, release: Release) -> None:
        """The checks of a release are no longer waited for."""
        if release is self._session.release:
            self._show_release(release)
        self._timer.start()

    def _check_soon(self, *_releases: Release) -> None:
        self._timer.start()

    def _check(self) -> None:
        """One job at a time: what changes meanwhile is checked when it is done."""
        if self._job.is_busy:
            self._timer.start()
            return
        if self._findings is not None:
            self._findings.show_busy()
        if self._session.unchecked is not None:
            return  # what takes its place begins anew
        self._job.run(partial(check_all, self._checkable))

    def _take(self, result: Checked) -> None:
        if [id(release) for release in result.releases] != [id(release) for release in self._checkable]:
            self._timer.start()
            return
        self._result = result
        self._fill_findings()
        self._fill_vintages()
        self.checked.emit(result.findings)

    def _fill_findings(self) -> None:
        if self._findings is not None:
            missed = self._session.missed
            self._findings.set_rows(self._result.rows, len(self._result.releases), missed.source.name if missed else "")

    def _fill_vintages(self) -> None:
        """The facts of the company shown, once they are seen; those of another one must not be kept until then."""
        if self._vintages is None:
            return
        release = self._session.release
        company = self._result.company(release) if release else None
        if company is not self._filled:
            self._filled = company
            self._vintages.set_facts((), ())
            facts, releases = (company.facts, company.releases) if company is not None else ((), ())
            self._when_vintages_seen(partial(self._vintages.set_facts, facts, releases))

    def _show_release(self, release: Release | None) -> None:
        if self._claims is not None:
            self._when_claims_seen(partial(self._fill_claims, release))
        self._fill_vintages()

    def _forget(self, release: Release, _after: Release | None = None) -> None:
        """A large release that is closed must not be kept, not by a dock that nobody looks at either."""
        if self._claims is not None and self._claims.model.release is release:
            self._claims.set_release(None)

    def _fill_claims(self, release: Release | None) -> None:
        if self._claims is not None:
            self._claims.set_release(release)
            if release is not None and release is self._session.unchecked:
                self._claims.show_busy()
            elif release is not None and release is self._session.missed:
                self._claims.show_missed()
            if release is None or not self._session.work_out(release, verdict_counts, partial(self._offer_verdicts, release)):
                self._claims.offer_verdicts(Counter())

    def _offer_verdicts(self, release: Release, counts: Counter[ClaimStatus]) -> None:
        if self._claims is not None and release is self._session.release:
            self._claims.offer_verdicts(counts)

    def _go_to(self, places: tuple[Place, ...]) -> None:
        self._session.go_to(*places)


def _at_once(work: Callable[[], object]) -> None:
    work()
