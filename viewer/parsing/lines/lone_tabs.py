"""Tabs as wide as a blank: a table was written with blanks, and a program put tabs in the place of some of them.

    Inventories           1,218        1,106
    <tab>Total assets         2,490        2,355

What such a line says stands below its likes only if the tab takes one character. Rows and headings of a table may be of two minds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.parsing.settings import SETTINGS
from viewer.regex import regex

STOP = 8
LEAST_GAIN = 2  # rows that end with the last column only if tabs are blanks; one may do so by chance
LEAST_OVERHANG = 16  # a heading typed with tabs ends no further right of the last column
DRIFT = 4  # as far as a heading or a rule may end right of it
BOUND = regex(r"</?(?:TABLE|PAGE)\b|\f", re.IGNORECASE)
AMOUNT = regex(r"[ \t$(]\.?[0-9][0-9,.]*(?=[)% ]*$)")
TYPED_ROW = regex(r"[^ \t][ \t]*\t[ $(]*\.?[0-9][0-9,.]*[)% ]*$")  # a tab leads from words to an amount
OVER_COLUMNS = regex(r"\t[ \t]*\t|[^ \t] {0,3}\t|[^ \t] {3}|^[-=_ \t]+$")  # a line of prose has one tab at most, at its beginning


def find_lone_tabs(texts: Sequence[str]) -> Iterator[int]:
    """Indices of the lines whose tabs are as wide as a blank."""
    for start, end in _stretches(texts):
        lines = [text.rstrip() if len(text) <= SETTINGS.widest_line else "" for text in texts[start:end]]
        if any(TYPED_ROW.search(line) for line in lines if "\t" in line):
            continue
        typed = [line.expandtabs(STOP) for line in lines]
        anchor, _ = _last_column([line for line in lines if "\t" not in line])
        edge, rows = _last_column(lines, anchor)
        typed_edge, typed_rows = _last_column(typed, anchor)
        by_rows = rows >= typed_rows + LEAST_GAIN
        edge = edge if by_rows else typed_edge
        for at, line in enumerate(lines):
            if "\t" in line and (not _stands_over(line, typed[at], edge) if by_rows else _stands_out(line, typed[at], edge)):
                yield start + at


def _stretches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines between the marks of tables and pages that hold tabs."""
    start, has_tabs = 0, False
    for index, text in enumerate(texts):
        if "\t" in text:
            has_tabs = True
        if ("<" in text or "\f" in text) and BOUND.search(text):
            if has_tabs:
                yield start, index + 1
            start, has_tabs = index + 1, False
    if has_tabs:
        yield start, len(texts)


def _last_column(lines: list[str], edge: int = 0) -> tuple[int, int]:
    """Where most rows end, if not said, and how many do; 0 where there are none, or one alone."""
    ends = Counter(match.end() for line in lines if (match := AMOUNT.search(line)))
    if not edge and ends:
        edge, count = ends.most_common(1)[0]
        return (edge, count) if count > 1 else (0, 0)
    return edge, ends[edge]


def _stands_over(line: str, typed: str, edge: int) -> bool:
    """Whether a line ends over the columns only where its tabs go to their stops: `Year Ended` over all of them."""
    start = len(typed) - len(typed.lstrip())
    return len(line) * 2 < edge < start * 2 and len(typed) <= edge + DRIFT


def _stands_out(line: str, typed: str, edge: int) -> bool:
    """Whether a line would end far off the last column where its tabs went to their stops, and ends over the columns if they don't."""
    return len(typed) > edge + LEAST_OVERHANG and edge < len(line) * 2 <= (edge + DRIFT) * 2 and OVER_COLUMNS.search(line) is not None
