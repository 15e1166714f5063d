"""The amounts of a release by size, to find the cells that have that of a figure, or nearly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from viewer.checks.narrative.verdict import Range, unsigned
from viewer.statements.statement import Cell, Row, Statement
from viewer.statements.unit import GBX, UnitKind, kind_of

MOST_AROUND = 12  # amounts looked at on either side of a figure
NEAREST = 3  # candidates named for an untied figure
NEAR = Decimal("0.02")  # how far a candidate may be off, as a share of the figure


class Amount(NamedTuple):
    """A cell with a value, and where it stands.

    Attributes:
        size: its value without its sign.
        cell: the cell.
        row: its row.
        statement: its statement.
    """

    size: Decimal
    cell: Cell
    row: Row
    statement: Statement


MONEY = UnitKind.MONEY
SIZE = attrgetter("size")


class Amounts:
    """The cells of some statements by the size of their values.

    Attributes:
        statements: the statements.
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self.statements = tuple(statements)
        make = tuple.__new__  # `Amount(…)` would double what this costs
        self._sorted = [
            make(Amount, (abs(cell.value) if not cell.unit.startswith(GBX) else unsigned(cell), cell, row, statement))
            for statement in self.statements
            for row in statement.rows
            for cell in row.cells
            if cell.value is not None
        ]
        self._sorted.sort(key=SIZE)
        self._sizes = [amount.size for amount in self._sorted]
        self._pure: dict[int, bool] = {}  # by the identity of a row, as far as asked for

    def __bool__(self) -> bool:
        return bool(self._sizes)

    def rows(self) -> Iterator[tuple[Row, Statement]]:
        """Every row of the statements."""
        return ((row, statement) for statement in self.statements for row in statement.rows)

    def whole_sizes(self) -> set[int]:
        """The sizes without what stands behind their points."""
        return set(map(int, self._sizes))

    def scales_of_money(self) -> dict[int, set[int]]:
        """The scales in which each whole amount of money is printed."""
        scales: dict[int, set[int]] = {}
        for size, cell, _, _ in self._sorted:
            if kind_of(cell.unit) is MONEY and ("." not in cell.text or not size % 1):
                scales.setdefault(int(size), set()).add(cell.scale)
        return scales

    def is_pure(self, row: Row) -> bool:
        """Whether one of the rows has nothing but percentages and other plain numbers."""
        pure = self._pure.get(id(row))
        if pure is None:
            pure = self._pure[id(row)] = all(kind_of(cell.unit) is UnitKind.PURE for cell in row.cells if cell.value is not None)
        return pure

    def nearest(self, value: Decimal, kind: UnitKind) -> tuple[Cell, ...]:
        """The cells of a kind of unit with the nearest values, for a figure that is tied to none."""
        size = abs(value)
        reach = size * NEAR
        at = bisect_left(self._sizes, size)
        first = bisect_left(self._sizes, size - reach, max(0, at - MOST_AROUND), at)
        last = bisect_right(self._sizes, size + reach, at, min(len(self._sorted), at + MOST_AROUND))
        fits = [(abs(amount.size - size), amount.cell) for amount in self._sorted[first:last] if kind_of(amount.cell.unit) is kind]
        fits.sort(key=lambda pair: (pair[0], pair[1].span))
        return tuple(cell for _, cell in fits[:NEAREST])

    def within(self, sizes: Range, most: int) -> Sequence[Amount]:
        """The amounts in a range, the smallest first, no more than some."""
        first = bisect_left(self._sizes, sizes.low)
        return self._sorted[first : min(bisect_right(self._sizes, sizes.high, first), first + most)]

    def at(self, cell: Cell) -> Amount | None:
        """A cell with its row and statement."""
        size = unsigned(cell)
        first = bisect_left(self._sizes, size)
        last = bisect_right(self._sizes, size, first)
        return next((amount for amount in self._sorted[first:last] if amount.cell.span == cell.span), None)
