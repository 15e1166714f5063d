"""The boxhead: its words laid over the columns, spanners over all the columns they head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from viewer.parsing.captions.wording import is_unfinished
from viewer.parsing.lines.line import RULE, TEXT, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.audits import lay_audits, part_audits
from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.headnote import is_headnote
from viewer.parsing.tables.overhead import heads_words
from viewer.parsing.tables.own_columns import head_own_columns
from viewer.parsing.tables.pieces import Piece, as_whole_dates, read_pieces, rules_below, split_fused
from viewer.parsing.tables.spanning import Grid, covered, off_centre, over_dates, partition, share_evenly
from viewer.parsing.tables.underlined import beside_rules, rests_on_words, under_rule, under_shared_rule
from viewer.parsing.times.heading import read_heading
from viewer.regex import regex
from viewer.remembered import remembered

TIME_FRAGMENT = regex(
    r"[(\[]?(?:(?:18|19|20)[0-9]{2}(?:\s*[*{(][0-9a-z,]*[})]?)?|fiscal\s+(?:19|20)[0-9]{2}|(?:for\s+the\s+)?(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|fifty-three|[0-9]{1,2})"
    r"|(?:for\s+the\s+)?(?:months?|weeks?|years?|quarters?|periods?)?[\s-]*(?:ended|ending|to[\s-]+date)|for\s+the\s+(?:quarters?|years?|periods?)|months|weeks|ytd|as\s+(?:of|at)|at"
    r"|(?:(?:for\s+the|cumulative|period)\s+)*from(?:\s+inception)?|to|through|(?:date\s+of\s+)?inception)[:,)\]]?"
)
NUMBERED = regex(r" *\([0-9]\) *")  # columns, not months
ALNUM = regex(r"[^\W_]")
REMARK = regex(r"(\([^()]+\)) +(?=[^ ])")
SPAN = regex(r"\bend(?:ed|ing)\b", re.IGNORECASE)
YEAR = regex(r"(?:19|20)[0-9]{2}")
NOTES = regex(r"notes?", re.IGNORECASE, "note*")
NUMBER_OF_PARTS = regex(
    r"(?:(?a:[a-z])+|[0-9]{1,2}) (?:months?|weeks?)(?: end(?:ed|ing))?", re.IGNORECASE, "month* week*"
)  # `NINE` on `MONTHS`


@remembered(4096)
def speaks_of_time(text: str) -> bool:
    """Whether words of a boxhead name a time: a span, a month, a quarter, or nothing but a year."""
    when = read_heading(text)
    if when.months or when.month or when.quarter or when.instant or when.to_date:
        return True
    return TIME_FRAGMENT.fullmatch(text.strip().lower()) is not None and NUMBERED.fullmatch(text) is None


def lay_line(lines: list[Line], index: int, grid: Grid) -> tuple[list[Piece], list[tuple[Piece, range]], list[tuple[Piece, range]]]:
    """The words of one line of the boxhead, audit words between two others apart.

    Returns:
        Those left of the columns; the columns that each of the others heads; and those of which audit words between them speak.
    """
    pieces = _without_remark(read_pieces(lines, index, len(grid.tracks)), grid.tracks[0].left)
    if "audited" not in lines[index].text.lower():
        return *_lay(lines, index, pieces, grid), []
    pieces, audits = part_audits(pieces, grid.tracks)
    stub, over = _lay(lines, index, pieces, grid)
    return stub, over, lay_audits(audits, over)


def _lay(lines: list[Line], index: int, pieces: list[Piece], grid: Grid) -> tuple[list[Piece], list[tuple[Piece, range]]]:
    """The words left of the columns, and the columns that each of the others heads."""
    tracks = grid.tracks
    notes: list[Piece] = []
    if len(pieces) > len(tracks):  # `1996      (in thousands)      1995`
        reaching = [piece for piece in pieces if piece.end > tracks[0].left]
        notes = [piece for piece in reaching if is_headnote(piece.text)] if len(reaching) > len(tracks) else []
        pieces = [piece for piece in pieces if piece not in notes]
    if len(lines[index].text) <= tracks[0].left:  # the blanks before them were lost
        beside, laid = _in_order(pieces, len(tracks))
        return [*notes, *beside], laid
    stub = notes
    over: list[Piece] = []
    for piece in pieces:
        if piece.start > tracks[-1].edge + 1:  # a column of words, `Useful Lives`, holds no values
            break
        if not over and _belongs_to_stub(piece, pieces, tracks) and not _begins_rule(lines, index, piece, pieces, tracks):
            stub.append(piece)
        elif _stands_between(piece, tracks) and heads_words(lines, index, piece.start, piece.end):
            continue
        elif ALNUM.search(piece.text) or "%" in piece.text:
            over.append(piece)
    over = split_fused(over, tracks, leaves=not any(grid.leaves))
    if not over:
        return stub, []
    spans = _spread(lines, index, as_whole_dates(lines, index, over, len(tracks)), grid)
    return stub, list(zip(over, _with_below(over, spans, grid.below), strict=True))


def _in_order(pieces: list[Piece], count: int) -> tuple[list[Piece], list[tuple[Piece, range]]]:
    """Words that stand over no column laid over `count` columns one by one, one alone over all; what is too many at first is the stub's."""
    if len(pieces) == 1:
        return [], [(pieces[0], range(count))]
    beside = max(len(pieces) - count, 0)
    return pieces[:beside], [(piece, range(at, at + 1)) for at, piece in enumerate(pieces[beside:])]


