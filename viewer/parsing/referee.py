"""Doubtful readings decided by the sums of their table.

A value may stand between two columns, and one bracket of two may be missing. Where the totals come out under one reading and not
under the other, that one is taken, and the cell's doubts say so. No printed digit is changed, and a table without doubt is not tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from viewer.footing.attempts import try_column
from viewer.footing.grid import grids
from viewer.footing.proof import BREAK
from viewer.footing.sums import AS_PRINTED, foot
from viewer.parsing.settings import SETTINGS
from viewer.statements.statement import Cell, Row, Statement

DECIDED = "the totals come out this way"  # a doubt of a cell, behind what was doubtful


class Question(NamedTuple):
    """A cell that can be read in another way.

    Attributes:
        row: index into the statement's rows.
        at: index into the row's cells.
        column: the other column it may belong to, None where its sign is in doubt.
    """

    row: int
    at: int
    column: int | None = None


class Score(NamedTuple):
    """How the totals of a table come out.

    Attributes:
        holds: totals that come out, each column counted.
        breaks: totals that do not.
        weights: with which sign each row goes into its total.
    """

    holds: int
    breaks: int
    weights: dict[int, int]

    def beats(self, other: Score, rows: Iterable[int]) -> bool:
        """Whether more comes out, nothing breaks for it, and rows that are read otherwise are added up as before.

        A row of `(100` and `100)` comes out with the one as with the other sign turned, deducted or added.
        """
        alike = all(self.weights.get(row, weight) == weight for row in rows if (weight := other.weights.get(row)))
        return alike and self.holds > other.holds and self.breaks <= other.breaks


class Referee:
    """Decides the doubtful cells of a document; a document of nothing but doubt takes no more than twice the time of a plain one."""

    def __init__(self, lines: int) -> None:
        self._rows = SETTINGS.rows_tried + lines  # that may still be added up

    def settle(self, statement: Statement, questions: Sequence[Question]) -> Statement:
        """The statement with each doubtful cell read as the totals want it; as it is where they do not tell.

        Args:
            statement: the statement, its cells read as they stand on the page.
            questions: its cells that can be read otherwise.
        """
        decided: set[Question] = set()
        for answers in _trials([question for question in questions[: SETTINGS.most_questions] if _is_alike(statement, question)]):
            if self._rows <= 0:
                break
            if decided.intersection(answers):
                continue
            settled = self._try(statement, answers)
            if settled is not None:
                statement = settled
                decided.update(answers)
        return statement

    def _try(self, statement: Statement, answers: Sequence[Question]) -> Statement | None:
        """The statement with the answers given or refused; None where the totals do not tell."""
        other = _read_otherwise(statement, answers)
        if other is None:
            return None
        rows = [question.row for question in answers]
        own, found = (self._score(each, rows) for each in (statement, other))
        if found.beats(own, rows):
            return other
        return _confirmed(statement, answers[0]) if len(answers) == 1 and own.beats(found, rows) else None

    def _score(self, statement: Statement, near: Sequence[int]) -> Score:
        """How many totals come out and how many break among the rows around some of them."""
        first = max(0, min(near) - SETTINGS.rows_around)
        rows = statement.rows[first : max(near) + SETTINGS.rows_around]
        self._rows -= len(rows)
        holds = breaks = 0
        weights: dict[int, int] = {}
        for grid in grids(0, replace(statement, rows=rows)):
            for found in foot(grid, results=statement.kind not in AS_PRINTED):
                total = grid.lines[found.total]
                parts = [(grid.lines[part.line], part.weight) for part in found.parts]
                weights.update((first + line.row, weight) for line, weight in parts)
                verdicts = [verdict for column in range(grid.width) if (verdict := try_column(total, parts, column)[0]) is not None]
                breaks += sum(verdict is BREAK for verdict in verdicts)
                holds += sum(verdict is not BREAK for verdict in verdicts)
        return Score(holds, breaks, weights)


def _trials(questions: Sequence[Question]) -> Iterator[tuple[Question, ...]]:
    """Each question by itself, then two at a time, as one column may hold two, then those again that were waiting for others."""
    alone = [(question,) for question in questions]
    return chain(alone, combinations(questions, 2), alone if len(alone) > 1 else ())


def _is_alike(statement: Statement, question: Question) -> bool:
    """Whether the other column holds values of the same unit."""
    if question.column is None:
        return True
    unit = statement.rows[question.row].cells[question.at].unit
    return any(cell.unit == unit for row in statement.rows if (cell := row.cell(question.column)))


def _read_otherwise(statement: Statement, answers: Sequence[Question]) -> Statement | None:
    """The statement under other readings, None where two cells would share a column."""
    rows = list(statement.rows)
    for row, at, column in answers:
        cell = rows[row].cells[at]
        value = -cell.value if column is None and cell.value is not None else cell.value
        rows[row] = _with_cell(rows[row], at, replace(cell, value=value, column=cell.column if column is None else column))
    ordered = all(one.column < two.column for row, _, _ in answers for one, two in pairwise(rows[row].cells))
    return replace(statement, rows=tuple(rows)) if ordered else None


def _confirmed(statement: Statement, question: Question) -> Statement:
    """The statement with a cell marked as read the way the totals want it."""
    rows = list(statement.rows)
    row = rows[question.row]
    rows[question.row] = _with_cell(row, question.at, row.cells[question.at])
    return replace(statement, rows=tuple(rows))


def _with_cell(row: Row, at: int, cell: Cell) -> Row:
    """The row with a cell that the totals decided."""
    cells = list(row.cells)
    cells[at] = cell if DECIDED in cell.doubts else replace(cell, doubts=(*cell.doubts, DECIDED))
    return replace(row, cells=tuple(cells))
