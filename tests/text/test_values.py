"""Printed values: what the lexer takes for one, where it begins and ends, and what it leaves alone."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.value import NIL, NOT_MEANINGFUL, NUMBER, Value, amount, is_negative
from viewer.text.values import read_tail, read_values

PRINTED = {
    "Cash          1,234     5,678": ("1,234", "5,678"),
    "Net loss   $ (   323)   ( 4,969)": ("(   323)", "( 4,969)"),
    "Loss      (323      323)": ("(323", "323)"),
    "Change    -323       323-": ("-323", "323-"),
    "Margin    54.0%     (5.3 %)": ("54.0%", "(5.3 %)"),
    "Growth    12%(1)   (7) %   3%": ("12%", "(7) %", "3%"),
    "Basic   $ .04    $(0.12)": (".04", "(0.12)"),
    "Diluted ($2.51)     1.98": ("($2.51)", "1.98"),
    "Other       --      n/m       *": ("--", "n/m", "*"),
    "Dues (1)   1,000{2}   2,000 (a)": ("(1)", "1,000", "2,000"),
    "Expense    $  358  $    (16)(a)$      342": ("358", "(16)", "342"),
    "Shares      601.4   424.0    (113.2)(2c)    912.2": ("601.4", "424.0", "(113.2)", "912.2"),
    "High        47 1/8    9 3/4": ("47 1/8", "9 3/4"),
    "High       $47-1/8   $9-3\\4": ("47-1/8", "9-3\\4"),
    "Dividends   $.06 3/4    0.05": (".06 3/4", "0.05"),
    "Dated 12-3/98 to 1-2/3rds": (),
    "Debt   158,641,000$113,376,000": ("158,641,000", "113,376,000"),
    "Loans  (383,371,981.77)386,100,000.00": ("(383,371,981.77)", "386,100,000.00"),
    "allowances of $91($87 in 1995)1,496    1,931": ("1,496", "1,931"),
    "Total    $401,221 100.0%$1,204,118 100.0%": ("401,221", "100.0%", "1,204,118", "100.0%"),
    "Fuel   680,998 (1.2%)2,691,238 1.6%3,117,402": ("680,998", "(1.2%)", "2,691,238", "1.6%", "3,117,402"),
    "Sales.........1,234   5": ("1,234", "5"),
    "Total |  12 |  (13) |": ("12", "(13)"),
    "Lives of 10-40 years": (),
    "CUSIP 00253CFD4": (),
    "due at 9.375%, in 1993.": (),
    "in the range of $ 0.39 - $20.79": ("0.39", "20.79"),
    "Sterling  £1,250   €  30": ("1,250", "30"),
    "( ) $ () ., %": (),
    "Interest expense   ( 1,657,640)( 2,527,525)$( 1,157,795)": ("( 1,657,640)", "( 2,527,525)", "( 1,157,795)"),
}


@pytest.mark.parametrize("line", PRINTED, ids=range(len(PRINTED)))
def test_values_of_a_line(line: str) -> None:
    assert tuple(line[value.start : value.end] for value in read_values(line)) == PRINTED[line]


@pytest.mark.parametrize("sign", ["$(", "$ (", "$  ( ", "$ ( "])
def test_a_value_begins_at_its_currency_sign(sign: str) -> None:
    (value,) = read_values(f"Net loss      {sign}607)")

    assert (value.left, value.start) == (14, 14 + sign.index("("))


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("1,895", "1895"),
        (".04", "0.04"),
        ("47 1/8", "47.125"),
        (".06 3/4", "0.0675"),
        ("3 1/0", "3"),
        ("2 ,001", "2001"),
        ("007", "7"),
        ("0.00", "0.00"),
    ],
)
def test_amounts_are_exact(digits: str, number: str) -> None:
    assert amount(digits) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "negative"), [("(5", True), ("5)", True), ("-5", True), ("5-", True), ("($5)", True), ("+5", False), ("5", False)]
)
def test_a_sign_or_one_bracket_is_enough(text: str, negative: bool) -> None:
    assert is_negative(text) is negative


LINES = st.lists(
    st.sampled_from(
        [
            "Cash",
            "net",
            "  ",
            "   ",
            "$",
            "$ ",
            "(",
            ")",
            "1,234",
            "56",
            ".7",
            "-",
            "--",
            "n/m",
            "*",
            "%",
            "(1)",
            "1995",
            "|",
            ".",
            "{1}",
            "1/2",
        ]
    ),
    max_size=14,
).map("".join)


@given(LINES)
def test_the_tail_is_what_the_whole_line_says(line: str) -> None:
    text = line.rstrip()
    tail, whole = read_tail(text), read_values(text)
    assert tail == whole[len(whole) - len(tail) :]


@given(LINES)
def test_values_stand_in_order_and_hold_what_they_say(line: str) -> None:
    values: list[Value] = read_values(line)
    for value in values:
        assert 0 <= value.left <= value.start < value.end <= value.right <= len(line)
        assert value.kind in {NUMBER, NIL, NOT_MEANINGFUL}
        assert not value.digits or value.digits in line[value.start : value.end]
    assert all(one.right <= two.left for one, two in itertools.pairwise(values))
