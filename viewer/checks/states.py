"""What the proofs say of each cell."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.footing.proof import Proof, Verdict
from viewer.text.span import Span

PART = "part"  # adds to a total that was proved
GRAVITY = (
    PART,
    Verdict.UNSURE,
    Verdict.EXACT,
    Verdict.WITHIN_ROUNDING,
    Verdict.BREAK,
)  # where a cell is in several relations, the last counts


def proof_states(proofs: Iterable[Proof]) -> dict[Span, str]:
    """The verdict on each total, `part` for what adds to a proved one; cells in no relation are left out."""
    states: dict[Span, str] = {}
    for proof in proofs:
        _note(states, proof.total.span, proof.verdict)
        if proof.verdict in {Verdict.EXACT, Verdict.WITHIN_ROUNDING}:
            for term in proof.parts:
                _note(states, term.span, PART)
    return states


def _note(states: dict[Span, str], span: Span, state: str) -> None:
    known = states.get(span)
    if known is None or GRAVITY.index(state) > GRAVITY.index(known):
        states[span] = str(state)
