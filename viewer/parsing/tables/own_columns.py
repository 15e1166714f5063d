"""Times that head no more than the columns they stand over, as the line below them says: quarters, dates beside changes, months of days."""

from __future__ import annotations

import re
from itertools import pairwise

from viewer.parsing.lines.line import TEXT, Line
from viewer.parsing.tables.pieces import Piece, read_pieces
from viewer.parsing.tables.spanning import Grid
from viewer.parsing.times.heading import FROM_TO, read_heading
from viewer.regex import regex

YEAR = regex(r"(?:19|20)[0-9]{2}")
QUARTER = regex(r"(?:quarter|qtr\.?)(?: ended)?", re.IGNORECASE)
BEGINS_RANGE = regex(r"[0-9)] *(?:to|through|thru|-)$", re.IGNORECASE)
FROM = regex(r"\bfrom$", re.IGNORECASE, "from")
DAY_FIRST = regex(r"[0-9]{1,2},?(?![0-9/-])")


def head_own_columns(lines: list[Line], index: int, pieces: list[Piece], spans: list[range], grid: Grid) -> bool:
    """Whether the pieces of a line head the columns that they stand over alone, though others are left."""
    if (
        _are_quarters(pieces, spans, grid)
        or _end_quarters(pieces, spans, grid)
        or _leave_changes(spans, grid)
        or _begin_dates(pieces, spans, grid)
        or _begins_range(pieces, grid)
    ):
        return True
    return _are_years_beside(pieces, spans, grid) or _are_dates_below_others(lines, index, pieces, spans, grid)


def _are_quarters(pieces: list[Piece], spans: list[range], grid: Grid) -> bool:
    """Whether each piece is a quarter over one column and those left over are of years: `FIRST` … `FOURTH` above `QUARTER` … `YEAR`.

    The quarters may be those of two years abreast.
    """
    covered = [at for span in spans for at in span]
    quarters = [read_heading(piece.text).quarter for piece in pieces]
    left = [leaf for at, leaf in enumerate(grid.leaves) if at not in covered]
    alone = len(covered) == len(set(covered)) == len(pieces) and all(quarters) and all(one != two for one, two in pairwise(quarters))
    return alone and all(read_heading(leaf).months == 12 or leaf.lower() == "total" for leaf in left)


def _end_quarters(pieces: list[Piece], spans: list[range], grid: Grid) -> bool:
    """Whether each piece is the word behind the number of a quarter above it: `First    Second    Year` over `Quarter   Quarter`."""
    if any(grid.leaves) or not all(QUARTER.fullmatch(piece.text) for piece in pieces):
        return False
    covered = [at for span in spans for at in span]
    return len(covered) == len(set(covered)) == len(pieces) > 1


def _leave_changes(spans: list[range], grid: Grid) -> bool:
    """Whether each piece stands over one date and none over changes: `3 Mos. Ended` over `6/30/00` and `6/30/99`, not `% Change`."""
    covered = [at for span in spans for at in span]
    if not len(grid.tracks) > len(set(covered)) == len(covered) == len(spans) > 1:
        return False
    times = [read_heading(leaf) for leaf in grid.leaves]
    return all(when.month if at in covered else when.change for at, when in enumerate(times))


def _begin_dates(pieces: list[Piece], spans: list[range], grid: Grid) -> bool:
    """Whether each piece is a month over the one column whose words go on with its day: `March` and `Sept.` over `31,` and `30,`."""
    leaves = [grid.leaves[span.start] if len(span) == 1 else "" for span in spans]
    days = all(DAY_FIRST.match(leaf) for leaf in leaves) and len({span.start for span in spans}) == len(spans) > 1
    return days and all((when := read_heading(piece.text)).month and not (when.day or when.year) for piece in pieces)


def _begins_range(pieces: list[Piece], grid: Grid) -> bool:
    """Whether the one piece goes on with the one it stands on: `January 1 to` over `Historical   March 31,   Combined`.

    So does the day that a company began on: `May 3, 1992` over `Six Months Ended     (Inception)`, below that `to June 30, 1999`, and
    `From` above.
    """
    (first, *others) = pieces
    if others or not grid.below:
        return False
    stands_on = [(other, columns) for other, columns in grid.below if first.start < other.end and other.start < first.end]
    if len(stands_on) != 1:
        return False
    ((below, columns),) = stands_on
    if FROM.search(first.text):
        return len(columns) == 1
    if len(grid.below) < 2:
        return False
    if BEGINS_RANGE.search(first.text):
        return read_heading(below.text).month > 0
    return len(columns) == 1 and FROM_TO.search(f"{first.text} {grid.leaves[columns.start]}") is not None


def _are_years_beside(pieces: list[Piece], spans: list[range], grid: Grid) -> bool:
    """Whether years are the last words over one column each, side by side, and those left over are all before them, or all behind.

    `1993     1992` below `December 31`, and nothing below `June 30, 1994`, which stands a line higher.
    """
    if len(pieces) < 2 or any(leaf and read_heading(leaf).audited is None for leaf in grid.leaves):
        return False
    covered = [at for span in spans for at in span]
    beside = covered == list(range(covered[0], covered[0] + len(pieces)))
    left_over = len(grid.tracks) - len(covered)
    return (
        beside
        and left_over in {covered[0], len(grid.tracks) - 1 - covered[-1]} - {0}
        and all(YEAR.fullmatch(piece.text) for piece in pieces)
    )


def _are_dates_below_others(lines: list[Line], index: int, pieces: list[Piece], spans: list[range], grid: Grid) -> bool:
    """Whether pieces are dates over one column each, and on the line above just the columns left over have theirs.

    `Oct. 31, 1997     Months Ended` over nothing and `Oct. 31, 1997`: headings of two lines beside some of three.
    """
    columns = {span.start for span in spans if len(span) == 1}
    if (
        not len(columns) == len(pieces) < len(grid.tracks)
        or not all(_is_dated(piece) for piece in pieces)
        or lines[index - 1].kind is not TEXT
    ):
        return False
    above = read_pieces(lines, index - 1, len(grid.tracks))
    return len(above) == len(grid.tracks) and all(_is_dated(piece) is (at not in columns) for at, piece in enumerate(above))


def _is_dated(piece: Piece) -> bool:
    when = read_heading(piece.text)
    return bool(when.month and when.year)
