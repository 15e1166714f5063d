"""Which lines above a table are its title, though they stand over its columns."""

from __future__ import annotations

import re
from collections.abc import Callable

from viewer.parsing.captions.kinds import named_kind
from viewer.parsing.captions.wording import is_unfinished
from viewer.parsing.lines.line import BLANK, PAGE, RULE, TEXT, YEARS, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.boxhead import speaks_of_time
from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.headnote import is_headnote
from viewer.parsing.times.heading import read_heading, speaks_only_of_time
from viewer.regex import regex
from viewer.statements.statement import PRIMARY, StatementKind

TITLE_WORDS = regex(
    r"\b(?:statements?\s+of|balance\s+sheets?|income\s+statements?|statement|consolidated\s+(?:condensed\s+)?(?:results|operations|statements?|selected|summary)"
    r"|cash\s*flows?|financial\s+(?:data|highlights|results|review|condition|summary|information|statements?|tables?)|operating\s+results|selected\s+\w+|reconciliations?|earnings\s+summary"
    r"|operations\s+data|supplement\w*|pro\s?forma\s+\w+\s+statement\w*)\b",
    re.IGNORECASE,
)
COMPANY_WORDS = regex(r"\b(?:inc|corp|corporation|company|limited|ltd|subsidiaries|subsidiary|plc|certificates?)\b\.?", re.IGNORECASE)
FORMAL = regex(r"\b(?:statements?|balance\s+sheets?)\b", re.IGNORECASE)
OF_TABLE = regex(r":$|\$|\b(?:as\s+follows|tables?|schedule)\b", re.IGNORECASE)  # leads over to one, or speaks of its figures
BESIDE_TITLE = regex(
    r"\(page [0-9]{1,2} of [0-9]{1,2}\)$|^\s*(?:table|exhibit|schedule)\s+(?:[0-9]{1,2}(?a:[a-z])?|(?a:[a-z]))$",
    re.IGNORECASE,
    "page table exhibit schedule",
)  # ends or begins a title
HOW_OFTEN = regex(
    r"\b(?:quarterly|annual|by\s+quarters?"
    r"|(?:two|three|five|six|ten|eleven|[0-9]{1,2})[- ]years?\s+(?:\w+\s+)?(?:summary|review|record|comparison))\b",
    re.IGNORECASE,
    "quarterly annual quarter quarters year years",
)  # `Quarterly Results by Segment` names no quarter


def is_title(lines: list[Line], boxhead: list[int], tracks: list[Track]) -> bool:
    """Whether the topmost line of the boxhead is the last line of the title: words that say nothing of one column or of time."""
    index = boxhead[0]
    line = lines[index]
    if len(boxhead) == 1 and line.kind is YEARS:
        return False
    if BESIDE_TITLE.search(line.text):
        return True
    chunks = _words(line)
    over = [chunk for chunk in chunks if chunk[1] > tracks[0].left]
    if _ends_in_spanner(lines, boxhead, chunks, tracks) or _ends_in_spans(line, chunks, tracks) or _ends_in_dates(line, over, tracks):
        return False
    if len(chunks) == 1 and len(boxhead) > 1 and (_is_audit_of_all(lines, boxhead) or _stands_over_page(lines, boxhead, tracks)):
        return True
    if TITLE_WORDS.search(line.text) and (len(chunks) == 1 or len(over) < len(tracks) or len(boxhead) == 1):
        dated = any(speaks_of_time(line.text[slice(*chunk)]) for chunk in over)  # `Operating Results     1993(a)    1992(b)    % Change`
        return not (dated and 1 < len(tracks) <= len(over))
    if len(chunks) > 1:
        return (
            not any(speaks_of_time(line.text[slice(*chunk)]) for chunk in chunks)
            and len(over) == 1 < len(tracks)
            and _says_scale(line, over[0])
        )
    timed = speaks_of_time(HOW_OFTEN.sub("", line.text))
    if len(boxhead) > 1 and (_heads_each(line, tracks) or (timed and _is_underlined(lines[index + 1], line, tracks))):
        return False
    if len(boxhead) == 1:
        return not timed and line.indent < tracks[0].left - SETTINGS.heading_overhang
    apart = any(lines[at].kind is not RULE for at in range(index + 1, boxhead[1]))
    if timed:
        wordy = len(line.text.split()) > SETTINGS.spanner_words or (apart and _stands_over_headnote(lines, boxhead))
        return wordy and (apart or _audited_apart(lines, boxhead))
    if is_unfinished(line.text):  # `AT OR FOR THE` over `TWELVE MONTHS ENDED`
        return False
    if apart or COMPANY_WORDS.search(line.text):
        return True
    if read_heading(line.text).change:  # `Percentage Changes` over `1997-96` and `1996-95`
        return False
    (start, end) = chunks[0]
    return sum(track.left < end and track.edge > start for track in tracks) > 1 and lines[index + 1].kind is not RULE


