"""What flowed one way less what flowed the other, which no row prints: `net repayments were $26 million`, `purchases, net of maturities`.

Never found to differ, since a company may count more or fewer rows to either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY
from viewer.checks.narrative.prose.token import WORD, Sentence
from viewer.checks.narrative.prose.words import words
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import Range, digits_of, range_of
from viewer.regex import regex
from viewer.statements.statement import Cell, Role, StatementKind

ZERO = Decimal(0)
FEWEST = 2  # digits of an amount; nearly every net has some single one
REACH = 3  # words from a `net` to what flowed
FARTHEST = 16  # tokens from an amount to the `net`


class _Flow(NamedTuple):
    """Rows of a cash flow statement that are of one thing, in and out.

    Attributes:
        said: what a sentence calls it behind `net`.
        of: what their captions hold.
        into: what those that bring cash hold; looked for behind `out`.
        out: what those that take it hold.
    """

    said: frozenset[str]
    of: re.Pattern[str]
    into: re.Pattern[str]
    out: re.Pattern[str]


class _Rows(NamedTuple):
    """The rows of one thing in one statement."""

    into: list[Entry]
    out: list[Entry]


INVESTMENTS = _Flow(
    words("contributions proceeds purchases maturities investments securities sales of"),
    regex(r"\b(?:investments?|securities)\b", re.IGNORECASE),
    regex(r"\b(?:proceeds|sales?|maturit(?:y|ies)|redemptions?|sold)\b", re.IGNORECASE),
    regex(r"\b(?:purchases?|contributions|additions|acquisitions?|payments?|purchased)\b", re.IGNORECASE),
)
DEBT = _Flow(
    words("borrowings repayments repayment issuances of"),
    regex(r"\b(?:debt|borrowings?|notes?(?! receivable)|commercial paper|debentures)\b(?!.*\bcosts?\b)", re.IGNORECASE),
    regex(r"\b(?:proceeds|borrowings?|issuances?|issued|issue)\b", re.IGNORECASE),
    regex(r"\b(?:repayments?|payments?|repaid|redemptions?|retirements?|reductions?|paid)\b", re.IGNORECASE),
)
TOLD = {  # by what a sentence speaks of
    **dict.fromkeys(("investments", "securities"), INVESTMENTS),
    **dict.fromkeys(("borrowings", "repayments", "debt"), DEBT),
}


class Nets:
    """Ties amounts to the flows in and out that they are the net of."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._known: dict[str, list[_Rows]] = {}  # by what captions hold, once a net is told

    def tie(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie of an amount that its sentence calls net to the rows it is left of."""
        if assertion.figure.kind is not MONEY or "net" not in tokens.said or TOLD.keys().isdisjoint(tokens.said):
            return UNTIED
        if assertion.forward or assertion.place or digits_of(assertion.figure) < FEWEST:
            return UNTIED
        for flow in dict.fromkeys(TOLD[word] for word in tokens.said if word in TOLD):
            if not _says_net(tokens, assertion.index, flow):
                continue
            for key in self._clock.level(assertion).keys:
                for rows in self._rows(flow):
                    tie = _tie(assertion, rows, key)
                    if tie is not UNTIED:
                        return tie
        return UNTIED

    def _rows(self, flow: _Flow) -> list[_Rows]:
        """The rows of one thing in each cash flow statement that has some in and some out."""
        known = self._known.get(flow.of.pattern)
        if known is None:
            by_statement: dict[tuple[int, int], _Rows] = {}
            for entry in self._entries(flow):
                rows = by_statement.setdefault(entry.statement.lines, _Rows([], []))
                if flow.out.search(entry.row.label):
                    rows.out.append(entry)
                elif flow.into.search(entry.row.label):
                    rows.into.append(entry)
            known = self._known[flow.of.pattern] = [rows for rows in by_statement.values() if rows.into and rows.out]
        return known

    def _entries(self, flow: _Flow) -> Iterator[Entry]:
        """The rows of cash flow statements that are of one thing."""
        for row, statement in self._ledger.amounts.rows():
            if statement.kind is not StatementKind.CASH_FLOW or row.role is Role.TOTAL or not flow.of.search(row.label):
                continue
            entry = self._ledger.entry_of(row, statement)
            if entry is not None:
                yield entry


def _says_net(tokens: Sentence, index: int, flow: _Flow) -> bool:
    """Whether a sentence calls what flowed net, not far from an amount: `net proceeds from investments`, `net of maturities`."""
    for at in range(max(0, index - FARTHEST), min(len(tokens), index + FARTHEST)):
        if tokens.said[at] == "net":
            behind = tokens[at + 1 : at + 1 + REACH]
            end = next((place for place, token in enumerate(behind) if token.kind is not WORD), len(behind))
            if not flow.said.isdisjoint([token.text for token in behind[:end]]):
                return True
    return False


def _tie(assertion: Assertion, rows: _Rows, key: Key) -> Tie:
    """The tie of an amount to what some rows leave in a period."""
    into, out = ([(entry, cell) for entry in some if (cell := cell_at(entry, key)) is not None and cell.value] for some in rows)
    if not into or not out:
        return UNTIED
    left = abs(_total(into) - _total(out))
    sizes = [entry.size(cell) for entry, cell in (*into, *out)]
    half = sum((size.high - size.low for size in sizes), ZERO) / 2
    if not range_of(assertion.figure).meets(Range(left - half, left + half)):
        return UNTIED
    cells = tuple(cell for _, cell in (*into, *out))
    return Tie(AGREES, cells, key, left, " + ".join(cell.text for cell in cells), derived=True)


def _total(found: list[tuple[Entry, Cell]]) -> Decimal:
    return sum((abs(cell.value or ZERO) for _, cell in found), ZERO)
