"""Formulas are read by a grammar of their own; what is none is refused with its place."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.trends.formula import Call, FormulaError, Name, Number, Operation, Term, names_in, parse_formula

ONE, TWO, THREE = (Number(Decimal(number)) for number in (1, 2, 3))
READ: list[tuple[str, Term]] = [
    ("1 + 2 * 3", Operation("+", ONE, Operation("*", TWO, THREE))),
    ("(1 + 2) * 3", Operation("*", Operation("+", ONE, TWO), THREE)),
    ("1 - 2 - 3", Operation("-", Operation("-", ONE, TWO), THREE)),
    ("-1", Operation("-", Number(Decimal(0)), ONE)),
    ("0.5", Number(Decimal("0.5"))),
    ("Revenues", Name("Revenues")),
    ("'Net sales'", Name("Net sales")),
    ('"Stockholders\' equity"', Name("Stockholders' equity")),
    ("days()", Call("days", ())),
    (" first( Revenues ,'Net sales' ) ", Call("first", (Name("Revenues"), Name("Net sales")))),
]
REFUSED = [
    ("", "position 1"),
    ("1 +", "position 4"),
    ("1 2", "position 3: '2' is too much"),
    ("(1", "position 3: ')' expected"),
    ("__import__('os')", "position 1"),
    ("eval('1')", "there is no function 'eval'"),
    ("Revenues.value", "position 9"),
    ("growth(1, 2)", "growth takes 1 argument(s), 2 given"),
    ("first()", "first takes 1 argument(s), 0 given"),
    ("'open", "position 1"),
    ("1e999", "position 2"),
    ("\u0661", "position 1"),
    ("(" * 200 + "1" + ")" * 200, "brackets within each other"),
    ("1+" * 2000 + "1", "at most 2000 characters"),
]


@pytest.mark.parametrize(("text", "term"), READ)
def test_formula_is_read(text: str, term: Term) -> None:
    assert parse_formula(text) == term


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_no_formula_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as refused:
        parse_formula(text)
    assert message in str(refused.value)


@given(st.text(alphabet="Rab1. '\"+-*/(),_\x00\u0661", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(FormulaError):
        assert parse_formula(text) == parse_formula(f"({text})")


def test_names_are_listed_once_in_order() -> None:
    assert names_in(parse_formula("first(A, 'b c') / A + growth(D)")) == ("A", "b c", "D")
