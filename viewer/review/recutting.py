"""Statements cut anew: column edges as the reviewer dragged them on the raw text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from viewer.review.stretching import restub
from viewer.statements.statement import Cell, CellKind, Column, Row, Statement
from viewer.statements.unit import PURE
from viewer.text.source import Source
from viewer.text.span import Span
from viewer.text.value import MARK, NUMBER, Value, amount, is_negative
from viewer.text.values import read_values

TAB = 8
SIGNS = "$£¥€(["
Ranges = tuple[tuple[int, int], ...]
# Reads the headings over columns with other edges: the parser's work, so that it is handed in.
ReadColumns = Callable[[Source, Statement, Ranges], tuple[Column, ...]]


def recut(source: Source, statement: Statement, ranges: Ranges, read_columns: ReadColumns | None = None) -> Statement:
    """Put every value into the column whose characters it ends among, those the parser took for words too.

    What ends in no column is no cell. A column that keeps its values keeps its heading; over all others headings are read again.
    """
    kept = _kept(source, statement, ranges)
    fresh = read_columns(source, statement, ranges) if read_columns is not None and None in kept else ()
    columns = tuple(_column(statement, at, old, ranges[at], fresh) for at, old in enumerate(kept))
    rows = tuple(_placed(source, statement, row, ranges) for row in statement.rows)
    return replace(statement, columns=columns, rows=rows)


def edges_of(source: Source, statement: Statement) -> Ranges:
    """The edges between which a statement's columns were read: cut along these it is the same."""
    lasts: list[list[int]] = [[] for _ in statement.columns]
    firsts: list[list[int]] = [[] for _ in statement.columns]
    for row in statement.rows:
        for cell in row.cells:
            lasts[cell.column].append(last_digit(source, cell.span))
            firsts[cell.column].append(page_column(source.lines[cell.span.line - 1], cell.span.start))
    ranges: list[tuple[int, int]] = []
    for at, column in enumerate(statement.columns):
        floor = ranges[-1][1] if ranges else 0
        following = min((last for each in lasts[at + 1 :] for last in each), default=sys.maxsize)
        right = max(floor, min(max(lasts[at], default=column.right - 1) + 1, following))
        left = max(floor, min((*firsts[at], right - 1)))
        ranges.append((min(left, right), right))
    return tuple(ranges)


def edges_text(ranges: Ranges) -> str:
    """Edges in the words a correction is written in: `30-42 44-58`."""
    return " ".join(f"{left}-{right}" for left, right in ranges)


def last_digit(source: Source, span: Span) -> int:
    """Where a value aligns on the page, tabs expanded: at its last digit, not at a closing bracket or percent sign."""
    printed = source[span]
    last = span.start + max((at for at, character in enumerate(printed) if character.isdigit()), default=len(printed) - 1)
    return page_column(source.lines[span.line - 1], last)


def page_column(line: str, column: int) -> int:
    """Where a character of a line stands on the page, tabs expanded."""
    return len(line[:column].expandtabs(TAB))


def _kept(source: Source, statement: Statement, ranges: Ranges) -> list[int | None]:
    """For each range the column that has all its values there and shares it with no other; None where there is none."""
    home: list[set[int | None]] = [set() for _ in statement.columns]
    for row in statement.rows:
        for cell in row.cells:
            home[cell.column].add(_range_of(last_digit(source, cell.span), ranges))
    guests: dict[int | None, list[int]] = {}
    for number, places in enumerate(home):
        for place in places or {_range_of(statement.columns[number].right - 1, ranges)}:
            guests.setdefault(place, []).append(number)
    alone = {place: numbers[0] for place, numbers in guests.items() if len(numbers) == 1 and len(home[numbers[0]]) < 2}
    return [alone.get(at) for at in range(len(ranges))]


def _range_of(column: int, ranges: Ranges) -> int | None:
    return next((at for at, (left, right) in enumerate(ranges) if left <= column < right), None)


def _column(statement: Statement, at: int, old: int | None, limits: tuple[int, int], fresh: tuple[Column, ...]) -> Column:
    if old is not None:
        return statement.columns[old]
    return fresh[at] if at < len(fresh) else Column("", (), (), None, None, limits[1])


def _placed(source: Source, statement: Statement, row: Row, ranges: Ranges) -> Row:
    """A row with the first value of each column; its caption is read again where its values are others than before."""
    placed: dict[int, Cell] = {}
    doubts = list(row.doubts)
    for cell in sorted((*row.cells, *_missed(source, statement, row)), key=lambda cell: cell.span):
        column = _range_of(last_digit(source, cell.span), ranges)
        if column is None:
            continue
        if column in placed:
            doubts.append(f"column {column + 1} holds {cell.text} too")
        placed.setdefault(column, replace(cell, column=column))
    cells = tuple(placed[column] for column in sorted(placed))
    same = {cell.span for cell in cells} == {cell.span for cell in row.cells}
    again = replace(row, cells=cells, doubts=tuple(doubts))
    return again if same else restub(source, again, row.lines, _stops(source, row.cells, cells))


def _stops(source: Source, before: tuple[Cell, ...], cells: tuple[Cell, ...]) -> Mapping[int, int]:
    """Where captions end: at the first value, or at one that was taken out and stands apart from the words before it."""
    stops: dict[int, int] = {}
    for cell in (*cells, *(cell for cell in before if _stands_apart(source.lines[cell.span.line - 1][: cell.span.start]))):
        stops[cell.span.line] = min(cell.span.start, stops.get(cell.span.line, cell.span.start))
    return stops


def _stands_apart(words: str) -> bool:
    """Whether what follows these words is no part of them: `Year 1994` is one caption, `Inventories      8,297` none."""
    return bool(words.strip()) and (words.endswith(("  ", "\t")) or words.rstrip()[-1] in SIGNS)


def _missed(source: Source, statement: Statement, row: Row) -> Iterator[Cell]:
    """The values on a row's line that are no cells yet, in the unit and scale of those that are."""
    line = row.cells[0].span.line if row.cells else row.lines[1]
    unit, scale = (row.cells[0].unit, row.cells[0].scale) if row.cells else (statement.currency, statement.scale)
    for value in read_values(source.lines[line - 1]):
        span = Span(line, value.start, value.end)
        if value.kind != MARK and not any(cell.span.overlaps(span) for cell in row.cells):
            yield _cell(source, span, value, unit, scale)


def _cell(source: Source, span: Span, value: Value, unit: str, scale: int) -> Cell:
    text = source[span]
    if value.kind != NUMBER:
        return Cell(0, text, None, unit, scale, span, CellKind(value.kind))
    if "%" in text:
        unit, scale = PURE, 1
    number = amount(value.digits) * scale
    return Cell(0, text, -number if is_negative(text) else number, unit, scale, span)
