"""Lines of a source, classed cheaply: blank, rule, tag, page mark, text, or text with values at its right end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache

from viewer.override import override
from viewer.parsing.leaders import words_end
from viewer.parsing.odd import APOSTROPHE, is_plain, plain_text, with_brackets, without_tags
from viewer.parsing.ranges import is_range, settle_ranges
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tabs import Stops, Tabs, find_stops
from viewer.text.currencies import CODES
from viewer.text.values import LIVES, NIL, NO_FIGURES, SUFFIXES, Value, read_tail, read_values


class LineKind(IntEnum):
    """What a line looks like by itself."""

    BLANK = 0
    RULE = 1  # hyphens, equal signs, underscores
    TAG = 2  # <TABLE>, <S> <C>, </TABLE> …
    PAGE = 3  # <PAGE>, a form feed, `- 44 -`
    TEXT = 4  # no value stands free at its right end
    VALUES = 5
    YEARS = 6  # the values at its right end are calendar years


BLANK, RULE, TAG, PAGE, TEXT, VALUES, YEARS = LineKind  # to look a member up takes Python 3.11 as long as to make a line

NO_VALUES: list[Value] = []  # one for all lines without
WIRE_MARKS = frozenset({"*T", "-0-", "-30-"})  # news wires set them before and behind a release's tables
LONGEST_WIRE_MARK = 60  # characters, with the blanks that centre it
PAGE_MARK = re.compile(r"[-<( ]*(?:page|Page|PAGE)? ?(?:[A-Z]{1,2}-?)?[0-9]{1,3}(?: (?:of|OF) [0-9]{1,3})?[->) ]*")
RULE_ENDS = frozenset("-=_~+\u2500\u2550")
PAGE_ENDS = frozenset("0123456789->)")
LONGEST_PAGE_MARK = 40  # characters
FAR_APART = " " * 5
VALUE_ENDS = RULE_ENDS | frozenset("0123456789)%*}]+/\u2013\u2014")
UNIT_WORDS = frozenset(
    ("pts", "pts.", "pt", "pt.", "points", "bp", "bps", "bp.", "bps.", "pp", "p.p", "p.p.", "ppt", "days", "times", "CR", "DR")
)
MARK_LETTERS = frozenset("re")  # right behind the digits of what is revised or estimated: `12,100e`
SIGN_ENDS = SUFFIXES | {"$"}  # ratios, `5.95x`, pence, `8.2p`, and a column left blank behind its sign, `$ 8,973   $`
TELLING_WORDS = NO_FIGURES | UNIT_WORDS | WIRE_MARKS
WORDS_BESIDE_VALUES = TELLING_WORDS | CODES.keys() | LIVES
SHORTEST_WORD = 3  # letters; shorter ones may be marks
TELLING_PAIRS = {word[-2:] for word in TELLING_WORDS} | {digit + letter for digit in "0123456789" for letter in SUFFIXES | MARK_LETTERS}
TELLING_LETTERS = {pair[-1] for pair in TELLING_PAIRS} - VALUE_ENDS
TELLING_ENDS = VALUE_ENDS | PAGE_ENDS | {"$"}  # other lines may end in a telling word
RULE_CHARACTERS = " -=_~+\u2500\u2550\u2014\u2013"


class Line:
    """One line of the source as the parser sees it; built once, never changed after its kind is settled.

    Attributes:
        number: 1 for the first line.
        text: the characters with tags, rules (`|`) and odd blanks turned into blanks and digits of other scripts into ours, right end
            stripped; columns are the source's, or the expanded ones where `tabs` maps them back.
        kind: what it looks like.
        indent: column of the first character.
        values: the values at its right end, left to right; the list is replaced, never changed.
        label_end: end of the words left of the values, leader dots dropped.
        weight: of a rule, 1 single or 2 double.
        tags: names of the tags it holds, in upper case.
        tabs: for a line with tabs, the columns of `text` behind them and the source's columns there.
    """

    __slots__ = ("indent", "kind", "label_end", "number", "text", "values")
    weight = 0
    tags: tuple[str, ...] = ()
    tabs: Tabs | None = None

    def __init__(self, number: int, text: str, kind: LineKind, indent: int = 0) -> None:
        self.number = number
        self.text = text
        self.kind = kind
        self.indent = indent
        self.values = NO_VALUES
        self.label_end = len(text)

    @property
    def printed(self) -> str:
        """The characters as the source has them; the very string `text` where they are the same."""
        return self.text

    @property
    def label(self) -> str:
        """The words left of the values."""
        return self.text[self.indent : self.label_end]

    def chunks(self) -> tuple[tuple[int, int], ...]:
        """Extents of the pieces of text that two blanks or more keep apart."""
        return _chunks(self.text)

    def source_column(self, column: int) -> int:
        """The source's column for a column of `text`."""
        if self.tabs is None:
            return column
        expanded, printed = self.tabs
        at = bisect_right(expanded, column) - 1
        if at + 1 < len(expanded):  # inside the blanks of a tab
            return min(printed[at] + column - expanded[at], printed[at + 1] - 1)
        return printed[at] + column - expanded[at]


