"""What special items took from a result, where the statements print it as reported and without them.

`One-time items increased earnings by $24 million, or 3 cents per share`: net income as reported less that without such items.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from viewer.checks.narrative.assertion import MULTIPLE, SHARE, Assertion
from viewer.checks.narrative.clock import Clock
from viewer.checks.narrative.entry import Entry, cell_at
from viewer.checks.narrative.figures import FigureKind
from viewer.checks.narrative.fiscal import Key
from viewer.checks.narrative.items import EPS, NET_INCOME
from viewer.checks.narrative.ledger import Ledger
from viewer.checks.narrative.lexer import Token
from viewer.checks.narrative.tie import UNTIED, Outcome, Tie
from viewer.checks.narrative.verdict import Range, difference, range_of, size_of
from viewer.checks.narrative.words import words
from viewer.statements.statement import Cell, StatementKind
from viewer.statements.unit import UnitKind, kind_of

YEAR = 12
ZERO = Decimal(0)
SPECIAL = words("""
    special unusual nonrecurring recurring item items charge charges excluding exclude excludes excluded effect impact gain loss expense
    expenses benefit restructuring merger severance
""")
RESULTS = {FigureKind.MONEY: (NET_INCOME, "operating_income", "pretax"), FigureKind.PER_SHARE: (EPS,)}


class _Pair(NamedTuple):
    """A result as reported and as adjusted, in one period."""

    reported: Cell
    adjusted: Cell
    key: Key | None


def tie_of_special(assertion: Assertion, tokens: list[Token], ledger: Ledger, clock: Clock) -> Tie:
    """The tie of an amount that a sentence says special items made; it never differs.

    Args:
        assertion: the amount.
        tokens: its sentence.
        ledger: the rows.
        clock: the periods that are spoken of.
    """
    results = RESULTS.get(assertion.figure.kind)
    if assertion.forward or results is None or assertion.part in {SHARE, MULTIPLE} or SPECIAL.isdisjoint(token.text for token in tokens):
        return UNTIED
    keys = dict.fromkeys((*clock.now(assertion).keys, *clock.calendar.latest))
    for pair in _pairs(results, ledger, (*keys, *(key.earlier(YEAR) for key in keys))):
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


def _pairs(results: tuple[str, ...], ledger: Ledger, keys: tuple[Key, ...]) -> Iterator[_Pair]:
    """Each result that is printed in both ways, in rows of one statement or in columns of one row."""
    for result in results:
        rows = ledger.rows(result)
        for one, two in product(rows, rows):
            if one.adjusted and not two.adjusted and one.statement is two.statement and one.diluted in {two.diluted, None}:
                for key in (key for key in keys if key.months):
                    adjusted, reported = cell_at(one, key), cell_at(two, key)
                    if adjusted is not None and reported is not None:
                        yield _Pair(reported, adjusted, key)
        for entry in rows:
            yield from _in_columns(entry)


def _in_columns(entry: Entry) -> Iterator[_Pair]:
    """The first and the last amount of a row whose columns are `Reported`, `Adjustments` and `Adjusted`."""
    columns = entry.statement.columns
    if entry.statement.kind is not StatementKind.RECONCILIATION or any(column.period for column in columns):
        return
    cells = [cell for cell in entry.row.cells if cell.value is not None and kind_of(cell.unit) is not UnitKind.PURE]
    if len(cells) > 1 and cells[-1].column == len(columns) - 1:
        yield _Pair(cells[0], cells[-1], None)
