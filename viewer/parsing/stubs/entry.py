"""The captions of a table as they are read line by line, and how they are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from viewer.frozen import frozen
from viewer.parsing.captions.wording import NOTE_BEHIND, is_unfinished
from viewer.parsing.lines.leaders import leaders_end
from viewer.parsing.lines.line import Line
from viewer.parsing.tables.pieces import ESCAPE
from viewer.regex import regex
from viewer.statements.statement import Statement
from viewer.text.value import Value

FEWEST_HANGING = 3  # lines
FEWEST_MARKED = 2  # headings
FEWEST_SPACED = 4  # rows
SPACED = 8  # rows to one that is not
NEAR = 4  # statements
WIDEST_UNDERLINE = 60  # characters
SHORTENED = regex(
    r"(?:\b(?:inc|corp|cos?|ltd|bros|etc|[cd]r|(?a:[js])r|nos?|mfg|int'?l|misc|depr|amort|approx|dept|equip|pfd|gov'?t|assoc|bldgs?|admin|exp)|\.\w+)\.$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """A caption with or without values.

    Attributes:
        pieces: index of line, first column and end of each line of the caption.
        label: the words joined, leader dots and final colon dropped.
        indent: column of its first character, or of its first value where it has no words.
        values: column number and value.
        line: index of the line the values stand on; the caption's last line where there are none.
        colon: the caption ends in a colon.
        blank_above: a blank line stands before it.
        blank_below: a blank line stands behind it.
        rule_above: rules drawn between it and the row before it.
        rule_below: rules drawn between it and the next row.
        doubts: why the reading may be wrong.
        led: leader dots stand behind its words.
        underlined: a rule is drawn right below its words, over the stub alone.
    """

    pieces: list[tuple[int, int, int]]
    label: str
    indent: int
    values: list[tuple[int, Value]]
    line: int
    colon: bool = False
    blank_above: bool = False
    blank_below: bool = False
    rule_above: int = 0
    rule_below: int = 0
    doubts: list[str] = field(default_factory=list)
    led: bool = False
    underlined: bool = False

    @property
    def signed(self) -> bool:
        """Whether a currency sign stands before any of its values."""
        for _, value in self.values:  # noqa: SIM110 - a generator would cost five times as much, and there is a row to each line
            if value.left < value.start:
                return True
        return False

    @property
    def capitals(self) -> bool:
        """Whether it is printed in capitals, what stands in brackets left out: `ADJUSTMENTS AND OTHER (Note 1)`."""
        label = self.label.partition(" (")[0] if self.label.endswith(")") else self.label
        return label.isupper() and len(label) > 3


class Printed:
    """The captions of the statements above a table; few tables ask for them."""

    def __init__(self, above: Sequence[Statement]) -> None:
        self._above = above[-NEAR:]

    @cached_property
    def captions(self) -> frozenset[str]:
        """Those of rows with values, without the notes they refer to."""
        return frozenset([NOTE_BEHIND.sub("", row.label) for statement in self._above for row in statement.rows if row.cells])


@frozen
class Turns:
    """How much deeper than its first line a caption goes on, as several do without doubt and none does otherwise; None where none tell.

    Attributes:
        below: where the values stand on the first line.
        before: where they stand on the last.
        set_apart: headings end in colons or stand over deeper rows, and there are several, or there are none at all.
        steps: how much deeper than headings, which end in colons or had room for more, the rows below them stand.
    """

    below: int | None
    before: int | None
    set_apart: bool
    steps: frozenset[int]


@frozen
class Stub:
    """How the captions of a table are set.

    Attributes:
        width: where the longest line of a caption ends.
        hangs: the second and further lines of captions are indented.
        colons: all headings end in colons, and there are several.
        spaced: nearly all rows are parted from the next by a blank line or a rule.
        flush: lines of words stand above one row each that is as deep, none of them with room for its first word.
        rows: captions of lines with values.
        twice: what several lines say, with values or without.
        whole: captions that stand as rows of their own elsewhere in the table.
        wrapped: lines of words with the row below each, which stands deeper.
        printed: captions of the tables above, where they may stand on one line.
        turns: where captions go on.
    """

    width: int
    hangs: bool
    colons: bool
    spaced: bool
    flush: bool
    rows: frozenset[str]
    twice: frozenset[str]
    whole: frozenset[str]
    wrapped: frozenset[tuple[str, str]]
    printed: Printed
    turns: Turns


def fits(above: Entry, word: str, width: int) -> bool:
    """Whether a word would have had room at the end of a caption's last line, so that the line was ended for another reason."""
    return above.pieces[-1][2] + 1 + len(word) <= width


