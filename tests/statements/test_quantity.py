"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.statements.quantity import read_quantity

MILLION = Decimal(1_000_000)


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [
        ("12013", "12013", "0"),
        ("12,013,000", "12013000", "0"),
        ("$12.0 million", "12000000", "50000"),
        ("(323)", "323", "0"),
        ("- 0.03", "0.03", "0"),
        (".04", "0.04", "0"),
        ("54.0%", "54.0", "0"),
        ("3k", "3000", "500"),
        ("1.25bn", "1250000000", "5000000"),
    ],
)
def test_typed(words: str, value: str, bound: str) -> None:
    quantity = read_quantity(words)
    assert quantity is not None
    assert (quantity.value, quantity.bound) == (Decimal(value), Decimal(bound))


@pytest.mark.parametrize("words", ["", "net sales", "12,01", "1 2", "12013x", "٣", "1" * 30, "NaN", "1e9"])
def test_not_a_number(words: str) -> None:
    assert read_quantity(words) is None


@pytest.mark.parametrize("words", ["12013", "12,013,000", "$12.0 million", "12.01m"])
def test_every_way_of_typing_names_the_same_fact(words: str) -> None:
    quantity = read_quantity(words)
    assert quantity is not None
    assert quantity.names(Decimal(12_013_000), 1000)
    assert not quantity.names(Decimal(13_013_000), 1000)


@given(st.text(max_size=30))
def test_any_words_are_answered(words: str) -> None:
    read_quantity(words)
