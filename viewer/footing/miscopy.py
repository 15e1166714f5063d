"""The ways a figure is miscopied: one digit wrong, two digits exchanged, the sign lost."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TypeVar

SLIP = 2
DIGITS = 30  # of the largest sum
MOST_UNITS = 10**28  # as many as Decimal tells apart
Number = TypeVar("Number", int, Decimal)


def miscopied(printed: Number, meant: Number, unit: Number) -> bool:
    """Whether a figure printed to a unit is one slip away from what it was meant to be."""
    return likeness(printed, meant, unit) == SLIP


def likeness(printed: Number, meant: Number, unit: Number) -> int:
    """How easily one figure is miscopied from another: `SLIP` for one slip, 1 for two neighbouring digits wrong, 0 for more."""
    if printed == meant or not printed or not meant:
        return 0
    if printed == -meant:
        return SLIP
    if (printed < 0) != (meant < 0) or max(abs(printed), abs(meant)) >= unit * MOST_UNITS:
        return 0
    one, other = str(int(abs(printed) // unit)), str(int(abs(meant) // unit))
    return _digits_alike(one.zfill(len(other)), other.zfill(len(one)))


def _digits_alike(one: str, other: str) -> int:
    wrong = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(wrong) == 1:
        return SLIP
    if len(wrong) != 2:
        return 0
    first, second = wrong
    exchanged = one[first] == other[second] and one[second] == other[first]
    return SLIP if exchanged else int(second == first + 1)


@cache
def slip_sizes() -> frozenset[int]:
    """By how many units two figures of one sign differ that are one slip apart: 40, 900 and 1980, but not 1234."""
    powers = [10**place for place in range(DIGITS)]
    exchanges = [upper - lower for upper in powers for lower in powers if upper > lower]
    return frozenset([digit * size for size in (*powers, *exchanges) for digit in range(1, 10)])
