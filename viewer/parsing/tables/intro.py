"""Prose above a table, and the paragraph of it that leads over to the table."""

from __future__ import annotations

from viewer.parsing.lines.line import TEXT, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.headnote import BRACKETS, is_headnote
from viewer.parsing.tables.headnote_lines import is_sentence
from viewer.parsing.tables.titles import TITLE_WORDS
from viewer.parsing.times.heading import speaks_only_of_time

FEWEST_OF_SENTENCE = 5  # words of the end of one


def is_prose(lines: list[Line], index: int) -> bool:
    """Whether a line is long and of small words, or the short end of a paragraph of such lines.

    `deferred income tax assets and liabilities as of December 31, 2000 and January` / `2, 2000 were as follows:`
    """
    for at in range(index, max(-1, index - SETTINGS.paragraph_lines), -1):
        line = lines[at]
        words = line.text.split()
        if at == index and index and lines[index - 1].kind is TEXT and _ends_sentence(line.text, words):
            return True
        if line.text[line.indent] == "(" and line.text[-1] == ")":  # `(Expressed in thousands, except amounts per share)`, `(Unaudited)`
            return False
        if is_sentence(line.text) and not (
            speaks_only_of_time(line.text) or _is_name_with_bracket(line.text)
        ):  # `For the three and nine months ended June 30, 1995 and 1994`
            return not (_is_title_with_headnote(line) or _begins_with_headnote(line))
        above = lines[at - 1] if at else None
        if above is None or above.kind is not TEXT or (line.indent >= 8 and line.indent != above.indent) or not words:
            return False
        if not words[0].islower() and (above.text[-1] in ".:" or line.indent > above.indent or line.chunks()[1:]):
            return False
    return False


def _ends_sentence(text: str, words: list[str]) -> bool:
    """Whether the last line of a paragraph ends with the point of a sentence: no title does, but for `INC.` and the like."""
    if text[-1] != "." or (len(words) < FEWEST_OF_SENTENCE and not words[0].islower()) or speaks_only_of_time(text):
        return False
    return words[-1].islower() or words[-1].endswith(").")


def _is_name_with_bracket(text: str) -> bool:
    """Whether a bracket of small words stands behind a name: `EXAMPLE GENETICS (a company in the development stage)`."""
    bare = BRACKETS.sub("", text).split()
    return text[-1] == ")" and bool(bare) and False not in [word[0].isupper() or word in {"&", "and", "of"} for word in bare]


def _is_title_with_headnote(line: Line) -> bool:
    """Whether a line is a short title before a headnote longer than itself: `Financial Highlights ($ in thousands except per share)`."""
    bare = BRACKETS.sub("", line.text).strip()
    return TITLE_WORDS.match(bare) is not None and len(bare.split()) <= SETTINGS.short_title and bare[-1] not in ".:,"


def _begins_with_headnote(line: Line) -> bool:
    """Whether a headnote shares a line with headings of columns: `($ in thousands, except per share data)     5/27/06     5/28/05`."""
    first, *others = line.chunks()
    return bool(others) and line.text[first[0]] == "(" and is_headnote(line.text[slice(*first)])


def paragraph_to(lines: list[Line], index: int, floor: int) -> list[int]:
    """The lines of the paragraph that ends at a line, at most the last few."""
    paragraph = [index]
    while index > floor and lines[index - 1].kind is TEXT and len(paragraph) < SETTINGS.intro_lines:
        index -= 1
        paragraph.insert(0, index)
    return paragraph


def intro_over_page(lines: list[Line], index: int, floor: int) -> list[int]:
    """The paragraph that leads over a page break to the table on top of the next page: `was as follows (in thousands):`."""
    floor = max(floor, index - SETTINGS.title_blanks - SETTINGS.boxhead_lines)
    above = next((at for at in range(index - 1, floor, -1) if lines[at].kind >= TEXT), None)
    return paragraph_to(lines, above, floor) if above is not None and lines[above].text[-1] == ":" else []
