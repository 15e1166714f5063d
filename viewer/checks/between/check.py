"""All checks that take several releases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from viewer.checks.between.audit import audit_contradictions
from viewer.checks.between.comparative import comparatives
from viewer.checks.between.history import History, histories
from viewer.checks.between.implied import implied_periods
from viewer.checks.between.line_items import line_items
from viewer.checks.between.roll_forward import roll_forwards
from viewer.checks.between.stale_prose import stale_prose
from viewer.statements.finding import Finding
from viewer.statements.release import Release

Check = Callable[[History], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (comparatives, implied_periods, roll_forwards, audit_contradictions, line_items, stale_prose)


def check_releases(releases: Iterable[Release]) -> tuple[Finding, ...]:
    """What the releases of each company say otherwise than each other, in the order of the places; n log n in the number of releases."""
    findings = [finding for history in histories(releases) for finding in check_history(history)]
    return tuple(sorted(findings, key=lambda finding: finding.places))


def check_history(history: History) -> Iterator[Finding]:
    """The same for one company, check by check."""
    return (finding for check in CHECKS for finding in check(history))
