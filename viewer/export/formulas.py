"""Which cells of a workbook can be live formulas: totals that their parts make exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from viewer.footing.proof import Proof, Relation, Term, Verdict

Key = tuple[int, int]  # row and column of a statement
SUMS = frozenset({Relation.FOOTING, Relation.CROSS_FOOTING})
LONGEST_SUM = 200  # terms; a formula of Excel holds 8,192 characters


def formulas_of(proofs: Iterable[Proof]) -> dict[int, dict[Key, tuple[Term, ...]]]:
    """The parts of every total that can be computed from its own statement, by statement, then row and column.

    A chain of formulas never comes back to where it began: cash at the end is the sum of opening cash and the change, and the change then
    stays a number.
    """
    found: defaultdict[int, dict[Key, tuple[Term, ...]]] = defaultdict(dict)
    for proof in proofs:
        total, parts = proof.total, proof.parts
        if proof.verdict is not Verdict.EXACT or proof.relation not in SUMS or proof.divisor or total.cell.value is None:
            continue
        if not 0 < len(parts) <= LONGEST_SUM or any(part.statement != total.statement for part in parts):
            continue
        formulas = found[total.statement]
        key = (total.row, total.column)
        if key not in formulas and not _comes_back(formulas, key, parts):
            formulas[key] = parts
    return dict(found)


def _comes_back(formulas: dict[Key, tuple[Term, ...]], key: Key, parts: tuple[Term, ...]) -> bool:
    """Whether the parts are computed, however far down, from the total."""
    waiting = [(part.row, part.column) for part in parts]
    seen: set[Key] = set()
    while waiting:
        at = waiting.pop()
        if at == key:
            return True
        if at not in seen:
            seen.add(at)
            waiting.extend((part.row, part.column) for part in formulas.get(at, ()))
    return False
