"""Which statement a table is, by its title, else by its captions."""

from __future__ import annotations

import re
from functools import lru_cache

from viewer.parsing.wording import TOP
from viewer.statements.statement import StatementKind

BY_TITLE = (
    (StatementKind.RECONCILIATION, r"reconcil\w+"),
    (StatementKind.OTHER, r"\bratios?\s+of\s+(?:earnings|income)\b|\bcomputations?\s+of\b.*\bper\b"),
    (
        StatementKind.OTHER,
        r"\baverage\s+balance|\bavg\.?\s+balances|\baverage\s+(?:rates|yields)|\brate\s*/\s*volume|\binterest\s+rate\s+sensitivity|\bmaturit(?:y|ies)\b",
    ),
    (StatementKind.GUIDANCE, r"\bguidance\b|\boutlook\b|\bbusiness\s+forecast"),
    (StatementKind.SEGMENT, r"\bsegments?\b|\bgeographic\b|\bby\s+(?:region|product\s+line|geograph\w+)\b"),
    (StatementKind.CASH_FLOW, r"cash\s+flows?\b(?!\s+hedg)|sources\s+and\s+uses\s+of\s+(?:cash|funds)|changes\s+in\s+financial\s+position"),
    (
        StatementKind.BALANCE_SHEET,
        r"balance\s+sheets?|statements?\s+of\s+condition\b|(?:statements?\s+of\s+)?financial\s+(?:condition|position)\b|assets\s+and\s+liabilities\b",
    ),
    (
        StatementKind.EQUITY,
        r"(?:stock|share)\s*-?\s*(?:holders?|owners?)['\u2019]?s?['\u2019]?\s+(?:equity|investment|deficit)|changes\s+in\s+(?:\w+\s+)?equity|retained\s+earnings\b|partners['\u2019]?\s+capital\b",
    ),
    (
        StatementKind.SELECTED_DATA,
        r"\bselected\b|\bsummary\b|\bhighlights\b|\bquarterly\b|\bsupplement\w+|\bfive[- ]year\b|\bten[- ]year\b|\bstatistic\w+",
    ),
    (
        StatementKind.INCOME_STATEMENT,
        r"\bof\s+(?:\w+\s+)?(?:operations|income|earnings|loss|profit)\b|(?:income|earnings|operating)\s+statements?",
    ),
    (StatementKind.INCOME_STATEMENT, r"profit\s+and\s+loss|operations\s+data|(?:consolidated|condensed)\s+(?:operations|income|earnings)"),
)
SAID_IN_PROSE = frozenset({StatementKind.RECONCILIATION, StatementKind.OTHER, StatementKind.GUIDANCE, StatementKind.SEGMENT})
TITLES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in BY_TITLE)
REVENUE = re.compile(r"(?:net\s+|total\s+|operating\s+)*(?:sales|revenues?)\b|interest\s+income|revenue", re.IGNORECASE)
COST = re.compile(r"\bcosts?\b|\bexpenses?\b|administrative|interest\s+expense", re.IGNORECASE)
NET = re.compile(r"net\s+\(?(?:income|loss|earnings|profit)", re.IGNORECASE)
ASSETS = re.compile(r"total\s+assets|current\s+assets|^assets$", re.IGNORECASE)
QUOTIENT = re.compile(r"\b(?:return|returns|ratio|average)\b|/|%", re.IGNORECASE)
BALANCE = re.compile(r"liabilities\s+(?:and|&)|total\s+liabilities|stockholders|shareholders|share-?owners", re.IGNORECASE)
OPERATING = re.compile(r"operat\w+\s+activities|from\s+operations|depreciation", re.IGNORECASE)
ACTIVITY_WORDS = ("operating", "investing", "financing")
ACTIVITIES = re.compile(rf"\bcash\b.*\b({'|'.join(ACTIVITY_WORDS)})\s+activities", re.IGNORECASE)
QUARTER = re.compile(r"(?:first|second|third|fourth|1st|2nd|3rd|4th)(?:\s+(?:fiscal\s+)?quarter\b|$)", re.IGNORECASE)
QUARTER_BEGINNINGS = frozenset("fstFST1234")
CASH = re.compile(r"cash\b.*\b(?:end|beginning)\s+of|net\s+(?:increase|decrease|change)\b.*\bcash", re.IGNORECASE)


def statement_kind(title: str, intro: str, labels: list[str], quarters: int) -> StatementKind:
    """The kind of a table.

    Args:
        title: its title, empty where it has none.
        intro: prose that leads over to it.
        labels: captions of its rows.
        quarters: how many quarters of years its columns are, side by side; 0 where most of them are none.
    """
    if _is_cash_flow(labels):
        return StatementKind.CASH_FLOW
    quarterly = [label for label in labels if label[:1] in QUARTER_BEGINNINGS and QUARTER.match(label)]
    if len(labels) > 1 and 2 * len(quarterly) > len(labels):  # a row a quarter
        return StatementKind.SELECTED_DATA
    for line in reversed(title.split("\n")):
        named = _named(line)
        if named is not None:
            return named
    by_captions = _by_captions(labels) if quarters <= 1 else None
    if by_captions is not None or quarters:
        return by_captions or StatementKind.SELECTED_DATA
    return next((kind for kind, pattern in TITLES if kind in SAID_IN_PROSE and pattern.search(intro)), StatementKind.OTHER)


def is_selection(heading: str) -> bool:
    """Whether the heading of a part of a document says that its tables select from statements: `ITEM 6. SELECTED FINANCIAL DATA`."""
    return _named(heading) is StatementKind.SELECTED_DATA


def is_other_half(labels: list[str], above: list[str]) -> bool:
    """Whether a table is the liabilities to the assets of the balance sheet above, each having column headings of its own."""
    liabilities = any("liabilities" in label.lower() and TOP.match(label) for label in labels)
    return liabilities and not any(BALANCE.search(label) for label in above)


@lru_cache(maxsize=1024)
def _named(line: str) -> StatementKind | None:
    """The kind that a line of a title names; kept, since statements of all releases have the same titles."""
    return next((kind for kind, pattern in TITLES if pattern.search(line)), None)


def _is_cash_flow(labels: list[str]) -> bool:
    """Whether captions sum up all three kinds of activities, whatever the title says: one company printed that of its retained earnings."""
    found = {match[1].lower() for label in labels if "activities" in label.lower() and (match := ACTIVITIES.search(label))}
    return len(found) == len(ACTIVITY_WORDS)


def _by_captions(labels: list[str]) -> StatementKind | None:
    """An untitled table is a primary statement only where it runs its whole course."""
    revenue = any(REVENUE.match(label) for label in labels[:6])
    if revenue and any(COST.search(label) for label in labels) and any(NET.match(label) for label in labels):
        return StatementKind.INCOME_STATEMENT
    sums = [label for label in labels if not QUOTIENT.search(label)] if len(labels) > 6 else []
    assets = next((at for at, label in enumerate(sums) if ASSETS.search(label)), None)
    if assets is not None and any(BALANCE.search(label) for label in sums):
        highlights = any(NET.match(label) or REVENUE.match(label) for label in sums)  # an extract of all statements
        return StatementKind.SELECTED_DATA if highlights else StatementKind.BALANCE_SHEET
    if any(CASH.search(label) for label in labels) and any(OPERATING.search(label) for label in labels):
        return StatementKind.CASH_FLOW
    return None
