"""What stands above a table: title, headnote, boxhead, and the captions before its first row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from viewer.parsing.captions.wording import is_half, is_unfinished
from viewer.parsing.lines.line import BLANK, PAGE, RULE, TEXT, VALUES, YEARS, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.boxhead import lay_line, speaks_of_time
from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.first_row import begins_caption, heads_rows, stands_below_years
from viewer.parsing.tables.headnote import is_headnote
from viewer.parsing.tables.headnote_lines import goes_on_with_headnote, is_headnote_line, is_sentence
from viewer.parsing.tables.intro import intro_over_page, is_prose, paragraph_to
from viewer.parsing.tables.mailed import lost_its_blanks
from viewer.parsing.tables.overhead import are_terms, is_boxhead_line, is_figures
from viewer.parsing.tables.pieces import Piece
from viewer.parsing.tables.region import Region
from viewer.parsing.tables.spanning import Grid
from viewer.parsing.tables.titles import (
    TITLE_WORDS,
    goes_on_with_title,
    is_audit_word,
    is_statement_name,
    is_title,
    says_audit,
    title_over_remark,
)
from viewer.parsing.times.heading import read_heading
from viewer.parsing.times.periods import FULL_DATE
from viewer.regex import regex

WIRE = regex(r"\(?BUSINESS WIRE\)?|\bPR ?Newswire\b", re.IGNORECASE)
DATELINE = regex(
    r" *[A-Z][A-Z .]{2,30},[A-Za-z ,.]{0,24} (?:[A-Z][a-z]{2,8}\.? [0-9]{1,2}, |[0-9]{1,2} [A-Z][a-z]{2,8},? )[0-9]{4} ?[-\u2013(/]"
)
PICTURE_OR_SIGNS = regex(  # the currency of each column, below its date
    r" *\[[^\[\]]*\b(?:charts?|graph(?:ic)?s?|illustrations?|logo|maps?|photo(?:graph)?s?|pictures?)\b[^\[\]]*\]|[ $]+", re.IGNORECASE
)
# `* Derived from audited statements`, `(a) Derived from audited financial statements.` end the table above, `-  Opened 6 stores` a list
FOOTNOTE_ABOVE = regex(
    r" *(?:[-o*\u2022] {1,4}[A-Z](?!.*[-*]$)|\*+ ?[A-Za-z](?!.*\*$)|\([a-z0-9]{1,2}\) +[A-Z](?=.* [a-z]+ [a-z]+ [a-z]+\b).*\.$)"
)
HEADLINE = regex(  # of the release, whose highlights follow: `EXAMPLE MILLS REPORTS NET INCOME OF $8.2 MILLION`
    r"\S +(?:REPORTS|Reports|ANNOUNCES|Announces|POSTS|Posts) +(?!(?i:of|on|to|by|and|or|from|filed|under)\b)\S",
    words="reports announces posts",
)


@dataclass(slots=True)
class Head:
    """Everything above the first row of a table, as indices of lines.

    Attributes:
        title: lines of the title, top to bottom.
        intro: lines of prose that lead over to an untitled table.
        notes: headnotes.
        boxhead: lines of column headings.
        captions: lines between the boxhead and the first row: headings or the beginning of a caption.
        stub: words to the left on the boxhead's lines.
        columns: for each column its words, from the outermost spanner to the leaf.
        remark: lines of prose between the title and the table, which speak of neither.
        year: a year alone on the line over the rows, where their column headings stand above other rows.
        above: the title above those rows.
        is_schedule: the head of a financial data schedule, in which not all parts of its totals stand.
    """

    title: list[int] = field(default_factory=list)
    intro: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    boxhead: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    stub: list[Piece] = field(default_factory=list)
    columns: list[list[Piece]] = field(default_factory=list)
    remark: list[int] = field(default_factory=list)
    year: Piece | None = None
    above: list[int] = field(default_factory=list)
    is_schedule: bool = False


def find_head(lines: list[Line], region: Region, tracks: list[Track], floor: int) -> Head:
    """Collect the lines above a region, not above index `floor`, and lay the boxhead over its columns."""
    head = Head()
    _collect(lines, region, tracks, floor, head)
    head.columns = [[] for _ in tracks]
    places = _places(lines, head.boxhead, tracks)
    over: list[tuple[Piece, range]] = []
    for index in reversed(head.boxhead):  # leaves first: they tell how far their spanners reach
        leaves = [  # columns under one and the same piece are no repetition
            "" if at and pieces == head.columns[at - 1] else " ".join(piece.text for piece in pieces)
            for at, pieces in enumerate(head.columns)
        ]
        stub, over, audits = lay_line(lines, index, Grid(tracks, leaves, places, over))
        head.stub[:0] = stub
        for piece, columns in (*audits, *over):
            for column in columns:
                head.columns[column].insert(0, piece)
    _end_stub(lines, head)
    return head


def _end_stub(lines: list[Line], head: Head) -> None:
    """A date below the column headings ends the words left of these: `Fiscal years ended     1994     1993` / `September 30, 1994`."""
    if not (head.stub and head.captions) or not is_unfinished(head.stub[-1].text):
        return
    below = head.captions[0]
    words = lines[below].text.strip()
    if below == head.stub[-1].line + 1 and FULL_DATE.fullmatch(words.rstrip(",:")):
        head.stub.append(Piece(below, lines[below].indent, len(lines[below].text), words))
        del head.captions[0]


def _places(lines: list[Line], boxhead: list[int], tracks: list[Track]) -> list[Track]:
    """Where the numbers of each column stand and its words on the lines of the boxhead that have one for each."""
    places = list(tracks)
    for index in boxhead:
        chunks = [chunk for chunk in lines[index].chunks() if chunk[1] > tracks[0].left - SETTINGS.heading_overhang]
        if len(chunks) == len(tracks):
            places = [Track(max(at.edge, end), min(at.left, start), at.count) for at, (start, end) in zip(places, chunks, strict=True)]
    return places


def _collect(lines: list[Line], region: Region, tracks: list[Track], floor: int, head: Head) -> None:
    """Walk upwards from the first row: captions, then the boxhead, then title and headnotes."""
    left = tracks[0].left
    for index in _words_above(lines, region, floor, head, left):
        line = lines[index]
        if _is_dateline(line.text) or HEADLINE.search(line.text) or (head.title and FOOTNOTE_ABOVE.match(line.text)):
            break
        if not head.boxhead and (_is_unit_of_caption(lines, index, left) or _heads_half(lines, index)):
            head.captions.insert(0, index)
        elif is_headnote_line(lines, index, tracks) or goes_on_with_headnote(lines, index, head.notes):
            head.notes.insert(0, index)
        elif (
            _is_of_stub(lines, head, left)
            and not (head.boxhead and is_statement_name(line))
            and (
                (not _outside(lines, index, head, left) and (_is_boxhead(line, left, tracks) or are_terms(lines, index)))
                or lost_its_blanks(lines, index, tracks, head.boxhead)
            )
        ):
            head.boxhead.insert(0, index)
        elif is_prose(lines, index) and not (
            not head.boxhead and (begins_caption(lines, index, region, head.captions) or heads_rows(lines, index, tracks))
        ):
            if not head.title or not _names_statement(lines, head.title):
                head.intro = paragraph_to(lines, index, floor)
                _look_over_remark(lines, head, floor)
            break
        elif not head.boxhead:
            head.captions.insert(0, index)
        elif len(head.title) < SETTINGS.title_lines:
            head.title.insert(0, index)
        else:
            break
    if not head.boxhead:
        _split_captions(lines, head)
    _note_audits(lines, head, left)
    _part_title(lines, head, tracks)
    if head.boxhead and not (head.title or head.intro or head.notes):
        head.intro = intro_over_page(lines, head.boxhead[0], floor)


def _look_over_remark(lines: list[Line], head: Head, floor: int) -> None:
    """Take the title and the headnotes that the prose above a table parts from it."""
    over = [] if head.title else title_over_remark(lines, head.intro, floor)
    if over:
        notes = [index for index in over if is_headnote(lines[index].text)]
        head.title = [index for index in over if index not in notes]
        head.notes[:0] = notes
        head.remark, head.intro = head.intro, []


def _part_title(lines: list[Line], head: Head, tracks: list[Track]) -> None:
    """Lines over the columns that are the title's end, or the name of the statement below the dates: `STATEMENTS OF EARNINGS`."""
    while head.boxhead and (is_title(lines, head.boxhead, tracks) or goes_on_with_title(lines, head.title, head.boxhead)):
        head.title.append(head.boxhead.pop(0))
    if len(head.boxhead) > 1 and is_statement_name(lines[head.boxhead[-1]]):
        head.title.append(head.boxhead.pop())


