"""The reviewer's corrections in the window: laid over the releases that are open, and offered to those of the same company."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.app.background import Background
from viewer.app.session import Session
from viewer.collecting import without_collector
from viewer.models.releases_model import company_order
from viewer.review.corrections import Correction, standing_corrections
from viewer.review.entry import Draft
from viewer.review.index import Index
from viewer.review.profiles import habits_of, keep_profile, profile_of, proposals
from viewer.statements.release import Release


class Reading(NamedTuple):
    """A release as it is to be read, or was.

    Attributes:
        parsed: what the parser read.
        corrections: all that stand for it.
        release: the two together; what the parser read, until that is done.
    """

    parsed: Release
    corrections: tuple[Correction, ...]
    release: Release

    def is_as(self, other: Reading) -> bool:
        """Whether another is made of the same; releases are large, and told apart by identity."""
        return self.parsed is other.parsed and self.corrections == other.corrections


class ReviewReadings(QObject):
    """Remembers what the parser read of every open source, so that corrections can come and go.

    A correction stands in the journal first. Reading and checking a release anew takes longer than a window may stand still, so it is
    done in the background; the window shows what was before until then, and what was read for corrections that no longer stand is dropped.
    """

    proposed = Signal(object, object)  # Release, and the Corrections that its company's profile proposes

    def __init__(self, session: Session, index: Callable[[], Index], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._index = session, index
        self._parsed: dict[str, Release] = {}
        self._applied: dict[str, tuple[Correction, ...]] = {}
        self._waiting: list[Callable[[], None]] = []
        self._is_laying = False
        self._job = Background("reading anew", self)
        self._job.finished.connect(self._lay)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.read_anew)

    @property
    def is_busy(self) -> bool:
        """Whether the window does not yet show all corrections."""
        return self._soon.isActive() or self._job.is_busy

    @property
    def is_laying(self) -> bool:
        """Whether a release is just put in the place of the one shown for a correction's sake, where the reviewer stays."""
        return self._is_laying

    def take_in(self, release: Release) -> None:
        """A release was opened or read again: its corrections follow when everybody has heard of it."""
        if not self._is_laying:
            self._parsed[release.source.sha256] = release
            self._applied.pop(release.source.sha256, None)
            self._soon.start()

    def parsed(self, release: Release) -> Release:
        """A release as the parser read it."""
        return self._parsed.get(release.source.sha256, release)

    def read_anew(self) -> None:
        """Begin to read every open release that corrections changed for; one job at a time, whose end looks for what changed meanwhile."""
        if self._job.is_busy:
            return
        wanted = self._wanted()
        if wanted:
            self._job.run(partial(_read_all, wanted))
            return
        waiting, self._waiting = self._waiting, []
        for function in waiting:
            function()

    def when_read(self, function: Callable[[], None]) -> None:
        """Call a function when the window shows all corrections, which may be now."""
        self._waiting.append(function)
        self.read_anew()

    def settle(self) -> None:
        """Hold the window until it shows all corrections: what leaves it must have them."""
        self.read_anew()
        while self._job.is_busy:
            self._job.wait()

    def habits(self, corrections: Sequence[Correction], author: str) -> list[Draft]:
        """What corrections of one source add to its company's profile; nothing where they hold for one file alone."""
        release = self._parsed.get(corrections[0].target.source) if corrections else None
        kept = habits_of(release, corrections) if release else ()
        return [keep_profile(self._index(), company_order(release), kept, author)] if release and kept else []

    def propose(self, release: Release) -> None:
        """Offer what is known of a release's company and not yet decided for this release."""
        profile = profile_of(self._index(), company_order(release))
        if profile:
            parsed = self._parsed[release.source.sha256]
            found = proposals(profile, parsed, standing_corrections(self._index(), release.source.sha256))
            if found:
                self.proposed.emit(release, found)

    def _wanted(self) -> tuple[Reading, ...]:
        """The open releases that are not shown as the standing corrections read them."""
        standing = standing_corrections(self._index())
        wanted: dict[str, Reading] = {}
        for sha256 in (release.source.sha256 for release in self._session.releases):
            own = tuple(correction for correction in standing if correction.target.source == sha256)
            if own != self._applied.get(sha256, ()):
                wanted[sha256] = Reading(self._parsed[sha256], own, self._parsed[sha256])
        return tuple(wanted.values())

    def _lay(self, readings: tuple[Reading, ...]) -> None:
        """Show what was read, as far as it is still wanted so."""
        for reading in readings:
            if any(reading.is_as(wanted) for wanted in self._wanted()):
                self._applied[reading.parsed.source.sha256] = reading.corrections
                self._is_laying = True
                self._session.open(reading.release)
                self._is_laying = False
        self.read_anew()


def _read_all(wanted: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The releases with their corrections, checked anew; for a thread beside the window's."""
    from viewer.api import reviewed  # noqa: PLC0415 - parser and checks, which only corrections need

    with without_collector():
        return tuple(each._replace(release=reviewed(each.parsed, each.corrections)) for each in wanted)
