"""Page marks: numbers alone on their lines that number pages, and no rows."""

from __future__ import annotations

import re

from viewer.parsing.lines.line import BLANK, NO_VALUES, PAGE, TAG, TEXT, Line
from viewer.regex import regex

PAGE_MARK = regex(
    r"[-<( ]*(?:page|Page|PAGE)? ?(?:[A-Z]{1,2}-?)?[0-9]{1,3}(?: (?:of|OF) [0-9]{1,3})?[->) ]*|[-(]+ ?(?P<more>more|More|MORE) ?[-)]+"
)
DAY = regex("[12]?[0-9]|3[01]")
MONTH_ABOVE = regex(r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)$", re.IGNORECASE)
FAR_APART = " " * 5


def mark_pages(lines: list[Line], numbered: list[int]) -> None:
    """A number alone on its line is a page mark where it looks like one or a page break stands next to it.

    Args:
        lines: all lines.
        numbered: indices of the short ones that end as page marks do.
    """
    for index in numbered:
        line = lines[index]
        body = line.text[line.indent :]
        mark = PAGE_MARK.fullmatch(body) if line.kind >= TEXT else None
        if mark is None:
            continue
        if index and DAY.fullmatch(body) and MONTH_ABOVE.search(lines[index - 1].text):  # `Year Ended December` over `31`
            line.kind, line.values, line.label_end = TEXT, NO_VALUES, len(line.text)
            continue
        if len(line.values) > 1 and (body[0].isdigit() or (body[-1].isdigit() and FAR_APART in body)):  # `11    --    --`, `--    419`
            continue
        if body[0] in "-<" or body[0].isalpha() or mark["more"] or _page_break_near(lines, index):
            line.kind = PAGE
            line.values = NO_VALUES


def _page_break_near(lines: list[Line], index: int) -> bool:
    """Whether nothing but blanks stands between a line and a page break or an end of the file."""
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].kind in {BLANK, TAG}:
            at += step
        if not 0 <= at < len(lines) or lines[at].kind is PAGE:
            return abs(at - index) > 1 or 0 <= at < len(lines)
    return False
