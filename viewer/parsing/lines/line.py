"""One line of a source as the parser sees it."""

from __future__ import annotations

from bisect import bisect_right
from enum import IntEnum

from viewer.override import override
from viewer.parsing.lines.tabs import Tabs
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.text.value import Value


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
RULE_ENDS = frozenset("-=_~+\u2500\u2550")
LONG_NIL = "------"
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

    def take_as_words(self) -> None:
        """Say that the numbers at its right end are no values."""
        self.values, self.kind, self.label_end = NO_VALUES, TEXT, len(self.text)

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

    def source_columns(self, start: int, end: int) -> tuple[int, int]:
        """Where the source has the columns of `text` from `start` to `end`, be they in another order there."""
        first, last = self.source_column(start), self.source_column(end - 1) + 1
        if self.tabs is None:
            return first, last
        expanded, printed = self.tabs
        inside = printed[bisect_right(expanded, start) : bisect_right(expanded, end - 1)]
        return min((first, *inside)), max((last, *inside))


COLUMN_MARKS = regex(r" *\([1a]\) {2,}\([2b]\)(?: {2,}\([3-9c-i]\))*", words="(1)* (a)*")  # number columns
CHUNKS = regex(r"[^ ]+(?: [^ ]+)*")
RULES = regex(r"(?<![^ ])[-_=]{3,}(?![^ ])")  # often one blank apart


@remembered(512)
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
