"""Lines of a source, classed cheaply: blank, rule, tag, page mark, text, or text with values at its right end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.parsing.lines.leaders import words_end
from viewer.parsing.lines.line import (
    BLANK,
    BLANK_LINE,
    COLUMN_MARKS,
    LONG_NIL,
    NO_VALUES,
    PAGE,
    PAGE_BREAK,
    RULE,
    RULE_CHARACTERS,
    RULE_ENDS,
    TAG,
    TEXT,
    VALUES,
    YEARS,
    Line,
    OddLine,
)
from viewer.parsing.lines.odd import odd_lines, plain_text, with_brackets, without_tags
from viewer.parsing.lines.page_marks import mark_pages
from viewer.parsing.lines.runs import last_run, marked_years, stand_free
from viewer.parsing.lines.tabs import Stops, Tabs, find_stops
from viewer.parsing.settings import SETTINGS
from viewer.regex import regex
from viewer.text.currencies import CODES
from viewer.text.measures import MAGNITUDE_LETTERS, MAGNITUDE_WORDS, UNIT_WORDS
from viewer.text.value import NIL, Value
from viewer.text.values import LIVES, NO_FIGURES, SUFFIXES, read_tail, read_values

WIRE_MARKS = frozenset({"*T", "-0-", "-30-"})  # news wires set them before and behind a release's tables
WIRE_ENDS = frozenset("T-")
LONGEST_WIRE_MARK = 60  # characters, with the blanks that centre it
PAGE_ENDS = frozenset("0123456789->)")
FARTHEST_FIGURES = 12  # lines above
HANGING = 2  # characters
LONGEST_PAGE_MARK = 40  # characters
LONGEST_COLUMN_MARK = 2  # digits
SIGNED_DIGITS = "0123456789.,()+-$"
VALUE_ENDS = RULE_ENDS | frozenset("0123456789)%*}]+/\u2013\u2014")
MARK_LETTERS = frozenset("re")  # right behind the digits of what is revised or estimated: `12,100e`
SIGN_ENDS = SUFFIXES | {"$"}  # ratios, `5.95x`, pence, `8.2p`, and a column left blank behind its sign, `$ 8,973   $`
TELLING_WORDS = NO_FIGURES | UNIT_WORDS | MAGNITUDE_WORDS | WIRE_MARKS | {"MM"}
WORDS_BESIDE_VALUES = TELLING_WORDS | CODES.keys() | LIVES
SHORTEST_WORD = 3  # letters; shorter ones may be marks
TELLING_PAIRS = {word[-2:] for word in TELLING_WORDS} | {
    digit + letter for digit in "0123456789)" for letter in SUFFIXES | MARK_LETTERS | MAGNITUDE_LETTERS | {"."}
}
TELLING_LETTERS = {pair[-1] for pair in TELLING_PAIRS} - VALUE_ENDS
TELLING_ENDS = VALUE_ENDS | PAGE_ENDS | {"$"}  # other lines may end in a telling word
AUDIT_BEGINNINGS = frozenset("(uUaArR")
AUDIT = regex(
    r"\(?(?:un)?audited\b(?!\)? ?\.\.)|\(?restated\b", re.IGNORECASE, "audited* restated*"
)  # leader dots end a caption: `(unaudited)....   --`
SEE = regex(r" {2,}\(?see (?:page|note|exhibit) ?\(?(?a:[0-9A-Z]){1,3}\)?$", re.IGNORECASE)  # in the place of a figure, behind others


def read_lines(texts: Sequence[str], first: int = 1, *, between: bool = False) -> list[Line]:
    """Class lines of a source.

    Args:
        texts: consecutive lines.
        first: number of the first of them.
        between: whether they are one document of several, which page breaks part from the others.
    """
    lines, numbered = _read_part(texts, first)
    if between:
        lines = [PAGE_BREAK, *lines, PAGE_BREAK]
        numbered = [index + 1 for index in numbered]
    mark_pages(lines, numbered)
    return lines


def _read_part(texts: Sequence[str], first: int) -> tuple[list[Line], list[int]]:
    """Consecutive lines, and the indices of those that may be page marks.

    Most lines are blank or prose, which their last characters tell; which hold odd characters is asked once for all of them.
    """
    texts = list(texts)  # cut out of the text but once
    odd = odd_lines(texts)
    stops = find_stops(texts) if True in ["\t" in texts[index] for index in odd] else {}
    lines: list[Line] = []
    numbered: list[int] = []
    for index, raw in enumerate(texts):
        number = first + index
        text = raw.rstrip()
        if index in odd:
            line = _read_odd(number, raw, stops.get(index))
        elif not text:
            lines.append(BLANK_LINE)
            continue
        elif (
            (last := text[-1]) in TELLING_ENDS
            or (last in TELLING_LETTERS and text[-2:] in TELLING_PAIRS and _ends_tellingly(text))
            or "<" in text
        ):
            line = _read_plain(number, text)
        else:
            indent = len(text) - len(text.lstrip()) if text[0] == " " else 0
            lines.append(Line(number, text, TEXT, indent))
            continue
        if line.kind is VALUES and line.text[-6:] == LONG_NIL and not _below_figures(line, lines):
            line.kind, line.values, line.label_end = TEXT, NO_VALUES, len(line.text)
        if line.text[-1:] in PAGE_ENDS and len(line.text) - line.indent <= LONGEST_PAGE_MARK:
            numbered.append(index)
        lines.append(line)
    return lines, numbered


def _below_figures(line: Line, lines: Sequence[Line]) -> bool:
    """Whether long dashes end where figures do on the last line of values above: others are a rule beside words, as below headings."""
    if line.values[0].kind != NIL:
        return True
    above = next((each for each in lines[: -FARTHEST_FIGURES - 1 : -1] if each.kind >= VALUES), None)
    if above is None or above.kind is YEARS:
        return False
    edges = [value.edge for value in above.values]
    return all(any(abs(value.edge - edge) <= HANGING for edge in edges) for value in line.values)


def _ends_tellingly(text: str) -> bool:
    """Whether the letters at the end of a line stand behind digits or their bracket, `(2.0)c`, or are a word that ends no prose."""
    return text[-2:-1] in "0123456789)" or text[text.rfind(" ") + 1 :].lstrip(SIGNED_DIGITS) in TELLING_WORDS


def _read_odd(number: int, raw: str, stops: Stops | None) -> Line:
    """A line with tabs, control characters, vertical rules or blanks of other kinds."""
    if len(raw) > SETTINGS.widest_line:
        return _too_wide(number, raw)
    text, tabs = plain_text(raw, stops)
    if not text:
        return PAGE_BREAK if "\f" in raw else BLANK_LINE
    return _read_marked(number, text, raw, tabs)


def _too_wide(number: int, raw: str) -> Line:
    """A line wider than any table."""
    text = raw.strip()
    return Line(number, raw.rstrip(), TEXT if text else BLANK, len(raw) - len(raw.lstrip()))


def _read_plain(number: int, text: str) -> Line:
    """A line of printable ASCII that does not end as prose does."""
    if len(text) > SETTINGS.widest_line:
        return _too_wide(number, text)
    last = text[-1]
    if last in WIRE_ENDS and len(text) <= LONGEST_WIRE_MARK and text.strip() in WIRE_MARKS:
        return Line(number, text, TAG, len(text) - len(text.lstrip()))
    if "<" in text or (last in RULE_ENDS and not text.strip(RULE_CHARACTERS)):
        return _read_marked(number, text, text)
    line = Line(number, text, TEXT, len(text) - len(text.lstrip()))
    find_values(line)
    return line


def _read_marked(number: int, text: str, raw: str, tabs: Tabs | None = None) -> OddLine:
    """A line with tags, or one that may be a rule, or one whose characters are not all the source's."""
    tags: tuple[str, ...] = ()
    printed = text
    if "<" in text:
        text, tags = without_tags(text)
        if ">" in text:
            text = with_brackets(text)
    line = OddLine(number, text, TEXT, len(text) - len(text.lstrip()))
    if text != raw:
        line.print_as(raw, tabs)
    line.tags = tags
    if tags and text and "PAGE" in tags and printed[line.indent] != "<" and text[-1] in VALUE_ENDS:
        find_values(line)  # the last row of a page: `Preferred stock, none issued    358.0    358.0<PAGE>`
        line.kind = line.kind if line.kind is VALUES and line.label_end > line.indent else PAGE
    elif tags and (not text or "PAGE" in tags):
        line.kind = PAGE if "PAGE" in tags else TAG
    elif text[-1] in RULE_ENDS and not text.strip(RULE_CHARACTERS) and _is_rule(text):
        line.kind = RULE
        line.weight = 2 if "=" in text or "\u2550" in text else 1
    elif text[-1] in VALUE_ENDS or text[-1] in SIGN_ENDS or text[text.rfind(" ") + 1 :] in NO_FIGURES:
        find_values(line)
    return line


