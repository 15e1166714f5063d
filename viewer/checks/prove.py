"""Every relation between the cells of a release, tried."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from viewer.checks.attempts import try_column
from viewer.checks.footing import Sum, foot
from viewer.checks.grid import Grid, grids
from viewer.checks.proof import Proof, Relation, Verdict
from viewer.statements.release import Release
from viewer.statements.statement import StatementKind

AS_PRINTED = {StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW, StatementKind.EQUITY}  # no costs printed positive


def prove(release: Release) -> tuple[Proof, ...]:
    """The relations of all statements, in the order of the totals; linear in the number of cells."""
    return tuple(_footing(release))


def _footing(release: Release) -> Iterator[Proof]:
    for index, statement in enumerate(release.statements):
        for grid in grids(index, statement):
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
        difference = whole.value - sum((term.weight * term.value for term in terms), Decimal())
        bound = grid.amount(total.units[column] + sum(line.units[column] for line, _ in parts)) / 2
        yield Proof(
            Relation.FOOTING,
            whole,
            terms,
            verdict if verdict is not None else Verdict.UNSURE,
            difference if parts else Decimal(),
            bound,
            confirmed,
        )
