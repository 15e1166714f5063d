"""What the tests of the review share."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from viewer.review.entry import Draft, Entry, seal
from viewer.review.index import Index
from viewer.review.marks import MarkState, mark
from viewer.review.store.chain import Head
from viewer.review.store.file import ReviewFile
from viewer.review.store.journal import keep
from viewer.review.store.opening import open_review
from viewer.review.target import target_at
from viewer.statements.period import PrintedDate, instant
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Role, Row, Statement, StatementKind
from viewer.text.source import Source
from viewer.text.span import Span

RELEASE = """\
ACME TOOL WORKS, INC.
CONDENSED BALANCE SHEETS
(in thousands)
                                  5/31/03    11/30/02
Current assets:
  Cash                            $   882     $   222
  Receivables                       1,895       2,737
  Inventories                       8,297       5,710
Total current assets               11,074       8,669
"""
CASH, RECEIVABLES, INVENTORIES = Span(6, 38, 41), Span(7, 36, 41), Span(8, 36, 41)
PLACES = tuple(Span(line, start, start + 5) for line in (7, 8) for start in (36, 48))


def marks(source: Source, count: int) -> list[Draft]:
    """Drafts of marks on the release, one place after the other."""
    states = list(MarkState)
    return [
        mark(target_at(source, PLACES[number % len(PLACES)]), states[number % len(states)], "A. Auditor", f"reason {number}")
        for number in range(count)
    ]


def sealed(review: ReviewFile, drafts: list[Draft]) -> list[Entry]:
    """The drafts as entries that continue a review."""
    entries: list[Entry] = []
    for draft in drafts:
        head = entries[-1] if entries else review.head
        entries.append(seal(draft, head.number + 1, head.hash))
    return entries


def made(path: Path, source: Source, count: int) -> Path:
    """A closed review with a number of marks."""
    with open_review(path, create=True) as review:
        review.append(sealed(review, marks(source, count)), keep(source))
    return path


def journal(*drafts: Draft, index: Index | None = None) -> Index:
    """An index of drafts entered one after the other, in memory."""
    index = index or Index()
    for draft in drafts:
        previous = index.entries[-1] if index.entries else Head()
        index.add(seal(draft, previous.number + 1, previous.hash))
    return index


def release_of(source: Source) -> Release:
    """The release as the parser should read it."""
    rows = (
        Row("Current assets", (Span(5, 0, 14),), (5, 5), role=Role.HEADING),
        _row(source, 6, "Cash", Role.ITEM),
        _row(source, 7, "Receivables", Role.ITEM),
        _row(source, 8, "Inventories", Role.ITEM),
        _row(source, 9, "Total current assets", Role.TOTAL),
    )
    columns = (_column(34, 2003, 5, 31), _column(45, 2002, 11, 30))
    title = (Span(2, 0, 24),)
    statement = Statement(StatementKind.BALANCE_SHEET, "CONDENSED BALANCE SHEETS", title, 1000, "USD", (2, 9), columns, rows)
    return Release(source, "Acme Tool Works, Inc.", None, date(2003, 7, 15), (statement,))


def _row(source: Source, line: int, label: str, role: Role) -> Row:
    printed = source.lines[line - 1]
    start = printed.index(label)
    values = list(re.finditer(r"[0-9][0-9,]*", printed))
    cells = tuple(
        Cell(column, match[0], Decimal(match[0].replace(",", "")) * 1000, "USD", 1000, Span(line, *match.span()))
        for column, match in enumerate(values)
    )
    return Row(label, (Span(line, start, start + len(label)),), (line, line), ("Current assets",), role, start, cells)


def _column(start: int, year: int, month: int, day: int) -> Column:
    label = f"{month}/{day}/{year % 100:02}"
    return Column(label, (label,), (Span(4, start, start + len(label)),), instant(PrintedDate(year, month, day)), None, start + 7)
