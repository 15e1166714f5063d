"""The one place where domain objects become words and figures for the window. Knows no Qt."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from viewer.models.address import CellAddress
from viewer.statements.release import Release
from viewer.statements.statement import Cell, CellKind, Column, Row, Statement
from viewer.statements.unit import UnitKind, kind_of
from viewer.statements.words import KIND_WORDS, counted, period_words
from viewer.text.span import Span

SCALES = {1000: "thousand", 1_000_000: "million", 1_000_000_000: "billion"}
CURRENCIES = {"USD": "dollars", "EUR": "euros", "GBP": "pounds", "GBX": "pence", "JPY": "yen", "CAD": "Canadian dollars"}
NIL = "\u2013"


def column_words(column: Column) -> str:
    """The column's period in words, its printed heading where it is no period."""
    return period_words(column.period) or column.label


def unit_words(unit: str, scale: int = 1) -> str:
    """`thousand dollars`, `dollars per share`, `thousand shares`; empty for a pure number."""
    kind = kind_of(unit)
    if kind is UnitKind.PURE:
        return ""
    currency = unit.partition("/")[0]
    noun = {UnitKind.SHARES: "shares", UnitKind.PER_SHARE: f"{CURRENCIES.get(currency, currency)} per share"}.get(
        kind, CURRENCIES.get(currency, currency)
    )
    return f"{SCALES[scale]} {noun}" if scale in SCALES else noun


def amount_text(value: Decimal) -> str:
    """An exact amount with thousands separated: `-12,013,000`."""
    return f"{value:,f}"


def printed_value(cell: Cell) -> Decimal | None:
    """The value as printed, sign applied and scale not: -323 for `(323)` in thousands."""
    return None if cell.value is None else cell.value / cell.scale


def figure_text(cell: Cell) -> str:
    """What the grid shows: the printed text without inner blanks, a nil as one dash."""
    return NIL if cell.kind is CellKind.NIL else "".join(cell.text.split())


def row_name(row: Row) -> str:
    """The caption; a row without one is named by what it is."""
    return row.label or "total without a caption"


def cell_words(address: CellAddress) -> str:
    """One sentence for a place of the grid: `Net sales, three months ended 31 May 2003, 12,013 thousand dollars`."""
    return f"{row_name(address.row)}, {column_words(address.column)}, {_value_words(address.cell)}"


def _value_words(cell: Cell | None) -> str:
    if cell is None:
        return "not reported"
    if cell.kind is CellKind.NIL:
        return "nil"
    value = printed_value(cell)
    if value is None:
        return "not meaningful"
    percent = " percent" if cell.text.endswith("%") else ""
    return f"{amount_text(value)}{percent} {unit_words(cell.unit, cell.scale)}".strip()


def span_words(span: Span) -> str:
    """`line 211, 54-59`, the columns counted from 0 as in the JSON."""
    return f"line {span.line}, {span.start}-{span.end}"


def statement_name(statement: Statement) -> str:
    """A short name for a tab."""
    return KIND_WORDS[statement.kind]


def statement_names(release: Release) -> tuple[str, ...]:
    """A name for each statement of a release, numbered where several are of one kind."""
    names = [statement_name(statement) for statement in release.statements]
    counts = Counter(names)
    seen: Counter[str] = Counter()
    numbered = []
    for name in names:
        seen[name] += 1
        numbered.append(f"{name} {seen[name]}" if counts[name] > 1 else name)
    return tuple(numbered)


def company_name(release: Release) -> str:
    """The company, or words that say it was not found."""
    return release.company or "Company not named"


def release_name(release: Release) -> str:
    """The date of a release, its file's name where it has none."""
    return release.released.isoformat() if release.released else release.source.name


def counted_things(release: Release) -> tuple[str, ...]:
    """What was read of a release, for the status bar, the least telling first."""
    cells = doubts = 0
    for statement in release.statements:  # gone through once: a large release makes its rows anew each time
        doubts += len(statement.doubts) + sum(len(column.doubts) for column in statement.columns)
        for row in statement.rows:
            cells += len(row.cells)
            doubts += len(row.doubts) + sum(len(cell.doubts) for cell in row.cells)
    words = [counted(len(release.statements), "statement")]
    if release.dispositions:
        words.append(counted(len(release.dispositions), "number"))
    words.append(counted(cells, "cell"))
    if doubts:
        words.append(counted(doubts, "doubt"))
    return tuple(words)


def inspector_words(address: CellAddress) -> str:
    """The inspector's line for a selected place."""
    cell = address.cell
    parts = [row_name(address.row), column_words(address.column)]
    if cell is None:
        parts.append("blank: not reported")
        return " · ".join(parts)
    parts.insert(0, figure_text(cell))
    parts.append({CellKind.NIL: "nil: adds as zero", CellKind.NOT_MEANINGFUL: "not meaningful"}.get(cell.kind, ""))
    if cell.value is not None:
        unit = unit_words(cell.unit, cell.scale) or "pure number"
        parts.append(f"{unit} = {amount_text(cell.value)}" if cell.scale != 1 else unit)
    parts.append(span_words(cell.span))
    parts.extend(f"doubt: {doubt}" for doubt in cell.doubts)
    return " · ".join(part for part in parts if part)
