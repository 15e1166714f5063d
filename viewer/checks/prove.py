"""Every relation between the cells of a release, tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from viewer.checks.articulation import articulate
from viewer.checks.attempts import try_column
from viewer.checks.crossfooting import cross_foot
from viewer.checks.footing import Sum, foot
from viewer.checks.grid import Grid
from viewer.checks.per_share import per_share
from viewer.checks.proof import Proof, Relation, Verdict, sum_of
from viewer.checks.workings import Workings
from viewer.statements.release import Release
from viewer.statements.statement import StatementKind

AS_PRINTED = {StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW, StatementKind.EQUITY}  # no costs printed positive


def prove(release: Release) -> tuple[Proof, ...]:
    """The relations within and between all statements of a release; the cost is linear in the number of cells."""
    workings = Workings.of(release)
    return tuple(proof for prover in PROVERS for proof in prover(workings))


def footing(workings: Workings) -> Iterator[Proof]:
    """The totals over rows."""
    for statement, grids in zip(workings.release.statements, workings.grids, strict=True):
        for grid in grids:
            for found in foot(grid, results=statement.kind not in AS_PRINTED):
                yield from _proofs(grid, found)


def _proofs(grid: Grid, found: Sum) -> Iterator[Proof]:
    total = grid.lines[found.total]
    parts = [(grid.lines[part.line], part.weight) for part in found.parts]
    verdicts = [try_column(total, parts, column)[0] for column in range(grid.width)]
    confirmed = bool(parts) and Verdict.BREAK not in verdicts
    for column, verdict in enumerate(verdicts):
        whole = grid.term(total, column)
        if whole is None or (parts and verdict is None):
            continue
        terms = tuple(term for line, weight in parts if (term := grid.term(line, column, weight)) is not None)
        difference = whole.value - sum_of(terms) if parts else whole.value * 0
        bound = grid.amount(total.units[column] + sum(line.units[column] for line, _ in parts)) / 2
        yield Proof(Relation.FOOTING, whole, terms, verdict or Verdict.UNSURE, difference, bound, confirmed)


PROVERS: tuple[Callable[[Workings], Iterator[Proof]], ...] = (footing, cross_foot, articulate, per_share)
