"""The ways a figure is miscopied: one digit wrong, two digits exchanged, the sign lost."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

Number = TypeVar("Number", int, Decimal)


def miscopied(printed: Number, meant: Number, unit: Number) -> bool:
    """Whether a figure printed to a unit is one slip away from what it was meant to be."""
    if printed == meant or not printed or not meant:
        return False
    if printed == -meant:
        return True
    if (printed < 0) != (meant < 0):
        return False
    one, other = str(int(abs(printed) // unit)), str(int(abs(meant) // unit))
    return one_slip(one.zfill(len(other)), other.zfill(len(one)))


def one_slip(one: str, other: str) -> bool:
    """Whether two rows of digits of the same length differ in one digit, or in two exchanged."""
    wrong = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(wrong) == 2:
        first, second = wrong
        return one[first] == other[second] and one[second] == other[first]
    return len(wrong) == 1
