"""Findings over several releases as the JSON object and the lines that `statement-viewer check` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.export.json import Json, decimal_text, span_json
from viewer.footing.proof import Proof
from viewer.statements.finding import Finding, Place, Severity, Suspect
from viewer.statements.release import Release
from viewer.statements.words import counted

SCHEMA = "statement-viewer.check/1"


def check_json(releases: Sequence[Release], findings: Sequence[Finding]) -> Json:
    """All findings on some releases."""
    return {
        "schema": SCHEMA,
        "sources": [{"name": release.source.name, "sha256": release.source.sha256} for release in releases],
        "findings": [finding_json(finding) for finding in findings],
    }


def finding_json(finding: Finding) -> Json:
    """One finding; its places name their sources."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "class": str(finding.change) if finding.change else None,
        "message": finding.message,
        "difference": decimal_text(finding.difference),
        "spans": [place_json(place) for place in finding.places],
        "suspect": suspect_json(finding.suspect) if finding.suspect else None,
    }


def place_json(place: Place) -> Json:
    """A span with the name of its source."""
    return {"source": place.source, **span_json(place.span)}


def suspect_json(suspect: Suspect) -> Json:
    """The cell that would explain a finding, and the value it would have to have."""
    return {**place_json(suspect.place), "value": decimal_text(suspect.value)}


def proof_json(release: Release, proof: Proof) -> Json:
    """One relation tried; `statement` and `column` count from 0."""
    return {
        "source": release.source.name,
        "relation": str(proof.relation),
        "statement": proof.statement,
        "column": proof.column,
        "total": span_json(proof.total.span),
        "parts": [{"span": span_json(part.span), "weight": part.weight} for part in proof.parts],
        "divisor": span_json(proof.divisor.span) if proof.divisor else None,
        "verdict": str(proof.verdict),
        "difference": decimal_text(proof.difference),
    }


def finding_lines(findings: Sequence[Finding], files: int) -> Iterator[str]:
    """`FILE:LINE: severity: message [rule]` for each finding, and how many there are."""
    for finding in findings:
        where = "".join(f"{place.source}:{place.span.line}: " for place in finding.places[:1])
        change = f", {finding.change.replace('_', ' ')}" if finding.change else ""
        yield f"{where}{finding.severity}: {finding.message} [{finding.rule}{change}]"
    counts = Counter(finding.severity for finding in findings)
    yield f"{', '.join(counted(counts[severity], severity) for severity in Severity)} in {counted(files, 'file')}"
