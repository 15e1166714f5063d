"""What else stands on lines: tags, tabs, angle brackets, blanks and digits of other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import decimal

from viewer.parsing.lines.tabs import NO_STOPS, Stops, Tabs, expand
from viewer.regex import regex
from viewer.text.values import GROUPED

PLAIN = bytes(range(0x20, 0x7F)).replace(b"|", b"")
ODD = regex(r"[\x00-\x1f\x7f-\xa0\xad|\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2502\u2551\u3000\ufeff]")
INSIDE = regex(r"(?<=[0-9,.])[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+(?=[0-9,.])")
FOREIGN_DIGIT = regex(r"(?![0-9])\d")
ANGLED = regex(r"(?:(?<=  )|(?<=[$.] )|(?<=[$.]))<[ $]{0,9}[0-9.][0-9,.]*%? ?>")
ROUND = str.maketrans("<>", "()")
APOSTROPHE = regex(r"'(?<=[0-9]')(?=[0-9]{3}(?![0-9]))")  # `12'345`
LETTER = regex("[0-9](?:[.,]?[OoIl]|(?<=[OoIl].)|(?<=[OoIl][.,].))")  # beside a digit, as no word has one
NOT_PLAIN = bytes(range(0x100)).translate(None, PLAIN + b"\n")
KINDS = bytes.maketrans(b"123456789OIl" + NOT_PLAIN, b"000000000ooo" + b"|" * len(NOT_PLAIN))  # a digit, a letter like one
POINTS = b".,"
BESIDE = (b"0o", b"o0")
LETTERED = regex(r"(?<![0-9OoIl,])(?<![0-9OoIl]\.)[0-9OoIl][0-9OoIl,.]*+(?=[)%]{0,2}(?:  |$))")
DATED = regex(  # `March 3l, 1996`
    r"(\b(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[A-Za-z]{0,6}\.? {1,3})"
    r"([0-9OoIl]{1,2}(?:, {0,3}[0-9OoIl]{4})?)(?=[, ]|$)"
)
BEFORE = 6  # characters that tell whether a number stands free
LIKE_DIGITS = str.maketrans("OoIl", "0011")
TAGS = regex(r"<(/?[A-Za-z][A-Za-z0-9-]{0,15})>", re.ASCII)
LAYOUT_TAGS = frozenset(
    {"TABLE", "/TABLE", "CAPTION", "/CAPTION", "S", "C", "FN", "/FN", "F1", "F2", "F3", "F4", "F5", "PAGE", "TEXT", "/TEXT"}
)


def odd_lines(texts: Sequence[str]) -> set[int]:
    """Indices of the lines that are not plain: with anything but printable ASCII, a vertical rule, a mark or letter among digits.

    All are asked at once, for letters without a look around each digit.
    """
    whole = "\n".join(texts)
    kinds = whole.encode("ascii", "replace").translate(KINDS, POINTS)
    odd = set(_lines_with(b"|", kinds))
    if not whole.isascii():
        odd.update(index for index, text in enumerate(texts) if not text.isascii())
    if APOSTROPHE.search(whole):
        odd.update(index for index, text in enumerate(texts) if APOSTROPHE.search(text))
    for beside in BESIDE:
        odd.update(index for index in _lines_with(beside, kinds) if LETTER.search(texts[index]))
    return odd


def _lines_with(sought: bytes, kinds: bytes) -> Iterator[int]:
    """Indices of the lines in which something stands."""
    index = begin = 0
    while (at := kinds.find(sought, begin)) >= 0:
        index += kinds.count(b"\n", begin, at)
        yield index
        begin = kinds.find(b"\n", at)
        if begin < 0:
            return


def plain_text(raw: str, stops: Stops | None) -> tuple[str, Tabs | None]:
    """Odd blanks, control characters and vertical rules turned into blanks; tabs expanded, with the way back."""
    # What nobody sees inside a number, and digits of other scripts, keep the number in its place; its cell tells them by `printed`.
    text = APOSTROPHE.sub(",", raw.replace("\u2019", "'")) if "'" in raw or "\u2019" in raw else raw
    text = INSIDE.sub(lambda match: "," * len(match[0]), text.rstrip())
    text = FOREIGN_DIGIT.sub(lambda match: str(decimal(match[0])), text)
    if LETTER.search(text):
        text = DATED.sub(_in_date, LETTERED.sub(_in_digits, text))
    if stops == NO_STOPS:
        text = text.replace("\t", " ")
    if "\t" not in text:
        return ODD.sub(" ", text).rstrip(), None
    expanded, columns = expand(text, stops)
    return ODD.sub(" ", expanded).rstrip(), columns


def _in_digits(match: re.Match[str]) -> str:
    """A number that stands free with digits for the letters it was misprinted with: `l,234`, `4OO`, `.3l`; other words as they are."""
    before = match.string[max(0, match.start() - BEFORE) : match.start()]
    pointed = before[-1:] == "." != before[-2:-1]
    before = before[: len(before) - pointed].rstrip("$(-")
    free = before.endswith(("  ", "$ ", "( ", "..", " . "))
    digits = match[0].translate(LIKE_DIGITS)
    return digits if free and LETTER.search(match[0]) and GROUPED.fullmatch("." * pointed + digits) else match[0]


def _in_date(match: re.Match[str]) -> str:
    """A date with digits for the letters it was misprinted with."""
    month, day = match.groups()
    return month + day.translate(LIKE_DIGITS) if LETTER.search(day) else match[0]


def without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its layout tags blanked, and their names."""
    tags: list[str] = []

    def blank(match: re.Match[str]) -> str:
        name = match[1].upper()
        if name not in LAYOUT_TAGS:
            return match[0]
        tags.append(name)
        return " " * len(match[0])

    return TAGS.sub(blank, text).rstrip(), _one_for_all(tuple(tags))


@lru_cache(maxsize=64)
def _one_for_all(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The same tags, kept once for all lines that hold them: `<S> <C> <C>` would take more room than the rest of its line."""
    return tags


def with_brackets(text: str) -> str:
    """The text with round brackets for angle ones around amounts, `<8,000>`; a lone `<5>` is a page mark."""
    bare = text.strip()
    return text if bare[0] == "<" and bare.find(">") == len(bare) - 1 else ANGLED.sub(lambda match: match[0].translate(ROUND), text)
