"""What proofs mark: the parts of a sum, and the totals that a part feeds."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.footing.proof import Proof, Term, Verdict
from viewer.models.cell_mark import BY, EQUALS, MINUS, PLUS
from viewer.models.formatter import row_name
from viewer.statements.release import Release
from viewer.text.span import Span

PROVED = frozenset({Verdict.EXACT, Verdict.WITHIN_ROUNDING, Verdict.BREAK})


def signs(proofs: Sequence[Proof], span: Span) -> dict[Span, str]:
    """The parts of a selected total with their signs; for a selected part the totals it feeds."""
    tried = [proof for proof in proofs if proof.verdict in PROVED]
    sums = [proof for proof in tried if proof.total.span == span]
    parts = {term.span: PLUS if term.weight > 0 else MINUS for proof in sums for term in proof.parts}
    divisors = {proof.divisor.span: BY for proof in sums if proof.divisor}
    totals = {proof.total.span: EQUALS for proof in tried if _takes(proof, span)}
    return totals | parts | divisors


def _takes(proof: Proof, span: Span) -> bool:
    """Whether a total is made of a cell."""
    return any(term.span == span for term in proof.terms[1:])


def sum_words(release: Release, proofs: Sequence[Proof], span: Span) -> str:
    """A total as a sum that can be read, `= 882 + 1,895 + 8,297 + 644, exact`; for a part, `feeds TOTAL ASSETS 17,852`."""
    tried = [proof for proof in proofs if proof.verdict in PROVED]
    sums = [proof for proof in tried if proof.total.span == span]
    if sums:
        return "; ".join(_words(release, proof) for proof in sums)
    feeds = [_named(release, proof.total) for proof in tried if _takes(proof, span)]
    return f"feeds {', '.join(dict.fromkeys(feeds))}" if feeds else ""


def _named(release: Release, term: Term) -> str:
    return f"{row_name(release.statements[term.statement].rows[term.row])} {term.cell.text}"


def _words(release: Release, proof: Proof) -> str:
    if len(proof.parts) == 1 and not proof.divisor:  # the same figure elsewhere: its digits alone would say nothing
        only = proof.parts[0]
        sign = f"{MINUS} " if only.weight < 0 else ""
        return f"= {sign}{_named(release, only)} in line {only.span.line}, {proof.verdict.replace('_', ' ')}"
    terms = [f"{MINUS if term.weight < 0 else PLUS} {term.cell.text}" for term in proof.parts]
    divided = f" {BY} {proof.divisor.cell.text}" if proof.divisor else ""
    return f"= {' '.join(terms).removeprefix(f'{PLUS} ')}{divided}, {proof.verdict.replace('_', ' ')}"