def _without_remark(pieces: list[Piece], left: int) -> list[Piece]:
    """The pieces of a line with a remark at the margin parted from the first heading: `(unaudited) Sept. 30,    June 30,`."""
    first = pieces[0] if pieces else None  # none on a rule
    remark = REMARK.match(first.text) if first else None
    if first is None or remark is None or not first.start < SETTINGS.stub_margin < left < first.end:
        return pieces
    at = first.start + remark.end()
    return [
        Piece(first.line, first.start, first.start + len(remark[1]), remark[1]),
        Piece(first.line, at, first.end, first.text[remark.end() :]),
        *pieces[1:],
    ]


def _stands_between(piece: Piece, tracks: list[Track]) -> bool:
    return not [track for track in tracks if track.left < piece.end and track.edge > piece.start]


def _belongs_to_stub(piece: Piece, pieces: list[Piece], tracks: list[Track]) -> bool:
    """Words left of the columns, or that reach them from the margin, head the captions, unless each column needs one of them."""
    left = tracks[0].left
    if piece.start < left and is_headnote(piece.text) and not (piece.start >= SETTINGS.stub_margin and piece.end >= tracks[0].edge - 1):
        return True
    if piece.start < left and _is_remark_beside_spanners(piece, pieces, tracks):
        return True
    if piece.start < SETTINGS.stub_margin and left - 2 < piece.end <= left + 1:  # `LOANS (unaudited) (in 000s)      2006       2005`
        spare = " " in piece.text or len(pieces) > len(tracks)  # `(unaudited)   2008      2007` over two columns
        return len(pieces) > 1 and spare and not speaks_of_time(piece.text)
    if piece.end > left - 2:
        return False
    one_each = len(pieces) == len(tracks) and pieces[0] is piece and len(pieces) > 1
    return left - piece.end > SETTINGS.heading_overhang if one_each or _begins_years(piece, pieces, tracks) else True


def _begins_years(piece: Piece, pieces: list[Piece], tracks: list[Track]) -> bool:
    """Whether a year is the first of one for each of several columns, right of the stub's words: `(000's)     1996     1995`."""
    years = pieces[-len(tracks) :]
    return len(tracks) > 1 and years[0] is piece and all(YEAR.fullmatch(each.text) for each in years)


def _begins_rule(lines: list[Line], index: int, piece: Piece, pieces: list[Piece], tracks: list[Track]) -> bool:
    """Whether a time stands where its own one of several rules begins that reaches over a column: `1999` on `--------------------`."""
    rules = rules_below(lines, index) if len(pieces) > 1 and speaks_of_time(piece.text) else []
    return len(rules) == len(pieces) and abs(rules[0][0] - piece.start) <= 1 and rules[0][1] > tracks[0].left


