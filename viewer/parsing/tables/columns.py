"""Columns from the right edges of numbers."""

from __future__ import annotations

from viewer.frozen import frozen
from viewer.parsing.lines.line import TEXT, Line
from viewer.parsing.lines.runs import BEFORE_AMOUNTS
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.aside import align_parts
from viewer.parsing.tables.magnitudes import align_magnitudes
from viewer.parsing.tables.marked import marked_columns, ruled_columns
from viewer.parsing.tables.region import CLEAR, FEWEST_SHIFTED, Region
from viewer.regex import regex
from viewer.text.value import NIL, NOT_MEANINGFUL, NUMBER, Value
from viewer.text.values import read_values

ALONE = 2  # nil dashes that make a column, and what one `NM` before a currency sign counts for
PUSHED = 2  # characters over its column's edge that a long caption pushes a number
MARK_GAP, SHORT_REFERENCE = 3, 2  # characters, digits
NOTE_MARK = regex(r"\([0-9]\)")
REFERENCE = regex(r"\([a-z]{1,2}\)")


@frozen
class Track:
    """The place of one column on the page.

    Attributes:
        edge: where its numbers end, behind the last digit.
        left: where its widest value begins.
        count: how many numbers end there.
    """

    edge: int
    left: int
    count: int


def find_tracks(lines: list[Line], region: Region) -> list[Track]:
    """The columns of a region, left to right."""
    align_magnitudes(lines, region)
    align_parts(lines, region)
    rows = [lines[index].values for index in region.rows]
    edges = dict(region.edges)
    captions_end = max([lines[index].label_end for index in region.rows if lines[index].label_end > lines[index].indent], default=0)
    for index in region.rows:
        line = lines[index]
        bare = len(line.values) > 1 and line.label_end <= line.indent and line.values[0].edge in edges
        if bare and _is_caption(line.values[0], line.values[1], captions_end):
            edges[line.values[0].edge] -= 1
    clusters = _cluster(sorted(edge for edge, count in edges.items() if count > 0), edges)
    clusters = _merge_strays(clusters, edges, region.lefts, rows)
    marked, tracks = marked_columns(lines, region.first), _tracks(clusters, edges, region.lefts)
    tracks = _with_nil_columns(tracks, rows, region, marked - len(tracks), ruled_columns(lines, region.first))
    tracks = _without_references(_without_marks(tracks, lines, region), lines, region)
    captions = _caption_tracks(tracks, [lines[index] for index in region.rows])
    if captions:
        _return_to_captions(lines, region, tracks[captions].left)
        return tracks[captions:]
    return tracks


def _is_caption(value: Value, following: Value, captions_end: int) -> bool:
    """Whether a number at the beginning of a line is its caption: `1994      $ 1,500`, or `6.22%    $ 500` among captions of words."""
    if value.year and not following.year:
        return True
    return value.kind == NUMBER and value.start < SETTINGS.stub_margin and value.edge < captions_end


def _tracks(clusters: list[list[int]], edges: dict[int, int], lefts: dict[int, int]) -> list[Track]:
    return [
        Track(
            max(cluster, key=lambda edge: (edges[edge], edge)), min(lefts[edge] for edge in cluster), sum(edges[edge] for edge in cluster)
        )
        for cluster in clusters
    ]


def _stands_aside(values: list[Value], region: Region) -> bool:
    """Whether all of a row's numbers end where no column does, so that it tells nothing of them."""
    numbers = [value.edge for value in values if value.kind == NUMBER]
    return bool(numbers) and region.edges.keys().isdisjoint(numbers)


