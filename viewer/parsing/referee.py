"""Doubtful readings decided by the sums of their table.

A value may stand between two columns, one bracket of two may be missing, and whole numbers that seem to be counted may be amounts.
Where the totals come out under one reading and not under the other, that one is taken, and the doubts of cell or row say so. No
printed digit is changed, and a table without doubt is not tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, pairwise
from typing import NamedTuple

from viewer.footing.score import Score, score
from viewer.parsing.settings import SETTINGS
from viewer.statements.statement import Cell, Row, Statement
from viewer.statements.unit import PURE, UnitKind, kind_of

DECIDED = "the totals come out this way"  # a doubt of a cell, behind what was doubtful
AMOUNTS = "what seems to be counted is an amount: the totals come out this way"  # doubts of rows
COUNTED = "what seem to be amounts is counted, as its total is"
FEWEST_PARTS = 2  # rows
LAYING_OUT = 2  # figures can be added up in the time that it takes to lay one out for it


class Question(NamedTuple):
    """A cell, or the unit of a row, that can be read in another way.

    Attributes:
        row: index into the statement's rows.
        at: index into the row's cells, -1 where it is doubtful whether the row's numbers are counted or amounts.
        column: the other column the cell may belong to, None where its sign is in doubt.
    """

    row: int
    at: int = -1
    column: int | None = None


class Scored(NamedTuple):
    """How the totals of some rows come out under a reading.

    Attributes:
        statement: the reading.
        rows: the first of them, and the one behind the last.
        most: figures that might be added up for it.
        score: the outcome.
    """

    statement: Statement
    rows: tuple[int, int]
    most: int
    score: Score


class Referee:
    """Decides the doubtful cells of a document; a document of nothing but doubt takes no more than three times as long as a plain one."""

    def __init__(self, lines: int) -> None:
        self._figures = SETTINGS.figures_tried + SETTINGS.figures_a_line * lines  # that may still be added up
        self._own: Scored | None = None  # the reading that was weighed last

    def settle(self, statement: Statement, questions: Sequence[Question]) -> Statement:
        """The statement with each doubtful cell read as the totals want it; as it is where they do not tell.

        Args:
            statement: the statement, its cells read as they stand on the page.
            questions: its cells that can be read otherwise.
        """
        for question in questions:
            if question.at < 0 and self._figures > 0:
                statement = self._settle_unit(statement, question.row)
        placed = [question for question in questions if question.at >= 0 and _is_alike(statement, question)]
        decided: set[Question] = set()
        tried: set[tuple[Question, ...]] = set()  # since the last was decided
        for answers in _trials(placed[: SETTINGS.most_questions]):
            if self._figures <= 0:
                break
            if answers in tried or decided.intersection(answers):
                continue
            tried.add(answers)
            settled = self._try(statement, answers)
            if settled is not None:
                statement = settled
                decided.update(answers)
                tried.clear()
        return statement

    def _try(self, statement: Statement, answers: Sequence[Question]) -> Statement | None:
        """The statement with the answers given or refused; None where the totals do not tell."""
        other = _read_otherwise(statement, answers)
        if other is None:
            return None
        rows = [question.row for question in answers]
        own, found = self._scores(statement, other, rows)
        if found.beats(own, rows):
            return self._settled(other, found)
        return self._settled(_confirmed(statement, answers[0]), own) if len(answers) == 1 and own.beats(found, rows) else None

    def _settled(self, statement: Statement, score: Score) -> Statement:
        """The statement that goes on, whose score is known: among the same rows it need not be found again."""
        if self._own is not None:
            self._own = self._own._replace(statement=statement, score=score)
        return statement

    def _settle_unit(self, statement: Statement, at: int) -> Statement:
        """The statement with a row as amounts, where these make a total; or the rows that make it counted as it is, in whole numbers."""
        rows = list(statement.rows)
        rows[at] = _as_amounts(rows[at], statement)
        other = replace(statement, rows=tuple(rows))
        own, found = self._scores(statement, other, (at,))
        if not found.beats(own, (at,)):
            return statement
        if at in found.weights or any("." in cell.text for cell in rows[at].cells):
            return other if at in found.weights else statement
        rows = list(statement.rows)
        for part in _made_of(found, at):
            rows[part] = _as_counts(rows[part])
        return replace(statement, rows=tuple(rows))

    def _scores(self, statement: Statement, other: Statement, near: Sequence[int]) -> tuple[Score, Score]:
        """How the totals come out under two readings among the rows around some of them; both are sought as long at most."""
        first, last = max(0, min(near) - SETTINGS.rows_around), min(max(near) + SETTINGS.rows_around, len(statement.rows))
        if self._own is None or self._own.statement is not statement or self._own.rows != (first, last):
            most = max(self._figures // 2, SETTINGS.figures_tried // 2)
            self._own = Scored(statement, (first, last), most, self._score(statement, first, last, most))
        return self._own.score, self._score(other, first, last, self._own.most)

    def _score(self, statement: Statement, first: int, last: int, most: int) -> Score:
        """How the totals come out under one reading."""
        found = score(statement, first, last, most)
        self._figures -= found.figures + LAYING_OUT * len(statement.columns) * (last - first)
        return found


def _trials(questions: Sequence[Question]) -> Iterator[tuple[Question, ...]]:
    """Each question by itself, then two at a time, as one column may hold two, then those again that were waiting for others."""
    alone = [(question,) for question in questions]
    return chain(alone, combinations(questions, 2), alone if len(alone) > 1 else ())


def _made_of(found: Score, total: int) -> Iterator[int]:
    """The rows that make a total and those that make them; none where it is but one row printed again."""
    parts = found.parts.get(total, ())
    for part in parts if len(parts) >= FEWEST_PARTS else ():
        yield part
        yield from _made_of(found, part)


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


def _as_amounts(row: Row, statement: Statement) -> Row:
    """The row with its counts as amounts of the statement."""
    cells = (_measured(cell, statement.currency, statement.scale) if cell.unit == PURE else cell for cell in row.cells)
    return replace(row, cells=tuple(cells), doubts=(*row.doubts, AMOUNTS))


def _as_counts(row: Row) -> Row:
    """The row with its amounts as counts."""
    cells = (_measured(cell, PURE, 1) if kind_of(cell.unit) is UnitKind.MONEY else cell for cell in row.cells)
    return replace(row, cells=tuple(cells), concept=None, doubts=(*row.doubts, COUNTED))


def _measured(cell: Cell, unit: str, scale: int) -> Cell:
    value = None if cell.value is None else cell.value / cell.scale * scale
    return replace(cell, value=value, unit=unit, scale=scale)