def _is_remark_beside_spanners(piece: Piece, pieces: list[Piece], tracks: list[Track]) -> bool:
    """Whether an audit word stands left of spanners that share all columns out: `(Unaudited)     Quarter Ended     Year Ended`."""
    spanners = len(pieces) - 1
    alone = " " not in piece.text and read_heading(piece.text).audited is not None
    return alone and 1 < spanners < len(tracks) and len(tracks) % spanners == 0


def _spread(lines: list[Line], index: int, pieces: list[Piece], grid: Grid) -> list[range]:
    """The columns that each piece of a line covers."""
    tracks = grid.tracks
    if len(pieces) == len(tracks):
        return [range(at, at + 1) for at in range(len(tracks))]
    if NOTES.fullmatch(grid.leaves[0]) and len(tracks) > 1 and pieces[0].start > tracks[0].edge:  # periods stand beside them
        beside = _spread(lines, index, pieces, Grid(tracks[1:], grid.leaves[1:], grid.places[1:]))
        return [range(columns.start + 1, columns.stop + 1) for columns in beside]
    if len(pieces) == 1 and grid.below and _is_of_all(lines, index, pieces[0], grid):
        return [range(len(tracks))]
    apart = beside_rules(lines, index, pieces, tracks) or _each_over_one(pieces, grid)
    if apart:
        return apart
    rules = [rule for rule in rules_below(lines, index) if rule[0] >= tracks[0].left - SETTINGS.heading_overhang]
    shared = under_shared_rule(pieces, rules, grid)
    if shared:
        return shared
    ruled = [under_rule(piece, rules, pieces, tracks) for piece in pieces]
    spans = [columns if columns is not None else covered(piece, grid.places) for columns, piece in zip(ruled, pieces, strict=True)]
    if not all(columns is not None and len(columns) > 1 for columns in ruled) and _are_between(pieces, grid.places):
        return partition(pieces, grid)
    timed = [at for at, piece in enumerate(pieces) if speaks_of_time(piece.text)]
    if len(timed) < len(pieces) and _head_groups(pieces, grid):
        return share_evenly(pieces, grid)[1]
    if len(timed) < len(pieces):
        return spans if rules else over_dates(pieces, _beside_changes(pieces, timed, spans, grid), grid)
    headed = [at for span in spans for at in span]
    if headed == list(range(len(tracks))) and not any(
        grid.misfits(piece, span.start, span.stop) for piece, span in zip(pieces, spans, strict=True)
    ):
        return spans
    if head_own_columns(lines, index, pieces, spans, grid) or (rules and rests_on_words(lines[index + 1], spans)):
        return spans
    if len(pieces) == 1:
        (columns,) = ruled
        if columns is None and _is_flush_with_last(pieces[0], tracks):
            return [range(len(tracks) - 1, len(tracks))]
        return [columns if columns is not None and len(columns) > 1 else _centred(pieces[0], tracks, spans[0])]
    return partition(pieces, grid)


def _is_of_all(lines: list[Line], index: int, piece: Piece, grid: Grid) -> bool:
    """Whether a time alone on its line is that of all columns, whichever it stands over."""
    return _dates_all(lines, index, piece, grid.tracks) or _ends_title(lines, index, piece, grid.leaves)


def _dates_all(lines: list[Line], index: int, piece: Piece, tracks: list[Track]) -> bool:
    """Whether a date alone stands between two rules from the margin over all columns, above their spanners, so that it is of them all."""
    around = (lines[index - 1], lines[index + 1])
    if index == 0 or not (around[0].kind is RULE and around[1].kind is RULE):
        return False
    widest = all(
        len(rule.chunks()) == 1 and rule.indent < tracks[0].left - SETTINGS.heading_overhang and len(rule.text) >= tracks[-1].edge
        for rule in around
    )
    when = read_heading(piece.text)
    return widest and bool(when.year and when.month) and not when.change


