"""What no statement prints of a company's debt: its share of the capital, and what it is without the cash.

Both are computed from the rows of debt of a balance sheet, of all of it or of the long-term debt alone, and never found to
differ, since debt is counted in several ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.ledger.entry import Entry
from viewer.checks.narrative.prose.figures import FigureKind
from viewer.checks.narrative.prose.token import FIGURE, Sentence
from viewer.checks.narrative.prose.words import words
from viewer.checks.narrative.ties.tie import UNTIED, Outcome, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import HUNDRED, Range, hundredths, magnitude, quotient, range_of, size_of, total
from viewer.regex import regex
from viewer.statements.statement import Cell, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

OWED = regex(r"\b(?:debt|notes? payable|borrowings?|commercial paper|loans? payable|capital leases?|debentures)\b", re.IGNORECASE)
NOT_OWED = regex(r"\b(?:total|receivables?|investments?|issuance costs?|discount|expenses?)\b", re.IGNORECASE)
LONG = regex(r"\blong[- ]term\b", re.IGNORECASE)
SECURITIES = regex(r"\b(?:marketable securities|(?:short[- ]term|temporary) investments)\b", re.IGNORECASE)
DEBTS = words("debt indebtedness borrowings")
CAPITALS = words("capital capitalization")
FLOWING = words("provided used flow flows from generated inflow inflows outflow outflows proceeds paid received")  # behind `net cash`
LONGEST_EQUITY = 4  # tokens of `total stockholders' equity`
CURRENT = regex(r"\bcurrent\b", re.IGNORECASE)


def says_leverage(tokens: Sentence) -> bool:
    """Whether a sentence holds debt against capital: `total debt represented 13.0% and 17.4% of total capital`."""
    return not DEBTS.isdisjoint(tokens.said) and not CAPITALS.isdisjoint(tokens.said)


def says_capital(tokens: Sentence) -> bool:
    """Whether a sentence says what it holds debt against: `debt represented 25% of combined debt and stockholders' equity`."""
    said = tokens.said
    if DEBTS.isdisjoint(said):
        return False
    at = next((at for at in range(len(said) - 2) if said[at] in DEBTS and said[at + 1] in {"and", "plus"}), None)
    return at is not None and "equity" in said[at + 2 : at + 2 + LONGEST_EQUITY] and not DEBTS.isdisjoint(said[:at])


def says_net(tokens: Sentence, index: int) -> bool:
    """Whether a figure is told of net debt or net cash, not of cash that flowed: `net cash at the end of the year was $1.06 billion`."""
    for at in range(index - 2, -1, -1):
        if tokens[at].kind is FIGURE:
            return False
        if tokens.said[at] == "net" and tokens.said[at + 1] in {"debt", "cash"}:
            return tokens.said[at + 2] not in FLOWING
    return False


def tie_of_leverage(assertion: Assertion, keys: Sequence[Key], equity: Iterable[Entry], cash: Sequence[Entry] = ()) -> Tie:
    """The tie of a share of debt to the rows that it is computed from.

    Args:
        assertion: the percentage.
        keys: the periods it may speak of.
        equity: the rows of equity.
        cash: those of cash where the sentence speaks of net debt.
    """
    if assertion.figure.kind is not FigureKind.PERCENT:
        return UNTIED
    for key, entry in product(keys, equity):
        cell = entry.cell(Key(None, key.month)) if entry.statement.kind is StatementKind.BALANCE_SHEET else None
        if cell is None:
            continue
        held = next((own for row in cash if row.statement is entry.statement and (own := row.row.cell(cell.column)) is not None), None)
        for debts in _debts(entry.statement, cell.column):
            tie = _tie(assertion, debts, cell, key, held)
            if tie is not None:
                return tie
    return UNTIED


def says_net_debt(tokens: Sentence) -> bool:
    """Whether a sentence speaks of debt without the cash: `net debt to total capital was 18.3%`."""
    return any(said == "net" and tokens.said[at] in DEBTS for at, said in enumerate(tokens.said[:-1], 1))


def tie_of_net(assertion: Assertion, keys: Sequence[Key], cash: Iterable[Entry]) -> Tie:
    """The tie of net debt or net cash to the rows of debt and of cash, with the securities below it or without them.

    Args:
        assertion: the amount.
        keys: the periods it may speak of.
        cash: the rows of cash.
    """
    for key, entry in product(keys, cash):
        cell = entry.cell(Key(None, key.month)) if entry.statement.kind is StatementKind.BALANCE_SHEET else None
        if cell is None:
            continue
        rows = entry.statement.rows
        below = next((row for row in rows[rows.index(entry.row) + 1 :][:1] if SECURITIES.search(row.label)), None)
        security = below.cell(cell.column) if below is not None else None
        held = [(cell, security), (cell,)] if security is not None and security.value else [(cell,)]
        for debts, owned in product(filter(None, _debts(entry.statement, cell.column)), held):
            owed, own = total([size_of(cell) for cell in debts]), total([size_of(cell) for cell in owned])
            left = magnitude(Range(owed.low - own.high, owed.high - own.low))
            if range_of(assertion.figure).meets(left):
                how = f"{' + '.join(each.text for each in debts)} - {' - '.join(each.text for each in owned)}"
                return Tie(Outcome.AGREES, (*debts, *owned), key, (left.low + left.high) / 2, how, derived=True)
    return UNTIED


def _debts(statement: Statement, column: int) -> Iterator[tuple[Cell, ...]]:
    """The cells of debt of a column: of all debt, and of the long-term debt without what is due."""
    owed = [(row.label, row.cell(column)) for row in statement.rows if OWED.search(row.label) and not NOT_OWED.search(row.label)]
    found = [(label, cell) for label, cell in owed if cell is not None and cell.value and kind_of(cell.unit) is UnitKind.MONEY]
    yield tuple(cell for _, cell in found)
    yield tuple(cell for label, cell in found if LONG.search(label) and not CURRENT.search(label))


def _tie(assertion: Assertion, debts: tuple[Cell, ...], equity: Cell, key: Key, cash: Cell | None) -> Tie | None:
    """The tie to debts, less cash where there is any, and equity; None where the percentage is not theirs."""
    if not debts or equity.value is None or equity.value <= 0:
        return None
    owed = total([size_of(cell) for cell in debts])
    own = size_of(equity)
    debt = sum((cell.value or Decimal(0) for cell in debts), Decimal(0))
    said = " + ".join(cell.text for cell in debts)
    if cash is not None and cash.value is not None:
        held = size_of(cash)
        owed, debt, said = Range(owed.low - held.high, owed.high - held.low), debt - cash.value, f"{said} - {cash.text}"
        debts = (*debts, cash)
    share = quotient(owed, Range(owed.low + own.low, owed.high + own.high)) if owed.low > 0 else None
    if share is None or not range_of(assertion.figure).meets(Range(share.low * HUNDRED, share.high * HUNDRED)):
        return None
    percent = hundredths(debt / (debt + equity.value) * HUNDRED)
    return Tie(Outcome.AGREES, (*debts, equity), key, percent, f"({said}) / ({said} + {equity.text}) = {percent} %", derived=True)
