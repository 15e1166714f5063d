"""Statements cut anew: column edges and row extents as the reviewer dragged them on the raw text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from viewer.statements.statement import Cell, CellKind, Column, Row, Statement
from viewer.statements.unit import PURE
from viewer.text.source import Source
from viewer.text.span import Span
from viewer.text.values import NUMBER, Value, amount, is_negative, read_values

Ranges = tuple[tuple[int, int], ...]
LEADERS = " .\t"


def recut(source: Source, statement: Statement, ranges: Ranges) -> Statement:
    """Put every value into the column whose characters it ends among, those the parser took for words too.

    What ends in no column is no cell.
    """
    columns = [
        replace(statement.columns[at], right=right) if at < len(statement.columns) else Column("", (), (), None, None, right)
        for at, (_, right) in enumerate(ranges)
    ]
    rows = tuple(replace(row, cells=_placed(source, statement, row, ranges)) for row in statement.rows)
    return replace(statement, columns=tuple(columns), rows=rows)


def _placed(source: Source, statement: Statement, row: Row, ranges: Ranges) -> tuple[Cell, ...]:
    """The first value of each column."""
    placed: dict[int, Cell] = {}
    for cell in sorted((*row.cells, *_missed(source, statement, row)), key=lambda cell: cell.span):
        last = _last_digit(source, cell.span)
        column = next((at for at, (left, right) in enumerate(ranges) if left <= last < right), None)
        if column is not None:
            placed.setdefault(column, replace(cell, column=column))
    return tuple(placed[column] for column in sorted(placed))


def _missed(source: Source, statement: Statement, row: Row) -> Iterator[Cell]:
    """The values on a row's line that are no cells yet, in the unit and scale of those that are."""
    line = row.lines[1]
    unit, scale = (row.cells[0].unit, row.cells[0].scale) if row.cells else (statement.currency, statement.scale)
    for value in read_values(source.lines[line - 1]):
        span = Span(line, value.start, value.end)
        if not any(cell.span.overlaps(span) for cell in row.cells):
            yield _cell(source, span, value, unit, scale)


def _cell(source: Source, span: Span, value: Value, unit: str, scale: int) -> Cell:
    text = source[span]
    if value.kind != NUMBER:
        return Cell(0, text, None, unit, scale, span, CellKind(value.kind))
    if "%" in text:
        unit, scale = PURE, 1
    number = amount(value.digits) * scale
    return Cell(0, text, -number if is_negative(text) else number, unit, scale, span)


def _last_digit(source: Source, span: Span) -> int:
    """Where a value aligns: at its last digit, not at a closing bracket or percent sign."""
    printed = source[span]
    return span.start + max((at for at, character in enumerate(printed) if character.isdigit()), default=len(printed) - 1)


def restub(source: Source, row: Row, extent: tuple[int, int]) -> Row:
    """A row whose caption is what stands before the values on the lines of its new extent."""
    first, last = max(1, extent[0]), min(extent[1], len(source.lines))
    spans: list[Span] = []
    for number in range(first, last + 1):
        line = source.lines[number - 1]
        values = min((cell.span.start for cell in row.cells if cell.span.line == number), default=len(line))
        words = line[:values].rstrip(LEADERS + "$(")
        start = len(words) - len(words.lstrip())
        if start < len(words):
            spans.append(Span(number, start, len(words)))
    label = " ".join(word for span in spans for word in source[span].split()).rstrip(":")
    return replace(row, lines=(first, last), label=label, label_spans=tuple(spans))
