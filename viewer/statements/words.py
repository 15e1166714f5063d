"""Kinds of statements, dates, periods and counts in words, for findings, lists and headings; the same in every locale."""

from __future__ import annotations

from viewer.statements.period import Period, PrintedDate
from viewer.statements.statement import StatementKind

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
KIND_WORDS = {
    StatementKind.BALANCE_SHEET: "Balance sheet",
    StatementKind.INCOME_STATEMENT: "Operations",
    StatementKind.CASH_FLOW: "Cash flows",
    StatementKind.EQUITY: "Equity",
    StatementKind.SEGMENT: "Segments",
    StatementKind.RECONCILIATION: "Reconciliation",
    StatementKind.SELECTED_DATA: "Selected data",
    StatementKind.GUIDANCE: "Guidance",
    StatementKind.OTHER: "Table",
}
LENGTHS = {1: "one month", 2: "two months", 3: "three months", 6: "six months", 9: "nine months", 12: "twelve months"}


def counted(number: int, noun: str) -> str:
    """`1 cell`, `1,234 cells`, `3 entries`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def date_words(date: PrintedDate) -> str:
    """`31 May 2003`, `May 2003` or `2003`, as far as it is printed."""
    parts = (str(date.day) if date.day else "", MONTHS[date.month - 1] if date.month else "", str(date.year))
    return " ".join(part for part in parts if part)


def period_words(period: Period | None) -> str:
    """`three months ended 31 May 2003`, `31 May 2003`; empty for a column that is no period."""
    if period is None:
        return ""
    if period.is_instant:
        return date_words(period.end)
    if period.weeks:
        length = f"{period.weeks} weeks"
    elif period.months:
        length = LENGTHS.get(period.months, f"{period.months} months")
    else:
        length = "period"
    return f"{length} ended {date_words(period.end)}"
