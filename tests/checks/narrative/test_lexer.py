"""Figures as releases print them, and what looks like one and is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.checks.narrative.prose.figures import FigureKind
from viewer.checks.narrative.prose.lexer import tokens
from viewer.checks.narrative.prose.token import Kind

MONEY, PER_SHARE, PERCENT, SHARES = FigureKind.MONEY, FigureKind.PER_SHARE, FigureKind.PERCENT, FigureKind.SHARES
POINTS, BARE, COUNT, MULTIPLE = FigureKind.POINTS, FigureKind.BARE, FigureKind.COUNT, FigureKind.MULTIPLE

FIGURES = [
    ("sales of $12,013,000,", "$12,013,000", MONEY, "12013000", "1"),
    ("to $29.6 million from", "$29.6 million", MONEY, "29600000", "100000"),
    ("of $ 73.6 million", "$ 73.6 million", MONEY, "73600000", "100000"),
    ("$27.8M in revenue", "$27.8M", MONEY, "27800000", "100000"),
    ("$400K of income", "$400K", MONEY, "400000", "1000"),
    ("$1, 465,000 for the year", "$1, 465,000", MONEY, "1465000", "1"),
    ("$9.3 to $9.8 million", "$9.8 million", MONEY, "9800000", "100000"),
    ("$.04 per share", "$.04", PER_SHARE, "0.04", "0.01"),
    ("$0.43 per diluted share", "$0.43", PER_SHARE, "0.43", "0.01"),
    ("($0.01) per share", "($0.01)", PER_SHARE, "-0.01", "0.01"),
    ("$(0.01) a share", "$(0.01)", PER_SHARE, "-0.01", "0.01"),
    ("a three cent per share loss", "three cent", PER_SHARE, "0.03", "0.01"),
    ("12 cents a share", "12 cents", PER_SHARE, "0.12", "0.01"),
    ("up 77%, but", "77%", PERCENT, "77", "1"),
    ("increased 17.4 percent", "17.4 percent", PERCENT, "17.4", "0.1"),
    ("35-37%", "37%", PERCENT, "37", "1"),
    ("rose 30 basis points", "30 basis points", POINTS, "0.30", "0.01"),
    ("3 percentage points", "3 percentage points", POINTS, "3", "1"),
    ("on 14.3 million shares", "14.3 million", SHARES, "14300000", "100000"),
    ("4,950,000 additional shares", "4,950,000", SHARES, "4950000", "1"),
    ("over 80,000 participants", "80,000", BARE, "80000", "1"),
    ("a 2-for-1 stock split", "2-for-1", COUNT, "2", "1"),
    ("sales more than tripled", "tripled", MULTIPLE, "3", "1"),
    ("a doubling of revenue", "doubling", MULTIPLE, "2", "1"),
    ("grew tenfold in a year", "tenfold", MULTIPLE, "10", "1"),
    ("a six-fold rise", "six-fold", MULTIPLE, "6", "1"),
    ("a 10-fold rise", "10-fold", MULTIPLE, "10", "1"),
    ("five times the number", "five times", MULTIPLE, "5", "1"),
    ("its 10 millionth customer", "10 millionth", BARE, "10000000", "1000000"),
    ("a $3-billion market", "$3-billion", MONEY, "3000000000", "1000000000"),
    ("two million customers", "two million", BARE, "2000000", "1000000"),
    ("$.735 and $.64 per share", "$.64", PER_SHARE, "0.64", "0.01"),
    ("$.2807 per Unit", "$.2807", PER_SHARE, "0.2807", "0.0001"),
    ("$0.55 per limited partner unit", "$0.55", PER_SHARE, "0.55", "0.01"),
    ("sold at $12.40 per unit", "$12.40", MONEY, "12.40", "0.01"),
]


@pytest.mark.parametrize(("text", "printed", "kind", "value", "step"), FIGURES)
def test_figures(text: str, printed: str, kind: FigureKind, value: str, step: str) -> None:
    sentence = tokens(text)
    index, start = list(sentence.figures.items())[-1]
    found = sentence[index]
    assert found.figure is not None
    assert (found.printed, found.figure.kind, found.figure.value, found.figure.step) == (printed, kind, Decimal(value), Decimal(step))
    assert text[start : start + len(printed)] == printed
    assert not found.figure.fault


@pytest.mark.parametrize(
    ("text", "value", "fault"),
    [
        ("$399,0000", "399000", "a thousands group of 4 digits"),
        ("$2,50", "2500", "a thousands group of 2 digits"),
        ("$1234,567", "1234567", "4 digits before the first thousands group"),
        ("$11,915,000 million", "11915000", "the unit is given twice"),
    ],
)
def test_malformed(text: str, value: str, fault: str) -> None:
    (token,) = tokens(text)
    assert token.figure is not None
    assert (token.printed, token.figure.value, token.figure.fault) == (text, Decimal(value), fault)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("of $9.3 to $9.8 million", [9_300_000, 9_800_000]),
        ("fell $490,000 to $1.23 million", [490_000, 1_230_000]),
        ("15 and 18 percent", [15, 18]),
        ("9.3, 9.1 and 9.0 percent", [Decimal("9.3"), Decimal("9.1"), 9]),
        ("of $11.76, $10.9 and $9.19 billion", [11_760_000_000, 10_900_000_000, 9_190_000_000]),
        ("of $6.5, $6.1, and $5.5 million", [6_500_000, 6_100_000, 5_500_000]),
        ("of $26 and $24 million", [26_000_000, 24_000_000]),
        ("of $6.1, and $5.5 million of it abroad", [Decimal("6.1"), 5_500_000]),
        ("earned $1.25 and $3.5 million", [Decimal("1.25"), 3_500_000]),
        ("a price of $4.31, or $11.82 billion", [Decimal("4.31"), 11_820_000_000]),
        ("stock at $25 and $10 million of notes", [25, 10_000_000]),
        ("EPS of $1.52 and $1.12 billion of sales", [Decimal("1.52"), 1_120_000_000]),
        ("paid $9 and 10 million shares", [9, 10_000_000]),
        ("3.5 and 4.2 million visitors", [3_500_000, 4_200_000]),
        ("3 to 5 million visitors", [3_000_000, 5_000_000]),
        ("form 91-8K", [8000]),
        ("70-72 cents", [Decimal("0.70"), Decimal("0.72")]),
        ("margins rose 90 and 110 basis points", [Decimal("0.90"), Decimal("1.10")]),
        ("100 -  200  basis  points above", [1, 2]),
        ("at March 31 and 28% a year before", [28]),
        ("in 1999 and 28% in 2000", [28]),
    ],
)
def test_a_unit_shared(text: str, values: list[int | Decimal]) -> None:
    assert [token.figure.value for token in tokens(text) if token.figure is not None] == values


@pytest.mark.parametrize(
    "text",
    [
        "May 31, 2003",
        "call (800) 299-0148",
        "617-801-9711",
        "Form 10-Q",
        "an 8-bit model PI6C410B at 500MHz",
        "at 11:00 a.m.",
        "on 07/29/2003",
        "in the '90s",
        "double-digit growth",
        "($000's)",
        "a hundred million",
        "met three times in 2004",
        "$" + "9" * 60,
        "1.2.3.4",
    ],
)
def test_no_figures(text: str) -> None:
    assert [token.printed for token in tokens(text) if token.kind is Kind.FIGURE] == []


@given(st.text(alphabet="$\u00a3 (0123456789.,)%-'&abcmilonpertsh\n", max_size=80))
def test_every_token_is_where_it_says(text: str) -> None:
    end = 0
    sentence = tokens(text)
    for token, start in zip(sentence, sentence.starts(), strict=True):
        assert start >= end
        assert token.apart is (start > end or not end)
        end = start + len(token.printed)
        assert text[start:end] == token.printed


def test_brackets_beyond_a_part_are_none_of_its_tokens() -> None:
    text = "Charges (of which ($14 million) of sales"
    sentence = tokens(text, text.index("$"))
    assert sentence.said == [token.text for token in sentence]
    sentence = tokens(text, 0, text.index(") of"))
    assert [token.printed for token in sentence][-1] == "$14 million"
