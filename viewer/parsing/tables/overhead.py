"""What the words of a line say over the columns: a heading, figures of another kind, or nothing."""

from __future__ import annotations

import re

from viewer.parsing.lines.line import COLUMN_MARKS, RULE_CHARACTERS, RULE_ENDS, TEXT, VALUES, Line
from viewer.parsing.lines.ranges import RANGES, is_due, is_range
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.headnote import read_scale
from viewer.regex import regex

DAYS = regex(r" *[0-9]{1,2},(?: +[0-9]{1,2},)*", words=",*")  # of months on the line above
MONTHS_OR_WEEKS = r"(?:[369]|1[234]|2[67]|39|40|5[23])"
COUNTS = regex(rf" *{MONTHS_OR_WEEKS}(?: {{2,}}{MONTHS_OR_WEEKS})*")  # of those on the line below
COUNT = rf"(?:{MONTHS_OR_WEEKS}|three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-(?:two|three))"
COUNTED = regex(r"\b(?:months|weeks)\b", re.IGNORECASE)
COUNTS_IN_WORDS = regex(rf" *{COUNT}(?: {{2,}}{COUNT})*", re.IGNORECASE)  # `Three     Three     52     52`
TERM = r"[0-9]{1,3}(?: ?(?:-|to) ?[0-9]{1,3})?"
TERMS = regex(rf" *{TERM}(?: {{2,}}{TERM})*")  # of what falls due, which the line below names: `1     1-3     4-5`
TERMED = regex(r"\b(?:years?|months|days)\b", re.IGNORECASE)
LONGEST_COUNT = 3  # digits
DATE_OR_YEAR = regex(r"[0-9]{1,2}([/-])[0-9]{1,2}\1[0-9]{2,4}|\b(?:19|20)[0-9]{2}\b|'[0-9]{2}\b")
# a footnote's on the first line of a caption whose values stand on the next; a sign of what a column is in, above its values
MARK_ALONE = regex(r" *(?:\([a-z0-9]\)|[$#]) *")
SPAN = regex(r"[0-9]*\.?[0-9]+ (?:years?|yrs\.?|months|days)", re.IGNORECASE, "year* yrs* months* days*")
LENGTH = regex(
    r"(?:3|6|9|12) (?:months|mos\.?)|(?:13|26|39|5[23]) weeks", re.IGNORECASE, "months* mos* weeks*"
)  # of time over a column, below its year
NUMBER_OF_SHARES = regex(
    r"[0-9][0-9,]* shares", words="shares*"
)  # in a caption whose line is set wide: `authorized and issued  17,269 shares`
RANGE_NAMES = frozenset({"range", "ranges"})
CONJUNCTIONS = frozenset({"and", "to", "or"})  # between two values of one row: `$30.00` over `and` over `$24.13`


def is_boxhead_line(line: Line, left: int) -> bool:
    """Whether a line without values has words over the columns that begin at `left`, apart from the captions."""
    if len(line.text) <= left:
        return False
    chunks = line.chunks()
    over = [chunk for chunk in chunks if chunk[1] > left]
    if not over or over[0][0] < left - SETTINGS.heading_overhang:
        over = over[1:]
    if not over:
        return False
    if over[0][0] < SETTINGS.column_gap and line.text[over[0][0]] == "(":  # `(unaudited) Sept. 30,    June 30,` of a narrow stub
        over = over[1:]
    if not over or over[0][0] - (chunks[chunks.index(over[0]) - 1][1] if chunks[0] != over[0] else 0) < SETTINGS.column_gap:
        return False
    words = line.text[over[0][0] :]
    return says_something(words) or (len(over) < len(chunks) and not words.strip(" -_="))