AUDIT_BEGINNINGS = frozenset("(uUaArR")
AUDIT = re.compile(r"\(?(?:un)?audited\b|\(?restated\b", re.IGNORECASE)
COLUMN_MARKS = re.compile(r" *\([1a]\) {2,}\([2b]\)(?: {2,}\([3-9c-i]\))*")  # number columns
BEFORE_AMOUNTS = frozenset(
    {"of", "and", "to", "at", "by", "than", "from", "par", "or", "approximately", "under", "over", "above", "below", "exceeding"}
)
YEARS_FROM = re.compile(r"(?:19|20)[0-9]{2}-(?:(?:19|20)[0-9]{2}|[0-9]{2})")  # of maturity, behind the amounts: `$ 15     1998-2003`
DATE = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})")  # in a column of its own
LEADERS = (".. ", " . ", "..", " .")
NOTE_MARK = re.compile(r"\([A-Za-z]\)|(?:\([A-Za-z0-9]\),? ?){2,3}|\*{1,3}|[+#@]|(?:[a-z]|[0-9]{1,2})/(?: +[a-z]/)*|/[0-9a-z]/|[repc]")
LONGEST_MARK = len("(12)")
SEE = re.compile(r" {2,}\(?see (?:page|note|exhibit) ?\(?[0-9A-Z]{1,3}\)?$", re.IGNORECASE)  # in the place of a figure, behind others
CHUNKS = re.compile(r"[^ ]+(?: [^ ]+)*")


@lru_cache(maxsize=512)
def _chunks(text: str) -> tuple[tuple[int, int], ...]:
    """Several rooms ask this of a line, and rules and headings recur over tables."""
    return tuple([match.span() for match in CHUNKS.finditer(text)])


class OddLine(Line):
    """A line with a rule, tags, tabs or characters of other kinds; most lines have none of these."""

    __slots__ = ("_printed", "tabs", "tags", "weight")

    def __init__(self, number: int, text: str, kind: LineKind, indent: int = 0) -> None:
        super().__init__(number, text, kind, indent)
        self.weight = 0
        self.tags: tuple[str, ...] = ()
        self.tabs: Tabs | None = None
        self._printed = text

    @property
    @override
    def printed(self) -> str:
        """The characters as the source has them."""
        return self._printed

    def print_as(self, raw: str, tabs: Tabs | None) -> None:
        """Say what the source has in the place of `text`."""
        self._printed, self.tabs = raw, tabs


BLANK_LINE = Line(0, "", BLANK)  # one for all blank lines, of which nothing is asked but their kind
PAGE_BREAK = Line(0, "", PAGE)


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
    _mark_pages(lines, numbered)
    return lines


