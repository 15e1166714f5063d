"""A sentence as words and numbers, each with what it means, so that wrapping, justification and ways of writing count for nothing.

word   := letters and digits, joined by `-`, `'`, `.`, `&` and `/`
number := what the narrative's lexer reads as a figure or plain number, its currency, scale word and percent sign included
mark   := any other character that is no blank
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.prose.figures import Figure, FigureKind, read_digits
from viewer.checks.narrative.prose.lexer import tokens
from viewer.checks.narrative.prose.sentences import says_a_number
from viewer.checks.narrative.prose.token import FIGURE, NUMBER, Token
from viewer.regex import regex

PIECE = regex(r"(?:['\u2019](?=[0-9]))?[^\W_]+(?:[-'.&/\u2019][^\W_]+)*|[-\u2013\u2014]+|\S")
LETTERS_AROUND = regex(r"(?<=[^\W\d_])-(?=[^\W\d_])")
PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2212": "-"})
RATES = frozenset({FigureKind.PERCENT, FigureKind.POINTS})
DIGIT = regex("[0-9]")
DIGITS = regex("[0-9.][0-9.,]*")  # `2-for-1` and `'04` are no numbers to be compared


class Number(NamedTuple):
    """What a number of the prose says.

    Attributes:
        sort: amount, percent or plain; numbers of two sorts are no two versions of one.
        value: scale words applied.
        step: what its last printed digit is worth, 0 where nothing was rounded.
    """

    sort: str
    value: Decimal
    step: Decimal

    def is_same(self, other: Number) -> bool:
        """Whether both may be one figure, each rounded as it is printed."""
        return abs(self.value - other.value) <= max(self.step, other.step) / 2


class Word(NamedTuple):
    """One word, number or mark.

    Attributes:
        start: offset of its first character in the passage.
        end: offset behind its last.
        key: equal for words that mean the same.
        number: what it says where it is a number.
    """

    start: int
    end: int
    key: Hashable
    number: Number | None = None

    @property
    def loose(self) -> Hashable:
        """Equal for words that may be one that changed: any two numbers of a sort."""
        return ("number", self.number.sort) if self.number else self.key


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a part of a passage; no character but blanks is left out."""
    found: list[Word] = []
    at = start
    numbered = DIGIT.search(text, start, end) is not None or says_a_number(text, start, end)
    sentence = tokens(text, start, end) if numbered else tokens("")
    for token, begin in zip(sentence, sentence.starts(), strict=True):
        number = _number(token)
        if number is not None and begin >= at:
            found.extend(_plain_words(text, at, begin))
            at = begin + len(token.printed)
            found.append(Word(begin, at, (number.sort, number.value), number))
    found.extend(_plain_words(text, at, end))
    return found


def plain(text: str) -> str:
    """A text with one blank between words and one form of quotation marks and dashes."""
    return " ".join(text.translate(PLAIN).split())


def _plain_words(text: str, start: int, end: int) -> Iterator[Word]:
    """Words between two numbers; a hyphen between letters may come from the end of a line and does not count."""
    for match in PIECE.finditer(text, start, end):
        word = match[0].translate(PLAIN)
        key = word.strip("-") and LETTERS_AROUND.sub("", word) if "-" in word else word
        yield Word(match.start(), match.end(), key or "-")


def _number(token: Token) -> Number | None:
    if token.kind is FIGURE and token.figure is not None:
        return _of_figure(token.figure)
    if token.kind is NUMBER and DIGITS.fullmatch(token.text) and (reading := read_digits(token.text)):
        return Number("plain", reading.value, Decimal(0))
    return None


def _of_figure(figure: Figure) -> Number | None:
    if figure.kind is FigureKind.MULTIPLE:
        return None
    return Number("percent" if figure.kind in RATES else "amount", figure.value, figure.step)
