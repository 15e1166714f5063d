"""Spanners: the columns shared out among words that head several of them each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from viewer.frozen import frozen
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.pieces import Piece
from viewer.parsing.times.heading import read_heading
from viewer.parsing.times.when import HALF
from viewer.regex import regex
from viewer.remembered import remembered

AUDITED = regex(r"\(?\b(?:un)?audited\b\)?", re.IGNORECASE, "audited unaudited")


@frozen
class Grid:
    """The columns with the words already laid over them.

    Attributes:
        tracks: the columns.
        leaves: for each column the words below, empty where there are none.
        places: for each column where its numbers and its own words below stand.
        below: the words on the line below, each with the columns it heads.
    """

    tracks: list[Track]
    leaves: list[str]
    places: list[Track]
    below: Sequence[tuple[Piece, range]] = ()

    def repeats(self, start: int, end: int) -> int:
        """The cost of columns under one spanner that say the same, but for audit words over some of them: none should."""
        words = [_unaudited(leaf) for leaf in self.leaves[start:end] if leaf]
        return SETTINGS.repeated_leaf * (len(words) - len(set(words)))

    def misfits(self, piece: Piece, start: int, end: int) -> int:
        """The cost of columns no spanner has: those that say the same, or in which years or their parts end in several months."""
        cost = self.repeats(start, end)
        if (read_heading(piece.text).months or 0) < HALF:
            return cost
        return cost + SETTINGS.repeated_leaf * (len({read_heading(leaf).month for leaf in self.leaves[start:end]} - {0}) > 1)


@remembered(1024)
def _unaudited(leaf: str) -> str:
    """Words over a column without those of its audit; kept, since each share of the columns asks for them."""
    return AUDITED.sub("", leaf).strip()


def share_columns(pieces: list[Piece], grid: Grid) -> list[range]:
    """Share all columns out among as many pieces or fewer, each over the middle of its columns, or flush with the first or last of them."""
    width = len(grid.tracks)
    costs = [{run: grid.misfits(piece, run.start, run.stop) for run in _runs(at, len(pieces), width)} for at, piece in enumerate(pieces)]
    shares = [_share_out(pieces, grid.tracks, costs, misfit) for misfit in (off_centre, _off_flush, _off_left)]
    if width % len(pieces) == 0:
        shares.append(share_evenly(pieces, grid))
    return min(shares, key=lambda share: share[0])[1]


def off_centre(piece: Piece, first: Track, last: Track) -> float:
    """How far the middle of a piece is from that of its columns."""
    return abs(piece.start + piece.end - first.left - last.edge) / 2


def _off_flush(piece: Piece, _: Track, last: Track) -> float:
    return abs(piece.end - last.edge)


def _off_left(piece: Piece, first: Track, _: Track) -> float:
    return abs(piece.start - first.left)


def share_evenly(pieces: list[Piece], grid: Grid) -> tuple[float, list[range]]:
    """As many columns to each piece, with the cost; it may be a little dearer, since tables are regular: amounts and percents by turns."""
    size = len(grid.tracks) // len(pieces)
    ranges = [range(at * size, (at + 1) * size) for at in range(len(pieces))]
    cost = -SETTINGS.regular_columns * len(pieces)
    for piece, columns in zip(pieces, ranges, strict=True):
        first, last = grid.tracks[columns.start], grid.tracks[columns.stop - 1]
        cost += grid.misfits(piece, columns.start, columns.stop) + min(off_centre(piece, first, last), _off_flush(piece, first, last))
    return cost, ranges


def over_dates(pieces: list[Piece], spans: list[range], grid: Grid) -> list[range]:
    """Spans of words that stand over the middle one of several dates, over which no others stand, as those of all these dates.

    `Number of     (in 000s)         % Leased` over `Properties     12/31/99     12/31/99   9/30/99   12/31/98`.
    """
    days = [(when.year, when.month, when.day) for when in map(read_heading, grid.leaves)]
    headed = {at for span in spans for at in span}
    wider = list(spans)
    for at, span in enumerate(spans):
        first, last = span.start, span.stop - 1
        while first > 0 and last + 1 < len(days) and headed.isdisjoint((first - 1, last + 1)):
            first, last = first - 1, last + 1
        told = days[first : last + 1]
        if first < span.start and all(all(day) for day in told) and len(set(told)) == len(told):
            spacing = (grid.tracks[last].edge - grid.tracks[first].edge) / (last - first)
            if off_centre(pieces[at], grid.tracks[first], grid.tracks[last]) <= spacing * SETTINGS.spanner_offset / 2:
                wider[at] = range(first, last + 1)
    return wider


def _share_out(
    pieces: list[Piece], tracks: list[Track], costs: list[dict[range, int]], misfit: Callable[[Piece, Track, Track], float]
) -> tuple[float, list[range]]:
    """The cheapest cut of the columns into as many runs as there are pieces, with its cost.

    Args:
        pieces: the words.
        tracks: the columns.
        costs: for each piece what the runs of columns that it can head cost wherever it stands.
        misfit: what it costs that a piece stands elsewhere than over its columns.
    """
    best: dict[int, tuple[float, list[range]]] = {0: (0.0, [])}
    for piece, runs in zip(pieces, costs, strict=True):
        following: dict[int, tuple[float, list[range]]] = {}
        for run, own in runs.items():
            cost, ranges = best[run.start]
            total = cost + misfit(piece, tracks[run.start], tracks[run.stop - 1]) + own
            if run.stop not in following or total < following[run.stop][0]:
                following[run.stop] = (total, [*ranges, run])
        best = following
    return best[len(tracks)]


def _runs(at: int, pieces: int, columns: int) -> list[range]:
    """The runs of columns that one of several pieces can head, the first being at 0, where each heads one column at least."""
    before = range(at, columns - pieces + at + 1) if at else range(1)
    after = pieces - 1 - at
    return [range(start, end) for start in before for end in range(start + 1 if after else columns, columns - after + 1)]


def covered(piece: Piece, tracks: list[Track]) -> range:
    """The columns whose values a piece stands over, else the nearest one."""
    inside = [at for at, track in enumerate(tracks) if track.left < piece.end and track.edge > piece.start]
    if len(inside) > 1:
        width = piece.end - piece.start
        strong = [at for at in inside if min(piece.end, tracks[at].edge) - max(piece.start, tracks[at].left) >= min(3, width)]
        inside = strong or inside
    if not inside:
        centre = (piece.start + piece.end) / 2
        inside = [min(range(len(tracks)), key=lambda at: abs((tracks[at].left + tracks[at].edge) / 2 - centre))]
    return range(inside[0], inside[-1] + 1)


def partition(pieces: list[Piece], grid: Grid) -> list[range]:
    """Share all columns out among the pieces in order."""
    return share_columns(pieces, grid) if len(pieces) <= len(grid.tracks) else [covered(piece, grid.places) for piece in pieces]