def _read_part(texts: Sequence[str], first: int) -> tuple[list[Line], list[int]]:
    """Consecutive lines, and the indices of those that may be page marks.

    Most lines are blank or prose, which their last characters tell; whether odd characters need care is asked once for all of them.
    """
    whole = "".join(iter(texts))  # not by their number, for which the text would be gone through once more
    stops = find_stops(texts) if "\t" in whole else {}
    grouped = APOSTROPHE.search(whole) is not None
    careful = grouped or not is_plain(whole)
    lines: list[Line] = []
    numbered: list[int] = []
    for number, raw in enumerate(texts, first):
        text = raw.rstrip()
        if careful and not (is_plain(raw) and not (grouped and APOSTROPHE.search(raw))):
            line = _read_odd(number, raw, stops.get(number - first))
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
            lines.append(Line(number, text, TEXT, len(text) - len(text.lstrip())))
            continue
        if line.text[-1:] in PAGE_ENDS and len(line.text) - line.indent <= LONGEST_PAGE_MARK:
            numbered.append(number - first)
        lines.append(line)
    return lines, numbered


def _ends_tellingly(text: str) -> bool:
    """Whether the letters at the end of a line stand behind digits or are a word that ends no prose."""
    return text[-2:-1].isdigit() or text[text.rfind(" ") + 1 :] in TELLING_WORDS


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
    if len(text) <= LONGEST_WIRE_MARK and text.strip() in WIRE_MARKS:
        return Line(number, text, TAG, len(text) - len(text.lstrip()))
    if "<" in text or (last in RULE_ENDS and not text.strip(RULE_CHARACTERS)):
        return _read_marked(number, text, text)
    line = Line(number, text, TEXT, len(text) - len(text.lstrip()))
    find_values(line)
    return line


def _read_marked(number: int, text: str, raw: str, tabs: Tabs | None = None) -> OddLine:
    """A line with tags, or one that may be a rule, or one whose characters are not all the source's."""
    tags: tuple[str, ...] = ()
    if "<" in text:
        text, tags = without_tags(text)
        if ">" in text:
            text = with_brackets(text)
    line = OddLine(number, text, TEXT, len(text) - len(text.lstrip()))
    if text != raw:
        line.print_as(raw, tabs)
    line.tags = tags
    if tags and (not text or "PAGE" in tags):
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
    tail = _marked_years(values, text) if plain else _last_run(values or read_values(bare), text)
    while tail and not _stand_free(tail, text, indent):
        tail = tail[1:]
    if not tail or (tail[0].kind == NIL and tail[0].right == len(text) and tail[0].start < SETTINGS.stub_margin):  # `--` underlines `GE`
        return
    last = tail[-1]
    if last.digits == "000" and not (len(tail) > 1 and last.start - tail[-2].end == 1):  # `A$000` heads columns, `14 806 000` is an amount
        return
    if text[indent] in AUDIT_BEGINNINGS and (AUDIT.match(text, indent) or COLUMN_MARKS.fullmatch(text)):
        return  # `(unaudited)         (1)` heads two columns
    line.values = tail
    line.label_end = words_end(text, tail[0].left)
    line.kind = YEARS if last.year and all(value.year for value in tail) else VALUES


def _ends_in_prose(text: str) -> bool:
    """Whether words stand one blank apart from what ends a line, so that no value does there: `ended May 31, 2003`."""
    last = text.rpartition("  ")[2]
    if "$" in last or ".." in last or " ." in last:
        return False
    for word in last.split():  # noqa: SIM110 - a generator would cost more than it saves
        if len(word) >= SHORTEST_WORD and word.isalpha() and word not in WORDS_BESIDE_VALUES:
            return True
    return False


def _last_run(values: list[Value], text: str) -> list[Value]:
    """The values at the right end of a line, of which some may be ends of ranges, marks, or numbers of the words among them."""
    values, ranges = settle_ranges(values, text) if "-" in text or " to " in text else (values, False)
    values = _marked_years(values, text)
    if not values or (values[-1].right != len(text) and not _ends(text[values[-1].right :].strip(" $"), values)):
        return []
    return values if ranges or (len(values) == 1 and text[values[0].start] != "*") else _run(values, text)


