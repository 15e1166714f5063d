"""Finding words in a source, however its prose is justified or wrapped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from viewer.text.source import Source
from viewer.text.span import Span


def find_text(source: Source, words: str) -> Iterator[tuple[Span, ...]]:
    """Every place where the words stand, in order; case does not matter, a blank stands for any blanks and line ends.

    Yields:
        The spans of one hit, one a line.
    """
    parts = words.split()
    if not parts:
        return
    for start, end in _single(source.text, parts[0]) if len(parts) == 1 else _several(source.text, parts):
        yield tuple(spans_between(source, start, end))


def spans_between(source: Source, start: int, end: int) -> Iterator[Span]:
    """The spans of the characters from one offset of the text to another, blanks at the ends of lines left out."""
    first = bisect_right(source.starts, start) - 1
    for index in range(first, len(source.starts)):
        begin = source.starts[index]
        if begin >= end:
            return
        text = source.lines[index]
        low, high = max(start - begin, 0), min(end - begin, len(text))
        shown = text[low:high]
        kept = low + len(shown) - len(shown.lstrip()), low + len(shown.rstrip())
        if kept[0] < kept[1]:
            yield Span(index + 1, *kept)


def _single(text: str, word: str) -> Iterator[tuple[int, int]]:
    """One word by plain search, which is much faster than a pattern."""
    lowered, wanted = text.lower(), word.lower()
    if len(lowered) != len(text) or len(wanted) != len(word):  # a few letters grow when lowered
        yield from _several(text, [word])
        return
    at = lowered.find(wanted)
    while at >= 0:
        yield at, at + len(word)
        at = lowered.find(wanted, at + len(word))


def _several(text: str, parts: list[str]) -> Iterator[tuple[int, int]]:
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    return (match.span() for match in pattern.finditer(text))
