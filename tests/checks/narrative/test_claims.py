"""Hand-written prose above hand-drawn statements: what each number is tied to, and what is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.golden import GoldenCase, GoldenCheck, golden_cases
from tests.support.narratives import told_release
from viewer.checks.narrative.claims import claims
from viewer.checks.narrative.findings import narrative_findings
from viewer.statements import packing
from viewer.statements.claim import Claim
from viewer.statements.freezing import thaw
from viewer.statements.period import Period
from viewer.statements.release import Release


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_told(case: GoldenCase, golden: GoldenCheck) -> None:
    release = told_release(case.text)
    release = replace(release, claims=claims(release))
    golden(case, "\n".join((*claim_lines(release), *finding_lines(release))))


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_rows_that_are_made_anew_each_time_say_the_same(case: GoldenCase, monkeypatch: pytest.MonkeyPatch) -> None:
    release = told_release(case.text)
    monkeypatch.setattr(packing, "_unpacked", lambda block: thaw(block, packing.LARGEST))
    anew = tuple(replace(statement, rows=packing.Packed.of(statement.rows)) for statement in release.statements)
    assert claims(replace(release, statements=anew)) == claims(release)


def claim_lines(release: Release) -> Iterator[str]:
    """Each claim on a line: `1 $8,412,000 money agrees, net sales, 3 months to 2004-03-31: 7:8,412`."""
    for claim in release.claims:
        assert release.source[claim.span] == claim.text
        subject = f", {claim.subject}" if claim.subject else ""
        cells = " ".join(f"{span.line}:{release.source[span]}" for span in claim.against)
        told = f"{claim.span.line} {claim.text} {claim.type} {claim.status}{subject}{period_words(claim.period)}"
        yield f"{told}: {cells}{workings(release, claim)}".rstrip()


def workings(release: Release, claim: Claim) -> str:
    """What is said beside the cells: the computation, what they say where it differs, the fault, the candidates."""
    expected = f"expected {claim.expected}" if claim.status.endswith("differs") else ""
    near = ", ".join(f"{span.line}:{release.source[span]}" for span in claim.candidates)
    said = (claim.computation, expected, str(claim.fault or ""), f"near {near}" if near else "")
    return "".join(f"; {part}" for part in said if part)


def finding_lines(release: Release) -> Iterator[str]:
    """Each finding on two lines: severity, rule and places, then the sentence."""
    for finding in narrative_findings(release):
        places = " ".join(f"{place.span.line}:{release.source[place.span]}" for place in finding.places)
        yield f"{finding.severity} {finding.rule} {places}"
        yield f"    {finding.message}"


def period_words(period: Period | None) -> str:
    if period is None:
        return ""
    return f", at {period.end.iso()}" if period.is_instant else f", {period.months} months to {period.end.iso()}"
