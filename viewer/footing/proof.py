"""What was proved: a printed total, the cells that make it up, and how well they agree.

The verdicts follow the interval arithmetic of XBRL Calculations 1.1: a figure printed to unit u stands for anything
within u/2 of it, so a total and the sum of its n parts may differ by u(n+1)/2 without contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from viewer.frozen import frozen
from viewer.statements.statement import Cell, places_printed
from viewer.text.span import Span


class Verdict(StrEnum):
    """How a total agrees with its parts."""

    EXACT = "exact"
    WITHIN_ROUNDING = "within_rounding"
    BREAK = "break"
    UNSURE = "unsure"  # no parts were found that make the total


# An attribute of an enumeration takes six times as long to read as a name, and these are read for every sum that is tried.
EXACT, WITHIN_ROUNDING, BREAK, UNSURE = Verdict


class Relation(StrEnum):
    """Why the parts should make the total; the values are the rule names of findings."""

    FOOTING = "footing"  # rows of one column
    CROSS_FOOTING = "cross_footing"  # columns of one row
    ARTICULATION = "articulation"  # one figure standing in two places
    PER_SHARE = "per_share"  # an amount per share is income over shares


FOOTING, CROSS_FOOTING, ARTICULATION, PER_SHARE = Relation


class Term(NamedTuple):
    """One cell in a relation. A named tuple, since wide tables have thousands.

    Attributes:
        statement: index into the release's statements.
        row: index into the statement's rows.
        column: index into the statement's columns.
        cell: the cell.
        value: sign and scale applied, zero for a nil dash.
        weight: 1 where the printed value is added, -1 where it is subtracted.
    """

    statement: int
    row: int
    column: int
    cell: Cell
    value: Decimal
    weight: int = 1

    @property
    def span(self) -> Span:
        """Where the cell stands."""
        return self.cell.span

    @property
    def key(self) -> tuple[int, int, int]:
        """Statement, row and column: which cell it is."""
        return self.statement, self.row, self.column


@frozen
class Proof:
    """One relation tried in one column (or, cross-footing, in one row).

    Attributes:
        relation: why the parts should make the total.
        total: the cell that should be the sum.
        parts: the cells that should make it, blanks left out; empty where none were found.
        verdict: how they agree.
        difference: the printed total less the sum of the parts; zero without parts.
        bound: the largest difference that rounding explains.
        confirmed: whether the relation holds wherever it can be tried, so that its structure is beyond doubt.
        support: in how many other columns (or rows, cross-footing) it holds.
        divisor: what the sum of the parts is divided by, for an amount per share; the quotient is rounded half up to the total's unit.
    """

    relation: Relation
    total: Term
    parts: tuple[Term, ...]
    verdict: Verdict
    difference: Decimal
    bound: Decimal
    confirmed: bool
    support: int = 0
    divisor: Term | None = None

    @property
    def statement(self) -> int:
        """Index of the statement the total stands in."""
        return self.total.statement

    @property
    def column(self) -> int:
        """Index of the column the total stands in."""
        return self.total.column

    def mending(self, term: Term) -> Decimal | None:
        """What one of the terms would have to say for the relation to hold exactly, None where that cannot be told."""
        if term is self.total:
            return term.value - self.difference
        return None if self.divisor else term.value + term.weight * self.difference

    def with_value(self, term: Term, value: Decimal) -> Verdict:
        """The verdict if the cell of a term said something else."""
        total, *parts = (own._replace(value=value) if own.key == term.key else own for own in (self.total, *self.parts))
        if self.divisor is None:
            return judge(total.value - sum_of(parts), self.bound)
        divisor = self.divisor._replace(value=value) if self.divisor.key == term.key else self.divisor
        return divide(total, tuple(parts), divisor).verdict if divisor.value else UNSURE

    @property
    def terms(self) -> tuple[Term, ...]:
        """The total, its parts and the divisor."""
        return (self.total, *self.parts, self.divisor) if self.divisor else (self.total, *self.parts)


def unit_printed(cell: Cell) -> Decimal:
    """The unit a cell is printed to: 1000 for `882` in thousands, 0.01 for `(0.03)`."""
    return _unit(places_printed(cell), cell.scale)


@lru_cache(maxsize=4096)
def _unit(places: int, scale: int) -> Decimal:
    """The scale, less a power of ten for each decimal."""
    return Decimal(scale).scaleb(-places)


def judge(difference: Decimal, bound: Decimal) -> Verdict:
    """The verdict on a difference that rounding explains up to `bound`."""
    if not difference:
        return EXACT
    return WITHIN_ROUNDING if abs(difference) <= bound else BREAK


def sum_of(parts: Iterable[Term]) -> Decimal:
    """The weighted sum of terms."""
    return sum([part.value if part.weight > 0 else -part.value for part in parts], Decimal())


def add_up(relation: Relation, total: Term, parts: tuple[Term, ...], *, confirmed: bool, support: int = 0) -> Proof:
    """The proof that a total is the sum of its parts."""
    difference = total.value - sum_of(parts)
    bound = sum((unit_printed(term.cell) for term in (total, *parts) if term.cell.value is not None), Decimal()) / 2
    return Proof(relation, total, parts, judge(difference, bound), difference, bound, confirmed, support)


def divide(total: Term, income: tuple[Term, ...], shares: Term, *, confirmed: bool = True) -> Proof:
    """The proof that an amount per share is income over shares, each anywhere within its rounding.

    `shares` must not be zero, and the quotient must have no more digits than Decimal keeps.
    """
    unit = unit_printed(total.cell)
    count = abs(shares.value)  # a negative count is wrong for itself
    quotient = sum_of(income) / count
    rounded = quotient.quantize(unit, ROUND_HALF_UP)
    difference = total.value - rounded
    reach = (sum((unit_printed(term.cell) for term in income), Decimal()) + abs(quotient) * unit_printed(shares.cell)) / (
        2 * abs(shares.value)
    )
    off = abs(total.value - quotient) - unit / 2 - reach
    verdict = EXACT if not difference else WITHIN_ROUNDING if off <= 0 else BREAK
    return Proof(PER_SHARE, total, income, verdict, difference, unit / 2 + reach, confirmed, divisor=shares)
