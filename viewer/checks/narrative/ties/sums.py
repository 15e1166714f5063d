"""Items that the narrative names and the statements print in parts: cash and short-term investments, total debt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.items.common_items import (
    CORPORATE_COSTS,
    COST_OF_SALES,
    CURRENT_RATIO,
    DEBT,
    EQUITY,
    GROSS_PROFIT,
    REVENUE,
    SEGMENT_PROFIT,
    TOTAL_ASSETS,
    WORKING_CAPITAL,
)
from viewer.checks.narrative.items.subjects import CAPTION
from viewer.checks.narrative.ledger.entry import Entry
from viewer.checks.narrative.prose.figures import MONEY, FigureKind
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Outcome, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import difference, hundredths, quotient, range_of, size_of, total
from viewer.statements.statement import Cell


def _captions(*names: str) -> tuple[str, ...]:
    return tuple(CAPTION + name for name in names)


PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    REVENUE: (("net_interest_income",), ("noninterest_income",)),  # of a bank
    "cash_and_investments": (
        ("cash",),
        _captions(
            "short term investment",
            "investment",
            "marketable security",
            "short term marketable security",
            "available for sale security",
            "short term marketable investment",
            "temporary investment",
            "investment in marketable security",
            "short term security",
            "marketable security short term",
            "marketable security current",
            "marketable security at cost",
            "investment debt security",
            "investment in debt security",
            "debt security",
        ),
    ),
    DEBT: (
        (
            "long_term_debt",
            *_captions(
                "long term obligation",
                "long term borrowing",
                "long term debt net of current portion",
                "debt net of current portion",
                "debt obligation net of current portion",
                "long term note payable",
            ),
        ),
        _captions(
            *(
                f"current {part} {of} {debt}"
                for part in ("portion", "maturity", "installment")
                for of in ("of", "on")
                for debt in (
                    "long term debt",
                    "long term obligation",
                    "long term borrowing",
                    "long term note payable",
                    "note payable",
                    "debt",
                )
            ),
            "current debt",
            "short term debt",
            "short term debt obligation",
            "short term borrowing",
            "commercial paper and short term debt",
            "commercial paper and short term borrowing",
            "note payable",
            "loan and note payable",
            "note and loan payable",
            "long term debt due within one year",
            *(
                f"{one} and {other}"
                for one in ("short term debt", "short term borrowing", "note payable", "short term note payable", "commercial paper")
                for other in ("current portion of long term debt", "current maturity of long term debt", "current portion of debt")
            ),
        ),
    ),
}
SPARE = {  # rows that may be part of an item or not
    DEBT: _captions("capital lease obligation", "capital lease obligation net of current portion", "obligation under capital lease"),
    "cash_and_investments": _captions(
        "long term marketable security",
        "long term investment",
        "long term security",
        "marketable security long term",
        "marketable security noncurrent",
        "noncurrent marketable security",
        "long term marketable investment",
        "investment equity security",
        "investment in equity security",
        "equity security",
    ),
}
REMAINDERS = {  # what is left of an item when another is taken from it
    WORKING_CAPITAL: ("current_assets", "current_liabilities"),
    CURRENT_RATIO: ("current_assets", "current_liabilities"),
    GROSS_PROFIT: (REVENUE, COST_OF_SALES),
    "total_liabilities": (TOTAL_ASSETS, EQUITY),  # of a balance sheet that does not total them
    CORPORATE_COSTS: (SEGMENT_PROFIT, "operating_income"),  # `operating profit is before corporate expenses`
}
MOST = 64  # combinations tried


class _Piece(NamedTuple):
    """One part of a sum."""

    entry: Entry
    cell: Cell


def tie_of_sum(
    assertion: Assertion, item: str, keys: Sequence[Key], rows: Callable[[str], list[Entry]], cell_of: Callable[[Entry, Key], Cell | None]
) -> Tie:
    """The tie to the parts that make up an item; never found to differ, since they need not be all of it.

    Args:
        assertion: the figure.
        item: key of the item.
        keys: the periods it may speak of.
        rows: the rows of an item.
        cell_of: the cell of a row at a period.
    """
    for key in keys:
        choices: list[list[_Piece]] = []
        for names in PARTS.get(item, ()):
            found = ((entry, cell_of(entry, key)) for name in names for entry in rows(name))
            there = [_Piece(entry, cell) for entry, cell in found if cell is not None]
            if there:
                choices.append(there)
        spare = [_Piece(entry, cell) for name in SPARE.get(item, ()) for entry in rows(name) if (cell := cell_of(entry, key)) is not None]
        sums = (found for pieces in product(*choices) if pieces for found in (pieces, *((*pieces, more) for more in spare)))
        for pieces in islice(sums, MOST):
            if any(piece.entry.statement is not pieces[0].entry.statement for piece in pieces):
                continue
            sizes = [piece.entry.size(piece.cell) for piece in pieces]
            if range_of(assertion.figure).meets(total(sizes)):
                value = sum((piece.cell.value or Decimal(0) for piece in pieces), Decimal(0))
                how = " + ".join(piece.cell.text for piece in pieces) if len(pieces) > 1 else ""
                return Tie(Outcome.AGREES, tuple(piece.cell for piece in pieces), key, value, how, derived=bool(how))
    return UNTIED


def tie_of_total(assertion: Assertion, told: Sequence[tuple[Assertion, Tie]]) -> Tie:
    """The tie to what the amounts before it in its clause come to: `cash was $1,278 and ATM cash $643, totaling $1,922`.

    Args:
        assertion: the figure.
        told: the amounts of its sentence with their ties.
    """
    own = [
        (each, tie) for each, tie in told if each.clause is assertion.clause and each.side == assertion.side and each.figure.kind is MONEY
    ]
    ties = [tie for each, tie in own if each.index < assertion.index and tie.outcome is AGREES]
    cells = tuple([cell for tie in ties for cell in tie.cells])
    if assertion.figure.kind is not MONEY or len(ties) < 2 or len({tie.key for tie in ties}) > 1:
        return UNTIED
    if not range_of(assertion.figure).meets(total([size_of(cell) for cell in cells])):
        return UNTIED
    value = sum((cell.value or Decimal(0) for cell in cells), Decimal(0))
    return Tie(AGREES, cells, ties[0].key, value, " + ".join(cell.text for cell in cells), derived=True)


def tie_of_remainder(
    assertion: Assertion, item: str, keys: Sequence[Key], rows: Callable[[str], list[Entry]], cell_of: Callable[[Entry, Key], Cell | None]
) -> Tie:
    """The tie of what one item leaves of another, or of their ratio, to the two; never found to differ.

    Args:
        assertion: the figure, money for what is left and a count for the ratio.
        item: key of what is left.
        keys: the periods it may speak of.
        rows: the rows of an item.
        cell_of: the cell of a row at a period.
    """
    whole, less = REMAINDERS[item]
    for key in keys:
        for over in rows(whole):
            apart = item == CORPORATE_COSTS
            under = next((entry for entry in rows(less) if (entry.statement is over.statement) is not apart), None)
            had, taken = cell_of(over, key), cell_of(under, key) if under is not None else None
            if under is None or had is None or taken is None or had is taken or not taken.value or had.value is None:
                continue
            sizes = over.size(had), under.size(taken)
            left = had.value - abs(taken.value)  # costs are printed in brackets too
            value, size, sign = left, difference(*sizes, abs(left)), "-"
            if assertion.figure.kind is FigureKind.COUNT:
                ratio = quotient(*sizes)
                if ratio is None:
                    continue
                value, size, sign = hundredths(had.value / taken.value), ratio, "/"
            if range_of(assertion.figure).meets(size):
                return Tie(Outcome.AGREES, (had, taken), key, value, f"{had.text} {sign} {taken.text}", derived=True)
    return UNTIED