def find_values(line: Line) -> None:
    """Settle which values stand free at a line's right end."""
    text, indent = line.text, line.indent
    if text[-1] == ")" and text[-3:-1].isalpha():  # `(in thousands)`
        return
    if "ee " in text and (elsewhere := SEE.search(text)):
        text = text[: elsewhere.start()]
    bare = text.rstrip(" $")
    values = read_tail(bare)
    if not values and _ends_in_prose(bare):
        return
    plain = bool(values) and text.find("-", values[0].left) < 0
    tail = marked_years(values, text) if plain else last_run(values or read_values(bare), text)
    while tail and not stand_free(tail, text, indent):
        tail = tail[1:]
    if not tail or (tail[0].kind == NIL and tail[0].right == len(text) and tail[0].start < SETTINGS.stub_margin):  # `--` underlines `GE`
        return
    if len(tail) > 1 and text.find(LONG_NIL, indent) >= 0 and _are_ruled_years(tail):
        line.values, line.kind, line.label_end = [value for value in tail if value.kind != NIL], YEARS, indent
        return
    last = tail[-1]
    if last.digits == "000" and not (len(tail) > 1 and last.start - tail[-2].end == 1):  # `A$000` heads columns, `14 806 000` is an amount
        return
    if text[indent] in AUDIT_BEGINNINGS and (COLUMN_MARKS.fullmatch(text) or (AUDIT.match(text, indent) and _head_columns(tail))):
        return
    if tail[0].digits == "000":  # a headnote: `($000)            1994       1993`
        tail = tail[1:]
    line.values = tail
    line.label_end = words_end(text, tail[0].left)
    line.kind = YEARS if last.year and all(value.year for value in tail) else VALUES


