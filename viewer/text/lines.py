"""The one way this program splits text into lines."""

from __future__ import annotations

import re

LINE_END = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> tuple[str, ...]:
    """Split at LF, CRLF and CR and at nothing else, ends dropped.

    `str.splitlines` would also break at form feed, NEL and U+2028, which stay inside their line here.
    A text that ends with a line end has an empty last line.
    """
    return tuple(LINE_END.split(text)) if "\r" in text else tuple(text.split("\n"))


def line_starts(text: str) -> tuple[int, ...]:
    """Offset in the text at which each line begins, in characters."""
    return (0, *(match.end() for match in LINE_END.finditer(text)))
