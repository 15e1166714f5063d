"""Thousands set apart by blanks, `12 345 678`, read as one number where a table groups all of its numbers so.

The blanks become commas in the line as the parser sees it; what is printed stays what it is. Apostrophes, `12'345`, can be nothing
else between digits and are replaced as the line is read (`viewer.parsing.odd`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from viewer.parsing.line import Line, LineKind, OddLine, find_values
from viewer.parsing.region import Region
from viewer.text.values import NUMBER, read_tail

GROUPED = re.compile(r"(?<![0-9.,/])(?<![0-9][ ])[0-9]{1,3}(?: [0-9]{3})+(?![0-9,])")
UNGROUPED = re.compile(r"[0-9],[0-9]|(?<![0-9.])[0-9]{4}|[0-9] (?![0-9]{3}(?![0-9]))[0-9]")
FEWEST_ROWS = 3  # of grouped numbers


def regroup(lines: list[Line], regions: Sequence[Region]) -> list[Line] | None:
    """The lines with numbers grouped by blanks put together; None where no table has any."""
    grouped = [region for region in regions if _is_grouped(lines, region)]
    if not grouped:
        return None
    regrouped = list(lines)
    for region in grouped:
        for index in region.rows:
            regrouped[index] = _with_commas(lines[index])
    return regrouped


def _is_grouped(lines: list[Line], region: Region) -> bool:
    """Whether a table groups its numbers by blanks; asked of two of its lines first, since next to none does."""
    rows = region.rows
    if len(rows) < FEWEST_ROWS or not (_touch(lines[rows[0]]) or _touch(lines[rows[len(rows) // 2]])):
        return False
    texts = [_figures(lines[index]) for index in rows]
    found = sum(GROUPED.search(text) is not None for text in texts)
    return found >= FEWEST_ROWS and 2 * found >= len(texts) and not any(UNGROUPED.search(text) for text in texts)


def _touch(line: Line) -> bool:
    """Whether two numbers of a line stand one blank apart."""
    return any(two.start - one.end == 1 and one.kind == two.kind == NUMBER for one, two in pairwise(line.values))


def _figures(line: Line) -> str:
    return line.text[line.values[0].left :] if line.values else ""


def _with_commas(line: Line) -> Line:
    begin = line.values[0].left if line.values else len(line.text)
    text = line.text[:begin] + GROUPED.sub(lambda match: match[0].replace(" ", ","), line.text[begin:])
    if text == line.text:
        return line
    regrouped = OddLine(line.number, text, LineKind.TEXT, line.indent)
    regrouped.print_as(line.printed, line.tabs)
    find_values(regrouped, read_tail(text))
    return regrouped
