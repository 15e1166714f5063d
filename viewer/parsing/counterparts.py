"""Which statements tables are, once all of a release are read: doubts that the other statements settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from viewer.parsing.captions.courses import kind_by_course
from viewer.parsing.captions.kinds import AGAINST_TITLE, BY_CAPTIONS, LIKE_PRIMARY
from viewer.statements.statement import PRIMARY, Statement, StatementKind

MOST_TIMES = 4  # that a statement compares
FEWEST_ROWS = 8  # of a whole statement, not of three figures of one
OF_KIND = frozenset({AGAINST_TITLE, BY_CAPTIONS, LIKE_PRIMARY})


def settled_kinds(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements without the doubts about which they are that others settle.

    A selection that runs through the statement of income is not it where the release prints that under its own title, for the same
    time, nor is a review of many years or quarters, or a forecast; an untitled table that runs through one is it where no other can be.
    """
    if all(OF_KIND.isdisjoint(each.doubts) for each in statements):
        return statements
    counterparts = Counterparts(statements)
    return tuple(_without(each, counterparts.settled(each)) for each in statements)


class Counterparts:
    """The primary statements of a document by what they are and what times they are of.

    Args:
        statements: all statements of the document.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._kinds = Counter(each.kind for each in statements)
        self._selected = any(LIKE_PRIMARY in each.doubts for each in statements)
        titled = [each for each in statements if each.kind in PRIMARY and each.title and OF_KIND.isdisjoint(each.doubts)]
        self._times = {(each.kind, column.period) for each in titled for column in each.columns if column.period is not None}

    def settled(self, statement: Statement) -> str:
        """The doubt of a statement that the others settle; empty where they do not."""
        if LIKE_PRIMARY in statement.doubts:
            expected = statement.kind is StatementKind.GUIDANCE or _is_of_many_times(statement)
            return LIKE_PRIMARY if expected or self._has_whole(statement) else ""
        alone = self._kinds[statement.kind] == 1 and not self._selected
        return BY_CAPTIONS if alone and not statement.title and len(statement.rows) >= FEWEST_ROWS else ""

    def _has_whole(self, statement: Statement) -> bool:
        """Whether the statement that a selection runs through stands elsewhere, under its own title and of a time of the selection."""
        kind = kind_by_course([row.label for row in statement.rows if row.label])
        return any((kind, column.period) in self._times for column in statement.columns)


def _is_of_many_times(statement: Statement) -> bool:
    """Whether columns are of more years, or quarters, than any statement compares."""
    periods = {column.period for column in statement.columns if column.period is not None}
    return len({period.end for period in periods}) == len(periods) > MOST_TIMES


def _without(statement: Statement, doubt: str) -> Statement:
    return replace(statement, doubts=tuple(each for each in statement.doubts if each != doubt)) if doubt in statement.doubts else statement
