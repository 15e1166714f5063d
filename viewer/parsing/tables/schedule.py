"""Financial data schedules: figures behind the tags of a regulation's article, filed beside statements until 2001.

    <MULTIPLIER> 1,000
    <PERIOD-TYPE>                   6-MOS
    <FISCAL-YEAR-END>                          NOV-30-1998
    <PERIOD-END>                               MAY-31-1998
    <CASH>                                           1,234

The tags say what a heading would: the multiplier is the scale, and of the dates only the period's end dates the figures, the end
of the fiscal year just those of a whole year.
"""

from __future__ import annotations

import re

from viewer.parsing.lines.line import PAGE, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.head import Head
from viewer.parsing.tables.pieces import Piece
from viewer.parsing.tables.region import Region
from viewer.regex import regex

TAG = regex(r" *<([A-Z][A-Z0-9&-]{0,40})>(?: +|$)")
TITLE, MULTIPLIER, CURRENCY = "ARTICLE", "MULTIPLIER", "CURRENCY"
TYPE, END, YEAR_END = "PERIOD-TYPE", "PERIOD-END", "FISCAL-YEAR-END"
HEADING_TAGS = frozenset(
    {TITLE, MULTIPLIER, CURRENCY, TYPE, END, YEAR_END, "PERIOD-START", "EXCHANGE-RATE", "CIK", "NAME", "NUMBER", "RESTATED", "LEGEND"}
)
WHOLE_YEAR = regex(r"YEAR|12-MOS", re.IGNORECASE)
WORD = regex("[^ ]+")
LARGEST_MULTIPLIER = 1_000_000_000


def find_schedule_head(lines: list[Line], region: Region, tracks: list[Track], floor: int) -> Head | None:
    """What stands above the figures of a schedule; None for any other table.

    The region's lines that hold no figures are taken out of it, and the brackets of the tags off its captions.
    """
    if not lines[region.rows[-1]].text.lstrip().startswith("<"):
        return None
    tags = {index: name for index in region.rows if (name := _tag(lines[index]))}
    rows = [index for index in region.rows if tags.get(index) not in HEADING_TAGS]
    if not rows or not all(index in tags for index in rows):
        return None
    head = Head(columns=[[] for _ in tracks], is_schedule=True)
    found = _collect(lines, rows[0], floor, head)
    if TYPE not in found and END not in found:
        return None
    region.rows[:] = rows
    region.first, region.last = rows[0], rows[-1]
    for name in (TYPE, *_dating(lines, found)):
        if name in found:  # `<PERIOD-TYPE>` may be missing
            _lay(lines[found[name]], found[name], head)
    for index in rows:
        _take_brackets_off(lines[index])
    return head


def read_multiplier(text: str) -> int | None:
    """What a line multiplies the amounts by: `<MULTIPLIER> 1,000`; None where it says something else."""
    tag = TAG.match(text)
    digits = text[tag.end() :].strip().replace(",", "") if tag and tag[1] == MULTIPLIER else ""
    return int(digits) if digits.isdecimal() and digits.isascii() and 0 < int(digits[:12]) <= LARGEST_MULTIPLIER else None


def _tag(line: Line) -> str:
    tag = TAG.match(line.text)
    return tag[1] if tag else ""


def _collect(lines: list[Line], first: int, floor: int, head: Head) -> dict[str, int]:
    """Lay the tagged lines above the first figure into the head; returns the line of each tag."""
    found: dict[str, int] = {}
    for index in range(first - 1, max(floor, first - SETTINGS.schedule_lines) - 1, -1):
        line = lines[index]
        name = _tag(line)
        if line.kind is PAGE or "/TABLE" in line.tags:
            break
        if name not in HEADING_TAGS or name in found:
            continue
        found[name] = index
        if name == TITLE:
            head.title.insert(0, index)
            break
        (head.notes if name in {MULTIPLIER, CURRENCY} else head.boxhead).insert(0, index)
    return found


def _dating(lines: list[Line], found: dict[str, int]) -> tuple[str, ...]:
    """The tag whose dates end the periods."""
    if END in found:
        return (END,)
    whole = YEAR_END in found and TYPE in found and WHOLE_YEAR.search(lines[found[TYPE]].text)
    return (YEAR_END,) if whole else ()


def _lay(line: Line, index: int, head: Head) -> None:
    """One word for each column, or one for all of them."""
    tag = TAG.match(line.text)
    words = [Piece(index, *match.span(), match[0]) for match in WORD.finditer(line.text, tag.end() if tag else 0)]
    if len(words) == 1:
        words *= len(head.columns)
    if len(words) == len(head.columns):
        for column, word in zip(head.columns, words, strict=True):
            column.append(word)


def _take_brackets_off(line: Line) -> None:
    text = line.text
    at, end = text.index("<"), text.index(">")
    line.text = f"{text[:at]} {text[at + 1 : end]} {text[end + 1 :]}"
    line.indent, line.label_end = at + 1, end
