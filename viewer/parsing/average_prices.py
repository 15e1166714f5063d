"""What an average price is multiplied by, told by the amounts and the counts of its table: the one is the other times the price.

`Home sales  88,770` in thousands, `Homes delivered  300`, `Average selling price  295.9`, in thousands as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import permutations

from viewer.parsing.captions.units import length_of
from viewer.parsing.stubs.sections import Placed
from viewer.statements.unit import UnitKind
from viewer.text.value import Value, amount

UNPROVED = "nothing tells whether an average price is stated as the amounts of its table are"
CENTS = 2  # digits
MOST_PAIRS = 1000  # of rows that are tried for a table's prices
FEWEST = 2  # columns
THOUSAND, HUNDREDS = 1000, 3  # digits of a price in thousands: `$243.1`, that of a home
HALF = Decimal("0.5")  # of the last digit of an amount
FINE = 50  # times as much as the rounding, at least, is an amount that proves anything

Amounts = Mapping[int, Decimal]


class AveragePrices:
    """The rows of a table, looked at when the caption of one is an average price that is not printed to the cent.

    Args:
        placed: captions with their values.
        columns: what the values of each column are, None where each row says so itself.
        scale: what amounts are multiplied by.
    """

    def __init__(self, placed: Sequence[Placed], columns: Sequence[UnitKind | None], scale: int) -> None:
        self._placed, self._columns, self._scale = placed, columns, scale
        self._left = MOST_PAIRS

    def scale_of(self, values: Sequence[tuple[int, Value]], own: int | None) -> tuple[int | None, tuple[str, ...]]:
        """What a price is multiplied by, None where as its table; and the doubt where no amount and count prove it.

        Args:
            values: those of the row, with their columns.
            own: what its caption says, or how it is printed.
        """
        values = [(column, value) for column, value in values if value.digits and self._columns[column] is None]
        digits = [value.digits for _, value in values]
        if self._scale == 1 or not digits or max(map(_decimals, digits)) >= CENTS:
            return own, ()
        prices = _amounts(values)
        error = Decimal(5).scaleb(-1 - max(map(_decimals, digits)))
        if len(prices) >= FEWEST:
            rows = self._rows
            for dividend, divisor in permutations(rows, 2):
                if self._left < 0:
                    break
                self._left -= 1
                for scale in (self._scale, 1):
                    if _is_quotient(prices, dividend, divisor, Decimal(scale) / self._scale, error):
                        return (1 if scale == 1 else None), ()
        if "." not in "".join(digits):
            return own, (UNPROVED,) if own is None and "," in "".join(digits) else ()
        of_homes = self._scale == THOUSAND and min([length_of(each) for each in digits]) >= HUNDREDS
        return None if of_homes else own, (UNPROVED,)

    @cached_property
    def _rows(self) -> list[Amounts]:
        """The whole numbers of each row that has several."""
        rows = []
        for each in self._placed:
            values = [(column, value) for column, value in each.entry.values if value.digits and "." not in value.digits]
            if len(values) >= FEWEST:
                rows.append(_amounts(values))
        return rows


def _is_quotient(prices: Amounts, dividend: Amounts, divisor: Amounts, step: Decimal, error: Decimal) -> bool:
    """Whether prices times counts are amounts in all columns, as exactly as they are printed."""
    for column, price in prices.items():
        total, count = dividend.get(column), divisor.get(column)
        if not total or not count or price <= 0:
            return False
        inexact = error * count * step + HALF
        if abs(total - price * count * step) > inexact or inexact * FINE > total:
            return False
    return True


def _amounts(values: Sequence[tuple[int, Value]]) -> Amounts:
    return {column: amount(value.digits) for column, value in values if value.digits}


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])
