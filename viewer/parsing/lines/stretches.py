"""Documents that would take too much room as lines, cut where a page or a paragraph ends.

A line of words takes three times its characters, one of short figures forty times; a text of nothing but such lines is read stretch
by stretch, so that the lines of one at a time are there. Hardly a document that a person wrote is cut.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.regex import regex
from viewer.statements.packing import LARGE
from viewer.text.lines import Lines, split_lines
from viewer.text.source import Source

WORTHWHILE = 100_000  # characters; of a smaller text the lines take a few megabytes, whatever it holds
ROOM = 13  # bytes for each character that the lines of a stretch may take; an annual report of nothing but tables takes twelve
ROOM_OF_LARGE = 9  # of a large source's, whose rows take room packed, too
OF_LINE = 200  # bytes beside its characters
OF_VALUE = 160
OF_TABS = 600
VALUE = regex("[-0-9n](?:(?<=[0-9])[0-9,.]*|(?<=-)-*|(?<=n)/[am])")  # begins with one class, else each character costs ten times more
TOGETHER = 1000  # lines looked at at once
FARTHEST = 100  # lines in which the end of a page or paragraph is looked for
BREAKS = ("<PAGE>", "\f")


def stretches(source: Source, first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last line of each part of a document that is read at once; of all but hostile texts the document is one.

    Args:
        source: the whole file.
        first: the document's first line, 1 is the first of the source.
        last: its last line.
    """
    lines, begin = source.lines, first
    size = len(source.text)
    room = most = size * (ROOM_OF_LARGE if size >= LARGE else ROOM)
    for above in range(first, last + 1, TOGETHER) if size >= WORTHWHILE and first < last else ():
        below = min(above + TOGETHER, last + 1)
        taken = _room_of(lines, above, below)
        if taken <= room:
            room -= taken
            continue
        for number in range(above, below):
            room -= _room_of(lines, number, number + 1)
            if room < 0 and begin <= number:
                end = _end(lines, number, last)
                yield begin, end
                begin, room = end + 1, most
    if begin <= last or begin == first:
        yield begin, last


def _room_of(lines: Lines, first: int, behind: int) -> int:
    """The bytes that the lines from one up to another and their values take, about."""
    text = lines.text_of(first, behind)
    printed = [line for line in split_lines(text) if line]
    tabbed = sum(["\t" in line for line in printed]) if "\t" in text else 0
    return OF_LINE * len(printed) + sum(map(len, printed)) + OF_VALUE * len(VALUE.findall(text)) + OF_TABS * tabbed


def _end(lines: Lines, number: int, last: int) -> int:
    """The line that ends a page or a paragraph at or below a line, or the last one where it is looked for."""
    farthest = min(number + FARTHEST, last)
    paragraph = 0
    for below in range(number, farthest):
        text = lines[below - 1]
        if text.startswith(BREAKS):
            return below
        if not paragraph and not text.strip() and lines[below - 2].endswith("."):
            paragraph = below
    return paragraph or farthest
