"""Amounts in the words of a finding: printed the way the release prints them."""

from __future__ import annotations

from decimal import Decimal

from viewer.footing.proof import unit_printed
from viewer.statements.statement import Cell


def as_printed(value: Decimal, cell: Cell) -> str:
    """An amount in the scale and with the decimals of a cell: 11718000 beside `11,728` is `11,718`."""
    unit = unit_printed(cell)
    places = max(0, -_exponent(unit / cell.scale))
    shown = abs(value) / cell.scale
    text = f"{shown:,.{max(places, _shown_places(shown))}f}"
    return f"({text})" if value < 0 else text


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _shown_places(value: Decimal) -> int:
    return max(0, -_exponent(value)) if value else 0
