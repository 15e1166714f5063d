"""Prose to tokens: words, figures, plain numbers and punctuation.

    token   := word | figure | number | code | mark
    figure  := money | percent | points | cents | shares | count | bare | multiple
    money   := currency digits [scale] ["per" word* "share" | "a share"]
    percent := digits ("%" | "percent" | "per cent")
    points  := digits ("basis" | "percentage") "points"
    cents   := (digits | cardinal) "cent" ["per" word* "share" | "a share"]
    bare    := digits with thousands groups or a scale word

What is left of the digits are plain numbers (a day, a year, a count that only its sentence shows) and codes (telephone
numbers, `10-Q`, `8-bit`, times).
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from viewer.checks.narrative.figures import CARDINALS, MULTIPLES, ONE, SCALES, Figure, FigureKind, multiple_of, read_digits

TOKEN = re.compile(
    r"""
    (?P<word>[A-Za-z][A-Za-z0-9]*(?:['\u2019&.][A-Za-z0-9]+)*)
    | (?P<money>[$\u00a3\u20ac]\ {0,2}\(?\ ?(?:[0-9]{1,3},\ [0-9]{3},[0-9]{3}\b|\.?[0-9](?:[0-9.,]*[0-9])?))
    | (?P<split>[0-9]{1,3}-for-[0-9]{1,3}\b|[0-9]{1,2}:[0-9](?![0-9:]))
    | (?P<short>['\u2019][0-9]{2}(?![0-9A-Za-z]))
    | (?P<code>[0-9]+(?:-[0-9]+){2,}|[0-9]{3}-[0-9]{4}\b|[0-9]+-(?!month|week|quarter|year|cent)[A-Za-z]+|[0-9]+:[0-9]+|[0-9]+(?:/[0-9]+)+)
    | (?P<number>\.?[0-9](?:[0-9.,]*[0-9])?)
    | (?P<mark>--|[.,;:()"%!?-])
    """,
    re.VERBOSE,
)
PERCENT_WORDS = {"%", "percent", "pct"}
CENTS = {"cent", "cents"}
POINTS = {"basis": Decimal("0.01"), "percentage": ONE}
RANGE_WORDS = {"-", "to"}
FIRST_LETTERS = {word[:4] for word in (*CARDINALS, *MULTIPLES)}  # of the words that may begin a figure
LAST_SHORT_YEAR = "49"  # `'04` is 2004, `'93` is 1993
CENT = Decimal("0.01")
CURRENCIES = "$\u00a3\u20ac"


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    FIGURE = "figure"
    NUMBER = "number"
    CODE = "code"
    MARK = "mark"


class Token(NamedTuple):
    """One token. A named tuple, since a release has thousands.

    Attributes:
        kind: what it is.
        text: in lower case, possessive endings and inner points kept.
        start: offset of its first character in the passage.
        end: offset behind its last character.
        figure: what a figure says.
        capital: whether it was printed with a capital first.
    """

    kind: Kind
    text: str
    start: int
    end: int
    figure: Figure | None = None
    capital: bool = False


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a part of a passage, figures put together."""
    raw = [_raw(match) for match in TOKEN.finditer(text, start, len(text) if end is None else end)]
    found: list[Token] = []
    index = 0
    while index < len(raw):
        token = raw[index]
        taken = None
        if token.kind is Kind.NUMBER:
            taken = _number(text, raw, index)
        elif token.kind is Kind.WORD and token.text[:4] in FIRST_LETTERS:
            taken = _word(raw, index)
        token, index = taken or (token, index + 1)
        found.append(token)
    return found


def _raw(match: re.Match[str]) -> Token:
    """A token before figures are put together; money is still a number."""
    start, end = match.span()
    text = match.group()
    group = match.lastgroup
    if group == "word":
        lower = text.lower()
        return Token(Kind.WORD, lower.replace("\u2019", "'"), start, end, None, lower[0] != text[0])
    if group == "mark":
        return Token(Kind.MARK, text, start, end)
    if group == "code":
        return Token(Kind.CODE, text, start, end)
    if group == "short":
        return Token(Kind.NUMBER, ("19" if text[1:] > LAST_SHORT_YEAR else "20") + text[1:], start, end)
    return Token(Kind.NUMBER, text, start, end)


def _number(text: str, raw: list[Token], index: int) -> tuple[Token, int] | None:
    """The figure that a number is with what stands around it, and the index behind; None where it is a plain number."""
    token = raw[index]
    if "-for-" in token.text or ":" in token.text:
        return _make(token, token, Figure(FigureKind.COUNT, Decimal(token.text.partition("-")[0].partition(":")[0]), ONE)), index + 1
    money = token.text[0] in CURRENCIES
    digits = token.text.lstrip(CURRENCIES + "( ")
    reading = read_digits(digits)
    if reading is None or (money and not digits.strip("0")):
        return None  # `$000's` heads a table
    factor, last = _scale(raw, index)
    fault = reading.fault
    if factor != ONE and digits.count(",") >= 2:
        fault, factor = "the unit is given twice", ONE
    shared = _shared_unit(raw, last + 1) if factor == ONE else ""
    if money:
        factor = SCALES.get(shared, factor)
        return _money(text, raw, index, last, Figure(FigureKind.MONEY, reading.value * factor, reading.step * factor, fault))
    figure = Figure(FigureKind.PERCENT, reading.value * factor, reading.step * factor, fault)
    if shared in PERCENT_WORDS:
        return _make(token, token, figure), index + 1
    return _with_unit(raw, index, last, figure) or _bare(raw, index, last, figure, digits)


def _money(text: str, raw: list[Token], index: int, last: int, figure: Figure) -> tuple[Token, int]:
    """An amount, per share where the words behind it say so, negative in brackets."""
    start, end, negative = _brackets(text, raw[index].start, raw[last].end)
    value = -figure.value if negative else figure.value
    figure = figure._replace(kind=_per_share(raw, last + 1), value=value)
    return Token(Kind.FIGURE, text[start:end], start, end, figure), last + 1


def _with_unit(raw: list[Token], index: int, last: int, figure: Figure) -> tuple[Token, int] | None:
    """A number with its unit behind it: percent, points or cents."""
    token = raw[index]
    unit = raw[last + 1].text if last + 1 < len(raw) else ""
    if unit in PERCENT_WORDS:
        return _make(token, raw[last + 1], figure), last + 2
    if unit in POINTS and last + 2 < len(raw) and raw[last + 2].text.startswith("point"):
        factor = POINTS[unit]
        figure = figure._replace(kind=FigureKind.POINTS, value=figure.value * factor, step=figure.step * factor)
        return _make(token, raw[last + 2], figure), last + 3
    if unit in CENTS:
        figure = figure._replace(kind=_per_share(raw, last + 2), value=figure.value * CENT, step=figure.step * CENT)
        return _make(token, raw[last + 1], figure), last + 2
    return None


def _bare(raw: list[Token], index: int, last: int, figure: Figure, digits: str) -> tuple[Token, int] | None:
    """A number without a unit that is large or scaled; shares where the words behind it say so."""
    if figure.fault or (last == index and "," not in digits):
        return None
    kind = FigureKind.SHARES if "share" in _following(raw, last + 1, 4) else FigureKind.BARE
    return _make(raw[index], raw[last], figure._replace(kind=kind)), last + 1


def _word(raw: list[Token], index: int) -> tuple[Token, int] | None:
    """A figure in words: `three cent`, `tripled`."""
    word = raw[index].text
    following = raw[index + 1].text if index + 1 < len(raw) else ""
    if word in CARDINALS:
        if following not in CENTS:
            return None
        figure = Figure(_per_share(raw, index + 2), CARDINALS[word] * CENT, CENT, in_words=True)
        return _make(raw[index], raw[index + 1], figure), index + 2
    factor = multiple_of(word)
    if factor is None or following in {"-", "digit"}:
        return None
    return _make(raw[index], raw[index], Figure(FigureKind.MULTIPLE, Decimal(factor), ONE, in_words=True)), index + 1


def _make(first: Token, last: Token, figure: Figure) -> Token:
    return Token(Kind.FIGURE, figure.kind.value, first.start, last.end, figure, first.capital)


def _scale(raw: list[Token], index: int) -> tuple[Decimal, int]:
    """What the word behind a number multiplies it by, and the index of the number's last token."""
    if index + 1 < len(raw):
        after = raw[index + 1]
        factor = SCALES.get(after.text)
        if factor is not None and (len(after.text) > 2 or after.start == raw[index].end):
            return factor, index + 1
    return ONE, index


def _shared_unit(raw: list[Token], index: int) -> str:
    """The unit that the upper end of a range says for both: `%` in `35-37%`, `million` in `$9.3 to $9.8 million`."""
    if index + 2 >= len(raw) or raw[index].text not in RANGE_WORDS or raw[index + 1].kind is not Kind.NUMBER:
        return ""
    return raw[index + 2].text


def _brackets(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The extent of an amount with the brackets that make it negative, as in `($0.01)` and `$(0.01)`."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return start - 1, end + 1, True
    if "(" in text[start:end] and text[end : end + 1] == ")":
        return start, end + 1, True
    return start, end, False


def _per_share(raw: list[Token], index: int) -> FigureKind:
    """Whether the words behind an amount make it one per share: `per share`, `per diluted share`, `a share`."""
    if index < len(raw) and raw[index].text == ")":
        index += 1
    if index < len(raw) and raw[index].text in {"per", "a", "each"}:
        reach = 6 if raw[index].text == "per" else 2
        words = [token.text for token in raw[index + 1 : index + reach]]
        if raw[index].text == "per" and {"share", "shares", "ads"} & set(words[:4]):
            return FigureKind.PER_SHARE
        if words[:1] == ["share"]:
            return FigureKind.PER_SHARE
    return FigureKind.MONEY


def _following(raw: list[Token], index: int, reach: int) -> set[str]:
    """The words shortly behind a token, up to the next mark, in the singular."""
    found: set[str] = set()
    for token in raw[index : index + reach]:
        if token.kind is not Kind.WORD:
            break
        found.add(token.text.removesuffix("s"))
    return found
