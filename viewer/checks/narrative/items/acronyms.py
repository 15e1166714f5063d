"""Acronyms that a release gives its line items and parts: `allowance for credit losses ("ACL")`, `Commercial Airplanes (BCA)`."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from viewer.checks.narrative.items.subjects import CAPTION, Name, item_in, words_of
from viewer.checks.narrative.items.vocabulary import BY_KEY, singular
from viewer.checks.narrative.prose.words import NEUTRAL, words
from viewer.regex import regex
from viewer.text.currencies import CODES
from viewer.text.source import Source

DEFINED = regex(r"\([\"'\u201c]?([A-Z][A-Za-z&]{1,5})[\"'\u201d]?\)")
SMALL = words("of for and the to in on at or")
LONGEST = 8  # words that an acronym stands for
REACH = 120  # characters before its bracket


def acronyms(source: Source, known: Container[str]) -> Iterator[Name]:
    """The acronyms of line items, too general to convict on; none that stands for two of them.

    Args:
        source: the release.
        known: the keys of the line items that its statements show.
    """
    found: dict[str, set[str]] = {}
    for defined in DEFINED.finditer(source.text):
        acronym = singular(defined[1].lower())
        if defined[1] in CODES or acronym in NEUTRAL:  # `allowance for loan losses (ALL)`
            continue
        before = source.text[max(0, defined.start() - REACH) : defined.start()]
        key = _stands_for(acronym, words_of(before)[-LONGEST:], known)
        if key:
            found.setdefault(acronym, set()).add(key)
    yield from (Name((acronym,), next(iter(keys)), general=True) for acronym, keys in found.items() if len(keys) == 1)


def places_in_short(source: Source, is_place: Callable[[frozenset[str]], bool]) -> Iterator[tuple[str, frozenset[str]]]:
    """The acronyms of parts of the company, with the words that these are called by: `Commercial Airplanes (BCA)`.

    Args:
        source: the release.
        is_place: whether some words are those of a part that its statements show.
    """
    for defined in DEFINED.finditer(source.text):
        before = words_of(source.text[max(0, defined.start() - REACH) : defined.start()])[-LONGEST:]
        for start in range(len(before)):
            place = frozenset(before[start:]) - SMALL
            if is_place(place):
                yield defined[1].lower(), place
                break


def _stands_for(acronym: str, said: tuple[str, ...], known: Container[str]) -> str:
    """The key of the line item that the last of some words name and that begins with an acronym's letters; empty where there is none."""
    for start, word in enumerate(said):
        if word[0] != acronym[0]:
            continue
        named = said[start:]
        telling = [word for word in named if word not in SMALL]
        if _spells("".join(telling), acronym) and all(word[0] in acronym for word in telling):
            caption = CAPTION + " ".join(named)
            key = item_in(named) or (caption if caption in known else "")
            if key in BY_KEY or key in known:
                return key
    return ""


def _spells(text: str, acronym: str) -> bool:
    """Whether a text has the letters of an acronym in their order."""
    letters = iter(text)
    return all(letter in letters for letter in acronym)
