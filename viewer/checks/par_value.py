"""Share capital against the shares its own caption speaks of: `$.01 par value; issued 13,595,000 shares in 2005 and 13,432,000 in 2004`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from viewer.checks.amounts import as_printed
from viewer.checks.between.wording import caption_words
from viewer.checks.sentences import column_words
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Row, Statement, StatementKind

RULE = "par_value"
AMOUNT = r"([0-9]{0,4}\.[0-9]{1,6}|[0-9]{1,4})(?:[ -]([0-9]{1,2})/([1-9][0-9]?))?"  # `.16 2/3`, `1-2/3`
PAR = regex(rf"(?<![0-9/])\$? ?{AMOUNT}[ -]?par\b|par value(?: of)? \$ ?{AMOUNT}", re.IGNORECASE)
ISSUED = regex(r"\bissued\b(?! and none)", re.IGNORECASE)
COUNT = regex(r"(?<![0-9.,$])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{5,})(?![0-9.,]*[0-9])")
YEAR = regex(r"^[^0-9]{0,20}\(?\b((?:19|20)[0-9]{2})\b")
SLACK = 2  # units the amount may be off: companies round the shares and the amount apart
CENT = Decimal("0.01")
LARGE = 1_000_000  # a count below, in a statement printed in thousands, is in thousands too, or in full where that comes out


@frozen
class Count:
    """A count of shares in a caption.

    Attributes:
        text: as printed.
        shares: how many.
        year: the year named behind it, None where none is.
    """

    text: str
    shares: int
    year: int | None


def par_values(release: Release) -> Iterator[Finding]:
    """A note for each amount of share capital that is not par value times the shares issued."""
    for statement in release.statements:
        if statement.kind is StatementKind.BALANCE_SHEET:
            for row in statement.rows:
                par = PAR.search(row.label) if "par" in row.label.lower() else None
                if par is not None:
                    yield from _capital(release, statement, row, _par_of(*(par.groups()[:3] if par[1] else par.groups()[3:])))


def _par_of(digits: str, over: str | None, under: str | None) -> Decimal:
    """A par value with its fraction, which is one of its last digit: two thirds of a cent in `$.16 2/3`."""
    value = Decimal(digits)
    return value + Decimal(over) / Decimal(under).scaleb(len(digits.partition(".")[2])) if over and under else value


def _capital(release: Release, statement: Statement, row: Row, par: Decimal) -> Iterator[Finding]:
    counts = _counts(row.label)
    for at, cell in enumerate(row.cells):
        count = _count_of(counts, statement, cell, at, len(row.cells))
        if count is None or not cell.value:
            continue
        readings = dict.fromkeys((_in_full(count, statement), count.shares))
        if all(
            abs(cell.value - par * shares) > SLACK * (_coarse_unit(cell) + par * (shares // max(1, count.shares))) for shares in readings
        ):
            meant = par * next(iter(readings))
            row_and_column = ", ".join(filter(None, (caption_words(row), column_words(statement, cell.column))))
            told = f"{row_and_column}: {count.text} shares of {par:.6} make"
            message = f"{told} {as_printed(_shortened(meant, cell), cell)}, printed {cell.text}"
            yield Finding(RULE, Severity.NOTE, message, (Place(release.source.name, cell.span),), cell.value - meant)


def _shortened(amount: Decimal, cell: Cell) -> Decimal:
    """An amount to two places beyond those that a cell is scaled to."""
    unit = Decimal(cell.scale) * CENT
    return (amount / unit).to_integral_value(ROUND_HALF_UP) * unit


def shares_issued(statement: Statement, row: Row, at: int) -> int | None:
    """How many shares a caption of share capital says are issued at the date of a cell, given by its place in the row."""
    count = _count_of(_counts(row.label), statement, row.cells[at], at, len(row.cells))
    return _in_full(count, statement) if count is not None else None


def shares_held(statement: Statement, row: Row, at: int) -> int | None:
    """How many shares a caption of treasury stock says are held then: `Treasury stock (189,687,000 and 202,340,000 shares)`."""
    count = _count_of(_counts_in(row.label), statement, row.cells[at], at, len(row.cells))
    return _in_full(count, statement) if count is not None else None


def _in_full(count: Count, statement: Statement) -> int:
    return count.shares * statement.scale if count.shares < LARGE else count.shares


def _counts(label: str) -> list[Count]:
    """The counts of shares issued; where shares issued and outstanding differ, the ones issued stand first."""
    issued = ISSUED.search(label)
    return _counts_in(label[issued.end() :]) if issued is not None else []


def _counts_in(words: str) -> list[Count]:
    """The counts in some words, each with the year behind it."""
    counts = []
    for found in COUNT.finditer(words):
        year = YEAR.search(words[found.end() :])
        counts.append(Count(found[1], int(found[1].replace(",", "")), int(year[1]) if year else None))
    return counts


def _count_of(counts: list[Count], statement: Statement, cell: Cell, at: int, cells: int) -> Count | None:
    period = statement.columns[cell.column].period if cell.column < len(statement.columns) else None
    if all(count.year is not None for count in counts):
        return next((count for count in counts if period is not None and count.year == period.end.year), None)
    if len(counts) == 1:
        return counts[0]
    return counts[at] if len(counts) == cells and not any(count.year for count in counts) else None


def _coarse_unit(cell: Cell) -> Decimal:
    """The unit an amount seems rounded to: 1,000 for `136,000`."""
    digits = re.sub("[^0-9]", "", cell.text)
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(cell.scale) * 10**zeros if "." not in cell.text else Decimal(cell.scale)
