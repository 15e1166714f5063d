"""Heads that a page repeats over the rest of a table: `BALANCE SHEETS (Continued)`, a page number where no page break stands."""

from __future__ import annotations

import re

from viewer.parsing.lines.line import BLANK, PAGE, TEXT, VALUES, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.headnote import is_headnote
from viewer.parsing.tables.overhead import is_boxhead_line
from viewer.parsing.times.heading import read_heading
from viewer.regex import regex

GOES_ON = regex(r".*\b(?:continued|cont'?d|concluded)\b\W*", re.IGNORECASE, "continued contd cont concluded")
LONGEST_NUMBER = 3  # digits of a page


def mark_running_head(lines: list[Line], page: int, left: int) -> None:
    """Take a head that says that the table goes on for part of the page break above it, where no column headings are repeated.

    Args:
        lines: all lines.
        page: index of the page break.
        left: leftmost column of any value of the table above.
    """
    head: list[Line] = []
    said = below = False
    for line in lines[page + 1 : page + 1 + SETTINGS.boxhead_lines]:
        if line.kind >= VALUES:
            if said and line.kind is VALUES:
                for each in head:
                    each.kind = PAGE
            return
        if line.kind is not TEXT:
            continue
        if not said or (not below and _is_remark(line.text)):
            head.append(line)
            said = said or GOES_ON.fullmatch(line.text) is not None
        elif is_boxhead_line(line, left):
            return
        else:
            below = True


def is_page_number(lines: list[Line], index: int) -> bool:
    """Whether a line is nothing but a short number, blank lines above and below."""
    values = lines[index].values
    alone = len(values) == 1 and values[0].digits.isdigit() and len(lines[index].text.strip()) <= LONGEST_NUMBER
    return alone and 0 < index < len(lines) - 1 and lines[index - 1].kind is lines[index + 1].kind is BLANK


def _is_remark(text: str) -> bool:
    """Whether a line below a title says in what amounts are stated, or whether they are audited."""
    return is_headnote(text) or (text.lstrip()[0] == "(" and read_heading(text).audited is not None)
