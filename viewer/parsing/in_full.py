"""Columns printed in full in tables whose amounts are not: average prices, and shares beside a column in millions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viewer.parsing.captions.quantities import is_average_price, is_price_in_full
from viewer.parsing.captions.units import column_kind
from viewer.parsing.currency import Money
from viewer.parsing.stubs.sections import Placed
from viewer.statements.unit import UnitKind


def prices_in_full(columns: Sequence[Money], headings: Sequence[str], placed: Sequence[Placed]) -> Sequence[Money]:
    """What columns say of their amounts; those for one of many are in full: `Monthly rent per suite`.

    Average prices are where they have so many digits, but not of shares: `Average price` over `60,000`.
    """
    of_one = [column_kind(words) is UnitKind.MONEY for words in headings]
    named = [is_average_price(words) and "share" not in words.lower() for words in headings]
    if True not in (*of_one, *named):
        return columns
    return [
        replace(money, scale=1)
        if not money.scale and (one or (price and is_price_in_full(words, (), _printed_in(placed, column))))
        else money
        for column, (money, words, one, price) in enumerate(zip(columns, headings, of_one, named, strict=True))
    ]


def counts_shares_in_full(columns: Sequence[Money], headings: Sequence[str], placed: Sequence[Placed]) -> bool:
    """Whether shares stand beside a column that alone says in what its amounts are: `210,400` beside `Cost (in millions)   $2.8`."""
    if not any(money.scale for money in columns):
        return False
    counts = [at for at, money in enumerate(columns) if not money.scale and column_kind(headings[at]) is UnitKind.SHARES]
    return True in ["," in digits for column in counts for digits in _printed_in(placed, column)]


def _printed_in(placed: Sequence[Placed], column: int) -> list[str]:
    """The digits of a column."""
    return [value.digits for each in placed for at, value in each.entry.values if at == column]
