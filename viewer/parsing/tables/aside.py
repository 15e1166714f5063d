"""Rows below others that fill as many columns in other places: `$ 1.76   $ 1.30   $ 0.89` left of where `$17,034   $15,157   $10,608` end.

A table typed in parts has one set of column headings over all of them; the values of each part stand in the order of the columns, though
elsewhere. They are laid where those of the first part end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from viewer.frozen import frozen
from viewer.parsing.lines.line import BLANK, RULE, TEXT, YEARS, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.marked import marked_columns
from viewer.parsing.tables.region import CLEAR, FEWEST_SHIFTED, Region, ends_aside
from viewer.text.value import NUMBER, Value

FEWEST_FULL = 2  # rows of a part that fill all columns
FEWEST = 2  # columns
NUMBERS = {NUMBER}


@frozen
class _Part:
    """Rows that end in the same places.

    Attributes:
        first: which row of the region it begins with.
        edges: where the values of each column end.
    """

    first: int
    edges: tuple[int, ...]


def align_parts(lines: list[Line], region: Region) -> None:
    """Let the values of rows that stand aside end where those of the first rows do, column by column."""
    rows = [lines[index] for index in region.rows]
    parts = _parts([line.values for line in rows])
    if len(parts) < 2 or not _are_of_same_columns(parts, _most_headed(lines, region)):
        return
    again = Region.of(region.rows[: parts[1].first], lines)
    ends = [part.first for part in parts[1:]] + [len(rows)]
    for part, end in zip(parts[1:], ends[1:], strict=True):
        for line in rows[part.first : end]:
            line.values = [_moved(value, part.edges, parts[0].edges, again) for value in line.values]
    region.edges, region.near, region.starts, region.lefts = again.edges, again.near, again.starts, again.lefts


def _parts(rows: Sequence[Sequence[Value]]) -> list[_Part]:
    """The parts that rows make where each fills as many columns in places of its own; none where they are told less clearly than that."""
    (width, count), *_ = Counter(map(len, rows)).most_common(1)
    if width < FEWEST or count < 2 * FEWEST_FULL or max(map(len, rows)) > width:
        return []
    parts: list[_Part] = []
    counts: list[int] = []
    for at, values in enumerate(rows):
        if len(values) != width or {value.kind for value in values} != NUMBERS:
            continue
        edges = tuple([value.edge for value in values])
        if parts and _are_near(edges, parts[-1].edges):
            counts[-1] += 1
            continue
        if any(_are_near(edges, part.edges) for part in parts):  # as rows and their sums in turn
            return []
        parts.append(_Part(_first_of(rows, at, edges, parts), edges))
        counts.append(1)
    return parts if len(parts) > 1 and min(counts) >= FEWEST_FULL else []


def _are_near(edges: Sequence[int], others: Sequence[int]) -> bool:
    return max([abs(one - two) for one, two in zip(edges, others, strict=True)]) <= CLEAR


def _first_of(rows: Sequence[Sequence[Value]], at: int, edges: Sequence[int], above: Sequence[_Part]) -> int:
    """Which row a part begins with: rows over its first full one are of it where they end in its columns, not in those above."""
    if not above:
        return 0
    while at > above[-1].first + 1 and _fits(rows[at - 1], edges) and not _fits(rows[at - 1], above[-1].edges):
        at -= 1
    return at


def _fits(values: Sequence[Value], edges: Sequence[int]) -> bool:
    return None not in [_column(value, edges) for value in values]


def _column(value: Value, edges: Sequence[int]) -> int | None:
    """The column that a number clearly ends in, or that a dash stands in, which may be left of its numbers' ends."""
    at = next((at for at, edge in enumerate(edges) if value.edge <= edge + CLEAR), None)
    return at if at is not None and (value.kind != NUMBER or edges[at] - value.edge <= CLEAR) else None


def _moved(value: Value, edges: Sequence[int], above: Sequence[int], region: Region) -> Value:
    """A value of a part that ends where those of the first one do, made known to the region."""
    at = _column(value, edges)
    shift = above[at] - edges[at] if at is not None else 0
    edge = value.edge + shift
    if value.kind == NUMBER:
        region.edges[edge] = region.edges.get(edge, 0) + 1
        region.starts[edge] = min(region.starts.get(edge, edge), value.start + shift)
        region.lefts[edge] = min(region.lefts.get(edge, edge), value.left + shift)
        region.near.update([edge + drift for drift in SETTINGS.edge_drift])
    return replace(value, edge=edge) if shift else value


def _are_of_same_columns(parts: Sequence[_Part], headed: int) -> bool:
    """Whether as many columns are headed as each part fills, or none of three and more that ends as far as the next one above it does."""
    first, *others = [part.edges for part in parts]
    if headed == len(first):
        return True
    return headed < len(first) >= FEWEST_SHIFTED and all(ends_aside(edges, first) for edges in others)


def _most_headed(lines: list[Line], region: Region) -> int:
    """How many columns tags, rules or words over the first row are of."""
    most = marked_columns(lines, region.first)
    for line in reversed(lines[max(0, region.first - SETTINGS.boxhead_lines) : region.first]):
        if line.kind in {TEXT, RULE, YEARS}:
            most = max(most, sum([start >= region.left - SETTINGS.heading_overhang for start, _ in line.chunks()]))
        elif line.kind is not BLANK:
            break
    return most
