"""What stands at a place of a source: the cell, caption, heading, tag or prose under a position, in words."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from viewer.regex import regex
from viewer.statements.disposition import Disposition, Use
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.text.span import Span


class Part(StrEnum):
    """What a run of characters is."""

    CELL = "cell"
    CAPTION = "caption"
    HEADING = "column heading"
    HEADNOTE = "headnote"
    TITLE = "title"
    NUMBER = "number"
    TAG = "tag"
    RULE = "rule"
    BLANK = "blank"
    TEXT = "text"


class Spot(NamedTuple):
    """One run of characters and what it is.

    Attributes:
        span: the characters.
        part: what they are.
        words: the same for the reviewer, with the reason why it is no cell where it is none.
        statement: index into the release's statements, None outside of them.
        row: index into the statement's rows, for a cell or caption.
        column: index into the statement's columns, for a cell or column heading.
    """

    span: Span
    part: Part
    words: str
    statement: int | None = None
    row: int | None = None
    column: int | None = None


Mapped = tuple[dict[int, list[Spot]], dict[int, list[Spot]]]  # cells and layout of a statement by line

TAG = regex(r"</?[A-Za-z][^<>]{0,200}>")
RULE_CHARACTERS = frozenset("-=_ \t")
USE_WORDS = {
    Use.CELL: "value of a statement",
    Use.CAPTION: "number inside a caption",
    Use.BOXHEAD: "number of a column heading",
    Use.HEADNOTE: "number of a headnote",
    Use.CLAIM: "number of the narrative",
    Use.DATE: "date",
    Use.PAGE: "page mark",
    Use.CODE: "code, telephone number or address",
    Use.LIST: "list mark",
    Use.OTHER: "number of the text",
    Use.UNPARSED: "number that was not understood",
}


class Atlas:
    """Everything a release knows of its source, by line. Cells come first where runs overlap.

    A statement is mapped when it is first asked about: a large submission has hundreds of them.
    """

    def __init__(self, release: Release) -> None:
        self._release = release
        self._reaches = [_reach(statement) for statement in release.statements]
        self._mapped: dict[int, Mapped] = {}

    def at(self, line: int, column: int) -> Spot:
        """What stands at a position; a position behind the end of its line is blank."""
        for spot in self._on(line):
            if column in spot.span:
                return spot
        return self._unlisted(line, column)

    def cell_at(self, span: Span) -> Spot | None:
        """The cell that shares a character with a span, None where none does."""
        for spot in self._on(span.line):
            if spot.part is Part.CELL and spot.span.overlaps(span):
                return spot
        return None

    def _on(self, line: int) -> Iterator[Spot]:
        """All runs of a line that something was read from; those listed first win where runs overlap."""
        near = [self._map(number) for number, (first, last) in enumerate(self._reaches) if first <= line <= last]
        for cells, _ in near:
            yield from cells.get(line, ())
        yield from self._numbers(line)
        for _, layout in near:
            yield from layout.get(line, ())

    def _map(self, number: int) -> Mapped:
        if number not in self._mapped:
            statement = self._release.statements[number]
            self._mapped[number] = _by_line(_cells(number, statement)), _by_line(_layout(number, statement))
        return self._mapped[number]

    def _numbers(self, line: int) -> Iterator[Spot]:
        """The runs of digits of a line that are no cells."""
        dispositions = self._release.dispositions
        for at in range(bisect_left(dispositions, line, key=_line_of), len(dispositions)):
            disposition = dispositions[at]
            if disposition.span.line != line:
                return
            if disposition.use is not Use.CELL:
                words = f"{USE_WORDS[disposition.use].capitalize()}, no value of a statement: {disposition.reason}"
                yield Spot(disposition.span, Part.NUMBER, words)

    def statement_at(self, line: int) -> int | None:
        """Index of the statement that a line belongs to, None outside of all."""
        for number, statement in enumerate(self._release.statements):
            if statement.lines[0] <= line <= statement.lines[1]:
                return number
        return None

    def _unlisted(self, line: int, column: int) -> Spot:
        """A position that nothing was read from: tag, rule, blank or prose."""
        text = self._release.source.lines[line - 1] if 0 < line <= len(self._release.source.lines) else ""
        where = Span(line, column, column + 1)
        if column >= len(text) or text[column].isspace():
            return Spot(where, Part.BLANK, "Blank")
        for tag in TAG.finditer(text, max(0, column - 200), column + 200):
            if tag.start() <= column < tag.end():
                return Spot(Span(line, *tag.span()), Part.TAG, "Tag: a mark of the filing format, no figure")
        statement = self.statement_at(line)
        if set(text) <= RULE_CHARACTERS:
            return Spot(where, Part.RULE, "Rule: a line drawn between figures", statement)
        if statement is not None:
            return Spot(where, Part.TEXT, f"Text inside {_name(self._release.statements[statement])}, no value", statement)
        return Spot(where, Part.TEXT, "Narrative: text outside the statements")


def _name(statement: Statement) -> str:
    return f"“{statement.title}”" if statement.title else "a statement without a title"


def _line_of(disposition: Disposition) -> int:
    return disposition.span.line


def _reach(statement: Statement) -> tuple[int, int]:
    """First and last line on which anything of a statement stands."""
    headings = (span for column in statement.columns for span in column.heading_spans)
    lines = [*statement.lines, *(span.line for span in (*statement.title_spans, *statement.headnote_spans, *headings))]
    return min(lines), max(lines)


def _by_line(spots: Iterable[Spot]) -> dict[int, list[Spot]]:
    lines: defaultdict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        lines[spot.span.line].append(spot)
    return lines


def _cells(number: int, statement: Statement) -> Iterator[Spot]:
    for row_number, row in enumerate(statement.rows):
        for cell in row.cells:
            yield Spot(cell.span, Part.CELL, row.label, number, row_number, cell.column)


def _layout(number: int, statement: Statement) -> Iterator[Spot]:
    """Captions, headings, headnotes and title of one statement."""
    for row_number, row in enumerate(statement.rows):
        for span in row.label_spans:
            yield Spot(span, Part.CAPTION, f"Caption: {row.label}", number, row_number)
    for column_number, column in enumerate(statement.columns):
        for span in column.heading_spans:
            yield Spot(span, Part.HEADING, f"Column heading: {column.label}", number, None, column_number)
    yield from _named(statement.headnote_spans, Part.HEADNOTE, f"Headnote of {_name(statement)}: says scale and currency", number)
    yield from _named(statement.title_spans, Part.TITLE, f"Title of {_name(statement)}", number)


def _named(spans: Iterable[Span], part: Part, words: str, number: int) -> Iterator[Spot]:
    return (Spot(span, part, words, number) for span in spans)