def is_figures(line: Line, left: int) -> bool:
    """Whether what stands over the columns is figures of another kind: `High   32 3/4   37 7/8`, `Expected life  5.5 years  6 years`."""
    over = line.text[left:]
    if not over or MARK_ALONE.fullmatch(over):
        return False
    if over.strip(" -_=") and line.text[left - 2 : left].isspace() and not says_something(over):
        return True
    first, *words = [line.text[start:end] for start, end in line.chunks()]
    return (
        len(words) > 1
        and not LENGTH.fullmatch(first)
        and all(SPAN.fullmatch(word) or RANGES.fullmatch(word) or (word[0].isdigit() and not says_something(word)) for word in words)
    )


def heads_words(lines: list[Line], index: int, start: int, end: int) -> bool:
    """Whether words of a boxhead stand over ranges such as `45.59 - 83.28`, or dates such as `Jun-02`, which are no values."""
    if lines[index].text[start:end].lower() in RANGE_NAMES:
        return True
    for line in lines[index + 1 : index + SETTINGS.boxhead_lines]:
        if line.kind is VALUES:
            below = [line.text[left:right] for left, right in line.chunks() if right > start and left < end]
            return any(is_range(words) or is_due(words) for words in below)
        if not RANGE_NAMES.isdisjoint(line.text.lower().split()):  # `Price per share` over `Range     Average`
            break
    return False


def take_lengths_as_words(lines: list[Line], index: int) -> bool:
    """Take the numbers of a line as words of the boxhead where they are; whether so: `13      13` over `Weeks Ended    Weeks Ended`."""
    line = lines[index]
    if len(line.values[-1].digits) > LONGEST_COUNT or index + 1 == len(lines) or lines[index + 1].kind is not TEXT:
        return False
    if COUNTS_IN_WORDS.fullmatch(line.text):
        counted = COUNTED
    elif TERMS.fullmatch(line.text):
        counted = TERMED
    else:
        return False
    if _counts_below(line, lines[index + 1].text, counted):
        line.take_as_words()
    return line.kind is TEXT


def are_terms(lines: list[Line], index: int) -> bool:
    """Whether a line has nothing but numbers of the years or days that the line below speaks of: `1     1-3     4-5`."""
    below = lines[index + 1]
    return below.kind is TEXT and TERMS.fullmatch(lines[index].text) is not None and _counts_below(lines[index], below.text, TERMED)


def _counts_below(line: Line, below: str, counted: re.Pattern[str]) -> bool:
    """Whether each number of a line stands over a word of time of its own on the line below."""
    counts = line.chunks()
    starts = [match.start() for match in counted.finditer(below)]
    if len(starts) != len(counts):
        return False
    ends = [*starts[1:], len(below)]
    return all(start <= count[0] < end for count, start, end in zip(counts, starts, ends, strict=True))


def says_something(words: str) -> bool:
    """Whether words over columns can head them: letters, years, dates, `%` or `#'000`, not just figures such as `32 3/4`."""
    if words.strip() == "%" or COUNTS.fullmatch(words):
        return True
    if words.strip() in CONJUNCTIONS or MARK_ALONE.fullmatch(words) or NUMBER_OF_SHARES.match(words):
        return False
    return len(words) > 1 and (
        any(map(str.isalpha, words))
        or COLUMN_MARKS.fullmatch(words) is not None
        or "%" in words
        or DAYS.fullmatch(words) is not None
        or DATE_OR_YEAR.search(words) is not None
        or read_scale(words) is not None
    )


def end_of_words(line: Line, left: int) -> int:
    """End of the words of a line without values; rules drawn on the same line are left out, and a mark over a column.

    `expenses       ------    ------`, `Income from operations      (a)`.
    """
    text = line.text
    words = text[:left].rstrip()
    ruled = text[-1] in RULE_ENDS and len(text) > left + 2 and not text[left:].strip(RULE_CHARACTERS) and words[-1] not in RULE_ENDS
    if ruled:
        return len(words)
    *before, last = line.chunks()
    if last[0] < left or not MARK_ALONE.fullmatch(text, last[0]):
        return len(text)
    return before[-1][1] if before else last[0]
