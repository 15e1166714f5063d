"""Tables whose captions stand between their columns, drawn out: what stands left of the captions is laid right behind them.

      2003                                         2002
    $ 91,204     Revenues                        $ 84,310
      63,550     Costs                             59,732

Each line keeps its number and the way back to the columns of the source; the columns keep their order, those of the left first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from viewer.frozen import frozen
from viewer.parsing.lines.line import BLANK, LONG_NIL, PAGE, RULE, RULE_CHARACTERS, TAG, TEXT, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.boxhead import speaks_of_time
from viewer.parsing.tables.placing import placed
from viewer.parsing.tables.region import Region
from viewer.regex import regex
from viewer.text.values import read_values

FEWEST_ROWS = 3  # with values on both sides
ROOM = 12  # blanks for words over columns that are wider than the values
BEGINNINGS = frozenset("$(.-0123456789")
LETTER = regex("(?a:[A-Za-z])")


@frozen
class Captions:
    """A table with its captions between the columns.

    Attributes:
        first: index of the first line that has columns on both sides.
        last: index of the last one.
        start: where the captions begin.
        end: where the values behind them begin.
    """

    first: int
    last: int
    start: int
    end: int


def draw_out(lines: list[Line], regions: Sequence[Region]) -> list[Line] | None:
    """The lines with all captions that stand between columns set before them; None where there are none."""
    floors = (0, *(region.last + 1 for region in regions))
    found = [
        captions for region, floor in zip(regions, floors, strict=False) if (captions := _find_captions(lines, region, floor)) is not None
    ]
    if not found:
        return None
    drawn = list(lines)
    for captions in found:
        for index in range(captions.first, captions.last + 1):
            drawn[index] = _moved(lines[index], captions)
    return drawn


def _find_captions(lines: list[Line], region: Region, floor: int) -> Captions | None:
    """The captions between the columns of a region; asked of two of its lines first, since next to no region has any."""
    rows = region.rows
    if len(rows) < FEWEST_ROWS or not (_begins_with_value(lines[rows[0]]) or _begins_with_value(lines[rows[len(rows) // 2]])):
        return None
    parted = [(lines[index], found) for index in rows if (found := _part(lines[index])) is not None]
    if len(parted) < FEWEST_ROWS or 2 * len(parted) < len(rows):
        return None
    edges = Counter(edge for _, (edge, _) in parted)
    start, end = min(begin for _, (_, begin) in parted), min(line.values[0].left for line, _ in parted)
    if (
        edges.most_common(1)[0][1] * 2 < len(parted)
        or max(edges) >= start
        or not _stand_apart([lines[index] for index in rows], start, end)
    ):
        return None
    first = _head(lines, region, floor, start, end)
    return None if first is None else Captions(first, _foot(lines, region, start), start, end)


def _begins_with_value(line: Line) -> bool:
    """Whether a row may begin with a value and a caption behind it."""
    return line.text[line.indent] in BEGINNINGS and LETTER.search(line.text, line.indent, line.label_end) is not None


def _part(line: Line) -> tuple[int, int] | None:
    """Where the values before a caption end and where it begins; None for a line that begins with its caption."""
    text, at, edge = line.text, line.indent, 0
    for value in read_values(text[: line.label_end]):
        if text[at : value.left].strip():
            break
        at, edge = value.right, value.edge
    rest = text[at : line.label_end]
    gap = len(rest) - len(rest.lstrip())
    return (edge, at + gap) if edge and gap > 1 and rest[gap].isalpha() else None


def _stand_apart(rows: Sequence[Line], start: int, end: int) -> bool:
    """Whether no caption or value of any row reaches from the captions into the columns on either side of them."""
    return all(line.label_end <= end and not _crosses(line, start) for line in rows)


def _crosses(line: Line, column: int) -> bool:
    """Whether what one blank keeps together stands on both sides of a column."""
    return any(left < column < right for left, right in line.chunks())


def _head(lines: list[Line], region: Region, floor: int, start: int, end: int) -> int | None:
    """The first line of the headings over both sides; None where those over the left one say nothing of time, as those of rates."""
    first, timed = region.first, False
    for index in range(region.first - 1, max(floor, region.first - SETTINGS.boxhead_lines) - 1, -1):
        line = lines[index]
        if line.kind is PAGE:
            break
        if line.kind < TEXT:
            continue
        words = [line.text[left:right] for left, right in line.chunks() if left + right < 2 * start]
        if words and any(left + right > start + end for left, right in line.chunks()):
            first = index
            timed = timed or any(map(speaks_of_time, words))
    return first if timed else None


def _foot(lines: list[Line], region: Region, start: int) -> int:
    """The last line of the table: rules and ends of captions below its last row are its own, and rows of the left side alone."""
    last = region.last
    for index in range(region.last + 1, min(region.last + SETTINGS.near_rows, len(lines))):
        line = lines[index]
        if line.kind in {BLANK, TAG}:
            continue
        if not (line.kind is RULE or line.indent >= start or _part(line) is not None or _crosses(line, start)):
            break
        last = index
    return last


def _moved(line: Line, captions: Captions) -> Line:
    """A line with what stands left of the captions laid behind them; titles and what else runs across stay where they are."""
    if line.kind in {BLANK, PAGE, TAG}:
        return line
    width = captions.end - captions.start + ROOM
    before: list[tuple[int, int, int]] = []
    for left, right in line.chunks():
        if left < captions.start and right > captions.end:
            return line
        if line.kind is not RULE and right - left >= len(LONG_NIL) and not line.text[left:right].strip(RULE_CHARACTERS):
            continue  # `--------      ASSETS      --------`
        if left + right < 2 * captions.start:
            before.append((left + width, left, right))
        elif right > captions.end:
            before.append((left + 2 * ROOM, left, right))
        elif line.kind is TEXT and speaks_of_time(line.text[left:right]):
            before.append((left + width - captions.start // 2, left, right))
        else:
            before.append((max(0, left - captions.start), left, right))
    return _laid(line, sorted(before))


def _laid(line: Line, chunks: Sequence[tuple[int, int, int]]) -> Line:
    """A line with its chunks, each with the place where it goes, in their new order."""
    text, places = "", []
    for place, left, right in chunks:
        start = max(place, len(text) + 2) if text else place
        places += [(start, left), (start + right - left, right)]
        text = text.ljust(start) + line.text[left:right]
    return placed(line, text, places)
