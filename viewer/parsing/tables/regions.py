"""Where the tables of a text are: runs of lines whose values share right edges.

Most lines of a release are prose. Justified prose has wide blanks and ends in numbers often; what tells a
table is repetition: the same right edges over several lines, with nothing but captions, rules and blanks
between them. Tags are not asked: they are missing, misplaced and unclosed too often.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from viewer.parsing.captions.wording import is_half
from viewer.parsing.lines.leaders import words_end
from viewer.parsing.lines.line import NO_VALUES, PAGE, TAG, TEXT, VALUES, YEARS, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.breaks import are_ruled_off, leads_over, opens_panel, stand_under_rules, stand_under_years
from viewer.parsing.tables.marked import marked_columns
from viewer.parsing.tables.noted import with_notes_told
from viewer.parsing.tables.overhead import is_boxhead_line, is_figures, take_lengths_as_words
from viewer.parsing.tables.ranged import with_ranges_settled
from viewer.parsing.tables.region import CLEAR, FEWEST_SHIFTED, Region, ends_aside, is_shifted, lost_its_blanks
from viewer.parsing.tables.running_heads import is_page_number, mark_running_head
from viewer.regex import regex
from viewer.text.value import NUMBER, Value
from viewer.text.values import DIGIT, read_marks, read_values

TABLE_TAGS = frozenset({"TABLE", "/TABLE"})
NOTE_BEGINNINGS = ("NOTE", "Note")
NOTE_HEADING = regex(r" *(?:NOTE|Note) +[0-9A-Z]{1,2} ?(?:--?|\u2013|\u2014) ?[A-Z]")  # begins another part of the notes
ELSEWHERE = regex(r"  \(?see (?:page|note|exhibit)\b", re.IGNORECASE, "see")  # where the figures of a row stand: `Dividends     see page 5`
COUNTED = regex(r"\b(?:authori(?a:[sz])ed|issued|outstanding)(?: shares)?\W*$", re.IGNORECASE)
FEWEST_INSET = 2
FEWEST_TOUCHING = 3
LEAST_INSET = 6  # characters
LEAST_APART = 2  # blanks


def find_regions(lines: list[Line]) -> list[Region]:
    """All regions of a source in order; not all of them are tables."""
    regions: list[Region] = []
    region: Region | None = None
    prose = 0
    for index, line in enumerate(lines):
        kind = line.kind
        if kind is VALUES and len(line.values) <= SETTINGS.most_columns:
            prose = 0
            if take_lengths_as_words(lines, index):
                region = None
            elif (begun := _begun(region, line, index, lines)) is not None:
                region = begun
                regions.append(begun)
        elif region is None or kind <= TAG or (index == region.last + 1 and _ends_caption(line, region.left)):
            continue
        elif kind is PAGE:
            prose = 0
            mark_running_head(lines, index, region.left)
        elif _begins_anew(region, line):
            region = None
        elif _holds_values(region, line):
            region.add(index, line)
            prose = 0
        elif (
            is_boxhead_line(line, region.left)
            and not is_figures(line, region.left)
            and not ELSEWHERE.search(line.text)
            and not _overruns(region, line)
        ):
            region = None
        elif _is_prose(region, lines, index, prose):
            prose += 1
            if prose > 1 or line.text[-1] == "." or index - region.last > SETTINGS.farthest_row:
                region = None
    return [part for region in regions for part in _parts(with_notes_told(with_ranges_settled(region, lines), lines), lines)]


def _begun(region: Region | None, line: Line, index: int, lines: list[Line]) -> Region | None:
    """The region that a line with values begins; None where it goes on with the one above or is of a caption."""
    if region is not None:
        counted = _counts_shares(region, line)
        if not counted and _take(region, line, index, lines):
            return None
        if counted or _belongs_to_caption(region, lines, index):
            line.take_as_words()
            return None
    return Region(index, line)


def _parts(region: Region, lines: list[Line]) -> Sequence[Region]:
    """The region, or the parts of one that is longer than a table is read at once."""
    region.near = set()  # of a text of nothing but tables they take more room than the lines
    size = sum([len(lines[index].values) + SETTINGS.size_of_row for index in region.rows])
    if size <= SETTINGS.largest_table:
        return (region,)
    rows = -(-len(region.rows) * SETTINGS.largest_table // size)
    parts = [Region.of(region.rows[at : at + rows], lines) for at in range(0, len(region.rows), rows)]
    for part in parts[1:]:
        part.rest = True
    return parts


def _begins_anew(region: Region, line: Line) -> bool:
    """Whether a line of years over the columns, or the heading of another note, ends a region."""
    if line.kind is YEARS:
        return line.values[-1].edge >= region.left or (not line.indent and not line.label_end and len(line.values) > 1)
    return line.kind is TEXT and line.text.startswith(NOTE_BEGINNINGS, line.indent) and NOTE_HEADING.match(line.text) is not None


def _is_prose(region: Region, lines: list[Line], index: int, before: int) -> bool:
    """Whether a line of words runs into the columns as prose does, or goes on with such a line; `before` counts those before it."""
    line = lines[index]
    follows = lines[index - 1].kind is TEXT
    overruns = len(line.text) > min(region.edges, default=0) and not _fits_stub(region, line)
    if (not overruns and not (before and follows)) or is_half(line.text):
        return False
    headed = line.text[-1] == ":" and not before and not follows  # the longest heading is no paragraph
    headed = headed or _is_heading_between_rows(region, lines, region.last + 1)
    return not headed and not is_figures(line, region.left) and not _leads_to_row(region, lines, index)


def _is_heading_between_rows(region: Region, lines: list[Line], first: int) -> bool:
    """Whether two lines of words right between two rows are no sentence: `Adjustments to reconcile ... operating` / `activities:`."""
    if first + 2 >= len(lines):
        return False
    second, below = lines[first + 1], lines[first + 2]
    said = second.kind is TEXT and second.text[-1] not in ".,;"
    return said and below.kind is VALUES and region.shares_edges(below, len(below.values))


def _leads_to_row(region: Region, lines: list[Line], index: int) -> bool:
    """Whether words are the caption of a row whose values stand below them alone, in the columns."""
    below = next((line for line in lines[index + 1 : index + SETTINGS.caption_lines] if line.kind is not TEXT), None)
    if below is None or below.kind is not VALUES:
        return False
    return below.label_end <= below.indent and region.shares_edges(below, len(below.values))


def _overruns(region: Region, line: Line) -> bool:
    """Whether one piece of words among the captions runs into the first column: `     (loss) after` of a narrow stub."""
    return line.indent * 2 <= region.left and _fits_stub(region, line) and len(line.chunks()) == 1


def _fits_stub(region: Region, line: Line) -> bool:
    """Whether words run but a little into the first column, or end in the first third of the table, as those of a narrow stub may."""
    end = len(line.text)
    return end <= region.left + SETTINGS.caption_overrun or end * SETTINGS.narrow_share <= max(region.edges, default=0)


def _ends_caption(line: Line, left: int) -> bool:
    """Whether a line below a row is words and the rule under its values: `expenses       ------    ------`."""
    return line.indent < left < len(line.text) and not line.text[left:].strip(" -_=")


def _continues(region: Region, line: Line, index: int, lines: list[Line]) -> bool:
    """Whether a line with values goes on with the region above it."""
    gap = index - region.last
    if gap == 1:
        return True
    broken = led_over = False
    for between in lines[region.last + 1 : index]:
        broken = broken or between.kind is PAGE or not TABLE_TAGS.isdisjoint(between.tags)
        led_over = led_over or (between.kind is TEXT and leads_over(between, region.left))
    if led_over:
        return not broken and region.shares_edges(line, (len(line.values) + 1) // 2)
    if len(line.values) == 2 * len(lines[region.last].values) > 2 and opens_panel(region.edges, line, lines[region.last + 1 : index]):
        return False
    if not broken and gap <= SETTINGS.near_rows:
        if region.shares_edges(line, 1) or region.lies_in_columns(line) or _is_inset(line, lines[region.last].values):
            return True
        if _is_inner(region, lines, index) or _begins_part(region, lines, index):
            return True
        if len(region.rows) == 1 and stand_under_years(lines, region.first, line):
            return True
        aside = line.label_end > line.indent < region.left and line.values[0].left > max(region.edges, default=line.indent)
        return aside and stand_under_rules(lines, region.first, line)
    if broken and 0 < marked_columns(lines, index) != marked_columns(lines, region.first) > 0:  # `<S> <C> <C>` below `<S> <C> <C> <C>`
        return False
    if gap > SETTINGS.farthest_row or are_ruled_off(lines[region.last + 1 : index], region.left):
        return False
    return region.shares_edges(line, (len(line.values) + 1) // 2)


def _begins_part(region: Region, lines: list[Line], index: int) -> bool:
    """Whether a row and the next one fill as many columns as the rows above do, aside of where these end, as a part typed apart does."""
    edges = [value.edge for value in lines[index].values]
    if len(edges) < FEWEST_SHIFTED or not ends_aside(edges, [value.edge for value in lines[region.last].values]):
        return False
    below = next((line for line in lines[index + 1 : index + SETTINGS.caption_lines] if line.kind is VALUES), None)
    ends = [] if below is None else [value.edge for value in below.values]
    return len(ends) == len(edges) and max([abs(one - two) for one, two in zip(edges, ends, strict=True)]) <= CLEAR


def _is_inner(region: Region, lines: list[Line], index: int) -> bool:
    """Whether an amount stands alone in a column left of the others, which a row close below fills beside one of them.

    `Land    $ 4,240` / `Buildings    69,450` / `Less depreciation    (36,660)    37,030`: parts and what they come to.
    """
    value, words_end = lines[index].values[-1], lines[index].label_end
    if len(lines[index].values) > 1 or value.edge >= region.left or value.left - words_end < LEAST_APART or value.kind != NUMBER:
        return False
    for line in lines[index + 1 : index + SETTINGS.caption_lines]:
        if line.kind is VALUES:
            inner, *others = line.values
            if inner.edge != value.edge or inner.kind != NUMBER:
                return False
            if others:
                return others[-1].edge in region.edges
        elif line.kind is TEXT and len(line.text) > value.left:
            return False
    return False


def _is_inset(line: Line, above: list[Value]) -> bool:
    """Whether amounts stand each between two columns, as far from them: parts in columns of their own left of those of the totals."""
    values = line.values
    if len(values) != len(above) or len(values) != FEWEST_INSET or not all(value.kind == NUMBER for value in (*values, *above)):
        return False
    one, two = (value.edge - other.edge for value, other in zip(values, above, strict=True))
    room = above[1].edge - above[0].edge - LEAST_INSET
    return abs(one - two) <= SETTINGS.silent_drift and LEAST_INSET <= abs(one) <= room


def _take(region: Region, line: Line, index: int, lines: list[Line]) -> bool:
    """Take a row into the region where it goes on with it; one that stands aside tells nothing of the columns, nor does a page number."""
    if line.label_end <= line.indent and line.values[0].edge not in region.near and is_page_number(lines, index):
        line.values, line.kind = NO_VALUES, PAGE
        return True
    if _is_shifted_row(region, line, index, lines) or (index == region.last + 1 and lost_its_blanks(line, lines[region.last].values)):
        region.rows.append(index)
        region.last = index
        return True
    continues = _continues(region, line, index, lines)
    if continues:
        region.add(index, line)
    return continues


def _is_shifted_row(region: Region, line: Line, index: int, lines: list[Line]) -> bool:
    """Whether all values of a row stand aside from the one above by as much, no more than a column, unless somebody typed tabs."""
    last = line.values[-1]
    if last.kind == NUMBER and last.edge >= region.left and last.edge in region.edges:
        return False
    above = lines[region.last].values
    near = bool(region.edges) and index - region.last <= SETTINGS.near_rows
    if not near or not is_shifted(line.values, above) or region.shares_edges(line, 1):
        return False
    closest = min(right.edge - left.edge for left, right in pairwise(above))
    return line.tabs is not None or abs(line.values[0].edge - above[0].edge) < closest


def _counts_shares(region: Region, line: Line) -> bool:
    """Whether the last number of a line stands left of the columns, at the end of a caption of share capital.

    `Common shares, par value $1              1,352       1,340` / `  Authorized shares:  2,000,000,000`.
    """
    return line.values[-1].edge < region.left and COUNTED.search(line.text, line.indent, line.label_end) is not None


def _belongs_to_caption(region: Region, lines: list[Line], index: int) -> bool:
    """Whether the numbers of a line stand left of the columns, in a caption whose values follow on one of the next lines.

    `  allowances of` / `  $2,261 (2004)` / `  and $2,158` / `  (2003)            $832        $1,683`. So does the end of the words above.
    """
    if _ends_words(region, lines, index):
        return True
    for line in lines[index : index + SETTINGS.caption_lines]:
        if line.kind not in {TEXT, VALUES}:
            return False
        if line.values and line.values[-1].edge >= region.left:
            return line is not lines[index] and region.shares_edges(line, len(line.values))
    return False


def _ends_words(region: Region, lines: list[Line], index: int) -> bool:
    """Whether nothing stands on a line but the end of what the words above it began: `net of tax of` / `$931`, `(15,200 IN` / `2000)`."""
    line, above = lines[index], lines[index - 1]
    if line.label_end > line.indent or line.values[-1].edge >= region.left or above.kind is not TEXT:
        return False
    if line.text[-1] == ")" and "(" not in line.text:
        return above.text.count("(") > above.text.count(")")
    return len(line.values) == 1 and above.text.endswith((" of", " OF"))


def _holds_values(region: Region, line: Line) -> bool:
    """Take as values the numbers of a text line that end exactly at the region's edges, words behind them.

    `Buildings and improvements     48,000      42,700     10-40 years`
    """
    if len(line.text) < region.left:
        return False
    if not DIGIT.search(line.text, region.left - 1):
        return line.text[-1] == ")" and _holds_marks(region, line)
    values = [value for value in read_values(line.text) if value.left >= region.left - 1 and value.kind == NUMBER]
    if not _fills_columns(region, line, values):
        while values and not _stands_free(line.text, values[0].left, values[-1].right):
            values.pop()
    if not values or not all(value.edge in region.edges for value in values):
        return False
    if all(value.year for value in values):  # `Six months ended June 30     2000     1999   % chg` heads what follows
        return False
    line.values = values
    line.kind = VALUES
    line.label_end = words_end(line.text, values[0].left)
    return True


def _holds_marks(region: Region, line: Line) -> bool:
    """Take as values the footnote marks that stand behind words in the place of values in each column of the region."""
    values = [value for value in read_marks(line.text) if value.edge >= region.left and value.edge in region.near]
    if not values or len(values) < len(region.edges) or line.text[region.left : values[0].left].strip():
        return False
    line.values, line.kind, line.label_end = values, VALUES, words_end(line.text, values[0].left)
    return line.label_end > line.indent


def _fills_columns(region: Region, line: Line, values: list[Value]) -> bool:
    """Whether one blank parts a caption from numbers that end a line where those of each column end: `Total. 135,600 142,300`."""
    ends = len(values) == len(region.edges) >= FEWEST_TOUCHING and values[-1].right == len(line.text)
    return ends and line.text[values[0].left - 1 : values[0].left] == " "


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether two blanks or more keep a stretch apart from the words around it."""
    return text[end : end + 2] in {"  ", ""} and (not text[:start].strip() or text[max(0, start - 2) : start] == "  ")
