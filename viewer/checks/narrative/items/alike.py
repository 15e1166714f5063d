"""Words of captions and of sentences as they are compared where one says a row in other words than the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from viewer.checks.narrative.items.subjects import words_of
from viewer.checks.narrative.items.vocabulary import singular
from viewer.checks.narrative.prose.period_words import MONTHS
from viewer.checks.narrative.prose.token import CODE, NUMBER, WORD, Token
from viewer.checks.narrative.prose.words import words
from viewer.regex import regex
from viewer.remembered import remembered

UNSAID = words("""
    net total subtotal number of and the in for from to on by a an at per with as or its our amount related relating relate resulting due
    all this respectively percent less
""")
SAME = {
    "revenue": "sale",
    "earning": "income",
    "earned": "income",
    "profit": "income",
    "margin": "income",
    "cost": "expense",
    "stockholder": "shareholder",
    "shareowner": "shareholder",
    "reserve": "allowance",
    "purchase": "acquisition",
    "purchased": "acquisition",
    "lost": "loss",
    "sold": "sale",
    "gain": "loss",  # `Gain (loss) on the sale of assets`
    "excluding": "before",
    "exclude": "before",
    "excluded": "before",
    "without": "before",
    "adjusted": "before",
    "spending": "expenditure",
    "worldwide": "global",
    "chargeoff": "charge",
    "special": "nonrecurring",
    "unusual": "nonrecurring",
    "item": "charge",
    "generated": "provided",
    "activity": "operation",
    "divestiture": "sale",
    "disposition": "sale",
    "disposal": "sale",
    "subsidiary": "business",
    "delivered": "delivery",
    "add": "addition",
    "borrowed": "borrowing",
    "repaid": "repayment",
    "redeemed": "redemption",
    "issued": "issuance",
    "valued": "value",
    "organically": "organic",
    "monthly": "month",
    "daily": "day",
    "customer": "subscriber",
    "accts": "account",
    "acct": "account",
}
MEANING = {
    "eps": ("income", "share"),
    "ffo": ("fund", "operation"),
    "s&a": ("selling", "administrative"),
    "sg&a": ("selling", "general", "administrative"),
}
INITIALS = frozenset(
    {"ebit", "ebitd", "ebitda", "ebitdar", "noi", "affo", "asm", "rpm", "rasm", "casm", "prasm", "revpar", "arpu", "roa", "roe"}
)  # each tells as much as two words
EBITS = frozenset({"ebit", "ebitd", "ebitda", "ebitdar"})
BEFORE_INTEREST = frozenset({"income", "before", "interest"})  # what these are
CAPITAL_EXPENDITURE = frozenset({"capital", "expenditure"})
EXPENDITURES = words("acquisition property plant equipment")  # what it is called in a cash flow
COMMON = words("income expense sale share asset liability loss gain other tax basic diluted common stock cash interest before")
PRICE = frozenset({"price"})
PARTS = regex(r"[-/]")
SAYING = {WORD, NUMBER, CODE}
ONE, HALF, TWO = Decimal(1), Decimal("0.5"), Decimal(2)


def weight_of(found: Iterable[str]) -> Decimal:
    """How much some words tell: those that many captions have tell half as much."""
    return sum([HALF if word in COMMON else TWO if word in INITIALS else ONE for word in found], Decimal(0))


def said_in(tokens: Iterable[Token]) -> frozenset[str]:
    """What some tokens say."""
    said = _meant(list(chain.from_iterable([_parts_of(token.text) for token in tokens if token.kind in SAYING])))
    if said >= BEFORE_INTEREST:
        return frozenset(said | EBITS)
    return frozenset(said | EXPENDITURES if said >= CAPITAL_EXPENDITURE else said)


@remembered(4096)
def content_of(caption: str) -> frozenset[str]:
    """The words of a caption that carry its meaning; `Lumber ($/mbf)` is a price."""
    content = frozenset(word for word in _meant(words_of(caption)) - UNSAID if word not in MONTHS and not word.isdigit())
    return content | PRICE if "$/" in caption else content


@remembered(8192)
def _parts_of(text: str) -> tuple[str, ...]:
    return (text,) if text.isalnum() else tuple(PARTS.split(text))


def _meant(said: Sequence[str]) -> set[str]:
    """Words in the form they are compared in; `non` is part of the word behind it."""
    if "non" not in said and "time" not in said:
        return set().union(*map(_meaning_of, said))
    found: set[str] = set()
    negated = False
    for each in said:
        if each == "non":
            negated = True
            continue
        word = "nonrecurring" if each == "time" and "one" in found else _alike(each)  # `one-time`
        found.update(MEANING.get(word, (f"non{word}" if negated else word,)))
        negated = False
    return found - {""}


@remembered(8192)
def _meaning_of(word: str) -> frozenset[str]:
    """What a word means wherever it stands."""
    word = _alike(word)
    return frozenset(MEANING.get(word, (word,))) - {""}


@remembered(8192)
def _alike(word: str) -> str:
    word = singular(word)
    return SAME.get(word, word) if any(map(str.isalnum, word)) else ""
