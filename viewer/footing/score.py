"""How well the totals of a statement come out, to weigh one reading of it against another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from viewer.footing.attempts import try_column
from viewer.footing.grid import grids
from viewer.footing.proof import BREAK
from viewer.footing.sums import AS_PRINTED, foot
from viewer.statements.statement import Statement


class Score(NamedTuple):
    """How the totals of some rows come out.

    Attributes:
        holds: totals that come out, each column counted.
        breaks: totals that do not.
        weights: with which sign each row goes into its total.
        parts: for each total that breaks nowhere, the rows that make it.
        figures: how many were added up to find the totals.
    """

    holds: int
    breaks: int
    weights: dict[int, int]
    parts: dict[int, tuple[int, ...]]
    figures: int

    def beats(self, other: Score, rows: Iterable[int]) -> bool:
        """Whether more comes out, nothing breaks for it, and rows that are read otherwise are added up as before.

        A row of `(100` and `100)` comes out with the one as with the other sign turned, deducted or added.
        """
        alike = all(self.weights.get(row, weight) == weight for row in rows if (weight := other.weights.get(row)))
        return alike and self.holds > other.holds and self.breaks <= other.breaks


def score(statement: Statement, first: int, last: int, most: int) -> Score:
    """The score of the rows from `first` on, `last` left out; `most` figures may be added up in search of the parts of totals."""
    holds = breaks = figures = 0
    weights: dict[int, int] = {}
    made: dict[int, tuple[int, ...]] = {}
    for grid in grids(0, replace(statement, rows=statement.rows[first:last])):
        footing = foot(grid, results=statement.kind not in AS_PRINTED, most=max(0, most - figures))
        figures += footing.figures
        for found in footing.sums:
            total = grid.lines[found.total]
            parts = [(grid.lines[part.line], part.weight) for part in found.parts]
            weights.update((first + line.row, weight) for line, weight in parts)
            verdicts = [verdict for column in range(grid.width) if (verdict := try_column(total, parts, column)[0]) is not None]
            breaks += verdicts.count(BREAK)
            holds += len(verdicts) - verdicts.count(BREAK)
            if verdicts and BREAK not in verdicts:
                made[first + total.row] = tuple(first + line.row for line, _ in parts)
    return Score(holds, breaks, weights, made, figures)
