"""What the tests of the review share."""

from __future__ import annotations

from pathlib import Path

from viewer.review.entry import Draft, Entry, seal
from viewer.review.file import ReviewFile
from viewer.review.journal import keep
from viewer.review.marks import MarkState, mark
from viewer.review.opening import open_review
from viewer.review.target import target_at
from viewer.text.source import Source
from viewer.text.span import Span

RELEASE = """\
ACME TOOL WORKS, INC.
CONDENSED BALANCE SHEETS
(in thousands)
                                  5/31/03    11/30/02
Current assets:
  Cash                            $   882     $   222
  Receivables                       1,895       2,737
  Inventories                       8,297       5,710
Total current assets               11,074       8,669
"""
CASH, RECEIVABLES, INVENTORIES = Span(6, 38, 41), Span(7, 36, 41), Span(8, 36, 41)
PLACES = tuple(Span(line, start, start + 5) for line in (7, 8) for start in (36, 48))


def marks(source: Source, count: int) -> list[Draft]:
    """Drafts of marks on the release, one place after the other."""
    states = list(MarkState)
    return [
        mark(target_at(source, PLACES[number % len(PLACES)]), states[number % len(states)], "A. Auditor", f"reason {number}")
        for number in range(count)
    ]


def sealed(review: ReviewFile, drafts: list[Draft]) -> list[Entry]:
    """The drafts as entries that continue a review."""
    entries: list[Entry] = []
    for draft in drafts:
        head = entries[-1] if entries else review.head
        entries.append(seal(draft, head.number + 1, head.hash))
    return entries


def made(path: Path, source: Source, count: int) -> Path:
    """A closed review with a number of marks."""
    with open_review(path, create=True) as review:
        review.append(sealed(review, marks(source, count)), keep(source))
    return path
