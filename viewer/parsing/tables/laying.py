"""Each line's values laid into the columns of its table."""

from __future__ import annotations

from dataclasses import replace

from viewer.parsing.lines.leaders import words_end
from viewer.parsing.lines.line import Line
from viewer.parsing.lines.ranges import are_ranges
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.columns import Track, number_behind_caption
from viewer.parsing.tables.region import CLEAR, is_shifted, lost_its_blanks
from viewer.text.value import MARK, NIL, NUMBER, Value

MISFIT = 1000  # the cost of a column that a value does not touch


def column_ends(tracks: list[Track]) -> dict[int, int]:
    """The column of each place in which a number clearly ends; -1 for places between two columns."""
    ends: dict[int, int] = {}
    for at, track in enumerate(tracks):
        for edge in range(track.edge - CLEAR, track.edge + CLEAR + 1):
            ends[edge] = -1 if edge in ends else at
    return ends


def lay_values(line: Line, tracks: list[Track], ends: dict[int, int]) -> list[tuple[int, Value]]:
    """The column of each value of a line; values that fit no column stay with the caption.

    The order is kept, so that a blank stays blank. The line's `values` and `label_end` are mended where a number at
    the end of the caption turns out to be a value, or the other way round.

    Args:
        line: the line.
        tracks: the columns.
        ends: the column of each place in which a number clearly ends.
    """
    values = line.values
    if len(values) > len(tracks):
        values = _with_signs_apart(values, tracks)
    placed = _in_ends(values, ends) or _direct(values, tracks)
    if placed is None and MARK in [value.kind for value in values]:  # those of captions, or close behind other values
        marked = [value for value in values if value.kind != MARK or value.edge > tracks[0].left]
        values = [value for value in values if value.kind != MARK]
        placed = _in_ends(marked, ends) or _in_ends(values, ends) or _direct(values, tracks)
    if placed is None:
        in_order = is_shifted(values, tracks) or lost_its_blanks(line, tracks)
        in_order = in_order or (len(values) == len(tracks) and are_ranges(values, line.text))  # set by their first digits
        placed = list(enumerate(values)) if in_order else _align(values, tracks)
    if placed and placed[0][1] is not line.values[0]:  # what stands left of the first value is caption
        first = placed[0][1]
        line.label_end = words_end(line.text, first.left)
    if placed and placed[0][0] > 0 and line.label_end > line.indent:
        attached = number_behind_caption(line, tracks[: placed[0][0]])
        if attached is not None:
            placed.insert(0, attached)
            line.label_end = words_end(line.text, attached[1].left)
    return placed


def _with_signs_apart(values: list[Value], tracks: list[Track]) -> list[Value]:
    """The values with dashes that stand in no column made the signs of the numbers behind them: `-      2.1     -      2.4`."""
    kept: list[Value] = []
    for value in values:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.kind == NIL
            and before.end - before.start == 1
            and value.kind == NUMBER
            and value.left - before.end <= SETTINGS.sign_apart
            and not any(track.left - 2 <= before.start <= track.edge + 2 for track in tracks)
        ):
            kept[-1] = replace(value, left=before.left, start=before.start)
        else:
            kept.append(value)
    return kept


def _in_ends(values: list[Value], ends: dict[int, int]) -> list[tuple[int, Value]] | None:
    """Each value in the column it ends in, as next to all do; None where one does not clearly, or two claim the same."""
    placed: list[tuple[int, Value]] = []
    before = -1
    for value in values:
        at = ends.get(value.edge, -1)
        if at <= before:
            return None
        placed.append((at, value))
        before = at
    return placed


def _direct(values: list[Value], tracks: list[Track]) -> list[tuple[int, Value]] | None:
    """Each value in the column it clearly ends in; None where one does not or two claim the same."""
    placed: list[tuple[int, Value]] = []
    at = 0
    for value in values:
        edge = value.edge
        while at < len(tracks) and tracks[at].edge < edge - CLEAR:
            at += 1
        if at == len(tracks):
            return None
        track = tracks[at]
        if abs(track.edge - edge) > CLEAR:
            if value.kind == NUMBER or not track.left - 2 <= value.start <= track.edge:
                return None
        elif at + 1 < len(tracks) and abs(tracks[at + 1].edge - edge) <= CLEAR:
            return None
        placed.append((at, value))
        at += 1
    return placed


def _align(values: list[Value], tracks: list[Track]) -> list[tuple[int, Value]]:
    """The cheapest order-keeping assignment; values may only be left out at the left, where the caption is."""
    costs = [0] * (len(tracks) + 1)  # of the values laid so far into the first so many columns
    columns: list[list[int]] = []  # for each value by so many columns the one it is laid into, -1 for the caption
    for value in values:
        least = costs[0] + _loose(value, tracks)
        at, laid, following = -1, [-1], [least]
        for column, track in enumerate(tracks):
            cost = costs[column] + _distance(value, track)
            if cost < least:
                at, least = column, cost
            laid.append(at)
            following.append(least)
        costs = following
        columns.append(laid)
    placed: list[tuple[int, Value]] = []
    at = costs.index(min(costs))
    for value, laid in zip(reversed(values), reversed(columns), strict=True):
        at = laid[at]
        if at < 0:
            break  # nor is any value left of it in a column
        placed.append((at, value))
    return placed[::-1]


def _loose(value: Value, tracks: list[Track]) -> int:
    """Cost of leaving a value to the caption: little left of the columns, much among them."""
    return 12 if value.edge < tracks[0].edge - 3 else 60


def _distance(value: Value, track: Track) -> int:
    """Cost of laying a value into a column."""
    off = abs(value.edge - track.edge)
    if value.kind == NIL and track.left - 2 <= value.start <= track.edge + 2:
        return min(off, 3)
    if (value.start >= track.edge or value.right <= track.left) and off > SETTINGS.stray_distance:
        return MISFIT
    return off
