"""Finding words in a source, however its prose is justified or wrapped."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain, islice

from viewer.regex import regex
from viewer.text.source import Source
from viewer.text.span import Span

# Between words; between a figure and the signs that belong to it some print blanks and others do not.
JOINT = regex(r"(?P<loose>(?<=[$£€¥(])\s*(?=[0-9.($£€¥])|(?<=[0-9])\s*(?=[%)])|(?<=%)\s*(?=\)))|\s+")
MOST = 1_000_000  # hits of one letter in the largest text


class Hits:
    """Where words stand in a source, in order; the spans of a hit, one a line, are made when it is asked for: there may be very many."""

    def __init__(self, source: Source, places: Iterable[tuple[int, int]] = ()) -> None:
        """`places` are offsets of the text: where each hit begins and where it ends."""
        self._source = source
        offsets = array("q", chain.from_iterable(places))
        self._starts, self._ends = offsets[::2], offsets[1::2]

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> tuple[Span, ...]:
        start, end, starts = self._starts[number], self._ends[number], self._source.starts
        line = bisect_right(starts, start)
        if line < len(starts) and end > starts[line]:
            return tuple(spans_between(self._source, start, end))
        return (Span(line, start - starts[line - 1], end - starts[line - 1]),)

    def __iter__(self) -> Iterator[tuple[Span, ...]]:
        return map(self.__getitem__, range(len(self)))

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The line on which each hit begins."""
        starts = self._source.starts
        return tuple(bisect_right(starts, start) for start in self._starts)

    def on_line(self, line: int) -> range:
        """The numbers of the hits that run over a line or have characters on it."""
        starts = self._source.starts
        first = bisect_right(self._ends, starts[line - 1])
        return range(first, bisect_left(self._starts, starts[line], lo=first) if line < len(starts) else len(self))


def find_text(source: Source, words: str) -> Hits:
    """Every place where the words stand.

    Case does not matter, a blank stands for any blanks and line ends, and between a figure and its signs there may be some or none: `77%`
    finds `77 %`, `$12,013` finds `$   12,013`.
    """
    wanted = words.strip()
    return Hits(source, islice(_places(source.text, wanted), MOST) if wanted else ())


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


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Offsets of each hit, in order; a pattern that minds case, on lower-case text, is ten times as fast as one that does not."""
    lowered = _lowered(text)
    grows = len(lowered) != len(text) or len(words.lower()) != len(words)  # a few letters do when lowered
    pattern = "".join(_pattern(words if grows else words.lower()))
    found = re.finditer(pattern, text, re.IGNORECASE) if grows else re.finditer(pattern, lowered)
    return (match.span() for match in found)


def _pattern(words: str) -> Iterator[str]:
    at = 0
    for joint in JOINT.finditer(words):
        yield re.escape(words[at : joint.start()])
        yield r"\s*" if joint["loose"] is not None else r"\s+"
        at = joint.end()
    yield re.escape(words[at:])


@lru_cache(maxsize=1)
def _lowered(text: str) -> str:
    """The text in lower case; kept until another is searched, for the next letter that is typed searches it again."""
    return text.lower()
