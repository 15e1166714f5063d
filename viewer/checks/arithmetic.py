"""Findings on what does not add up."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.amounts import as_printed
from viewer.checks.proof import Proof, Relation, Term, Verdict
from viewer.checks.prove import prove
from viewer.checks.suspect import Suspects
from viewer.statements.finding import Finding, Place, Severity, Suspect
from viewer.statements.release import Release
from viewer.statements.statement import StatementKind

PRIMARY = {StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT, StatementKind.CASH_FLOW}
SUPPORT = 2  # other columns in which a sum must hold before a break no slip explains is an error


def arithmetic(release: Release) -> Iterator[Finding]:
    """One finding for each total that its parts do not make: beyond rounding an error, within it a note."""
    proofs = prove(release)
    suspects = Suspects(release, proofs)
    for proof in proofs:
        if proof.verdict in {Verdict.BREAK, Verdict.WITHIN_ROUNDING}:
            suspect = suspects.suspect(proof)
            yield _finding(release, proof, _severity(release, proof, suspect), suspect)


def _severity(release: Release, proof: Proof, suspect: Suspect | None) -> Severity:
    """Within rounding a note; beyond it an error where a slip explains it, or where a primary statement's other columns leave no doubt.

    Otherwise a row may be missing from the sum, or two places may mean two things: a reviewer must decide.
    """
    if proof.verdict is Verdict.WITHIN_ROUNDING:
        return Severity.NOTE
    if suspect is not None or proof.relation is Relation.PER_SHARE:
        return Severity.ERROR
    primary = proof.relation is Relation.FOOTING and release.statements[proof.statement].kind in PRIMARY
    return Severity.ERROR if primary and proof.support >= SUPPORT else Severity.WARNING


def _finding(release: Release, proof: Proof, severity: Severity, suspect: Suspect | None) -> Finding:
    places = tuple(Place(release.source.name, term.span) for term in proof.terms)
    total = proof.total.cell
    added = proof.total.value - proof.difference
    message = f"{_name(release, proof.total)}: the items add up to {as_printed(added, total)}, printed {total.text}"
    message += f" (difference {as_printed(proof.difference, total)})"
    return Finding(proof.relation, severity, message, places, proof.difference, None, suspect)


def _name(release: Release, term: Term) -> str:
    return release.statements[term.statement].rows[term.row].label or "Total"
