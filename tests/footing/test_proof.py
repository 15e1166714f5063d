"""Verdicts by interval arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest

from viewer.footing.proof import Proof, Relation, Term, Verdict, add_up, divide, unit_printed
from viewer.statements.statement import Cell, CellKind
from viewer.text.span import Span


def term(text: str, scale: int = 1, at: int = 0, weight: int = 1) -> Term:
    amount = Decimal(text.strip("()").replace(",", "")) * scale if text != "--" else None
    value = -amount if amount is not None and text.startswith("(") else amount
    cell = Cell(0, text, value, "USD", scale, Span(at + 1, 0, len(text)), CellKind.NUMBER if value is not None else CellKind.NIL)
    return Term(0, at, 0, cell, value or Decimal(), weight)


def sum_proof(total: str, *parts: str, scale: int = 1) -> Proof:
    return add_up(Relation.FOOTING, term(total, scale), tuple(term(part, scale, at) for at, part in enumerate(parts, 1)), confirmed=True)


@pytest.mark.parametrize(
    ("text", "scale", "unit"),
    [
        ("882", 1000, "1000"),
        ("(0.03)", 1, "0.01"),
        ("29.6", 1_000_000, "100000"),
        (".04", 1, "0.01"),
        ("100%", 1, "1"),
        ("5.", 1, "1"),
        ("78 cents", 1, "0.01"),
        ("(12.5 cents)", 1, "0.001"),
    ],
)
def test_units(text: str, scale: int, unit: str) -> None:
    assert unit_printed(Cell(0, text, Decimal(1), "USD", scale, Span(1, 0, 1))) == Decimal(unit)


def test_unit_of_cents() -> None:
    """Of a row in cents the last digit is a hundredth of what it would be in dollars."""
    assert unit_printed(Cell(0, "50.0", Decimal("0.500"), "USD/shares", 1, Span(1, 0, 4))) == Decimal("0.001")


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ("11,718", ("882", "1,895", "8,297", "644"), Verdict.EXACT),
        ("11,720", ("882", "1,895", "8,297", "644"), Verdict.WITHIN_ROUNDING),  # 2 <= 5/2
        ("11,721", ("882", "1,895", "8,297", "644"), Verdict.BREAK),
        ("3,596", ("1,240", "2,355"), Verdict.WITHIN_ROUNDING),  # 1 <= 3/2
        ("3,597", ("1,240", "2,355"), Verdict.BREAK),
        ("3,597", ("1,240", "2,355", "--", "--"), Verdict.BREAK),  # a dash is an exact zero
        ("(323)", ("3,456", "(3,779)"), Verdict.EXACT),
        ("9,760,705.56", ("4,191,965.60", "5,568,739.97"), Verdict.WITHIN_ROUNDING),
    ],
)
@pytest.mark.parametrize("scale", [1, 1000])
def test_sums(total: str, parts: tuple[str, ...], verdict: Verdict, scale: int) -> None:
    assert sum_proof(total, *parts, scale=scale).verdict is verdict


@pytest.mark.parametrize(
    ("rate", "income", "shares", "verdict"),
    [
        ("(0.03)", "(493)", "15,020", Verdict.EXACT),
        ("0.00", "41", "14,856", Verdict.EXACT),
        ("0.72", "1,883", "2,634", Verdict.WITHIN_ROUNDING),  # 0.7149 and rounding of both
        ("0.30", "4,231,829", "14,327,274", Verdict.EXACT),
        ("0.31", "4,231,829", "14,327,274", Verdict.BREAK),
        ("0.03", "(493)", "15,020", Verdict.BREAK),
    ],
)
def test_rates(rate: str, income: str, shares: str, verdict: Verdict) -> None:
    assert divide(term(rate), (term(income, at=1),), term(shares, at=2)).verdict is verdict


def test_what_would_mend() -> None:
    proof = add_up(Relation.FOOTING, term("100"), (term("150", at=1), term("60", at=2, weight=-1)), confirmed=True)
    assert proof.difference == 10
    assert [proof.mending(own) for own in proof.terms] == [90, 160, 50]
    for own in proof.terms:
        value = proof.mending(own)
        assert value is not None
        assert proof.with_value(own, value) is Verdict.EXACT
    assert proof.with_value(proof.total, Decimal(91)) is Verdict.WITHIN_ROUNDING