def _note_audits(lines: list[Line], head: Head, left: int) -> None:
    """`(Unaudited)` at the margin, below dates that stand there too, says nothing of the rows, nor which date it belongs to."""
    if not head.boxhead or len(lines[head.boxhead[-1]].text) > left:
        return
    audits = [index for index in head.captions if read_heading(lines[index].text).audited is not None and lines[index].text[0] == "("]
    head.captions = [index for index in head.captions if index not in audits]
    head.notes[:0] = audits


def _is_of_stub(lines: list[Line], head: Head, left: int) -> bool:
    """Whether all that was taken for a title stands at the margin between spanners and the years below: `(Unaudited)`, a time they share.

    `                      Domestic      International` / `Quarters ended June 30,` / `($ thousands)       2003   2002   2003   2002`
    """
    grouped = bool(head.boxhead) and _repeats_years(lines[head.boxhead[0]])
    return not head.title or all(
        (is_audit_word(lines[at]) or (grouped and speaks_of_time(lines[at].text)))
        and len(lines[at].text) <= left
        and lines[at].indent < SETTINGS.stub_margin
        for at in head.title
    )


def _repeats_years(line: Line) -> bool:
    """Whether a line heads groups of columns with the same years each."""
    years = [value.year for value in line.values] if line.kind is YEARS else []
    return len(years) > len(set(years))


