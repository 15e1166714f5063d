"""Releases of a made-up company, as many quarters as wanted: text and statements, in which every sum and every comparative is right.

The figures come from a seeded generator, so a benchmark sees the same releases every time. The source's text is laid out like the sample
releases (justified boxheads, dollar signs on first and last rows, rules above totals), and every cell's span is where its text stands.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, unit_of
from viewer.text.source import Source
from viewer.text.span import Span

SCALE = 1000
STUB, WIDTH = 44, 12
FIRST_YEAR = 1900
OPENING_DEFICIT = -70_000


@dataclass(frozen=True, slots=True)
class Flow:
    """What happened in some months, in thousands."""

    sales: int
    cost: int
    selling: int
    depreciation: int
    interest: int
    taxes: int

    @property
    def gross(self) -> int:
        return self.sales - self.cost

    @property
    def operating(self) -> int:
        return self.gross - self.selling - self.depreciation

    @property
    def pretax(self) -> int:
        return self.operating - self.interest

    @property
    def net(self) -> int:
        return self.pretax - self.taxes

    def __add__(self, other: Flow) -> Flow:
        return Flow(*(getattr(self, name) + getattr(other, name) for name in Flow.__slots__))


@dataclass(frozen=True, slots=True)
class Stock:
    """What there was at the end of a quarter, in thousands."""

    receivables: int
    inventories: int
    plant: int
    payables: int
    debt: int
    capital: int
    deficit: int

    @property
    def cash(self) -> int:
        return self.financing - self.receivables - self.inventories - self.plant

    @property
    def equity(self) -> int:
        return self.capital + self.deficit

    @property
    def financing(self) -> int:
        return self.payables + self.debt + self.equity


# Caption, what the row does, and its figures, none for a heading.
Line = tuple[str, Role, Sequence[int]]

INCOME: tuple[tuple[str, Role, Callable[[Flow], int] | None], ...] = (
    ("Net sales", Role.ITEM, lambda flow: flow.sales),
    ("Cost of goods sold", Role.ITEM, lambda flow: flow.cost),
    ("Gross profit", Role.TOTAL, lambda flow: flow.gross),
    ("Operating expenses", Role.HEADING, None),
    ("Selling, general and administrative", Role.ITEM, lambda flow: flow.selling),
    ("Depreciation and amortization", Role.ITEM, lambda flow: flow.depreciation),
    ("Income (loss) from operations", Role.TOTAL, lambda flow: flow.operating),
    ("Interest expense", Role.ITEM, lambda flow: -flow.interest),
    ("Income (loss) before income taxes", Role.TOTAL, lambda flow: flow.pretax),
    ("Income taxes", Role.ITEM, lambda flow: flow.taxes),
    ("Net income (loss)", Role.TOTAL, lambda flow: flow.net),
)
BALANCE: tuple[tuple[str, Role, Callable[[Stock], int] | None], ...] = (
    ("Current assets", Role.HEADING, None),
    ("Cash and cash equivalents", Role.ITEM, lambda stock: stock.cash),
    ("Accounts receivable, net", Role.ITEM, lambda stock: stock.receivables),
    ("Inventories", Role.ITEM, lambda stock: stock.inventories),
    ("Total current assets", Role.TOTAL, lambda stock: stock.cash + stock.receivables + stock.inventories),
    ("Property, plant and equipment, net", Role.ITEM, lambda stock: stock.plant),
    ("Total assets", Role.TOTAL, lambda stock: stock.financing),
    ("Liabilities and stockholders' equity", Role.HEADING, None),
    ("Accounts payable and accrued expenses", Role.ITEM, lambda stock: stock.payables),
    ("Long-term debt", Role.ITEM, lambda stock: stock.debt),
    ("Common stock and paid-in capital", Role.ITEM, lambda stock: stock.capital),
    ("Retained earnings (deficit)", Role.ITEM, lambda stock: stock.deficit),
    ("Total stockholders' equity", Role.TOTAL, lambda stock: stock.equity),
    ("Total liabilities and stockholders' equity", Role.TOTAL, lambda stock: stock.financing),
)


def synthetic_releases(count: int, seed: int = 0, company: str = "Sample Mills Inc.") -> tuple[Release, ...]:
    """The releases of that many quarters from the first of 1901 on, oldest first; the year before them is in their comparatives."""
    random = Random(f"{company} {seed}")
    flows = [_flow(random) for _ in range(count + 4)]
    stocks = [_stock(random, OPENING_DEFICIT)]
    for flow in flows:
        stocks.append(_stock(random, stocks[-1].deficit + flow.net))
    return tuple(_release(company, index, flows, stocks) for index in range(4, count + 4))


def _flow(random: Random) -> Flow:
    sales = random.randrange(2_000, 90_000)
    return Flow(
        sales,
        sales * random.randrange(55, 85) // 100,
        sales * random.randrange(5, 30) // 100,
        random.randrange(20, 900),
        random.randrange(10, 600),
        random.randrange(0, 700),
    )


def _stock(random: Random, deficit: int) -> Stock:
    held = (random.randrange(500, 9_000) for _ in range(6))
    receivables, inventories, plant, payables, debt, cash = held
    capital = cash + receivables + inventories + plant - payables - debt - deficit
    return Stock(receivables, inventories, plant, payables, debt, capital, deficit)


def _release(company: str, index: int, flows: Sequence[Flow], stocks: Sequence[Stock]) -> Release:
    """The release of one quarter; `stocks[i + 1]` is what there was after `flows[i]`."""
    quarter = index % 4
    start = index - quarter
    text: list[str] = [company, "", f"Results of the quarter ended {_end(index).isoformat()}", ""]
    columns: list[tuple[Period, Flow]] = [(_months(3, index), flows[index]), (_months(3, index - 4), flows[index - 4])]
    if quarter:
        for last, first in ((index, start), (index - 4, start - 4)):
            columns.append((_months(3 * (quarter + 1), last), sum(flows[first + 1 : last + 1], flows[first])))
    name = f"{company.split(maxsplit=1)[0].casefold()}-{_end(index).isoformat()}.txt"
    balances = [(instant(PrintedDate.of(_end(at))), stocks[at + 1]) for at in (index, start - 1)]
    sheet = [(caption, role, [figure(stock) for _, stock in balances] if figure else []) for caption, role, figure in BALANCE]
    operations = [(caption, role, [figure(flow) for _, flow in columns] if figure else []) for caption, role, figure in INCOME]
    statements = (
        _statement(text, StatementKind.BALANCE_SHEET, "CONSOLIDATED BALANCE SHEETS", [period for period, _ in balances], sheet),
        _statement(
            text, StatementKind.INCOME_STATEMENT, "CONSOLIDATED STATEMENTS OF OPERATIONS", [period for period, _ in columns], operations
        ),
    )
    content = "\n".join(text) + "\n"
    published = date(_end(index).year + _end(index).month // 12, _end(index).month % 12 + 1, 20)
    return Release(Source(name, content, sha256=f"{company} {index}", size=len(content)), company, None, published, statements)


def _end(index: int) -> date:
    year, month = FIRST_YEAR + index // 4, 3 * (index % 4) + 3
    return date(year, month, monthrange(year, month)[1])


def _months(months: int, index: int) -> Period:
    return duration(months, PrintedDate.of(_end(index)))


def _statement(text: list[str], kind: StatementKind, title: str, periods: Sequence[Period], lines: Sequence[Line]) -> Statement:
    """Print a table to the end of the text and return it as read."""
    text += ["", title.center(STUB + WIDTH * len(periods)).rstrip(), "(in thousands)".center(STUB + WIDTH * len(periods)).rstrip(), ""]
    columns = tuple(_column(text, index, period) for index, period in enumerate(periods))
    text.append(" " * STUB + "".join(_heading(period).rjust(WIDTH) for period in periods))
    first = len(text) - 1
    rows: list[Row] = []
    section: tuple[str, ...] = ()
    for caption, role, values in lines:
        if role is Role.TOTAL:
            text.append(" " * STUB + ("-" * (WIDTH - 3)).rjust(WIDTH) * len(periods))
        rows.append(_row(text, caption, role, section, values))
        section = (caption,) if role is Role.HEADING else () if role is Role.TOTAL else section
    return Statement(kind, title, (), SCALE, "USD", (first, len(text)), columns, tuple(rows))


def _column(text: Sequence[str], index: int, period: Period) -> Column:
    right = STUB + WIDTH * (index + 1)
    span = Span(len(text) + 1, right - len(_heading(period)), right)
    return Column(_heading(period), (_heading(period),), (span,), period, None, right)


def _heading(period: Period) -> str:
    end = period.end
    day = f"{end.month:02}/{end.day:02}/{end.year % 100:02}"
    return day if period.is_instant else f"{period.months}M {day}"


def _row(text: list[str], caption: str, role: Role, section: tuple[str, ...], values: Sequence[int]) -> Row:
    number = len(text) + 1
    printed = "  " * len(section) + caption
    start = len(printed) - len(caption)
    cells: list[Cell] = []
    for index, value in enumerate(values):
        shown = f"({-value:,})" if value < 0 else f"{value:,}"
        printed = printed.ljust(STUB + WIDTH * (index + 1) - len(shown)) + shown
        span = Span(number, len(printed) - len(shown), len(printed))
        cells.append(Cell(index, shown, Decimal(value) * SCALE, unit_of(UnitKind.MONEY, "USD"), SCALE, span))
    text.append(printed)
    return Row(caption, (Span(number, start, start + len(caption)),), (number, number), section, role, len(section), tuple(cells))


def reprint(release: Release, label: str, column: int, text: str) -> Release:
    """The release with one figure of its first row so labelled printed otherwise, in the source and in its cell."""
    row = next(row for statement in release.statements for row in statement.rows if row.label == label)
    cell = row.cells[column]
    span = replace(cell.span, start=cell.span.end - len(text))
    value = Decimal(text.strip("()").replace(",", "")) * cell.scale * (-1 if text.startswith("(") else 1)
    lines = list(release.source.lines)
    line = lines[span.line - 1]
    width = max(len(text), len(cell.span))
    lines[span.line - 1] = line[: span.end - width] + text.rjust(width) + line[span.end :]
    cells = (*row.cells[:column], replace(cell, text=text, value=value, span=span), *row.cells[column + 1 :])
    return _replaced(replace(release, source=replace(release.source, text="\n".join(lines))), row, replace(row, cells=cells))


def relabel(release: Release, label: str, caption: str) -> Release:
    """The release with another caption on its first row so labelled; the source stays as it is."""
    row = next(row for statement in release.statements for row in statement.rows if row.label == label)
    return _replaced(release, row, replace(row, label=caption))


def without(release: Release, label: str) -> Release:
    """The release without its rows so labelled."""
    return replace(
        release,
        statements=tuple(
            replace(statement, rows=tuple(row for row in statement.rows if row.label != label)) for statement in release.statements
        ),
    )


def _replaced(release: Release, old: Row, new: Row) -> Release:
    statements = tuple(
        replace(statement, rows=tuple(new if row is old else row for row in statement.rows)) for statement in release.statements
    )
    return replace(release, statements=statements)
