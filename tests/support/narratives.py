"""Prose with statements drawn below it, as releases.

The prose comes first; statements are drawn from the first line that begins with `@` or `!` on, as `tests.support.tables`
has it. A line `! TITLE` is the title of the statement drawn next.
"""

from __future__ import annotations

from dataclasses import replace

from tests.support.tables import drawn_release
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.text.source import Source

DRAWN = ("@", "!")


def told_release(text: str, company: str | None = "Harbor Tools Inc.") -> Release:
    """The release that a text with drawn statements shows; lines keep their numbers."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.startswith(DRAWN)), len(lines))
    drawn = ["" if number < first or line.startswith("!") else line for number, line in enumerate(lines)]
    release = drawn_release("\n".join(drawn))
    titles = {number: line[1:].strip() for number, line in enumerate(lines, 1) if line.startswith("!")}
    statements = tuple(_titled(statement, titles) for statement in release.statements)
    return replace(release, source=Source("told.txt", text), company=company, statements=statements)


def _titled(statement: Statement, titles: dict[int, str]) -> Statement:
    """A statement with the title drawn above it."""
    first, last = statement.lines
    title = titles.get(first - 1)
    return statement if title is None else replace(statement, title=title, lines=(first - 1, last))
