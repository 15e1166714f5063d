"""Patterns that are compiled when something is first looked for.

There are six hundred. A plain release asks for less than half of them, and compiling all was most of what it took to load the parser.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast

SEARCHES = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class Regex:
    """Does what `re.Pattern` does; its methods are the pattern's own from the first use on."""

    __slots__ = (*SEARCHES, "flags", "pattern")

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        """Asked for what is not there yet."""
        compiled = re.compile(self.pattern, self.flags)
        for search in SEARCHES:
            setattr(self, search, getattr(compiled, search))
        return getattr(compiled, name)


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern to be kept by a module; an error in it shows when it is first used.

    Args:
        pattern: as for `re.compile`.
        flags: as for `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", Regex(pattern, flags))
