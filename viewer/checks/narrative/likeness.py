"""Rows that a sentence names in other words than their captions: in another order, with small words between, without some of them.

`Kilowatt-hour sales to retail customers` is the row `Total Retail Sales` under `Kilowatt-Hour Sales`, `non interest bearing
checking balances` the row `Checking - non interest bearing`. A number is tied so only where nothing else ties it, where it
has the row's amount of the period that is spoken of, and where the sentence says most words of the caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from viewer.checks.narrative.amounts import Amount
from viewer.checks.narrative.assertion import CHANGE, MULTIPLE, Assertion
from viewer.checks.narrative.clock import Clock
from viewer.checks.narrative.figures import FigureKind
from viewer.checks.narrative.ledger import Ledger
from viewer.checks.narrative.lexer import CODE, FIGURE, NUMBER, WORD, Token
from viewer.checks.narrative.subjects import words_of
from viewer.checks.narrative.tie import UNTIED, Outcome, Tie
from viewer.checks.narrative.verdict import Range, range_of, size_of
from viewer.checks.narrative.vocabulary import singular
from viewer.checks.narrative.words import words
from viewer.statements.unit import UnitKind, kind_of

KINDS = {
    FigureKind.MONEY: UnitKind.MONEY,
    FigureKind.PER_SHARE: UnitKind.PER_SHARE,
    FigureKind.SHARES: UnitKind.SHARES,
    FigureKind.PERCENT: UnitKind.PURE,
    FigureKind.COUNT: UnitKind.PURE,
}
UNSAID = words("""
    net total subtotal of and the in for from to on by a an at per with as or its our amount related relating relate resulting due
    all this respectively
""")
SAME = {
    "revenue": "sale",
    "earning": "income",
    "profit": "income",
    "cost": "expense",
    "stockholder": "shareholder",
    "shareowner": "shareholder",
    "reserve": "allowance",
    "purchase": "acquisition",
    "purchased": "acquisition",
    "lost": "loss",
    "excluding": "before",
    "exclude": "before",
    "excluded": "before",
    "spending": "expenditure",
    "worldwide": "global",
}
COMMON = words("income expense sale share asset liability loss gain other tax basic diluted common stock cash interest")
SLACK = Decimal("0.03")  # how far amounts are looked at on either side of a figure, as a share of it
MOST_AMOUNTS = 60  # that are near one figure
ENOUGH = Decimal("1.5")  # weight of the words said of a caption
SHARES = (Decimal(1), Decimal(1), Decimal("0.5"), Decimal("0.4"))  # of a caption's weight that must be said, by the figure's digits
HALF = Decimal("0.5")
PARTS = re.compile(r"[-/&]")


class _Match(NamedTuple):
    """How well a sentence names a row.

    Attributes:
        whole: whether it says all of its words.
        near: weight of the words that stand beside the figure.
        weight: weight of the words that stand anywhere in the clause.
        context: how many words of the headings above it are said.
    """

    whole: bool
    near: Decimal
    weight: Decimal
    context: int


class Likeness(NamedTuple):
    """Finds the rows that sentences name in other words.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def tie(self, assertion: Assertion, tokens: list[Token]) -> Tie:
        """The tie of a figure that nothing else ties; it never differs."""
        if assertion.forward or assertion.part in {CHANGE, MULTIPLE}:
            return UNTIED
        kind = KINDS.get(assertion.figure.kind)
        if kind is None:
            return UNTIED
        amounts = [amount for amount in self._amounts(assertion, kind) if self._is_of(assertion, amount)]
        if not amounts:
            return UNTIED
        share = SHARES[min(_digits(assertion), len(SHARES) - 1)]
        near, said = _said_beside(assertion, tokens), _said_in(tokens[assertion.clause.sides[0].start :])
        best: tuple[_Match, Amount] | None = None
        for amount in amounts:
            match = _match(amount, near, said, share)
            if match is not None and (best is None or match > best[0]):
                best = match, amount
        if best is None:
            return UNTIED
        amount = best[1]
        return Tie(Outcome.AGREES, (amount.cell,), self.ledger.key_at(amount), amount.cell.value)

    def _amounts(self, assertion: Assertion, kind: UnitKind) -> Iterator[Amount]:
        """The cells that have the amount of a figure."""
        reach = range_of(assertion.figure)
        wide = Range(reach.low * (1 - SLACK), reach.high * (1 + SLACK))
        for amount in self.ledger.amounts.within(wide, MOST_AMOUNTS):
            unit = kind_of(amount.cell.unit)
            counted = kind is UnitKind.PURE and unit is UnitKind.MONEY and assertion.figure.kind is FigureKind.COUNT
            if (unit is kind or counted) and reach.meets(size_of(amount.cell)) and not self._is_share(assertion, amount):
                yield amount

    def _is_share(self, assertion: Assertion, amount: Amount) -> bool:
        """Whether a percentage stands beside the amounts of its row, so that the sentence must say what it is a share of."""
        if assertion.figure.kind is not FigureKind.PERCENT:
            return False
        return any(kind_of(cell.unit) is not UnitKind.PURE for cell in amount.row.cells)

    def _is_of(self, assertion: Assertion, amount: Amount) -> bool:
        """Whether a cell is of a period that a figure may speak of."""
        key = self.ledger.key_at(amount)
        if key is None:
            return False
        times = self.clock.level(assertion)
        return any(
            abs(key.month - wanted.month) <= 1 and (key.months == wanted.months or None in {key.months, wanted.months})
            for wanted in times.keys
        )


