"""The share of debt in a company's capital, which no statement prints: its rows of debt by these and its equity together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from viewer.checks.narrative.assertion import Assertion
from viewer.checks.narrative.entry import Entry
from viewer.checks.narrative.figures import FigureKind
from viewer.checks.narrative.fiscal import Key
from viewer.checks.narrative.tie import UNTIED, Outcome, Tie
from viewer.checks.narrative.verdict import HUNDRED, Range, hundredths, quotient, range_of, size_of, total
from viewer.statements.statement import Cell, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

OWED = re.compile(r"\b(?:debt|notes? payable|borrowings?|commercial paper|loans? payable|capital leases?|debentures)\b", re.IGNORECASE)
NOT_OWED = re.compile(r"\b(?:total|receivables?|investments?|issuance costs?|discount|expenses?)\b", re.IGNORECASE)
LONG = re.compile(r"\blong[- ]term\b", re.IGNORECASE)
CURRENT = re.compile(r"\bcurrent\b", re.IGNORECASE)


def tie_of_leverage(assertion: Assertion, keys: Sequence[Key], equity: Iterable[Entry]) -> Tie:
    """The tie of a share of debt to the rows that it is computed from; never found to differ, since debt is counted in several ways.

    Args:
        assertion: the percentage.
        keys: the periods it may speak of.
        equity: the rows of equity.
    """
    if assertion.figure.kind is not FigureKind.PERCENT:
        return UNTIED
    for key, entry in product(keys, equity):
        cell = entry.cell(Key(None, key.month)) if entry.statement.kind is StatementKind.BALANCE_SHEET else None
        if cell is None:
            continue
        for debts in _debts(entry.statement, cell.column):
            tie = _tie(assertion, debts, cell, key)
            if tie is not None:
                return tie
    return UNTIED


def _debts(statement: Statement, column: int) -> Iterator[tuple[Cell, ...]]:
    """The cells of debt of a column: of all debt, and of the long-term debt without what is due."""
    owed = [(row.label, row.cell(column)) for row in statement.rows if OWED.search(row.label) and not NOT_OWED.search(row.label)]
    found = [(label, cell) for label, cell in owed if cell is not None and cell.value and kind_of(cell.unit) is UnitKind.MONEY]
    yield tuple(cell for _, cell in found)
    yield tuple(cell for label, cell in found if LONG.search(label) and not CURRENT.search(label))


def _tie(assertion: Assertion, debts: tuple[Cell, ...], equity: Cell, key: Key) -> Tie | None:
    """The tie to debts and equity, None where the percentage is not theirs."""
    if not debts or equity.value is None or equity.value <= 0:
        return None
    sizes = [size_of(cell) for cell in debts]
    owed = total(sizes)
    own = size_of(equity)
    share = quotient(owed, Range(owed.low + own.low, owed.high + own.high))
    if share is None or not range_of(assertion.figure).meets(Range(share.low * HUNDRED, share.high * HUNDRED)):
        return None
    debt = sum((cell.value or Decimal(0) for cell in debts), Decimal(0))
    percent = hundredths(debt / (debt + equity.value) * HUNDRED)
    said = " + ".join(cell.text for cell in debts)
    return Tie(Outcome.AGREES, (*debts, equity), key, percent, f"({said}) / ({said} + {equity.text}) = {percent} %", derived=True)
