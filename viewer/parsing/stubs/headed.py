"""Headings that stand on the line of their first row: `Current:  Federal    412` over `          State      41`."""

from __future__ import annotations

import re

from viewer.parsing.captions.wording import tidy
from viewer.parsing.lines.line import Line
from viewer.parsing.stubs.entry import Entry
from viewer.regex import regex

NO_HEADING = regex(r"(?:(?:19|20)[0-9]{2}|less|add|plus|deduct|note|notes)\b", re.IGNORECASE)  # `Less: Interest`, `1998: Basic`


def with_headings_beside(lines: list[Line], entries: list[Entry]) -> list[Entry]:
    """The entries, with what stands before the colon of a row as its heading where the next row begins below the words behind it."""
    told: list[Entry] = []
    for entry, below in zip(entries, [*entries[1:], None], strict=True):
        start = _row_begins(lines, entry, below) if below is not None and ":" in entry.label else 0
        if start:
            index, first, end = entry.pieces[-1]
            text = lines[index].text
            colon = text.index(":", first)
            words = tidy(text[first:colon])
            told.append(Entry([(index, first, colon)], words, first, [], index, True, entry.blank_above, False, entry.rule_above))
            entry.pieces, entry.label, entry.indent = [(index, start, end)], tidy(text[start:end]), start
            entry.blank_above, entry.rule_above = False, 0
        told.append(entry)
    return told


def _row_begins(lines: list[Line], entry: Entry, below: Entry) -> int:
    """Where the words behind a colon begin, 0 where the next row, which has values as this one does, begins elsewhere."""
    if not (entry.values and below.values and below.label and len(entry.pieces) == 1 and below.indent > entry.indent):
        return 0
    if NO_HEADING.match(entry.label) or entry.label.startswith(":"):  # a colon that ends no words heads nothing
        return 0
    index, first, end = entry.pieces[0]
    text = lines[index].text
    behind = text.index(":", first) + 1
    start = behind + len(text[behind:end]) - len(text[behind:end].lstrip())
    return start if start == below.indent < end and text[start].isalpha() else 0