def _match(amount: Amount, near: frozenset[str], said: frozenset[str], share: Decimal) -> _Match | None:
    """How well some words name the row of an amount, None where they do not say enough of it."""
    label = _content(amount.row.label)
    section = _content(amount.row.section[-1]) if amount.row.section else frozenset()
    if label <= COMMON:
        label |= section
    weight = _weight(label & said)
    if weight < ENOUGH or weight < _weight(label) * share:
        return None
    return _Match(label <= said, _weight(label & near), weight, len((section | _content(amount.statement.title)) & said))


def _digits(assertion: Assertion) -> int:
    """How many digits a figure shows, zeros at its end left out."""
    digits = assertion.figure.value.normalize().as_tuple().digits
    return len(digits)


def _weight(found: Iterable[str]) -> Decimal:
    return sum((HALF if word in COMMON else Decimal(1) for word in found), Decimal(0))


def _said_beside(assertion: Assertion, tokens: list[Token]) -> frozenset[str]:
    """The words between the figure before one and the figure behind it."""
    first = next((at for at in range(assertion.index - 1, -1, -1) if tokens[at].kind is FIGURE), -1) + 1
    last = next((at for at in range(assertion.index + 1, len(tokens)) if tokens[at].kind is FIGURE), len(tokens))
    return _said_in(tokens[first:last])


def _said_in(tokens: Iterable[Token]) -> frozenset[str]:
    """The words of some tokens as those of captions are compared."""
    said: set[str] = set()
    negated = False
    for token in tokens:
        if token.kind in {WORD, NUMBER, CODE}:
            for part in PARTS.split(token.text):
                word = _alike(part)
                said.add("non" + word if negated else word)
                negated = word == "non"
    return frozenset(said)


@lru_cache(maxsize=4096)
def _content(caption: str) -> frozenset[str]:
    """The words of a caption that carry its meaning."""
    found: set[str] = set()
    negated = False
    for word in map(_alike, words_of(caption)):
        if word not in UNSAID and word != "non":
            found.add("non" + word if negated else word)
        negated = word == "non"
    return frozenset(found)


@lru_cache(maxsize=8192)
def _alike(word: str) -> str:
    word = singular(word)
    return SAME.get(word, word)