def _ends_title(lines: list[Line], index: int, piece: Piece, leaves: Sequence[str]) -> bool:
    """Whether a whole time stands centred below a line of the title, of which it is the last, wherever the columns are.

    A day need only stand within that line where the columns, each of another company, say nothing of time below it.
    """
    above = lines[index - 1]
    if index == 0 or above.kind is not TEXT or len(above.chunks()) > 1 or not read_heading(above.text).empty:
        return False
    when = read_heading(piece.text)
    centred = abs(above.indent + len(above.text) - piece.start - piece.end) <= 1
    if when.months and centred:
        return bool(when.year and when.month)
    within = above.indent <= piece.start and piece.end <= len(above.text)
    return bool(when.day and when.year) and within and all(leaf and read_heading(leaf).empty for leaf in leaves)


def _each_over_one(pieces: list[Piece], grid: Grid) -> list[range]:
    """The columns of pieces that each stand on one of the times below, of which some are whole; none where others do.

    `TEN MONTHS     ENDED` over `YEAR ENDED SEPTEMBER 30     ENDED     OCTOBER 31`; `THREE MONTHS` alone over `ENDED     YEAR ENDED`.
    """
    columns = [at for _, spanned in grid.below for at in spanned]
    if len(pieces) >= len(grid.below) or columns != list(range(len(grid.tracks))):
        return []
    below = [other.text for other, _ in grid.below]
    if not all(speaks_of_time(words) for words in (*(piece.text for piece in pieces), *below)) or not any(
        read_heading(words).months for words in below
    ):
        return []
    stands = [[other for other in grid.below if piece.start < other[0].end and piece.end > other[0].start] for piece in pieces]
    if any(len(over) != 1 for over in stands):
        return []
    goes_on = len(below) < len(columns) if len(pieces) > 1 else SPAN.match(stands[0][0][0].text) is not None
    goes_on = goes_on or all(
        NUMBER_OF_PARTS.fullmatch(f"{piece.text} {over[0][0].text}") for piece, over in zip(pieces, stands, strict=True)
    )
    return [over[0][1] for over in stands] if goes_on else []


def _with_below(pieces: list[Piece], spans: list[range], below: Sequence[tuple[Piece, range]]) -> list[range]:
    """Spans of pieces that each stand on a spanner, with what that heads too: `ASSETS` on `At December 31`.

    One alone that is no wider than what it stands on heads just that: `% Change` on `June 30, 1998 from`.
    """
    if len(pieces) == 1 and not speaks_of_time(pieces[0].text):
        (piece,) = pieces
        under = (columns for other, columns in below if len(columns) > 1 and other.start <= piece.start and piece.end <= other.end)
        return [next(under, spans[0])]
    if not len(pieces) == len(below) > 1 or not any(len(columns) > 1 for _, columns in below):
        return spans
    if not all(piece.start < other.end and piece.end > other.start for piece, (other, _) in zip(pieces, below, strict=True)):
        return spans
    wider = [range(min(one.start, two.start), max(one.stop, two.stop)) for one, (_, two) in zip(spans, below, strict=True)]
    return wider if all(one.stop <= two.start for one, two in pairwise(wider)) else [columns for _, columns in below]


def _head_groups(pieces: list[Piece], grid: Grid) -> bool:
    """Whether each piece stands over as many columns of the same times: `Stores` over `2004  2003*`, `Catalog` over `2004  2003`."""
    size, odd = divmod(len(grid.leaves), len(pieces))
    if odd or size < 2 or len(pieces) < 2:
        return False
    times = [read_heading(leaf) for leaf in grid.leaves]
    if any(when.empty for when in times) or len(set(times[:size])) < size or times != times[:size] * len(pieces):
        return False
    firsts, lasts = grid.tracks[::size], grid.tracks[size - 1 :: size]
    return all(first.left <= (piece.start + piece.end) / 2 <= last.edge for piece, first, last in zip(pieces, firsts, lasts, strict=True))


