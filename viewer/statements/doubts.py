"""Every doubt of a release, with what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.text.span import Span


class Doubt(NamedTuple):
    """Why one reading may be wrong.

    Attributes:
        words: the doubt.
        statement: index into the release's statements.
        row: index into the statement's rows, None for a doubt about the whole table or a column.
        column: index into the statement's columns, None for a doubt about the whole table or a row.
    """

    words: str
    statement: int
    row: int | None = None
    column: int | None = None


def doubts_of(release: Release) -> Iterator[Doubt]:
    """Statement by statement: of the table, of its columns, of its rows from top to bottom with their cells."""
    for number, statement in enumerate(release.statements):
        yield from (Doubt(words, number) for words in statement.doubts)
        for column_number, column in enumerate(statement.columns):
            yield from (Doubt(words, number, None, column_number) for words in column.doubts)
        for row_number, row in enumerate(statement.rows):
            yield from (Doubt(words, number, row_number) for words in row.doubts)
            for cell in row.cells:
                yield from (Doubt(words, number, row_number, cell.column) for words in cell.doubts)


def doubted_spans(release: Release, doubt: Doubt) -> tuple[Span, ...]:
    """The characters that a doubtful reading was made of, the most telling ones first; never empty."""
    statement = release.statements[doubt.statement]
    if doubt.row is None:
        spans = _of_column(statement, doubt.column) if doubt.column is not None else (*statement.title_spans, *statement.headnote_spans)
        first = statement.lines[0]
    else:
        row = statement.rows[doubt.row]
        cells = tuple(cell.span for cell in row.cells if doubt.column in {None, cell.column})
        spans = (*cells, *row.label_spans) if doubt.column is not None else (*row.label_spans, *cells)
        first = row.lines[0]
    return spans or (Span(first, 0, max(len(release.source.lines[first - 1]), 1)),)


def _of_column(statement: Statement, column: int) -> tuple[Span, ...]:
    """The heading; of a column without one the cells under it."""
    return statement.columns[column].heading_spans or tuple(cell.span for row in statement.rows if (cell := row.cell(column)))