def _with_nil_columns(
    tracks: list[Track], rows: list[list[Value]], region: Region, missing: int, ruled: list[tuple[int, int]]
) -> list[Track]:
    """Columns of nothing but nil dashes, or of `NM` before an amount.

    They stand on several lines, on one where tags mark all that are `missing`, or under a rule that is over no other column,
    as all others have one: `ruled`.
    """
    places: dict[int, int] = {}
    for values in rows:
        for at, value in enumerate(values):
            if value.kind == NUMBER or _stands_aside(values, region):
                continue
            start = value.edge - (value.end - value.start)  # of a part typed aside, where it would stand among the others
            if not any(track.left - 3 <= start <= track.edge + 3 for track in tracks):
                following = values[at + 1] if at + 1 < len(values) else value
                between = value.kind == NOT_MEANINGFUL and following is not value and following.left < following.start
                places[value.edge] = places.get(value.edge, 0) + (ALONE if between else value.kind == NIL)
    found = _cluster(sorted(places), places)
    for cluster in found:
        count = sum(places[edge] for edge in cluster)
        if count >= ALONE or (count and (len(found) == missing or _has_own_rule(cluster[-1], tracks, ruled))):
            tracks.append(Track(cluster[-1], cluster[0] - 2, count))
    return sorted(tracks, key=lambda track: track.edge)


def _has_own_rule(edge: int, tracks: list[Track], ruled: list[tuple[int, int]]) -> bool:
    """Whether a dash stands under a rule that is over no column, where each column has one that is over no other."""
    over = [sum(track.left < end and start < track.edge for track in tracks) for start, end in ruled]
    own = any(count == 0 and start < edge <= end + 1 for count, (start, end) in zip(over, ruled, strict=True))
    return own and over.count(1) == len(tracks) and max(over) == 1


def _without_marks(tracks: list[Track], lines: list[Line], region: Region) -> list[Track]:
    """The columns without those of nothing but footnote marks close behind another: `191  (1)      66`."""
    kept = tracks[:1]
    for track in tracks[1:]:
        found = _marks([lines[index] for index in region.rows], track) if track.left - kept[-1].edge <= MARK_GAP else []
        if not found:
            kept.append(track)
        for line, mark in found:
            line.values = [other for other in line.values if other is not mark]
    return kept


def _marks(rows: list[Line], track: Track) -> list[tuple[Line, Value]]:
    """The footnote marks in a column, with their lines; none where anything else stands in it."""
    marks: list[tuple[Line, Value]] = []
    for line in rows:
        for value in line.values:
            if track.left <= value.left and value.edge <= track.edge:
                if value.kind != NUMBER or len(value.digits) > 1 or not NOTE_MARK.match(line.text, value.start):
                    return []
                marks.append((line, value))
    return marks


def _without_references(tracks: list[Track], lines: list[Line], region: Region) -> list[Track]:
    """The columns without a first one of references to notes: `Real estate         1(a)      2,116     2,559`."""
    found = []
    for index in region.rows if len(tracks) > 1 else ():
        line = lines[index]
        if not line.values:  # nothing but a mark stood there
            continue
        first = line.values[0]
        if first.edge <= tracks[0].edge + SETTINGS.silent_drift:
            if len(first.digits) > SHORT_REFERENCE or not REFERENCE.match(line.text, first.end):
                return tracks
            found.append(line)
    if not found:
        return tracks
    for line in found:
        line.values = line.values[1:]
    _return_to_captions(lines, region, tracks[1].left)
    return tracks[1:]


def _caption_tracks(tracks: list[Track], rows: list[Line]) -> int:
    """How many of the first tracks are numbers at the ends of wrapped captions: few, with other captions running through them.

    `  25,785 (2003)                  2,580         2,579` begins with two numbers of its caption.
    """
    strongest = max((track.count for track in tracks), default=0)
    for at, track in enumerate(tracks):
        if track.count * 4 > strongest and track.count > 1:
            return at
        crossing = sum(line.label_end > track.left + 1 and not _may_end_in(line, track) for line in rows)
        if crossing <= track.count:
            return at
    return 0


def _may_end_in(line: Line, track: Track) -> bool:
    """Whether a caption ends with a number of a column, one blank apart from its words: `Premiums earned for year 1,644      1,292`."""
    return bool(line.values) and abs(line.label_end - track.edge) <= CLEAR and number_behind_caption(line, [track]) is not None


def _return_to_captions(lines: list[Line], region: Region, left: int) -> None:
    """Lines whose values all stand left of the columns are lines of captions."""
    kept = []
    for index in region.rows:
        line = lines[index]
        if not line.values or line.values[-1].edge < left:
            line.values, line.kind, line.label_end = [], TEXT, len(line.text)
        else:
            kept.append(index)
    region.rows[:] = kept
    region.first, region.last, region.left = kept[0], kept[-1], left


