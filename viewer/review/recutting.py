"""Statements cut anew: column edges and row extents as the reviewer dragged them on the raw text."""

from __future__ import annotations

from dataclasses import replace

from viewer.statements.statement import Cell, Column, Row, Statement
from viewer.text.source import Source
from viewer.text.span import Span

Ranges = tuple[tuple[int, int], ...]
LEADERS = " .\t"


def recut(source: Source, statement: Statement, ranges: Ranges) -> Statement:
    """Put every value into the column whose characters it ends among; one that ends in none of them is no cell."""
    columns = [
        replace(statement.columns[at], right=right) if at < len(statement.columns) else Column("", (), (), None, None, right)
        for at, (_, right) in enumerate(ranges)
    ]
    rows = tuple(replace(row, cells=_placed(source, row.cells, ranges)) for row in statement.rows)
    return replace(statement, columns=tuple(columns), rows=rows)


def _placed(source: Source, cells: tuple[Cell, ...], ranges: Ranges) -> tuple[Cell, ...]:
    """The first value of each column."""
    placed: dict[int, Cell] = {}
    for cell in sorted(cells, key=lambda cell: cell.span):
        last = _last_digit(source, cell.span)
        column = next((at for at, (left, right) in enumerate(ranges) if left <= last < right), None)
        if column is not None:
            placed.setdefault(column, replace(cell, column=column))
    return tuple(placed[column] for column in sorted(placed))


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
