"""In what amounts are stated, in the words that releases say it with."""

from __future__ import annotations

import pytest

from viewer.parsing.tables.headnote import is_headnote, read_scale

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
SAID = {
    THOUSAND: """
        (000's omitted) | (000s) | ($000) | ($000's) | (Thousands) | (in 000's) | In thousands | UNAUDITED (000's) | [In Thousands]
        (Amounts in thousands, except per share data) | (Thousands of dollars except per share amounts) | (U.S. Dollars in Thousands)
        (Expressed in thousands of U.S. dollars) | (dollars and shares in thousands) | (Stated in thousands of Canadian dollars)
        (unaudited, in thousands) | Dollar amounts in thousands | --In Thousands-- | (HK$'000) | $000s | (Dollars in 000s) | (000 omitted)
        (in thousands of Mexican pesos) | (Euro thousands) | (NT$ thousands) | (omit 000) | (in ooo's) | (OOO's omitted) | (USD 000)
        (000 except per share data)
        """,
    MILLION: """
        $ millions | ($ in millions) | (In millions of dollars) | (In US$ millions) | (C$ millions) | (pounds sterling in millions) | $M
        (Millions of Dollars) | (Rs. in millions) | (Millions of yen) | (MILLIONS) | (DM millions) | (A$m) | $ MM | (SEK millions)
        (in millions, except share data in thousands) | (CHF in millions) | (EUR million)
        """,
    1: "(in dollars) | (Expressed in U.S. dollars) | In whole dollars, except share data",
    BILLION: "(In billions) | (Lit. billions)",
    100_000: "(Rs. in lakhs)",
    10_000_000: "(in crores, except share data)",
    None: """
        (Whole dollars) | (unaudited) | (shares in millions) | Thousand Oaks, California | sold 12 million of them | (foo's)
        """,
}
CASES = [
    (words, scale)
    for scale, many in SAID.items()
    for words in (word.strip() for line in many.splitlines() for word in line.split(" | "))
    if words
]


@pytest.mark.parametrize(("words", "scale"), CASES)
def test_scale(words: str, scale: int | None) -> None:
    assert read_scale(words) == scale


@pytest.mark.parametrize("words", ["(in thousands)", "In millions of dollars", "(000's omitted)"])
def test_a_headnote_says_nothing_else(words: str) -> None:
    assert is_headnote(words)
    assert not is_headnote(f"Sales rose, as the table shows {words}")
