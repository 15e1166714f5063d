"""Which lines of words between the boxhead of a table and its first row begin the caption of that row or head the rows."""

from __future__ import annotations

from viewer.parsing.captions.wording import is_unfinished
from viewer.parsing.lines.line import RULE, TAG, TEXT, YEARS, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.region import Region

UNDER_HEADINGS = frozenset({RULE, TAG, YEARS})


def begins_caption(lines: list[Line], index: int, region: Region, captions: list[int]) -> bool:
    """Whether a line of small words is the beginning of the first row's caption: it stands apart from what is above and ends in the stub.

    `Earnings before income taxes and change in accounting` / `  principles(1)......   $   9,054  $   8,599`, below the column headings.
    """
    first, words = lines[region.first], lines[index].text
    if not first.values or captions != list(range(index + 1, region.first)):  # its values may have been taken for words
        return False
    if _stands_below_marks(lines, index, first.values[0].left):
        return True
    if words[-1] in ".:":
        return False
    hangs = first.indent > lines[index].indent and (is_unfinished(words) or first.label[:1].isdigit())
    if not (first.label[:1].islower() or captions or hangs):
        return False
    left = first.values[0].left
    top = index
    while top and lines[top].kind is TEXT and len(lines[top].text) <= left and index - top < SETTINGS.caption_lines:
        top -= 1
    return lines[top].kind in UNDER_HEADINGS or (top == index - 1 and lines[top].kind is not TEXT)


def _stands_below_marks(lines: list[Line], index: int, left: int) -> bool:
    """Whether nothing but words of the stub stands between `<S> <C> <C>`, which ends the headings of columns, and a line."""
    for line in lines[index : max(0, index - SETTINGS.caption_lines) : -1]:
        if line.kind is TAG:
            return "S" in line.tags and "C" in line.tags
        if line.kind is not TEXT or len(line.text) > left:
            return False
    return False


def heads_rows(lines: list[Line], index: int, tracks: list[Track]) -> bool:
    """Whether a line of small words below column headings is a heading: `amounts in accordance with local accounting principles`."""
    line, left = lines[index], tracks[0].left
    if line.text[-1] in ".;" or len(line.text) >= left:
        return False
    return stands_below_years(lines, index, left) or _stands_below_rules(lines, index, tracks)


def _stands_below_rules(lines: list[Line], index: int, tracks: list[Track]) -> bool:
    """Whether a rule over each column, drawn below words, ends the column headings right above a line."""
    rule = lines[index - 1] if index > 1 else lines[index]
    if rule.kind is not RULE or lines[index - 2].kind is not TEXT:
        return False
    chunks = rule.chunks()
    return len(chunks) == len(tracks) > 1 and all(
        start < track.edge and end > track.left for (start, end), track in zip(chunks, tracks, strict=True)
    )


def stands_below_years(lines: list[Line], index: int, left: int) -> bool:
    """Whether the headings of the columns are years above a line, so that it is a row: `Expected life   4 years   3.5 years`."""
    above = lines[max(0, index - SETTINGS.boxhead_lines) : index]
    return any(each.kind is YEARS and each.values and each.values[-1].edge > left for each in above)
