"""The prose of a release: what stands outside its statements, unwrapped into passages that know where each character stands.

A passage is a paragraph, a headline or an item of a list. Lines are joined with one blank, a word broken at a hyphen without one;
a page mark in the middle of a sentence does not end it. Blanks inside a line stay as they are, so that every character maps back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, count, pairwise, repeat
from operator import eq, sub

from viewer.checks.narrative.prose.pounds import with_pound_signs
from viewer.checks.narrative.prose.running import running_lines
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.release import Release
from viewer.text.lines import READABLE, split_lines
from viewer.text.span import Span

PAGE_MARK = regex(r"<PAGE>|<[0-9]{1,4}>$|-? ?[0-9]{1,4} ?-?$", re.IGNORECASE)
MARKING = frozenset("<-0123456789")  # what a page mark begins with
BULLETS = frozenset("*\u2022\u00b7-o(")  # what an item of a list begins with
BULLET = regex(r"(?:\*|\u2022|\u00b7|--?|\([ivx]{1,4}\)(?= ))(?![-*]) *(?=[A-Za-z$\"(])|o(?: {2} *| (?=[A-Z$0-9]))(?=[A-Za-z0-9$\"(])")
SIGNS = frozenset("$\u00a3\u20ac")  # of a currency, before an amount
LETTERS_OF_CODE = 3  # of a currency
COLUMN = regex(r"(?<=\S)[ \t]{3,}[$(]{0,2} ?[0-9][0-9,.]*[)%]{0,2}(?=\s|$)")
LONGEST_RULE = 400  # characters looked at for a letter
FEWEST = 5  # lines that a text needs to show how it is spaced
TOUCHING = 3  # one line in so many may touch the next in a text that is double-spaced
GOES_ON = frozenset("$(0123456789")  # what may begin the rest of a sentence behind a page mark, small letters apart
ENDS_OPEN = regex(r"[A-Za-z0-9,;&-]$")


@frozen(guarded=False)
class Passage:
    """A run of prose on consecutive lines.

    Attributes:
        text: the lines, stripped and joined.
        offsets: where in the text each line begins.
        lines: number of each line in the source.
        columns: column of each line's first character.
        is_item: whether it is an item of a list.
    """

    text: str
    offsets: tuple[int, ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]
    is_item: bool = False

    def span(self, start: int, end: int) -> Span:
        """Where a part of the text stands; its first line where it runs over two, but for a lone `$` or `EUR` there."""
        index = bisect_right(self.offsets, start) - 1
        following = self.offsets[index + 1] if index + 1 < len(self.offsets) else end
        first = self.text[start:following].strip() if following < end else ""
        if first in SIGNS or (len(first) == LETTERS_OF_CODE and first.isupper()):
            index, start = index + 1, following
        return self._on_line(index, start, end)

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """Where a part of the text stands, one span a line."""
        index = bisect_right(self.offsets, start) - 1
        while start < end and index < len(self.offsets):
            yield self._on_line(index, start, end)
            index += 1
            start = self.offsets[index] if index < len(self.offsets) else end

    def _on_line(self, index: int, start: int, end: int) -> Span:
        """Where the part stands that is on one line."""
        limit = self.offsets[index + 1] if index + 1 < len(self.offsets) else len(self.text)
        stop = start + len(self.text[start : min(end, limit)].rstrip())
        shift = self.columns[index] - self.offsets[index]
        return Span(self.lines[index], start + shift, stop + shift)


Printed = tuple[int, int, str]  # a line of prose: its number, the column of its first character, its text


def passages(release: Release) -> Iterator[Passage]:
    """Every passage of a release, from top to bottom."""
    lines = with_pound_signs(split_lines(release.source.text), release)
    texts = list(map(str.strip, lines))
    taken = statement_lines(release)
    printed = sorted(frozenset(compress(count(1), texts)) - taken - running_lines(texts))  # numbers of the lines
    spaced = _is_double_spaced(printed)
    draft: list[Printed] = []
    is_item = False
    last = 0  # number of the last line of the draft
    for number, text in zip(printed, [texts[number - 1] for number in printed], strict=True):
        first = text[0]
        doubtful = not first.isalpha() or "   " in text or "\t" in text or len(text) > READABLE  # few lines are, most are prose
        if doubtful and (first == "<" or _is_no_prose(text)):
            continue
        column = lines[number - 1].index(first)
        bullet = BULLET.match(text) if first in BULLETS else None
        if not draft:
            ends = False
        elif number - last > 1:
            ends = bullet is not None or not _carries_over(draft[-1], (number, column, text), texts, spaced)
        else:
            ends = bullet is not None or (len(draft) == 1 and _is_heading_over(draft[0][2], text))
        if ends:
            yield _passage(draft, is_item=is_item)
            draft, is_item = [], False
        last = number
        if bullet is not None:
            is_item = True
            draft.append((number, column + bullet.end(), text[bullet.end() :]))
        else:
            draft.append((number, column, text))
    if draft:
        yield _passage(draft, is_item=is_item)


def _is_heading_over(text: str, following: str) -> bool:
    """Whether a line is a heading in capitals with its text right below: `LIQUIDITY AND CAPITAL RESOURCES`."""
    return text.isupper() and text[-1].isalpha() and following[0].isupper() and not following.isupper()


def _carries_over(last: Printed, following: Printed, texts: Sequence[str], spaced: bool) -> bool:
    """Whether a line behind a gap goes on with the last: in the middle of the sentence behind a page mark, where lines are spaced else."""
    number, column, text = following
    if any(map(_is_page_mark, texts[last[0] : number - 1])):
        return ENDS_OPEN.search(last[2][-1:]) is not None and (text[0].islower() or text[0] in GOES_ON)
    return spaced and number - last[0] == 2 and column <= last[1]


def _passage(draft: Sequence[Printed], *, is_item: bool) -> Passage:
    """Lines joined; a hyphen at the end of one is taken as inside a word, typographic apostrophes are made plain ones."""
    if len(draft) == 1:
        number, column, text = draft[0]
        return Passage(text.replace("\u2019", "'"), (0,), (number,), (column,), is_item)
    numbers, columns, texts = zip(*draft, strict=True)
    joined = [text if text[-1] == "-" and _is_broken(text, following) else text + " " for text, following in pairwise(texts)]
    offsets = tuple(accumulate(map(len, joined), initial=0))
    return Passage("".join((*joined, texts[-1])).replace("\u2019", "'"), offsets, numbers, columns, is_item)


def _is_broken(text: str, following: str) -> bool:
    """Whether a line that ends with a hyphen ends inside a word that the next goes on with."""
    return text[-2:-1].isalnum() and following[0].isalnum()


def _is_double_spaced(printed: Sequence[int]) -> bool:
    """Whether a blank line follows most lines outside the statements, as in releases set for a wire."""
    touching = sum(map(eq, map(sub, printed[1:], printed), repeat(1)))
    return len(printed) >= FEWEST and touching * TOUCHING < len(printed)


def statement_lines(release: Release) -> frozenset[int]:
    """Numbers of the lines that belong to statements, their titles and headnotes."""
    taken: set[int] = set()
    for statement in release.statements:
        taken.update(range(statement.lines[0], statement.lines[1] + 1))
        taken.update(span.line for span in statement.title_spans)
        taken.update(span.line for span in statement.headnote_spans)
    return frozenset(taken)


def _is_page_mark(text: str) -> bool:
    return text[:1] in MARKING and PAGE_MARK.match(text) is not None


def _is_no_prose(text: str) -> bool:
    """Whether a line outside the statements is data, a page mark, a rule or a row of figures: `Net Sales   $ 73.6    $ 82.6`."""
    if len(text) > READABLE:
        return True
    if not text[0].isalpha() and (_is_page_mark(text) or not any(map(str.isalnum, text[:LONGEST_RULE]))):
        return True
    return ("   " in text or "\t" in text) and len(COLUMN.findall(text)) >= 2
