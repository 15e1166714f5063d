"""What one row leaves of another in a period, and how that changed: `2,500 - 470`.

Such a figure is never found to differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.prose.figures import MONEY, PERCENT
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import HUNDRED, Range, digits_of, growth, hundredths, magnitude, quotient, range_of, unsigned
from viewer.statements.statement import Cell

ONE = Decimal(1)
FEWEST = 2  # digits of a figure, since nearly every one of one digit is what some row leaves of another


class Pair(NamedTuple):
    """A row and the row that is taken from it."""

    had: Entry
    taken: Entry


class _Left(NamedTuple):
    """What a row leaves of another in a period.

    Attributes:
        cells: those of the two.
        value: what is left.
        size: that, the cells being rounded.
        of: what it is left of, being rounded.
    """

    cells: tuple[Cell, Cell]
    value: Decimal
    size: Range
    of: Range

    @property
    def how(self) -> str:
        """How it is computed."""
        return f"{self.cells[0].text} - {self.cells[1].text}"


def may_be_left(assertion: Assertion, tokens: Sentence) -> bool:
    """Whether a figure may be what one row leaves of another."""
    if assertion.forward or assertion.figure.kind not in {MONEY, PERCENT}:
        return False
    return digits_of(assertion.figure) >= FEWEST or tokens.said[assertion.index - 1] == "or"  # `increased $148 million or 9%`


def tie_of_left(assertion: Assertion, pairs: Iterable[Pair], clock: Clock) -> Tie:
    """The tie of what one row leaves of another, or of its change, to the first two rows that give it."""
    for pair in pairs:
        now = clock.now(assertion) if assertion.part is CHANGE else clock.level(assertion)
        bases = clock.compared(assertion, now).keys if assertion.part is CHANGE else (None,)
        for key, base in product(now.keys, bases):
            tie = _held(assertion, pair, key, base)
            if tie is not UNTIED:
                return tie
    return UNTIED


def _held(assertion: Assertion, pair: Pair, key: Key, base: Key | None) -> Tie:
    """The tie of a figure to what a row leaves of another in a period, or to how that changed since another."""
    now = _left(pair, key)
    if now is None:
        return UNTIED
    if base is None:
        return _level(assertion, now, key)
    then = _left(pair, base) if base.months == key.months else None
    return _change(assertion, now, then, key) if then is not None else UNTIED


def _level(assertion: Assertion, left: _Left, key: Key) -> Tie:
    """The tie of an amount to what is left, or of a percentage to what share of the first row that is."""
    size: Range | None = left.size
    value, how = left.value, left.how
    if assertion.figure.kind is PERCENT:
        share = quotient(left.size, left.of)
        size = Range(share.low * HUNDRED, share.high * HUNDRED) if share is not None else None
        value = hundredths(left.value / unsigned(left.cells[0]) * HUNDRED)
        how = f"({how}) / {left.cells[0].text} = {value} %"
    return _tie(assertion, left.cells, key, value, size, how)


def _change(assertion: Assertion, now: _Left, then: _Left, key: Key) -> Tie:
    """The tie of a difference or growth to what is left in two periods."""
    size: Range | None = magnitude(Range(now.size.low - then.size.high, now.size.high - then.size.low))
    value, how = abs(now.value - then.value), f"({now.how}) - ({then.how})"
    if assertion.figure.kind is PERCENT:
        grown = growth(now.size, then.size)
        size = magnitude(grown) if grown is not None else None
        value = hundredths((now.value / then.value - ONE) * HUNDRED)
        how = f"({now.how}) / ({then.how}) - 1 = {value} %"
    return _tie(assertion, (*now.cells, *then.cells), key, value, size, how)


def _tie(assertion: Assertion, cells: tuple[Cell, ...], key: Key, value: Decimal, size: Range | None, how: str) -> Tie:  # noqa: PLR0917
    if size is None or not range_of(assertion.figure).meets(size):
        return UNTIED
    return Tie(AGREES, cells, key, value, how, derived=True)


def _left(pair: Pair, key: Key) -> _Left | None:
    """What a row leaves of another in a period, None where that is not shown or is nothing."""
    had, taken = cell_at(pair.had, key), cell_at(pair.taken, key)
    if had is None or taken is None or had.value is None or taken.value is None:
        return None
    of, less = pair.had.size(had), pair.taken.size(taken)
    value = unsigned(had) - unsigned(taken)
    return _Left((had, taken), value, Range(of.low - less.high, of.high - less.low), of) if value > 0 and of.low > less.high else None
