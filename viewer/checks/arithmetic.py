"""Findings on what does not add up."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.amounts import as_printed
from viewer.checks.proof import Proof, Relation, Term, Verdict
from viewer.checks.prove import prove
from viewer.checks.suspect import Suspects
from viewer.statements.finding import Finding, Place, Severity, Suspect
from viewer.statements.release import Release


def arithmetic(release: Release) -> Iterator[Finding]:
    """One finding for each total that its parts do not make: beyond rounding an error, within it a note."""
    proofs = prove(release)
    suspects = Suspects(release, proofs)
    for proof in proofs:
        if proof.verdict in {Verdict.BREAK, Verdict.WITHIN_ROUNDING}:
            suspect = suspects.suspect(proof)
            yield _finding(release, proof, _severity(proof, suspect), suspect)


def _severity(proof: Proof, suspect: Suspect | None) -> Severity:
    """Within rounding a note; two places that differ without a slip to explain it may mean two things, so a reviewer must decide."""
    if proof.verdict is Verdict.WITHIN_ROUNDING:
        return Severity.NOTE
    doubtful = proof.relation in {Relation.ARTICULATION, Relation.CROSS_FOOTING}
    return Severity.WARNING if doubtful and suspect is None else Severity.ERROR


def _finding(release: Release, proof: Proof, severity: Severity, suspect: Suspect | None) -> Finding:
    places = tuple(Place(release.source.name, term.span) for term in proof.terms)
    total = proof.total.cell
    added = proof.total.value - proof.difference
    message = f"{_name(release, proof.total)}: the items add up to {as_printed(added, total)}, printed {total.text}"
    message += f" (difference {as_printed(proof.difference, total)})"
    return Finding(proof.relation, severity, message, places, proof.difference, None, suspect)


def _name(release: Release, term: Term) -> str:
    return release.statements[term.statement].rows[term.row].label or "Total"
