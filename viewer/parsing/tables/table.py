"""One region found to be a table: its columns, what stands above it and the lines of its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.parsing.lines.line import RULE, RULE_CHARACTERS, TEXT, YEARS, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.boxhead import speaks_of_time
from viewer.parsing.tables.columns import Track, find_tracks
from viewer.parsing.tables.head import Head, find_head
from viewer.parsing.tables.laying import column_ends, lay_values
from viewer.parsing.tables.marked import marked_columns
from viewer.parsing.tables.region import Region
from viewer.parsing.tables.schedule import find_schedule_head
from viewer.regex import regex
from viewer.text.value import NUMBER, Value

Laid = dict[int, list[tuple[int, Value]]]
PAGES = regex(r"\bpages?(?:\s+(?:number|no\.?))?\)?$", re.IGNORECASE, "page pages")  # heads a list of contents


@dataclass(slots=True)
class Table:
    """A region with everything found around it, before it becomes a statement.

    Attributes:
        region: its lines with values.
        tracks: its columns.
        head: title, headnotes and boxhead.
        laid: for each line with values, the values by column.
        body: indices of its lines from the first caption to the last row, blank lines and rules among them.
        rest: whether it goes on with the table above, which was too long to be read at once.
    """

    region: Region
    tracks: list[Track]
    head: Head
    laid: Laid
    body: list[int]
    rest: bool = False


def read_table(lines: list[Line], region: Region, floor: int, ceiling: int, *, rest: bool = False) -> Table | None:
    """Find columns, boxhead and body of a region; None where it is no table.

    Args:
        lines: all lines.
        region: the lines with values.
        floor: index of the first line that belongs to no table before.
        ceiling: index of the first line of the next region.
        rest: whether it goes on with a table, and so is one.
    """
    tracks = find_tracks(lines, region)
    ends = column_ends(tracks)
    laid = {index: values for index in region.rows if (values := lay_values(lines[index], tracks, ends))} if tracks else {}
    if not laid or len(tracks) > SETTINGS.most_columns or not (rest or _is_more_than_one(laid)):
        return None
    head = find_schedule_head(lines, region, tracks, floor) or find_head(lines, region, tracks, floor)
    if not rest and not _is_table(lines, tracks, head, laid):
        return None
    skipped = {*head.notes, *head.boxhead, *head.title, *head.intro}
    start = min(head.captions, default=region.first)
    body = [index for index in range(start, region.last + 1) if index not in skipped]
    body += _below(lines, region, ceiling, tracks[0].left)
    return Table(region, tracks, head, laid, body, rest)


def _below(lines: list[Line], region: Region, ceiling: int, left: int) -> list[int]:
    """The rules below the last row, and the lines that may be the rest of its caption."""
    found: list[int] = []
    ruled = False
    for index in range(region.last + 1, min(region.last + 4, ceiling)):
        line = lines[index]
        rest = line.kind in {TEXT, YEARS} and not ruled and not line.text[left:].strip(RULE_CHARACTERS) and not line.tags
        if not (rest or line.kind is RULE):
            break
        ruled = ruled or not rest
        found.append(index)
    return found


def _is_more_than_one(laid: Laid) -> bool:
    """Whether there are several rows, or several numbers on the only one: one alone, as a line of prose may end in, is no table."""
    return len(laid) > 1 or sum([value.kind == NUMBER for row in laid.values() for _, value in row]) > 1


def _is_table(lines: list[Line], tracks: list[Track], head: Head, laid: Laid) -> bool:
    """Whether values make a table, not a list of contents, addresses or the ends of lines of prose."""
    if all(pieces and PAGES.search(pieces[-1].text) for pieces in head.columns):
        return False
    timed = any(speaks_of_time(piece.text) for pieces in head.columns for piece in pieces)
    if timed and head.boxhead and len(laid) > 1:
        return any(value.kind == NUMBER for row in laid.values() for _, value in row)
    numbers = [value for row in laid.values() for _, value in row if value.kind == NUMBER]
    if len(laid) < 2:
        return timed and bool(head.boxhead)
    amounts = sum(_is_amount(value) for value in numbers)
    if not (timed or amounts or any(len(row) > 1 for row in laid.values())):
        return False
    if len(tracks) == 1 and not timed:
        gaps = sorted(row[0][1].left - lines[index].label_end for index, row in laid.items())
        signed = any(value.left < value.start for value in numbers)  # `$ 41` over plain `37` and `30`
        return (signed or (amounts * 2 > len(numbers) and not _are_references(numbers))) and gaps[len(gaps) // 2] > SETTINGS.list_gap
    return bool(numbers) and (bool(head.boxhead) or amounts * 3 >= len(numbers) or 1 < len(tracks) == marked_columns(lines, min(laid)))


def _are_references(numbers: list[Value]) -> bool:
    """Whether numbers name sections of a document: `5.9`, `5.18` and `14` have no number of decimals in common."""
    plain = all("," not in value.digits and value.left == value.start and value.end == value.edge for value in numbers)
    return plain and len({len(value.digits.partition(".")[2]) for value in numbers}) > 1


def _is_amount(value: Value) -> bool:
    """Whether a number is printed as amounts are: with a comma, a point, a currency sign, brackets or a percent sign."""
    return "," in value.digits or "." in value.digits or value.left < value.start or value.end - value.start > len(value.digits)
