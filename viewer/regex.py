"""Patterns that are compiled when something is first looked for that may be there.

There are six hundred. A plain release asks for less than half of them and finds something with an eighth; compiling all was most of what
it took to load the parser.
"""

from __future__ import annotations

import re
from functools import partial
from typing import AnyStr, cast

from viewer.remembered import remembered

SEARCHES = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
ASKING = ("fullmatch", "match", "search")  # whether there is something
WORD = re.compile(r"[a-z]+|[0-9]+(?:[.,][0-9]+)*|[^a-z0-9\s]")


class Regex:
    """Does what `re.Pattern` does; its methods are the pattern's own from the first use on that may find something."""

    __slots__ = (*SEARCHES, "flags", "pattern", "words")

    def __init__(self, pattern: str | bytes, flags: int, words: str = "") -> None:
        self.pattern, self.flags, self.words = pattern, flags, frozenset(words.split())
        if words:
            self.fullmatch, self.match, self.search = (partial(self._ask, name) for name in ASKING)

    def __getattr__(self, name: str) -> object:
        """Asked for what is not there yet."""
        compiled = re.compile(self.pattern, self.flags)
        for search in SEARCHES:
            setattr(self, search, getattr(compiled, search))
        return getattr(compiled, name)

    def _ask(self, name: str, text: str, *bounds: int) -> object:
        """What a search finds in a text; nothing where none of the words is there."""
        if text.isascii() and self.words.isdisjoint(words_of(text)):
            return None
        self.__getattr__(name)
        return getattr(self, name)(text, *bounds)


def regex(pattern: AnyStr, flags: int = 0, words: str = "") -> re.Pattern[AnyStr]:
    """A pattern to be kept by a module; an error in it shows when it is first used.

    Args:
        pattern: as for `re.compile`.
        flags: as for `re.compile`.
        words: in small letters, blanks between them, of which every text has one in which something is found, as `words_of` gives them. So
            a long pattern that few releases have a use for is not compiled for the others.
    """
    return cast("re.Pattern[AnyStr]", Regex(pattern, flags, words))


@remembered(4096)
def words_of(text: str) -> frozenset[str]:
    """The words, numbers and signs of a text, each for itself."""
    return frozenset(WORD.findall(text.lower()))