def _is_dateline(text: str) -> bool:
    return ("," in text and DATELINE.match(text) is not None) or ("wire" in text.lower() and WIRE.search(text) is not None)


def _words_above(lines: list[Line], region: Region, floor: int, head: Head, left: int) -> Iterator[int]:
    """Lines of words above a region from the bottom up, as far as they can belong to it; `Expected life   4 years   3 years` is a row.

    What stands for a picture left out, `[bar chart]`, is no words, nor are signs alone: `$          $`.
    """
    blanks = 0
    for index in range(region.first - 1, max(floor, region.first - SETTINGS.head_lines) - 1, -1):
        line = lines[index]
        if line.kind is TEXT and line.text[-1] in "]$" and PICTURE_OR_SIGNS.fullmatch(line.text):
            continue
        if line.kind is BLANK:
            blanks += 1
            if blanks > SETTINGS.title_blanks and (head.title or head.boxhead):
                return
        elif (
            line.kind is PAGE or ("/TABLE" in line.tags and not _ends_title(lines, index)) or (line.kind is VALUES and not _is_years(line))
        ):
            return
        elif line.kind >= TEXT:
            if head.boxhead or not is_figures(line, left) or not stands_below_years(lines, index, left) or is_headnote(line.text):
                yield index
            blanks = 0


def _ends_title(lines: list[Line], index: int) -> bool:
    """Whether a line closes a `<TABLE>` of words alone, right above another, that name a statement: the title of what follows."""
    below = next((line for line in lines[index + 1 : index + SETTINGS.boxhead_lines] if line.kind is not BLANK), None)
    if below is None or "TABLE" not in below.tags:
        return False
    for at in range(index - 1, max(-1, index - SETTINGS.boxhead_lines), -1):
        if "TABLE" in lines[at].tags:
            return _names_statement(lines, range(at + 1, index))
        if lines[at].kind is PAGE or lines[at].kind > TEXT:
            return False
    return False


