"""Tables set side by side, taken apart: the right half is laid below the left one, its columns under those of the left.

    Cash              $  2,118   $  1,904     Accounts payable      $  3,204   $  2,990
    Receivables          8,402      7,711     Accrued expenses         1,118      1,204

Each half keeps its lines' numbers and the way back to the columns of the source. Where both halves have the same column headings, as
the sides of a balance sheet do, those of the right one are left out, so that the halves are read as one table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.frozen import frozen
from viewer.parsing.lines.line import BLANK, BLANK_LINE, PAGE, RULE, TEXT, VALUES, YEARS, Line
from viewer.parsing.lines.reading import find_values
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.boxhead import speaks_of_time
from viewer.parsing.tables.placing import placed
from viewer.parsing.tables.region import Region
from viewer.regex import regex
from viewer.text.value import NUMBER
from viewer.text.values import read_values

FEWEST_ROWS = 3  # with both halves
NEAR = 2  # lines above the first row in which headings of captions may stand
OVERHANG = 12  # blanks for words over columns that begin left of the values
ASSETS = regex(r"\b(?:assets|cash|receivables?|inventor\w+|loans)\b", re.IGNORECASE)
CLAIMS = regex(r"\b(?:liabilit\w+|equity|payable|debt|deposits|capital|surplus)\b", re.IGNORECASE)


@frozen
class Halves:
    """Two tables side by side.

    Attributes:
        first: index of the first line that both share.
        last: index of the last one.
        split: where the captions of the right half begin.
        origins: where the values of the left and of the right half begin.
        width: of the widest caption of both.
    """

    first: int
    last: int
    split: int
    origins: tuple[int, int]
    width: int


def unfold(lines: list[Line], regions: Sequence[Region]) -> list[Line] | None:
    """The lines with all tables that stand side by side taken apart; None where there are none."""
    floors = (0, *(region.last + 1 for region in regions))
    found = [halves for region, floor in zip(regions, floors, strict=False) if (halves := _find_halves(lines, region, floor)) is not None]
    if not found:
        return None
    unfolded: list[Line] = []
    at = 0
    for halves in found:
        if halves.first >= at:
            unfolded += lines[at : halves.first]
            unfolded += _taken_apart(lines, halves)
            at = halves.last + 1
    return unfolded + lines[at:]


def _find_halves(lines: list[Line], region: Region, floor: int) -> Halves | None:
    """The halves of a region; asked of two of its lines first, since next to no region has any."""
    if len(region.rows) < FEWEST_ROWS:
        return None
    probes = (lines[region.rows[0]], lines[region.rows[len(region.rows) // 2]])
    if not any(line.text.find("  ", line.indent, line.label_end) >= 0 for line in probes):
        return None
    rows = [(lines[index], *found) for index in region.rows if (found := _halve(lines[index])) is not None]
    if len(rows) < FEWEST_ROWS or 2 * len(rows) < len(region.rows):
        return None
    split = min(start for _, _, start in rows)
    if any(edge > split or line.text[edge:split].strip() for line, edge, _ in rows) or not _are_tables(lines, region, rows, split):
        return None
    split = _outdented(lines, region, max(edge for _, edge, _ in rows), split)
    first, last = _reach(lines, region, split, floor)
    left, right = (_half_lines(lines, first, last, split, side) for side in (0, 1))
    if not left or not right:
        return None
    origins = min(line.values[0].left for line in left), min(line.values[0].left for line in right)
    width = max((*(line.label_end for line in left), *(line.label_end - split for line in right)))
    return Halves(first, last, split, origins, width)


def _halve(line: Line) -> tuple[int, int] | None:
    """Where the left values of a line end and the right caption begins; None for a line of one half."""
    if line.tabs is not None:
        return None
    text = line.text
    values = [value for value in read_values(text[: line.label_end]) if value.kind == NUMBER]
    while values and text[values[-1].right : line.label_end].strip()[:1] in {"", "$", "(", "-"}:
        values.pop()
    if not values or not text[: values[0].left].strip():
        return None
    right = values[-1].right
    words = text[right : line.label_end]
    gap = len(words) - len(words.lstrip())
    return (right, right + gap) if gap > 1 and words.strip()[0].isalpha() else None


def _are_tables(lines: list[Line], region: Region, rows: Sequence[tuple[Line, int, int]], split: int) -> bool:
    """Whether words between values are captions of another table, no column of words: the sides of a balance sheet, or dates twice."""
    edges = Counter(edge for _, edge, _ in rows)
    if edges.most_common(1)[0][1] * 2 < len(rows) or len({line.text[split : line.label_end] for line, _, _ in rows}) * 5 < len(rows) * 4:
        return False
    left = any(ASSETS.search(line.text[:split]) for line, _, _ in rows)
    right = any(CLAIMS.search(line.text[split : line.label_end]) for line, _, _ in rows)
    if left and right:
        return True
    above = lines[max(0, region.first - SETTINGS.boxhead_lines) : region.first]
    return any(_is_split(line, split) and _timed(line.text[:split]) and _timed(line.text[split:]) for line in above)


def _outdented(lines: list[Line], region: Region, edge: int, split: int) -> int:
    """Where the headings of the right half begin, if that is left of its rows."""
    inside = (line for line in lines[max(0, region.first - NEAR) : region.last + 1] if line.kind is TEXT)
    return min((start for line in inside for start, _ in line.chunks() if edge < start <= split), default=split)


def _timed(words: str) -> bool:
    return any(speaks_of_time(piece.strip(" $")) for piece in re.split(" {2,}", words.strip()) if piece)


def _is_split(line: Line, split: int) -> bool:
    """Whether a line has words on both sides and none across."""
    text = line.text
    return bool(text[:split].strip() and text[split:].strip()) and not text[split - 2 : split].strip()


def _reach(lines: list[Line], region: Region, split: int, floor: int) -> tuple[int, int]:
    """The lines from the headings that both halves have down to the last row of either."""
    first = region.first
    for index in range(region.first - 1, max(floor, region.first - SETTINGS.boxhead_lines) - 1, -1):
        if lines[index].kind is PAGE or (lines[index].kind is TEXT and not _is_apart(lines[index], split)):
            break
        if lines[index].kind in {TEXT, YEARS, VALUES} and _is_split(lines[index], split):
            first = index
    last = region.last
    for index in range(region.last + 1, min(region.last + SETTINGS.boxhead_lines, len(lines))):
        if lines[index].kind in {BLANK, RULE}:
            continue
        if lines[index].kind is not VALUES or not _is_apart(lines[index], split) or not _has_values(lines[index], split):
            break
        last = index
    return first, last


def _is_apart(line: Line, split: int) -> bool:
    """Whether nothing of a line stands across the split."""
    return not line.text[split - 2 : split].strip()


def _has_values(line: Line, split: int) -> bool:
    return len(line.text) <= split or line.indent >= split - 1


def _half_lines(lines: list[Line], first: int, last: int, split: int, side: int) -> list[Line]:
    """The rows of one half, at their places."""
    cut = (_cut(line, split, side) for line in lines[first : last + 1])
    return [half for half in cut if half.kind is VALUES]


def _cut(line: Line, split: int, side: int) -> Line:
    """One half of a line, at its place, with its own values."""
    text = line.text[:split].rstrip() if not side else " " * split + line.text[split:] if len(line.text) > split else ""
    if not text.strip():
        return BLANK_LINE
    half = Line(line.number, text, line.kind if line.kind is RULE else TEXT, len(text) - len(text.lstrip()))
    if line.kind is not RULE:
        find_values(half)
    return half


def _taken_apart(lines: list[Line], halves: Halves) -> Iterator[Line]:
    """The left half, then the right one, each line where its columns are the same."""
    block = lines[halves.first : halves.last + 1]
    rows = [index for index, line in enumerate(block) if _cut(line, halves.split, 0).kind is VALUES]
    heads = block[: rows[0]] if rows else []
    same = all(_alike(line, halves) for line in heads if line.kind is not RULE)
    for side in (0, 1):
        for number, line in enumerate(block):
            if line.kind <= PAGE and line.kind is not RULE:
                yield line
            elif not (half := _cut(line, halves.split, side)).text:
                continue
            elif side and same and number < len(heads):
                yield from _without_dates(line, half, halves)
            else:
                yield _moved(line, half, halves, side)
        yield BLANK_LINE


def _alike(line: Line, halves: Halves) -> bool:
    """Whether both halves of a line of the headings say the same over their columns, or the right one nothing."""
    left, right = (_cut(line, halves.split, side).text for side in (0, 1))
    over = right[_over(right, halves.origins[1]) :].split()
    return not over or not any(map(_timed, (" ".join(over),))) or over == left[_over(left, halves.origins[0]) :].split()


def _over(text: str, origin: int) -> int:
    """Where the words over the columns begin."""
    chunks = (match.span() for match in re.finditer("[^ ]+(?: [^ ]+)*", text))
    return next((start for start, end in chunks if start + end >= 2 * origin), len(text))


def _without_dates(line: Line, half: Line, halves: Halves) -> Iterator[Line]:
    """The words of a heading of the right half that head its captions: `Liabilities and equity` beside dates said on the left."""
    if half.kind is RULE:
        return
    words = half.text[: _over(half.text, halves.origins[1])].rstrip()
    if not words.strip() and not _timed(half.text):
        words = half.text
    if words.strip():
        yield placed(line, words.strip(), [(0, len(words) - len(words.lstrip()))])


def _moved(line: Line, half: Line, halves: Halves, side: int) -> Line:
    """Half a line with its caption at the margin and its values where those of both halves stand."""
    text, origin = half.text, halves.origins[side]
    margin = halves.split if side else 0
    cut = half.values[0].left if half.values else _over(text, origin)
    words = text[margin:cut].rstrip()
    start = halves.width + OVERHANG + cut - origin
    if cut == len(text) or start <= len(words):
        return placed(line, text[margin:], [(0, margin)])
    return placed(line, words.ljust(start) + text[cut:], [(0, margin), (start, cut)])
