"""The one misprinted cell that would explain a disagreement."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from viewer.checks.between.amount import Amount
from viewer.statements.facts import Fact
from viewer.statements.finding import Suspect


def suspect(older: Amount, newer: Amount) -> Suspect | None:
    """The cell of which one digit, two neighbouring digits or the sign are wrong, where just one of the cells can be it."""
    difference = newer.value - older.value
    terms = [(sign, fact) for sign, fact in newer.terms] + [(-sign, fact) for sign, fact in older.terms]
    found = [(fact, fact.value - sign * difference) for sign, fact in terms]
    likely = [(fact, value) for fact, value in found if misprints(fact, value)]
    return Suspect(likely[0][0].place, likely[0][1]) if len(likely) == 1 else None


def misprints(fact: Fact, value: Decimal) -> bool:
    """Whether the printed figure is a slip of the pen away from a value."""
    printed, meant = fact.value / fact.quantum, value / fact.quantum
    if meant != meant.to_integral_value():
        return False
    if printed == -meant:
        return True
    if (printed < 0) != (meant < 0):
        return False
    return _one_slip(_digits(printed), _digits(meant))


def _digits(value: Decimal) -> str:
    return str(int(abs(value)))


def _one_slip(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two figures of one length differ in one digit or by two neighbours changing places."""
    if len(one) != len(other):
        return False
    wrong = [index for index, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(wrong) == 1:
        return True
    return len(wrong) == 2 and wrong[1] - wrong[0] == 1 and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
