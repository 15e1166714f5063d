"""Statements printed one below the other in the same columns, without column headings between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from viewer.parsing.captions.courses import kind_by_course
from viewer.parsing.captions.kinds import named_kind
from viewer.parsing.captions.wording import TOP
from viewer.parsing.lines.line import Line
from viewer.parsing.naming import title_lines
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.tables.head import Head
from viewer.parsing.tables.titles import is_statement_name
from viewer.regex import regex
from viewer.statements.statement import PRIMARY, StatementKind

FEWEST_ABOVE = 3  # captions of a statement
FIRST = regex(r"^assets$|\boperating\s+activities$|\bfrom\s+operations$", re.IGNORECASE, "assets activities operations")


def part_statements(lines: list[Line], head: Head, entries: list[Entry]) -> list[tuple[Head, list[Entry], bool]]:
    """The statements of a table, mostly one: its head, its captions, and whether it is a balance sheet in the columns of another statement.

    A second one begins with its name, or with the first heading of its kind, below rows that run the whole course of another.
    """
    begins = [at for at, entry in enumerate(entries) if at >= FEWEST_ABOVE and not entry.values and _may_begin(lines, entry)]
    if not begins or head.is_schedule or any(named_kind(words) not in {*PRIMARY, None} for words in title_lines(lines, head)):
        return [(head, entries, False)]
    for begin in begins:
        above, below = entries[:begin], entries[begin:]
        first, second = kind_by_course(_labels(above)), kind_by_course(_labels(below))
        if first in PRIMARY and second in PRIMARY and first is not second:
            named = is_statement_name(lines[below[0].line])
            own = replace(head, title=[below[0].line] if named else [], intro=[], captions=[])
            return [(head, above, False), (own, below[1:] if named else below, second is StatementKind.BALANCE_SHEET)]
    return [(head, entries, False)]


def _may_begin(lines: list[Line], entry: Entry) -> bool:
    """Whether words without values may be the first of a statement: its name, `ASSETS`, `Cash flows from operating activities`."""
    return FIRST.search(entry.label) is not None or is_statement_name(lines[entry.line])


def _labels(entries: Sequence[Entry]) -> list[str]:
    return [entry.label for entry in entries if (entry.values and entry.label) or TOP.match(entry.label)]