def _are_ruled_years(values: list[Value]) -> bool:
    """Whether rules stand among years, under what is printed a line higher over other columns: `-------------      1993      1992`."""
    rules = [value for value in values if value.kind == NIL]
    ruled = all(value.right - value.left >= len(LONG_NIL) for value in rules) and all(value.year for value in values if value.kind != NIL)
    return ruled and 0 < len(rules) < len(values) and (values[-1].year or len(values) - len(rules) > 1)


def _head_columns(values: list[Value]) -> bool:
    """Whether what stands behind an audit word heads columns: `(unaudited)         (1)` does.

    `(unaudited)    41,250    6,491,394` and `(unaudited)     --      (99)` are the ends of captions and their rows.
    """
    printed = {len(value.digits) for value in values if not value.year}  # of dashes none
    return max(printed, default=0) <= LONGEST_COLUMN_MARK and not (len(printed) > 1 and 0 in printed)


def _ends_in_prose(text: str) -> bool:
    """Whether words stand one blank apart from what ends a line, so that no value does there: `ended May 31, 2003`."""
    last = text.rpartition("  ")[2]
    if "$" in last or ".." in last or " ." in last:
        return False
    for word in last.split():  # noqa: SIM110 - a generator would cost more than it saves
        if len(word) >= SHORTEST_WORD and word.isalpha() and word not in WORDS_BESIDE_VALUES:
            return True
    return False


def _is_rule(text: str) -> bool:
    """A rule, not a row of nil dashes: some run is longer than a nil, or it is not of hyphens alone, or `- - - - -` leads to footnotes."""
    return "---" in text or "- - -" in text or "=" in text or "_" in text or "~" in text or any(len(run) > 2 for run in text.split())