def take_rule(entries: list[Entry], line: Line, index: int, left: int) -> int:
    """Note a rule at the last entry; returns what it weighs over the columns, nothing where it underlines words alone."""
    above = entries[-1] if entries else None
    if above is not None and not above.values and index == above.line + 1:
        above.underlined = line.chunks()[0][1] <= max(left, above.pieces[-1][2] + len(ESCAPE))
    if len(line.text) <= left and len(line.text) - line.indent <= WIDEST_UNDERLINE:
        return 0
    if above is not None:
        above.rule_below += line.weight
    return line.weight


def captions_hang(entries: list[Entry]) -> bool:
    """Whether all second lines of captions are indented, and there are several: they go on in small letters, or the first is unfinished."""
    rests = [
        entry.indent > above.indent
        for before, above, entry in zip([None, *entries], entries, entries[1:], strict=False)
        if not above.values
        and above.label[:1].isupper()
        and not entry.blank_above
        and (entry.label[:1].islower() or is_unfinished(above.label))
        and not (before is not None and not before.values and before.indent < above.indent == entry.indent)  # a third line
    ]
    return len(rests) >= FEWEST_HANGING and all(rests)


def headings_end_in_colons(entries: list[Entry]) -> bool:
    """Whether lines without values that head deeper rows, or stand above a blank line, all end in colons, and there are several."""
    marked = 0
    for entry, below, beyond in zip(entries, entries[1:], entries[2:], strict=False):
        if entry.values:
            continue
        if entry.colon:
            marked += 1
        elif entry.blank_below or (below.values and beyond.values and below.indent == beyond.indent > entry.indent):
            return False
    return marked >= FEWEST_MARKED


def rows_are_spaced(entries: list[Entry]) -> bool:
    """Whether nearly all rows are parted from the next by a blank line or a rule, and there are several."""
    apart = [entry.blank_below or entry.rule_below > 0 for entry in entries if entry.values]
    return apart.count(True) >= FEWEST_SPACED and apart.count(False) * SPACED <= len(apart)


def whole_captions(entries: list[Entry]) -> frozenset[str]:
    """The words of several rows, one of them no rest of a caption, since it stands below a row or begins several."""
    counted = Counter([entry.label for entry in entries if entry.values])
    repeated = {label for label, count in counted.items() if label and count > 1}
    if not repeated:
        return frozenset()
    whole = set()
    for above, entry, below in zip(entries, entries[1:], [*entries[2:], None], strict=False):
        heads = below is not None and bool(below.values) and below.indent == entry.indent > above.indent
        if entry.label in repeated and (above.values or heads):
            whole.add(entry.label)
    return frozenset(whole)


def wrapped_captions(entries: list[Entry]) -> frozenset[tuple[str, str]]:
    """Lines of words with the row below each, where this stands deeper."""
    return frozenset(
        [
            (above.label, entry.label)
            for above, entry in pairwise(entries)
            if entry.values and not above.values and entry.indent > above.indent
        ]
    )


def drop_lone_leaders(lines: list[Line], entries: list[Entry]) -> None:
    """Take the point behind a caption for a leader dot where those of other rows end: `Federal and state taxes.   631,600`.

    So is one that ends elsewhere where most rows have such dots, unless it shortens a word: `Softimage, Inc.`, `Depr. & amort.`
    """
    pointed = [entry for entry in entries if entry.values and len(entry.label) > 1 and entry.label.endswith(".")]
    if not pointed:
        return
    rows = [(lines[entry.line].text, entry.pieces[-1][2], entry.values[0][1].left) for entry in entries if entry.values and entry.pieces]
    ends = {leaders_end(text, left) for text, _, left in rows}
    led = 2 * sum("." in text[end:left] for text, end, left in rows) > len(rows)
    for entry in pointed:
        index, start, end = entry.pieces[-1]
        if end in ends or (led and not SHORTENED.search(entry.label)):
            entry.pieces[-1], entry.label = (index, start, end - 1), entry.label[:-1]
