"""Small made-up releases, a line for a line: what a test of series needs and no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from zlib import crc32

from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Row, Statement, StatementKind
from viewer.text.source import Source
from viewer.text.span import Span

KINDS = {True: StatementKind.BALANCE_SHEET, False: StatementKind.INCOME_STATEMENT}


def period(text: str) -> Period:
    """`3 2003-05-31` is the three months to that day, a day alone the moment."""
    months, _, end = text.rpartition(" ")
    return duration(int(months), PrintedDate.from_iso(end)) if months else instant(PrintedDate.from_iso(end))


def made_release(
    released: str,
    rows: Mapping[str, Mapping[str, int | str]],
    *,
    company: str | None = "Made Inc.",
    scale: int = 1000,
    currency: str = "USD",
    unit: str = "",
    title: str = "STATEMENT",
    kind: StatementKind | None = None,
) -> Release:
    """A release with one statement.

    Args:
        released: its date, which names its file too; empty for none.
        rows: caption to the printed figure of each period, as `period` reads it.
        company: its name.
        scale: of the statement.
        currency: of the statement.
        unit: of its figures where they are no amounts.
        title: of the statement.
        kind: of the statement; a balance sheet where all periods are moments, else an income statement.
    """
    names = list(dict.fromkeys(name for figures in rows.values() for name in figures))
    periods = [period(name) for name in names]
    columns = tuple(
        Column(name, (name,), (), one, None, 10 * number + 10) for number, (name, one) in enumerate(zip(names, periods, strict=True))
    )
    kind = kind or KINDS[all(one.is_instant for one in periods)]
    made = []
    lines = []
    for number, (caption, figures) in enumerate(rows.items(), 1):
        line = caption.ljust(40)
        cells = []
        for name, figure in figures.items():
            text = f"{figure:,}" if isinstance(figure, int) else figure
            span = Span(number, len(line) + 1, len(line) + 1 + len(text))
            line += " " + text
            value = Decimal(text.replace(",", "")) * (1 if unit else scale)
            cells.append(Cell(names.index(name), text, value, unit or currency, 1 if unit else scale, span))
        lines.append(line)
        made.append(Row(caption, (Span(number, 0, len(caption)),), (number, number), cells=tuple(cells)))
    text = "\n".join(lines)
    source = Source(f"made-{released or 'undated'}-{crc32(text.encode()):08x}.txt", text)
    statement = Statement(kind, title, (), scale, currency, (1, max(len(lines), 1)), columns, tuple(made))
    return Release(source, company, None, date.fromisoformat(released) if released else None, (statement,))
