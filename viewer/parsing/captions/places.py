"""The part of a statement a row stands in, told by the headings above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from viewer.statements.captions import caption_key
from viewer.statements.statement import StatementKind
from viewer.statements.vocabulary import ASSETS, BALANCE_SHEET, CASH_FLOW, CLAIMS_ON_ASSETS, Place

LIABILITIES = (Place.NONCURRENT_LIABILITIES, Place.CURRENT_LIABILITIES, Place.BANK_LIABILITIES)
OWNERS = (" equity ", " stockholder ", " deficit ", " deficiency ", " capital ")
BALANCE_HEADINGS = (
    ((" property ", " equipment "), (Place.PROPERTY, Place.NONCURRENT_ASSETS)),
    ((" asset ",), (Place.NONCURRENT_ASSETS, Place.CURRENT_ASSETS, Place.BANK_ASSETS)),
    ((" equity ", " stockholder ", " deficiency "), (Place.EQUITY,)),
)
CASH_HEADINGS = (
    ((" supplemental ", " supplementary ", " disclosure ", " noncash "), (Place.SUPPLEMENTAL,)),
    ((" investing ", " investment "), (Place.INVESTING,)),
    ((" financing ",), (Place.FINANCING,)),
    ((" operating ", " operation ", " adjustment ", " reconcile ", " change in ", " increase ", " decrease "), (Place.OPERATING,)),
)
RESULTS = (Place.INCOME, Place.REVENUE, Place.EXPENSES, Place.BANK_INCOME)  # in the order in which a caption without headings is looked for
INCOME_STATEMENT = (*RESULTS, Place.OTHER_INCOME, Place.INTEREST_EARNED, Place.INTEREST_PAID)


@lru_cache(maxsize=2048)
def places_of(kind: StatementKind, section: tuple[str, ...]) -> tuple[Place, ...]:
    """The places whose captions a row may carry, the likeliest first; () where the headings do not tell."""
    keys = [f" {caption_key(heading)} " for heading in section]
    match kind:
        case StatementKind.BALANCE_SHEET:
            return _in_balance_sheet(keys)
        case StatementKind.CASH_FLOW:
            return _in_cash_flow(keys)
        case StatementKind.INCOME_STATEMENT:
            return _in_income_statement(keys)
        case _:
            return ()


def _in_balance_sheet(keys: Sequence[str]) -> tuple[Place, ...]:
    """`Current` under `Liabilities` needs both headings: the inner one says how long, the outer one which side."""
    current = False
    for key in reversed(keys):
        current = current or (" current " in key)
        places = _under_balance_heading(key, current)
        if places:
            return places
    return ()


def _under_balance_heading(key: str, current: bool) -> tuple[Place, ...]:
    owed = " liability " in key
    if " noncurrent " in key or " long term " in key or " other asset " in key:
        return _ahead(Place.NONCURRENT_LIABILITIES, LIABILITIES) if owed else _ahead(Place.NONCURRENT_ASSETS, ASSETS)
    if current and owed:
        return _ahead(Place.CURRENT_LIABILITIES, LIABILITIES)
    if current and " asset " in key:
        return _ahead(Place.CURRENT_ASSETS, ASSETS)
    if owed:
        return (*LIABILITIES, Place.EQUITY) if any(word in key for word in OWNERS) else LIABILITIES
    return next((places for words, places in BALANCE_HEADINGS if any(word in key for word in words)), ())


def _ahead(place: Place, others: tuple[Place, ...]) -> tuple[Place, ...]:
    return (place, *(other for other in others if other is not place))


def _in_cash_flow(keys: Sequence[str]) -> tuple[Place, ...]:
    return next((places for key in reversed(keys) for words, places in CASH_HEADINGS if any(word in key for word in words)), ())


def _in_income_statement(keys: Sequence[str]) -> tuple[Place, ...]:
    for key in reversed(keys):
        if " interest income " in key and " expense " not in key:
            return (Place.INTEREST_EARNED, Place.BANK_INCOME)
        if key == " interest expense ":
            return (Place.INTEREST_PAID, Place.BANK_INCOME)
        if " other income " in key or " other expense " in key or " nonoperating " in key or " noninterest " in key:
            return (Place.OTHER_INCOME, Place.INCOME, Place.BANK_INCOME, Place.EXPENSES)
        if " revenue " in key or (" sale " in key and " cost " not in key):
            return (Place.REVENUE, Place.INCOME)
        if " expense " in key or " cost " in key or " charge " in key or " deduct " in key:
            return (Place.EXPENSES, Place.INCOME, Place.BANK_INCOME)
    return ()


def all_places(kind: StatementKind) -> tuple[Place, ...]:
    """The places of a statement; a table that is none of the three may quote from each of them."""
    match kind:
        case StatementKind.BALANCE_SHEET:
            return BALANCE_SHEET
        case StatementKind.CASH_FLOW:
            return CASH_FLOW
        case StatementKind.INCOME_STATEMENT | StatementKind.SEGMENT:
            return INCOME_STATEMENT
        case _:
            return (*RESULTS, *BALANCE_SHEET, Place.INVESTING, Place.FINANCING, Place.OPERATING)


def same_side(place: Place, row: tuple[Place, ...]) -> bool:
    """Whether a caption of the balance sheet belongs to the side that the headings name."""
    return (place in ASSETS) == (row[0] in ASSETS) and (place in CLAIMS_ON_ASSETS) == (row[0] in CLAIMS_ON_ASSETS)
