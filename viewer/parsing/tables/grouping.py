"""Thousands set apart by blanks, `12 345 678`, read as one number where a table groups all of its numbers so.

The blanks become commas in the line as the parser sees it; what is printed stays what it is. Apostrophes, `12'345`, can be nothing
else between digits and are replaced as the line is read (`viewer.parsing.lines.odd`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from viewer.parsing.lines.line import TEXT, VALUES, YEARS, Line, OddLine
from viewer.parsing.lines.reading import find_values
from viewer.parsing.tables.region import Region
from viewer.regex import regex
from viewer.text.value import NUMBER

GROUPED = regex(  # not the ends of `507.1 356.7 257.6`
    r"(?:(?<=  )|(?<=[$(])|(?<=[^0-9]\.)|(?<=[$(] )|(?<=[^0-9]\. ))[0-9]{1,3}(?: [0-9]{3})+(?![0-9,])"
)
UNGROUPED = regex(r"[0-9],[0-9]|(?<![0-9.])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4}|[0-9] (?![0-9]{3}(?![0-9]))[0-9]")
FEWEST_ROWS = 3  # of grouped numbers, before a document groups by blanks
AROUND = 2  # lines above and below the rows of which the last group, `000`, hid that they are some


def regroup(lines: list[Line], regions: Sequence[Region]) -> list[Line] | None:
    """The lines with numbers grouped by blanks put together; None where no table has any."""
    if not any(_is_grouped(lines, region, FEWEST_ROWS) for region in regions):
        return None
    regrouped = list(lines)
    for region in regions:
        if _is_grouped(lines, region, 1):
            for index in range(max(0, region.first - AROUND), min(region.last + AROUND + 1, len(lines))):
                regrouped[index] = _with_commas(regrouped[index])
    return regrouped


def _is_grouped(lines: list[Line], region: Region, fewest: int) -> bool:
    """Whether a table groups its numbers by blanks; asked of two or three of its lines first, since next to none does."""
    rows = region.rows
    if len(rows) < fewest or not (fewest == 1 or _touch(lines[rows[0]]) or _touch(lines[rows[len(rows) // 2]]) or _touch(lines[rows[-1]])):
        return False
    texts = [lines[index].text[lines[index].values[0].left :] for index in rows if lines[index].values]
    found = sum(GROUPED.search(f"  {text}") is not None for text in texts)
    return found >= fewest and not any(UNGROUPED.search(text) for text in texts)


def _touch(line: Line) -> bool:
    """Whether two numbers of a line stand one blank apart."""
    return any(two.start - one.end == 1 and one.kind == two.kind == NUMBER for one, two in pairwise(line.values))


def _with_commas(line: Line) -> Line:
    """The line with its grouped numbers put together; the very line where it has none."""
    if line.kind not in {TEXT, VALUES, YEARS}:
        return line
    text = GROUPED.sub(lambda match: match[0].replace(" ", ","), line.text)
    if text == line.text:
        return line
    regrouped = OddLine(line.number, text, TEXT, line.indent)
    regrouped.print_as(line.printed, line.tabs)
    find_values(regrouped)
    return regrouped
