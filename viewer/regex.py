"""Patterns that are compiled when something is first looked for that may be there.

There are six hundred. A plain release asks for less than half of them and finds something with an eighth; compiling all was most of what
it took to load the parser, and compiling a long one takes as long as a hundred captions take to be looked at. So a pattern may name
words that every text has of which it finds something, and a long list of alternatives may name them for each.

Without regard to case, `[a-z]` and `[sz]` hold signs beyond the first 256 too, which are written as i and s are in capitals. Such a class,
and one of three signs and more like `[$£€]`, takes as long to compile as all of a short pattern: `(?a:[a-z])` and `[$£]|€` do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import AnyStr, cast

from viewer.remembered import remembered

SEARCHES = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
WORD = re.compile(r"[a-z]+|[0-9]+(?:[.,][0-9]+)*|[^a-z0-9\s]")
Found = re.Match[str] | None


class Regex:
    """Does what `re.Pattern` does; its methods are the pattern's own."""

    __slots__ = (*SEARCHES, "flags", "pattern")

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags


class Uncompiled(Regex):
    """A pattern until its first use: of a class that may be asked for what is not there everything takes three times as long to read."""

    __slots__ = ()

    def __getattr__(self, name: str) -> object:
        """Asked for what is not there yet."""
        compiled = re.compile(self.pattern, self.flags)
        for search in SEARCHES:
            setattr(self, search, getattr(compiled, search))
        self.__class__ = Regex  # type: ignore[assignment]  # of the same slots
        return getattr(self, name)


class Worded:
    """Does what `re.Pattern` does; for texts that have none of some words without the pattern."""

    __slots__ = ("_regex", "_stems", "_words", "flags", "pattern", "words")

    def __init__(self, regex: re.Pattern[str], words: str) -> None:
        self._regex, self.words = regex, words
        self.pattern, self.flags = regex.pattern, regex.flags
        self._words = frozenset(word for word in words.split() if not word.endswith("*"))
        self._stems = tuple(word[:-1] for word in words.split() if word.endswith("*"))

    def lacks(self, text: str) -> bool:
        """Whether a text has none of the words; one with other letters than those of ASCII is left to the pattern."""
        if not text.isascii() or (self._words and not self._words.isdisjoint(words_of(text))):
            return False
        small = text.lower() if self._stems else ""
        for stem in self._stems:  # noqa: SIM110 - asked of every caption, and a generator takes longer than that
            if stem in small:
                return False
        return True

    def fullmatch(self, text: str, *bounds: int) -> Found:
        """As the pattern's."""
        return None if self.lacks(text) else self._regex.fullmatch(text, *bounds)

    def match(self, text: str, *bounds: int) -> Found:
        """As the pattern's."""
        return None if self.lacks(text) else self._regex.match(text, *bounds)

    def search(self, text: str, *bounds: int) -> Found:
        """As the pattern's."""
        return None if self.lacks(text) else self._regex.search(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        """As the pattern's."""
        return iter(()) if self.lacks(text) else self._regex.finditer(text, *bounds)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As the pattern's."""
        return text if self.lacks(text) else self._regex.sub(instead, text, count)


class Either:
    """Alternatives, of which those are compiled that a text may have; they tell whether something is there, not where."""

    __slots__ = ("_always", "_by_stem", "_by_word", "parts")

    def __init__(self, alternatives: Mapping[str, str], flags: int) -> None:
        self.parts = tuple((words, cast("re.Pattern[str]", Uncompiled(pattern, flags))) for words, pattern in alternatives.items())
        self._always = [part for words, part in self.parts if not words]
        self._by_word: dict[str, list[re.Pattern[str]]] = {}
        self._by_stem: list[tuple[str, re.Pattern[str]]] = []
        for words, part in self.parts:
            for word in words.split():
                if word.endswith("*"):
                    self._by_stem.append((word[:-1], part))
                else:
                    self._by_word.setdefault(word, []).append(part)

    def is_in(self, text: str) -> bool:
        """Whether one of them is somewhere in a text."""
        return any(part.search(text) for part in self._asked(text))

    def begins(self, text: str) -> bool:
        """Whether a text begins with one of them."""
        return any(part.match(text) for part in self._asked(text))

    def is_all_of(self, text: str) -> bool:
        """Whether a text is one of them and nothing else."""
        return any(part.fullmatch(text) for part in self._asked(text))

    def _asked(self, text: str) -> list[re.Pattern[str]]:
        if not text.isascii():
            return [part for _, part in self.parts]
        asked = [part for word in self._by_word.keys() & words_of(text) for part in self._by_word[word]]
        if self._by_stem:
            small = text.lower()
            asked += [part for stem, part in self._by_stem if stem in small]
        return asked + self._always


def regex(pattern: AnyStr, flags: int = 0, words: str = "") -> re.Pattern[AnyStr]:
    """A pattern to be kept by a module; an error in it shows when it is first used.

    Args:
        pattern: as for `re.compile`.
        flags: as for `re.compile`.
        words: in small letters, blanks between them, of which every text has one in which something is found, as `words_of` gives them;
            `reconcil*` is there where the text has these letters. So a pattern that few releases have a use for is not compiled for the
            others. Of whole documents only letters are asked, for their words would have to be kept.
    """
    made = Uncompiled(pattern, flags)
    return cast("re.Pattern[AnyStr]", Worded(cast("re.Pattern[str]", made), words) if words else made)


def either(alternatives: Mapping[str, str], flags: int = 0) -> Either:
    """Alternatives that are asked one by one whether they are there.

    Args:
        alternatives: patterns by their words, as for `regex`; those without words are asked of every text.
        flags: as for `re.compile`.
    """
    return Either(alternatives, flags)


@remembered(4096)
def words_of(text: str) -> frozenset[str]:
    """The words, numbers and signs of a text, each for itself."""
    return frozenset(WORD.findall(text.lower()))