def _cluster(sorted_edges: list[int], edges: dict[int, int]) -> list[list[int]]:
    """Edges no more than two apart stand for one column, unless the step leads away from the column's main edge."""
    clusters: list[list[int]] = []
    for edge in sorted_edges:
        if clusters:
            cluster = clusters[-1]
            main = max(cluster, key=lambda at: edges[at])
            if edge - cluster[-1] <= 2 and edge - main <= SETTINGS.widest_drift:
                cluster.append(edge)
                continue
        clusters.append([edge])
    return clusters


def _merge_strays(clusters: list[list[int]], edges: dict[int, int], lefts: dict[int, int], rows: list[list[Value]]) -> list[list[int]]:
    """Join a cluster to a neighbour near by, thin or over the other's numbers, where no line has a number in both."""
    merged = True
    while merged and len(clusters) > 1:
        merged = False
        for at in range(len(clusters) - 1):
            one, two = clusters[at], clusters[at + 1]
            weights = sum(edges[edge] for edge in one), sum(edges[edge] for edge in two)
            near = two[0] - one[-1] <= SETTINGS.stray_distance
            thin = min(weights) * SETTINGS.stray_share <= max(weights) or two[0] - one[-1] <= SETTINGS.widest_drift
            over = min(lefts[edge] for edge in two) < one[-1] - 1
            if near and (thin or over) and not _share_a_line(one, two, rows):
                clusters[at : at + 2] = [one + two]
                merged = True
                break
    return _merge_shifted(clusters, rows)


def _merge_shifted(clusters: list[list[int]], rows: list[list[Value]]) -> list[list[int]]:
    """Join neighbours near by that no line has both, if that leaves as many as the fullest line has numbers: one part stands aside."""
    fullest = max(map(len, rows))
    if not FEWEST_SHIFTED <= fullest < len(clusters):
        return clusters
    joined: list[list[int]] = []
    for cluster in clusters:
        if joined and cluster[0] - joined[-1][-1] <= SETTINGS.stray_distance and not _share_a_line(joined[-1], cluster, rows):
            joined[-1] = joined[-1] + cluster
        else:
            joined.append(cluster)
    return joined if len(joined) == fullest else clusters


def _share_a_line(one: list[int], two: list[int], rows: list[list[Value]]) -> bool:
    for values in rows:
        places = {value.edge for value in values if value.kind == NUMBER}
        if places.intersection(one) and places.intersection(two):
            return True
    return False


def number_behind_caption(line: Line, tracks: list[Track]) -> tuple[int, Value] | None:
    """A number close behind the caption that ends in a column left of the values found: `Long-term debt 300   300`."""
    candidates = [value for value in read_values(line.text[: line.values[0].left]) if value.kind == NUMBER and not value.year]
    if not candidates:
        return None
    last = candidates[-1]
    if line.text[last.right : line.values[0].left].strip():
        return None
    for at, track in enumerate(tracks):
        if last.edge == track.edge and track.count > 2:
            return at, last
    if 0 < last.edge - tracks[-1].edge <= PUSHED and tracks[-1].count > 2 and _is_pushed(last, line):
        return len(tracks) - 1, last
    return (0, last) if len(tracks) == 1 and last.edge == tracks[0].edge and _stands_behind_words(last, line) else None


def _is_pushed(value: Value, line: Line) -> bool:
    """Whether a caption as wide as its column pushes an amount over its edge: `Selling and administrative expense 11,284,707`."""
    return "," in value.digits and line.text[value.left - 2] != " " and _stands_behind_words(value, line)


def _stands_behind_words(value: Value, line: Line) -> bool:
    """Whether words end before a number, not ones that it belongs to: `Gross leasable area (sq.ft.) 9,842`, not `$0.56- 5.97`."""
    words = line.text[: value.left].split()
    return bool(words) and (words[-1][-1].isalpha() or words[-1][-1] == ")") and words[-1].lower() not in BEFORE_AMOUNTS
