"""What stands where in a release: documents, narrative sections, statements with their headings, pages. Knows no Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain, islice
from typing import NamedTuple

from viewer.models.formatter import statement_names
from viewer.regex import regex
from viewer.statements.release import Release
from viewer.statements.statement import Role, Statement

LONGEST = 90  # characters of a heading; a longer line is prose
MOST_WORDS = 14
MOST = 5_000  # entries; a submission of hundreds of documents has more headings than anybody reads
TAG = regex(r"\s*<")
PAGE = regex(r"\s*<PAGE>", re.IGNORECASE)
ENDS_PROSE = (".", ",", ";", "-", "?", "!")
SMALL = frozenset(["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "per", "the", "to", "vs", "with"])


class Kind(StrEnum):
    """What an entry stands for."""

    DOCUMENT = "document"
    SECTION = "section"
    STATEMENT = "statement"
    HEADING = "heading"  # within a statement
    PAGE = "page"


SIGNS = {Kind.DOCUMENT: "\u25a4", Kind.SECTION: "\u00b6", Kind.STATEMENT: "\u25a6", Kind.HEADING: "\u2013", Kind.PAGE: "\u23ce"}


class OutlineEntry(NamedTuple):
    """One line of the outline.

    Attributes:
        kind: what it is.
        title: as printed, or what it is called.
        line: where it begins.
        depth: how many entries it stands in.
    """

    kind: Kind
    title: str
    line: int
    depth: int

    @property
    def words(self) -> str:
        """The title with a sign of its kind in front."""
        return f"{SIGNS[self.kind]} {self.title}"


def outline_of(release: Release) -> tuple[OutlineEntry, ...]:
    """The outline in the order of the text; headings stand in their statement, everything stands in its document."""
    documents = release.envelope.documents if release.envelope else ()
    starts = [document.lines[0] for document in documents]
    found = [OutlineEntry(Kind.DOCUMENT, f"{one.type} {one.description}".strip() or one.filename, one.lines[0], -1) for one in documents]
    found += _statements(release)
    found += _prose(release.source.lines, release.statements)
    found.sort(key=lambda entry: (entry.line, entry.depth))
    inside = 1 if starts else 0
    entries = (entry._replace(depth=entry.depth + (inside if entry.kind is not Kind.DOCUMENT else 1)) for entry in found)
    return tuple(entry for entry, _ in zip(entries, range(MOST), strict=False))


def entry_at(entries: Sequence[OutlineEntry], line: int) -> int | None:
    """Index of the last entry that begins at a line or above it."""
    at = None
    for number, entry in enumerate(entries):
        if entry.line > line:
            break
        at = number
    return at


def _statements(release: Release) -> Iterator[OutlineEntry]:
    for name, statement in zip(statement_names(release), release.statements, strict=True):
        first = min((span.line for span in statement.title_spans), default=statement.lines[0])
        title = f"{name}: {statement.title}" if statement.title else name
        yield OutlineEntry(Kind.STATEMENT, title[:LONGEST], first, 0)
        for row in statement.rows:
            if row.role is Role.HEADING and row.label:
                yield OutlineEntry(Kind.HEADING, row.label[:LONGEST], row.lines[0], 1)


def _prose(lines: Sequence[str], statements: Sequence[Statement]) -> Iterator[OutlineEntry]:
    """Pages, and lines outside of statements that stand between blank ones and read as headings."""
    taken = bytearray(len(lines) + 2)
    for statement in statements:
        first = min((span.line for span in statement.title_spans), default=statement.lines[0])
        last = min(statement.lines[1], len(lines))
        taken[first : last + 1] = b"\1" * (last + 1 - first)
    pages = 0
    above = chain(("",), lines)
    below = chain(islice(lines, 1, None), ("",))
    for number, (before, text, after) in enumerate(zip(above, lines, below, strict=False), start=1):
        if "\f" in text or ("<" in text and PAGE.match(text)):
            pages += 1
            yield OutlineEntry(Kind.PAGE, f"Page {pages + 1}", number, 0)
        elif not (taken[number] or before.strip() or after.strip()) and _is_heading(text):
            yield OutlineEntry(Kind.SECTION, " ".join(text.split()), number, 0)


def _is_heading(text: str) -> bool:
    """`OVERVIEW`, `Results of Operations`; no rule, no tag, no sentence, no row of figures."""
    words = text.split()
    if not words or len(text.strip()) > LONGEST or len(words) > MOST_WORDS or TAG.match(text) or text.rstrip().endswith(ENDS_PROSE):
        return False
    named = [word for word in words if word[0].isalpha()]
    if not any(len(word) > 2 for word in named) or len(named) * 2 <= len(words):
        return False
    return all(word[0].isupper() or word.lower() in SMALL for word in named)
