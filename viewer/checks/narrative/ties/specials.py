"""What special items took from a result, where the statements print it as reported and without them.

`One-time items increased earnings by $24 million, or 3 cents per share`: net income as reported less that without such items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import MULTIPLE, SHARE, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.common_items import EPS, NET_INCOME, PRETAX
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import FigureKind
from viewer.checks.narrative.prose.token import Token
from viewer.checks.narrative.prose.words import words
from viewer.checks.narrative.ties.tie import UNTIED, Outcome, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import Range, difference, range_of, size_of
from viewer.statements.statement import Cell

YEAR = 12
ZERO = Decimal(0)
SPECIAL = words("""
    special unusual nonrecurring recurring item items charge charges excluding exclude excludes excluded effect impact gain loss expense
    expenses benefit restructuring merger severance
""")
RESULTS = {FigureKind.MONEY: (NET_INCOME, "operating_income", PRETAX), FigureKind.PER_SHARE: (EPS,)}


class _Pair(NamedTuple):
    """A result as reported and as adjusted, in one period."""

    reported: Cell
    adjusted: Cell
    key: Key


class Specials:
    """Ties amounts to the difference that special items made."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._rows: dict[FigureKind, list[tuple[Entry, Entry]]] = {}  # adjusted and reported, as far as asked for

    def tie(self, assertion: Assertion, tokens: list[Token]) -> Tie:
        """The tie of an amount that a sentence says special items made; it never differs."""
        kind = assertion.figure.kind
        if assertion.forward or kind not in RESULTS or assertion.part in {SHARE, MULTIPLE}:
            return UNTIED
        rows = self._rows.get(kind)
        if rows is None:
            rows = self._rows[kind] = list(_printed_twice(RESULTS[kind], self._ledger))
        if not rows or SPECIAL.isdisjoint(token.text for token in tokens):
            return UNTIED
        keys = dict.fromkeys((*self._clock.now(assertion).keys, *self._clock.calendar.latest))
        for pair in _pairs(rows, (*keys, *(key.earlier(YEAR) for key in keys))):
            off = abs((pair.reported.value or ZERO) - (pair.adjusted.value or ZERO))
            sizes = size_of(pair.reported), size_of(pair.adjusted)
            if off and range_of(assertion.figure).meets(_fine(assertion, difference(*sizes, off))):
                how = f"{pair.reported.text} - {pair.adjusted.text}"
                return Tie(Outcome.AGREES, (pair.reported, pair.adjusted), pair.key, off, how, derived=True)
        return UNTIED


def _fine(assertion: Assertion, size: Range) -> Range:
    """A difference no coarser than the figure, for a few cents may be any few cents."""
    middle = (size.low + size.high) / 2
    half = min(size.high - middle, assertion.figure.step / 2)
    return Range(middle - half, middle + half)


def _printed_twice(results: tuple[str, ...], ledger: Ledger) -> Iterator[tuple[Entry, Entry]]:
    """The rows of each result as adjusted and as reported in one statement or in two of income."""
    for result in results:
        rows = ledger.rows(result)
        for one in rows:
            for two in rows if one.adjusted else ():
                together = one.statement is two.statement or (
                    result in {NET_INCOME, EPS} and one.rank == two.rank == 0 and one.periods == two.periods
                )
                if not two.adjusted and together and one.diluted in {two.diluted, None}:
                    yield one, two


def _pairs(rows: Iterable[tuple[Entry, Entry]], keys: tuple[Key, ...]) -> Iterator[_Pair]:
    """Each result that is printed in both ways, by period."""
    for one, two in rows:
        for key in keys:
            adjusted, reported = cell_at(one, key), cell_at(two, key)
            if key.months and adjusted is not None and reported is not None:
                yield _Pair(reported, adjusted, key)
