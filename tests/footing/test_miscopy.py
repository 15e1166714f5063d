"""The ways a figure is miscopied."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.footing.miscopy import likeness, miscopied, slip_sizes


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [
        ("4637", "4647", True),  # one digit
        ("4213829", "4231829", True),  # two exchanged
        ("75505580", "72505580", True),
        ("2371", "-2371", True),  # the sign
        ("0.03", "0.08", True),
        ("882", "1882", True),  # a leading digit lost
        ("4637", "4637", False),
        ("4637", "4658", False),  # two digits
        ("4637", "-4647", False),  # sign and digit
        ("1200", "3100", False),  # two digits, not exchanged
        ("500", "0", False),  # nothing is no slip of something
        ("9" * 30, "9" * 29 + "8", False),  # more digits than are told apart
    ],
)
def test_slips(printed: str, meant: str, expected: bool) -> None:
    assert miscopied(Decimal(printed), Decimal(meant), Decimal("0.01")) is expected
    assert miscopied(Decimal(meant), Decimal(printed), Decimal("0.01")) is expected


@given(st.integers(1, 10**9), st.integers(0, 8), st.integers(0, 9))
def test_any_one_digit(value: int, place: int, digit: int) -> None:
    digits = list(f"{value:010}")
    digits[place] = str(digit)
    other = int("".join(digits))
    assert miscopied(value, other, 1) is (0 < other != value)


def test_two_neighbouring_digits_are_less_like() -> None:
    assert likeness(4637, 4658, 1) == 1
    assert likeness(4637, 5638, 1) == 0


@given(st.integers(1, 10**9), st.integers(0, 8), st.integers(0, 8), st.integers(0, 9), st.sampled_from([1, 10, 1000, 3000]))
def test_slips_differ_by_the_size_of_a_slip(value: int, one: int, other: int, digit: int, unit: int) -> None:
    digits = list(f"{value:010}")
    digits[one], digits[other] = digits[other], digits[one]
    exchanged = int("".join(digits))
    digits[one] = str(digit)
    for printed, meant in ((value, exchanged), (exchanged, int("".join(digits)))):
        if miscopied(printed, meant, unit):
            units = abs(printed - meant) // unit
            assert {units, units + 1} & slip_sizes()