def goes_on_with_title(lines: list[Line], title: list[int], boxhead: list[int]) -> bool:
    """Whether the topmost lone words of the boxhead stand below the company's name, and a blank line parts them from the columns.

    `Melrose Company` over `Regional Sales Analysis` over `Percentage Changes - 2006 vs 2005`.
    """
    index = boxhead[0]
    if not title or title[-1] != index - 1 or len(boxhead) == 1 or not COMPANY_WORDS.search("".join(lines[at].text for at in title[-2:])):
        return False
    last = index
    while last in boxhead and len(lines[last].chunks()) == 1:
        last += 1
    return boxhead[-1] > last > index and lines[last].kind is BLANK and not speaks_only_of_time(lines[index].text.strip())


def _stands_over_headnote(lines: list[Line], boxhead: list[int]) -> bool:
    """Whether words that are not of time alone stand over a headnote, and times with their years below, or columns of what is expected.

    `FISCAL 2005 GUIDANCE` over `(In millions)` over `Quarter Ending`, or over `Low` and `High`.
    """
    top, below = lines[boxhead[0]], lines[boxhead[1]]
    noted = any(lines[at].kind is TEXT and is_headnote(lines[at].text.strip()) for at in range(boxhead[0] + 1, boxhead[1]))
    if not noted or below.kind is YEARS or speaks_only_of_time(top.text.strip()):
        return False
    return speaks_of_time(below.text) or named_kind(top.text) is StatementKind.GUIDANCE


def is_statement_name(line: Line) -> bool:
    """Whether a line above column headings is nothing but the name of a statement: `CONSOLIDATED STATEMENTS OF INCOME`."""
    return len(line.chunks()) == 1 and TITLE_WORDS.search(line.text) is not None and not speaks_of_time(HOW_OFTEN.sub("", line.text))


def heading_over(lines: list[Line], index: int, speaks: Callable[[str], object] = TITLE_WORDS.search) -> str:
    """The heading over the paragraphs of which the last leads to a table, empty where none is near.

    Args:
        lines: all lines of the source.
        index: a line of that last paragraph.
        speaks: whether words are such a heading's.
    """
    for at in range(index - 1, max(0, index - SETTINGS.section_lines) - 1, -1):
        line = lines[at]
        if line.kind > TEXT or "TABLE" in line.tags:
            break
        if (
            line.kind is TEXT
            and lines[at + 1].kind is not TEXT
            and (not at or lines[at - 1].kind is not TEXT)
            and line.text[-1] not in ".,:;"
            and len(line.text.split()) <= SETTINGS.heading_words
            and speaks(line.text.strip())
        ):
            return line.text.strip()
    return ""


def title_over_remark(lines: list[Line], remark: list[int], floor: int) -> list[int]:
    """The lines of a statement's title that a remark parts from its table; none where that leads over to the table or is long.

    `CONSOLIDATED BALANCE SHEETS` over `These figures have not been examined by the independent auditors.`
    """
    above = remark[0] - 1
    if above < floor or lines[above].kind is TEXT or OF_TABLE.search(" ".join(lines[index].text.strip() for index in remark)):
        return []
    title: list[int] = []
    for at in range(above, max(floor, above - SETTINGS.title_lines) - 1, -1):
        line = lines[at]
        if line.kind > TEXT or line.kind is PAGE or (line.kind is TEXT and line.text[-1] in ".:;,"):
            break
        if line.kind is TEXT:
            title.insert(0, at)
            if is_statement_name(line) and FORMAL.search(line.text) and named_kind(line.text) in PRIMARY:
                return title
    return []


def is_audit_word(line: Line) -> bool:
    """Whether a line says `(Unaudited)` and nothing else."""
    return says_audit(line.text)


def says_audit(words: str) -> bool:
    """Whether words say `(Unaudited)` and nothing else."""
    return words.strip(" ()").lower() in {"audited", "unaudited"}


def _heads_each(line: Line, tracks: list[Track]) -> bool:
    """Whether the same words stand as often as there are columns, one blank apart: `For the Three For the Three`."""
    words = line.text.split()
    size, odd = divmod(len(words), len(tracks))
    return len(tracks) > 1 and not odd and words == words[:size] * len(tracks)