def _names_statement(lines: list[Line], title: Sequence[int]) -> bool:
    return any(TITLE_WORDS.search(lines[index].text) for index in title)


def _is_unit_of_caption(lines: list[Line], index: int, left: int) -> bool:
    """Whether a scale belongs to the heading on the line above, below the column headings: `Operating revenues` / ` (000s)`."""
    line, above = lines[index], lines[index - 1] if index else None
    return (
        line.text[line.indent] == "("
        and line.text[-1] == ")"
        and len(line.text) < left
        and above is not None
        and above.kind is TEXT
        and above.indent <= line.indent < left // 2
        and len(above.text) < left
        and not is_headnote(above.text)
        and read_heading(above.text).empty
        and any(each.kind is YEARS or is_boxhead_line(each, left) for each in lines[max(0, index - 4) : index - 1])
    )


def _heads_half(lines: list[Line], index: int) -> bool:
    """Whether a line above the rows names a half of a balance sheet, `ASSETS`, and goes on with no words of a column: `TOTAL` over it."""
    line, above = lines[index], lines[index - 1] if index else None
    if line.kind is not TEXT or not is_half(line.text):
        return False
    if above is None or above.kind is not TEXT:
        return True
    over = [above.text[start:end] for start, end in above.chunks() if start < len(line.text) and line.indent < end]
    return False not in [speaks_of_time(words) or says_audit(words) for words in over]


def _is_years(line: Line) -> bool:
    """Years with a footnote mark or a date before them are headings too: `1994{2}`."""
    return all(value.year for value in line.values)


def _is_boxhead(line: Line, left: int, tracks: list[Track]) -> bool:
    if line.kind is YEARS:
        return bool(line.values) and line.values[-1].edge > left  # none are left of a line that is read
    text = line.text
    if is_sentence(text) and "  " not in text.strip():
        return False
    if is_boxhead_line(line, left):
        return True
    if not left < len(text) <= tracks[-1].edge + SETTINGS.heading_overhang:
        return False
    start = line.indent
    return not read_heading(text[start:]).empty and len(text) - start < 60 and start > left // 3


def _outside(lines: list[Line], index: int, head: Head, left: int) -> bool:
    """Whether a line stands above the `<TABLE>` in which column headings were found, or over a rule and blanks that part it from them.

    A tag between times of several columns and the years right below them is misplaced, as it is between words over several columns, which
    begin at `left`, and others right below: `Average     Average` over `Balance     Rate`.
    """
    between = lines[index + 1 : head.boxhead[0]] if head.boxhead else []
    ruled = [line.kind is RULE and line.indent < SETTINGS.stub_margin for line in between]
    gap = sum(line.kind is BLANK for line in between) > 1 and any(ruled)
    if gap or not any("TABLE" in line.tags for line in between):
        return gap
    chunks = lines[index].chunks()
    over = sum([start >= left - SETTINGS.heading_overhang for start, _ in chunks])
    times = sum([speaks_of_time(lines[index].text[start:end]) for start, end in chunks])
    return (times < 2 and not over == len(chunks) > 1) or any(each.kind is BLANK for each in between)


def _split_captions(lines: list[Line], head: Head) -> None:
    """Without a boxhead the lines above the first row are title and captions: what is centred or apart is title."""
    captions = head.captions
    cut = 0
    for position, index in enumerate(captions):
        below = captions[position + 1] if position + 1 < len(captions) else None
        apart = below is None or any(lines[at].kind is not TEXT for at in range(index + 1, below))
        if lines[index].indent > 12 or (apart and below is not None):
            cut = position + 1
    head.title = captions[:cut]
    head.captions = captions[cut:]
