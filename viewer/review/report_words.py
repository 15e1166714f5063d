"""Words, times and tables of a report, as they may stand in its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from viewer.review.entry import moment
from viewer.review.marks import MarkState

# Letters beside every mark, so that colour carries no meaning alone.
LETTERS = {MarkState.AGREED: "\u2713", MarkState.EXCEPTION: "!", MarkState.QUESTION: "?", MarkState.WAIVED: "W"}


def words(text: str) -> str:
    """Text from outside, as it may stand in the page: markup and everything invisible spelt out, blanks kept as one."""
    return escape("".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text))


def when(at: str) -> str:
    """A time of the journal to the minute: `2003-07-15 09:30 UTC`."""
    return words(moment(at))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[int] = frozenset()) -> Iterator[str]:
    """A table of ready HTML; the columns in `numbers` are aligned to the right. Nothing where there is no row."""
    lines = ["".join(f"<td{_class(at in numbers)}>{cell}</td>" for at, cell in enumerate(row)) for row in rows]
    if lines:
        head = "".join(f"<th{_class(at in numbers)}>{cell}</th>" for at, cell in enumerate(heads))
        yield f"<table><tr>{head}</tr>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _class(number: bool) -> str:
    return ' class="number"' if number else ""
