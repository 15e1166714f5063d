"""Amounts that are printed in full: `proceeds of $41,207,318`, which a row has to the last digit, however it is called.

So many digits are never alike by chance, so that nothing of the sentence needs to be understood but its time, unless it names a line item.
"""

from __future__ import annotations

from collections.abc import Mapping

from viewer.checks.narrative.assertions.assertion import LEVEL, UNBOUND, Assertion
from viewer.checks.narrative.assertions.clock import Clock, named_period
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import BARE, COUNT, MONEY, OF_SHARES, FigureKind, Fuzz
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.verdict import Range, digits_of, last_place
from viewer.footing.proof import unit_printed
from viewer.statements.unit import UnitKind, kind_of

FEWEST = 5  # digits, zeros at the end left out
MOST = 12  # cells of one amount
COUNTED = frozenset({UnitKind.PURE, UnitKind.SHARES})
KINDS: Mapping[FigureKind, frozenset[UnitKind]] = {
    MONEY: frozenset({UnitKind.MONEY}),
    OF_SHARES: frozenset({UnitKind.SHARES}),
    COUNT: COUNTED,
    BARE: COUNTED,
}


def tie_verbatim(assertion: Assertion, ledger: Ledger, clock: Clock) -> Tie:
    """Tie an amount to the first cell that has all of its digits, in the time it is said of where that is beyond doubt."""
    figure = assertion.figure
    kinds = KINDS.get(figure.kind)
    if kinds is None or assertion.part is not LEVEL or figure.fuzz is not Fuzz.EXACT or digits_of(figure) < FEWEST:
        return UNTIED
    subject = assertion.subject
    if subject is not None and assertion.bond is not UNBOUND and ledger.rows(subject.key):  # else it says what it is of
        return UNTIED
    size = abs(figure.value)
    named = named_period(assertion, assertion.side or 0)
    bound = named is not None and (named.is_explicit or named.is_relative)  # not `in May`, of the half year that ends in June
    keys = clock.level(assertion).keys if bound else ()
    for amount in ledger.amounts.within(Range(size, size), MOST):
        key = ledger.key_at(amount)
        if kind_of(amount.cell.unit) in kinds and unit_printed(amount.cell) <= last_place(figure) and (not bound or key in keys):
            return Tie(AGREES, (amount.cell,), key, amount.cell.value)
    return UNTIED
