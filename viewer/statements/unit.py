"""What a figure counts: money, money per share, shares, or nothing."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from viewer.remembered import remembered


class UnitKind(StrEnum):
    """The four kinds of unit a statement knows."""

    MONEY = "money"
    PER_SHARE = "per_share"
    SHARES = "shares"
    PURE = "pure"


SHARES = "shares"
PURE = "pure"
GBX = "GBX"  # a hundredth of a pound, in which British amounts per share are printed: `8.2p`
PER_SHARE_ENDING = "/shares"


def per_share(currency: str) -> str:
    """The unit of an amount per share: `USD/shares` for `USD`."""
    return currency + PER_SHARE_ENDING


@lru_cache(maxsize=256)
def unit_of(kind: UnitKind, currency: str) -> str:
    """The unit's name as the JSON prints it: `USD`, `USD/shares`, `shares` or `pure`."""
    match kind:
        case UnitKind.MONEY:
            return currency
        case UnitKind.PER_SHARE:
            return per_share(currency)
        case UnitKind.SHARES:
            return SHARES
        case UnitKind.PURE:
            return PURE


@remembered(256)
def kind_of(unit: str) -> UnitKind:
    """Which kind a unit's name belongs to."""
    if unit == SHARES:
        return UnitKind.SHARES
    if unit == PURE:
        return UnitKind.PURE
    return UnitKind.PER_SHARE if unit.endswith(PER_SHARE_ENDING) else UnitKind.MONEY
