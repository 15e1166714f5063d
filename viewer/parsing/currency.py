"""In which currency, and times what, a table and each of its columns state their amounts.

`(in millions of Euros)` over a table holds for all of it; `Millions of yen` and `Thousands of U.S. dollars` over its
columns, or `Y 84,310` and `$ 621,090` in its first row, hold for these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from viewer.frozen import frozen
from viewer.parsing.captions.units import column_kind
from viewer.parsing.lines.line import Line
from viewer.parsing.stubs.sections import Placed
from viewer.parsing.tables.headnote import read_scale
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.text.currencies import CODES, code_before

CURRENCIES = tuple(
    (code, regex(pattern, re.IGNORECASE, words))
    for code, pattern, words in (
        ("CAD", r"\bcanadian\s+(?:dollars?|\$)|\bC(?:dn|an|AD)?\.?\s?\$|\bCAD\b", "canadian $ cad"),
        ("AUD", r"\baustralian\s+dollars?\b|\bAU?\$|\bAUD\b", "australian $ aud"),
        ("NZD", r"\bnew\s+zealand\s+dollars?\b|\bNZ\$|\bNZD\b", "zealand nz nzd"),
        ("HKD", r"\bhong\s+kong\s+dollars?\b|\bHK\$|\bHKD\b", "hong hk hkd"),
        ("SGD", r"\bsingapore\s+dollars?\b|\bS\$|\bSGD\b", "singapore $ sgd"),
        ("TWD", r"\bnew\s+taiwan\s+dollars?\b|\bNT\$|\bTWD\b", "taiwan nt twd"),
        ("BRL", r"\bbrazilian\s+rea(?:l|is)\b|\breais\b|\bR\$|\bBRL\b", "brazilian reais r brl"),
        ("USD", r"\bU\.?\s?S\.?\s?(?:dollars?|\$)|\bUS\$|\bUSD\b", "u us usd usdollar usdollars"),
        ("IEP", r"\birish\s+pounds?\b|\bIR\xa3|\bIEP\b", "irish iep"),
        (
            "GBP",
            r"\bpounds?\s+sterling\b|\bGBP\b|\xa3|\bsterling\b|\(pounds?\)|#(?=\s?(?:'?000|m\b|millions?\b))|\bL(?=\s?'?000|m\b)",
            "pound pounds gbp sterling # l lm",
        ),
        ("EUR", r"\beuros?\b|\bEURm?\b|\u20ac", "euro euros eur eurm"),
        ("DEM", r"\bdeutsche?\s*marks?\b|\bmarks?\b(?=.*(?:million|thousand))|\bDM\b|\bDEM\b", "mark* deutsch* dm dem"),
        ("JPY", r"\b(?:japanese\s+)?yen\b|\bJPY\b|\xa5", "yen jpy"),
        ("FRF", r"\bfrench\s+francs?\b|\bFRF\b|\bFFr?\b", "french frf f ff ffr fr"),
        ("CHF", r"\bswiss\s+francs?\b|\bCHF\b|\bSFr\b", "swiss chf sfr"),
        ("BEF", r"\bbelgian\s+francs?\b|\bBEF\b", "belgian bef"),
        ("SEK", r"\bswedish\s+kron(?:or|a|er)\b|\bM?SEK\b", "swedish sek msek"),
        ("NOK", r"\bnorwegian\s+kron(?:er|e)\b|\bM?NOK\b", "norwegian nok mnok"),
        ("DKK", r"\bdanish\s+kron(?:er|e)\b|\bM?DKK\b", "danish dkk mdkk"),
        ("FIM", r"\bfinnish\s+mar(?:kkaa|kka|ks?)\b|\bM?FIM\b", "finnish fim mfim"),
        ("NLG", r"\b(?:dutch\s+)?guilders?\b|\bNLG\b|\bNfl\b|\bDfl\b", "guilder guilders nlg nfl dfl"),
        ("ITL", r"\bitalian\s+lir[ae]\b|\blire\b|\bITL\b|\bLit\.", "italian lire itl lit"),
        ("ESP", r"\b(?:spanish\s+)?pesetas?\b|\bESP\b|\bPtas?\b", "peseta pesetas esp pta ptas"),
        ("MXN", r"\bmexican\s+pesos?\b|\bMXN\b|\bPs\.", "mexican mxn ps"),
        ("ILS", r"\bNIS\b|\bshekels?\b|\bILS\b", "nis shekel shekels ils"),
        ("INR", r"\b(?:indian\s+)?rupees?\b|\bINR\b|\bRs\.", "rupee rupees inr rs"),
        ("CNY", r"\brenminbi\b|\bRMB\b|\bCNY\b|\byuan\b", "renminbi rmb cny yuan"),
        ("KRW", r"\bkorean\s+won\b|\bKRW\b", "won krw"),
        ("ZAR", r"\bsouth\s+african\s+rands?\b|\bZAR\b", "rand rands zar"),
    )
)
DOLLARS = frozenset({"CAD", "AUD", "NZD", "HKD", "SGD", "TWD"})
SIGN_ALONE = regex(r"\(?(?:U\.? ?S\.? dollars?|U\.S\. ?\$|\xa3|\u20ac|\xa5)\)?", re.IGNORECASE, "dollar* $")


@frozen
class Money:
    """In what amounts are stated; None where it is not said.

    Attributes:
        currency: ISO 4217 code.
        scale: what they are multiplied by.
    """

    currency: str | None = None
    scale: int | None = None


class SaidCurrencies:
    """What the tables of a document say of their currency so far, for those that say nothing."""

    def __init__(self) -> None:
        self._said: Counter[str] = Counter()

    def add(self, code: str) -> None:
        """Keep what a table says, a dollar sign before its amounts included."""
        self._said[code] += 1

    def unsaid(self, signs: Iterable[str]) -> tuple[str, tuple[str, ...]]:
        """The currency of a table that names none, by the signs before its amounts and the tables above, and what is doubtful of it."""
        ((usual, _),) = self._said.most_common(1) or [("USD", 0)]
        if "$" in "".join(signs):
            dollars = usual if usual in DOLLARS else "USD"
            self.add(dollars)
            return dollars, ()
        return usual, () if usual == "USD" else ("currency taken from other tables",)


@remembered(2048)
def read_currency(text: str) -> str | None:
    """ISO 4217 code of the currency these words or signs name; None where they name none."""
    for code, pattern in CURRENCIES:
        if pattern.search(text):
            return code
    return None


@remembered(2048)
def read_money(words: str) -> Money:
    """What the words over a column say: `Millions of yen`, `#'000`, `US$`; `Sterling` alone may be a company."""
    scale = read_scale(words)
    code = CODES.get(words.strip("() "))
    if scale is not None or code is not None or SIGN_ALONE.fullmatch(words):
        return Money(code or read_currency(words), scale)
    return Money()


def column_signs(lines: list[Line], placed: Sequence[Placed]) -> dict[int, str]:
    """What stands before the first amount of each column that has a sign or letters of a currency before it."""
    signs: dict[int, str] = {}
    for each in placed:
        for column, value in each.entry.values:
            if value.left < value.start and column not in signs:
                signs[column] = lines[each.entry.line].text[value.left : value.start]
    return signs


def columns_money(signs: dict[int, str], headings: Sequence[Sequence[str]]) -> list[Money]:
    """What each column says of its amounts, by its heading, else by the sign before its first amount that has one.

    Args:
        signs: what stands before the first signed amount of each column.
        headings: the pieces of each column's heading.
    """
    codes = {column: code_before(sign, 0, len(sign)) for column, sign in signs.items()}
    foreign = any(codes.values())
    money = []
    for column, pieces in enumerate(headings):
        said = read_money(" ".join(pieces)) if len(pieces) == 1 else _together(pieces)
        dollars = "USD" if foreign and "$" in signs.get(column, "") else None
        money.append(Money(said.currency or codes.get(column) or dollars, said.scale))
    return money


def scale_of_columns(columns: Sequence[Money], headings: Sequence[str]) -> int | None:
    """The scale that the first column of amounts says, None where none does; `Shares (millions)` speaks of itself alone."""
    said = (money.scale for money, words in zip(columns, headings, strict=True) if money.scale and column_kind(words) is None)
    return next(said, None)


def _together(pieces: Sequence[str]) -> Money:
    """What the pieces of a heading say: each by itself, or two of them that belong together, `Thousands of` over `U.S. dollars`."""
    currency = scale = None
    for words in (*pieces, *(f"{above} {below}" for above, below in pairwise(pieces))):
        said = read_money(words)
        currency, scale = currency or said.currency, scale or said.scale
    return Money(currency, scale)
