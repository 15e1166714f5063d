"""A file as it is: its bytes' hash, its text and its lines."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import field
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path

from viewer.frozen import frozen
from viewer.text.lines import Lines
from viewer.text.span import Span


class Room:
    """Has room for what is computed once, on first use; objects with nothing but slots have none."""


@frozen
class Source(Room):
    """One source file, decoded.

    Attributes:
        name: the file's name without its folder.
        text: the decoded text, every character of the file (a byte order mark excepted).
        encoding: Python's name of the encoding the text was decoded with.
        sha256: hash of the file's bytes in hexadecimal.
        size: the file's length in bytes.
        path: where the file stands, None for text that came from elsewhere.
        mark: length in bytes of the byte order mark that the text leaves out.
    """

    name: str
    text: str = field(repr=False)
    encoding: str = "utf-8"
    sha256: str = ""
    size: int = 0
    path: Path | None = None
    mark: int = 0

    @cached_property
    def lines(self) -> Lines:
        """The lines without their ends; line n of a span is `lines[n - 1]`."""
        return Lines(self.text)

    @property
    def starts(self) -> Sequence[int]:
        """Offset of each line's first character in `text`."""
        return self.lines.starts

    def __getitem__(self, span: Span) -> str:
        """The printed characters of a span, cut without their line, which may be all of the text."""
        starts, line = self.lines.starts, span.line
        start = starts[line - 1]
        past = starts[line] if line < len(starts) else len(self.text)
        return self.text[start + span.start : min(start + span.end, past)].rstrip("\r\n")

    def offset(self, span: Span) -> int:
        """Position of a span's first character in `text`."""
        return self.starts[span.line - 1] + span.start

    @cached_property
    def byte_starts(self) -> Sequence[int]:
        """Position in the file's bytes of each line's first character."""
        lengths = (len(self.text[start:end].encode(self.encoding)) for start, end in pairwise(self.starts))
        return array("I", accumulate(lengths, initial=self.mark))

    def byte_range(self, span: Span) -> tuple[int, int]:
        """Positions in the file's bytes of a span: `data[start:end]` are its printed characters."""
        line = self.lines[span.line - 1]
        start = self.byte_starts[span.line - 1] + len(line[: span.start].encode(self.encoding))
        return start, start + len(line[span.start : span.end].encode(self.encoding))
