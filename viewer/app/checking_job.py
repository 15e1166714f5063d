"""Checking all open releases in a thread of its own. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from viewer.statements.finding import Finding
from viewer.statements.release import Release

if TYPE_CHECKING:
    from viewer.checks.between.vintages import Vintages


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """What came of checking some releases. Compared by identity: releases are large.

    Attributes:
        releases: the releases, as they were open when the job began.
        findings: of each release alone and between them.
        vintages: every fact with its prints.
    """

    releases: tuple[Release, ...]
    findings: tuple[Finding, ...] = ()
    vintages: tuple[Vintages, ...] = ()


class CheckingJob:
    """Checks releases once; `done` is called in the thread when it has."""

    def __init__(self, releases: Sequence[Release], done: Callable[[Checked], object]) -> None:
        self._releases = tuple(releases)
        self._done = done
        self._thread = Thread(target=self._run, name="checking", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def _run(self) -> None:
        from viewer.api import check  # noqa: PLC0415 - imported while the window is painted
        from viewer.checks.between import vintages  # noqa: PLC0415

        result = Checked(self._releases, check(self._releases), vintages(self._releases))
        with suppress(RuntimeError):  # the window has been closed meanwhile
            self._done(result)
