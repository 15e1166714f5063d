"""Which lines above a table are headnotes, on one line or several, and which say in what single columns are stated."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.parsing.lines.line import TEXT, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.columns import Track
from viewer.parsing.tables.headnote import is_headnote


def is_headnote_line(lines: list[Line], index: int, tracks: list[Track]) -> bool:
    """Whether a line is a headnote over all columns, not the end of a sentence: `thousands):` below `(sales in millions and units in`."""
    line = lines[index]
    if not is_headnote(line.text) or _over_columns(line, tracks[0].left) or _of_columns(line, tracks):
        return False
    above = lines[index - 1].text if index and line.text.count(")") > line.text.count("(") else ""
    return above.count("(") <= above.count(")") or not is_sentence(above)


def goes_on_with_headnote(lines: list[Line], index: int, notes: Sequence[int]) -> bool:
    """Whether all of a line goes on with headnotes begun above it: `(IN THOUSANDS, EXCEPT` / `SHARE AND PER SHARE` / `DATA)`.

    Args:
        lines: all lines.
        index: the line.
        notes: the headnotes found below it.
    """
    line = lines[index]
    inside = bool(notes) and notes[0] == index + 1 and lines[notes[0]].text.count(")") > lines[notes[0]].text.count("(")
    if not (inside or line.text.endswith(")")) or "(" in line.text:
        return False
    return all((inside or line.text[end - 1] == ")") and _opened_above(lines, index, start, end) for start, end in line.chunks())


def _opened_above(lines: list[Line], index: int, start: int, end: int) -> bool:
    """Whether words that stand over some characters of a line, one or two lines above, begin a headnote that ends with these."""
    words = lines[index].text[start:end]
    for at in range(index - 1, max(-1, index - 3), -1):
        above = next((chunk for chunk in lines[at].chunks() if chunk[0] <= end and chunk[1] >= start), None)
        if above is None or lines[at].kind is not TEXT:
            return False
        words = f"{lines[at].text[slice(*above)]} {words}"
        if words[0] == "(":
            return is_headnote(words)
    return False


def _over_columns(line: Line, left: int) -> bool:
    """Whether a headnote shares its line with column headings, more than signs: `(000s omitted)          30 June     30 June`."""
    chunks = [(start, end) for start, end in line.chunks() if line.text[start:end].strip("$\xa3\u20ac")]
    return len(chunks) > 1 and chunks[0][0] < left and chunks[-1][0] > left - SETTINGS.heading_overhang


def _of_columns(line: Line, tracks: list[Track]) -> bool:
    """Whether words of scale stand over some of the columns: `Millions of yen     U.S. dollars`, or `Thousands of` over the last alone."""
    chunks = line.chunks()
    if len(tracks) < 2 or chunks[0][0] <= tracks[0].left - SETTINGS.heading_overhang:
        return False
    return len(chunks) > 1 or (chunks[0][0] > tracks[0].edge and line.text[chunks[0][0]] != "(")


def is_sentence(text: str) -> bool:
    """Whether most of many words are small."""
    words = text.split()
    return len(words) > SETTINGS.heading_words and sum(word.islower() for word in words) * 2 > len(words)