def _stand_free(values: list[Value], text: str, indent: int) -> bool:
    """Whether values stand apart from the caption before them, so that the first is no number of it."""
    first = values[0]
    if text[first.end - 1] == ")" and text[first.start] != "(":
        label = text[indent : first.left]
        if label.count("(") > label.count(")"):  # `(1997, $12,610; 1996, $12,199)     819    1,435`: the bracket is the caption's
            return False
    if first.left == indent or text.endswith("  ", 0, first.left):  # `$  4.00  to  $ 10.00     11     1.5 years` begins with a caption
        return " to" not in text or not text[: first.left].rstrip(" $").endswith(" to")
    label = text[indent : first.left]
    words = label.rstrip(" .")
    if not words.strip("$ ") or label.endswith(LEADERS):
        return True
    signed = label[-1] == " " and first.left < first.start and len(values) > 1
    return signed and words.rsplit(None, 1)[-1].lower() not in BEFORE_AMOUNTS


def _run(values: list[Value], text: str) -> list[Value]:
    """The last values of a line between which nothing stands but marks."""
    first = len(values) - 1
    while first:
        between = text[values[first - 1].right : values[first].left].strip(" $")
        lives = between in LIVES and "." in values[first - 1].digits
        if between and not (lives or _is_mark(between) or DATE.fullmatch(between)):
            break
        first -= 1
    run = values[first:]
    return _without_stars(run) if text[run[-1].start] == "*" else run


def _marked_years(values: list[Value], text: str) -> list[Value]:
    """Values in which footnote marks behind years are part of them: `2024     2024 (1)      2023` heads three columns."""
    if not values or not (values[-1].year if text[-1] != ")" else values[-1].end - values[-1].start <= LONGEST_MARK):
        return values
    kept: list[Value] = []
    for value in values:
        if (
            kept
            and kept[-1].year
            and value.left - kept[-1].right == 1
            and value.start < value.edge < value.end <= value.start + LONGEST_MARK
        ):
            kept[-1] = replace(kept[-1], right=value.right)
        else:
            kept.append(value)
    return kept if all(value.year for value in kept) else values


def _is_mark(words: str) -> bool:
    """Whether what stands behind a value is a footnote's mark, its unit or a range: `451 (b)   10.46%`, `2.1 pts`, `45.59 - 83.28`."""
    return NOTE_MARK.fullmatch(words) is not None or words in UNIT_WORDS or is_range(words)


def _ends(words: str, values: list[Value]) -> bool:
    """Whether what stands behind the last value of a line may do so; behind a lone value prose ends: `by 45 days`."""
    if len(values) == 1 and words in UNIT_WORDS:
        return False
    return not words or _is_mark(words) or (len(values) > 1 and YEARS_FROM.fullmatch(words) is not None)


def _without_stars(values: list[Value]) -> list[Value]:
    """The values without an asterisk that belongs to the last of them or to a heading: `10,500 **`, `Total  *`."""
    return values if len(values) > 1 and values[-1].left - values[-2].right > 1 else values[:-1]


def _is_rule(text: str) -> bool:
    """A rule, not a row of nil dashes: some run is longer than a nil, or it is not of hyphens alone, or `- - - - -` leads to footnotes."""
    return "---" in text or "- - -" in text or "=" in text or "_" in text or "~" in text or any(len(run) > 2 for run in text.split())


def _mark_pages(lines: list[Line], numbered: list[int]) -> None:
    """A number alone on its line is a page mark where it looks like one or a page break stands next to it.

    Args:
        lines: all lines.
        numbered: indices of the short ones that end as page marks do.
    """
    for index in numbered:
        line = lines[index]
        body = line.text[line.indent :]
        if line.kind < TEXT or not PAGE_MARK.fullmatch(body):
            continue
        if len(line.values) > 1 and (body[0].isdigit() or (body[-1].isdigit() and FAR_APART in body)):  # `11    --    --`, `--    419`
            continue
        if body[0] in "-<" or body[0].isalpha() or _page_break_near(lines, index):
            line.kind = PAGE
            line.values = NO_VALUES


def _page_break_near(lines: list[Line], index: int) -> bool:
    """Whether nothing but blanks stands between a line and a page break or an end of the file."""
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].kind in {BLANK, TAG}:
            if lines[at].tags and "TABLE" in lines[at].tags:
                break
            at += step
        if not 0 <= at < len(lines) or lines[at].kind is PAGE:
            return abs(at - index) > 1 or 0 <= at < len(lines)
    return False