def _is_underlined(rule: Line, line: Line, tracks: list[Track]) -> bool:
    """Whether a rule over the columns underlines a time that stands over them, too, so that it is their spanner."""
    left = tracks[0].left - SETTINGS.heading_overhang
    return rule.kind is RULE and min(rule.indent, line.indent) >= left and len(rule.text) >= tracks[-1].left


def _is_audit_of_all(lines: list[Line], boxhead: list[int]) -> bool:
    """Whether the topmost line is `(Unaudited)` over the company's name or over one spanner, so that it belongs to all of the table."""
    words, below = (lines[index] for index in boxhead[:2])
    if not is_audit_word(words):
        return False
    spanner = len(boxhead) > 2 and len(below.chunks()) == 1 and speaks_of_time(below.text)
    return spanner or COMPANY_WORDS.search(below.text) is not None


def _audited_apart(lines: list[Line], boxhead: list[int]) -> bool:
    """Whether a blank line below `(UNAUDITED)` parts the headings from what stands above it: `SIX MONTHS ENDED JUNE 30, 1999 AND 1998`."""
    return len(boxhead) > 2 and is_audit_word(lines[boxhead[1]]) and lines[boxhead[1] + 1].kind is BLANK


def _stands_over_page(lines: list[Line], boxhead: list[int], tracks: list[Track]) -> bool:
    """Whether lines of lone words above headings of time are the title, which a blank line, a rule or capitals part from them.

    `NORTHERN BANCORP` over `OPERATING STATISTICS` over `Three Months Ended`.
    """
    texts = [HOW_OFTEN.sub("", lines[index].text) for index in boxhead]
    count = next((at for at, index in enumerate(boxhead) if len(_words(lines[index])) > 1 or speaks_of_time(texts[at])), 0)
    block, below = boxhead[:count], boxhead[count:]
    if not block or not any(speaks_of_time(text) for text in texts[count:]):
        return False
    following = lines[block[-1] + 1]
    if following.kind is RULE:  # drawn under a spanner, unless it is as wide as the table
        return following.indent <= tracks[0].edge and len(following.text) >= tracks[-1].left and len(following.chunks()) == 1
    apart = any(lines[at].kind is BLANK for at in range(block[-1] + 1, below[0]))
    return apart or (all(lines[index].text.isupper() for index in block) and not any(lines[index].text.isupper() for index in below))


def _words(line: Line) -> tuple[tuple[int, int], ...]:
    """Extents of the words of a line without a headnote in brackets behind them: `SEGMENT INFORMATION  (In millions)`."""
    chunks = line.chunks()
    last = line.text[slice(*chunks[-1])]
    return chunks[:-1] if len(chunks) == 2 and last[0] == "(" and is_headnote(last) else chunks


def _ends_in_dates(line: Line, over: list[tuple[int, int]], tracks: list[Track]) -> bool:
    """Whether a title shares its line with the date of each column: `SUMMARY BALANCE SHEET       12/31/93     12/31/92`."""
    return len(over) == len(tracks) > 1 and all(read_heading(line.text[slice(*chunk)]).year for chunk in over)


def _ends_in_spanner(lines: list[Line], boxhead: list[int], chunks: tuple[tuple[int, int], ...], tracks: list[Track]) -> bool:
    """Whether words right of a title say the time of columns that do not: `Data     Year Ended June 30, 1999` over `As Reported`."""
    if len(chunks) != 2 or min(len(tracks), len(boxhead)) < 2 or chunks[0][1] > tracks[0].left:
        return False
    words = lines[boxhead[0]].text[slice(*chunks[1])]
    said = chunks[1][0] >= tracks[0].left - SETTINGS.heading_overhang and speaks_only_of_time(words) and read_heading(words).year
    return bool(said) and all(read_heading(lines[index].text).empty for index in boxhead[1:])


def _ends_in_spans(line: Line, chunks: tuple[tuple[int, int], ...], tracks: list[Track]) -> bool:
    """Whether lengths of time, each over as many columns, stand right of a title: `SELECTED DATA     12 Weeks Ended     40 Weeks Ended`."""
    spans = len(chunks) - 1
    if spans < 2 or len(tracks) % spans or chunks[0][1] > tracks[0].left or chunks[1][0] < tracks[0].left - SETTINGS.heading_overhang:
        return False
    words = [line.text[slice(*chunk)] for chunk in chunks[1:]]
    return all(speaks_only_of_time(each) and read_heading(each).months for each in words)


def _says_scale(line: Line, chunk: tuple[int, int]) -> bool:
    """Whether words behind a company's name say what a statement is and in what: `Condensed Income (Millions, except per share)`."""
    words = line.text[slice(*chunk)]
    return "(" in words[1:] and is_headnote(words[words.index("(", 1) :])
