"""The one way this program splits text into lines."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain, count
from operator import add, sub

from viewer.override import override
from viewer.regex import regex
from viewer.text.lazy import LazySequence

READABLE = 1_000_000  # characters of a line; a longer one is data without line ends, which nobody reads as prose
PIECE = 100_000  # characters that are split at once where all lines are gone through
LINE_END = regex(r"\r\n|\n|\r")


class Lines(LazySequence[str]):
    """The lines of a text without their ends, cut out of it when they are asked for.

    Kept apart, they would take more than twice the room of the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def starts(self) -> array[int]:
        """Offset of each line's first character in the text."""
        return line_starts(self._text)

    @cached_property
    def longest(self) -> int:
        """Characters of the longest line, of one that ends with CRLF one more."""
        ends = self.starts[1:]
        ends.append(len(self._text) + 1)
        longest: int = max(map(sub, ends, self.starts)) - 1
        return longest

    def measure(self) -> None:
        """Find out now where the lines begin and how long they are: of a large text that takes longer than a window may be still."""
        _ = self.longest

    @property
    def has_tabs(self) -> bool:
        """Whether a tab stands in any line."""
        return "\t" in self._text

    def text_of(self, first: int, behind: int) -> str:
        """The text of the lines from one up to another with their ends, 1 is the first."""
        starts = self.starts
        return self._text[starts[first - 1] : starts[behind - 1] if behind <= len(starts) else len(self._text)]

    @override
    def __len__(self) -> int:
        return len(self.starts)

    @override
    def _item(self, index: int) -> str:
        starts, following = self.starts, index + 1
        end = starts[following] if following < len(starts) else len(self._text)
        return self._text[starts[index] : end].rstrip("\r\n")  # no line end stands inside of it

    @override
    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._pieces())

    def _pieces(self) -> Iterator[tuple[str, ...]]:
        """The lines piece by piece."""
        start, text = 0, self._text
        while (end := text.find("\n", start + PIECE)) >= 0:
            yield split_lines(text[start : end + 1])[:-1]
            start = end + 1
        yield split_lines(text[start:] if start else text)


def split_lines(text: str) -> tuple[str, ...]:
    """Split at LF, CRLF and CR and at nothing else, ends dropped.

    `str.splitlines` would also break at form feed, NEL and U+2028, which stay inside their line here.
    A text that ends with a line end has an empty last line.
    """
    return tuple(LINE_END.split(text)) if "\r" in text else tuple(text.split("\n"))


def first_lines(text: str, count: int) -> list[str]:
    """The first lines of a text, at most so many; the rest of it is not split."""
    return (LINE_END.split(text, count) if "\r" in text else text.split("\n", count))[:count]


def line_starts(text: str) -> array[int]:
    """Offset in the text at which each line begins, in characters."""
    if "\r" in text:
        starts = array("I", (0,))
        starts.extend(match.end() for match in LINE_END.finditer(text))
        return starts
    starts = array("I", map(add, accumulate(map(len, Lines(text)), initial=0), count()))
    starts.pop()  # behind the last line
    return starts