def _beside_changes(pieces: list[Piece], timed: list[int], spans: list[range], grid: Grid) -> list[range]:
    """Spans of pieces of which those at some places say times, each of these by turns with changes over the columns between them.

    `Quarter Ended     Percent`, `June 30,     %     June 30,     %` over `1999  1998  Change  1999  1998  Change`.
    """
    others = [at for at in range(len(pieces)) if at not in timed]
    if any(two - one == 1 for one, two in pairwise(timed)) or not all(
        read_heading(pieces[at].text).change or (len(spans[at]) == 1 and read_heading(grid.leaves[spans[at].start]).change) for at in others
    ):
        return spans
    result = list(spans)
    for at in timed:
        if SPAN.search(pieces[at].text):
            result[at] = _among(pieces[at], grid.tracks, spans, at)
        elif _heads_years(pieces[at], among := _between(spans, at, len(grid.tracks)), grid):
            result[at] = among
    return result


def _heads_years(piece: Piece, columns: range, grid: Grid) -> bool:
    """Whether a day without a year is over columns of nothing but years."""
    day = read_heading(piece.text)
    years = [read_heading(grid.leaves[at]) for at in columns]
    return bool(day.month and not day.year) and all(when.year and not (when.month or when.change) for when in years)


def _between(spans: list[range], at: int, count: int) -> range:
    """The columns that the pieces beside one leave it."""
    return range(spans[at - 1].stop if at else 0, spans[at + 1].start if at + 1 < len(spans) else count)


def _among(piece: Piece, tracks: list[Track], spans: list[range], at: int) -> range:
    """The columns of the one piece of time between pieces of other words: `Quarter Ended` over three, `Percent` over the last."""
    free = _between(spans, at, len(tracks))
    if not free.start <= spans[at].start < spans[at].stop <= free.stop:
        return spans[at]
    inside = _centred(piece, tracks[free.start : free.stop], range(spans[at].start - free.start, spans[at].stop - free.start))
    return range(inside.start + free.start, inside.stop + free.start)


def _are_between(pieces: list[Piece], tracks: list[Track]) -> bool:
    """Whether words stand each nearer the middle of as many columns than that of one: `(Unaudited)` or `For the` twice over four."""
    size, odd = divmod(len(tracks), len(pieces))
    if odd or size < 2 or not all(read_heading(piece.text).audited is not None or is_unfinished(piece.text) for piece in pieces):
        return False
    for at, piece in enumerate(pieces):
        group = tracks[at * size : (at + 1) * size]
        nearest = min(abs(piece.start + piece.end - track.left - track.edge) for track in tracks)
        over_all = off_centre(piece, group[0], group[-1]) * 2
        if nearest < over_all or (nearest == over_all and len(pieces) > 1):  # one alone in the middle of three speaks of all of them
            return False
    return True


def _is_flush_with_last(piece: Piece, tracks: list[Track]) -> bool:
    """Whether words end where the last column does and begin beside the others: `July 21 -`, `December 31` over the `1999` of two years."""
    return len(tracks) > 1 and tracks[-2].edge < piece.start and piece.end == tracks[-1].edge


def _centred(piece: Piece, tracks: list[Track], span: range) -> range:
    """One piece of time alone on its line heads all columns, unless it stands clearly over some of them."""
    spacing = (tracks[-1].edge - tracks[0].edge) / max(1, len(tracks) - 1) or 1
    centre = (piece.start + piece.end) / 2
    ranges = [range(start, end) for start in range(len(tracks)) for end in range(start + 1, len(tracks) + 1)]
    offsets = {columns: abs((tracks[columns[0]].left + tracks[columns[-1]].edge) / 2 - centre) / spacing for columns in ranges}
    whole = range(len(tracks))
    if offsets[whole] <= SETTINGS.spanner_offset:
        return whole
    near = [
        columns
        for columns in ranges
        if offsets[columns] <= SETTINGS.spanner_offset / 2 and columns.start <= span.start and columns.stop >= span.stop
    ]
    return max(near, key=len, default=span)
