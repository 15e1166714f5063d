"""What the amounts of a table are multiplied by: as it says itself, else as its surroundings tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from operator import itemgetter

from viewer.parsing.captions.units import length_of
from viewer.parsing.lines.line import BLANK, PAGE, RULE, TAG, TEXT, Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.head import Head
from viewer.parsing.tables.headnote import is_headnote, read_scale, read_scale_of_prose
from viewer.parsing.tables.regions import TABLE_TAGS
from viewer.parsing.tables.schedule import read_multiplier
from viewer.parsing.tables.table import Table
from viewer.parsing.tables.titles import is_statement_name
from viewer.regex import regex
from viewer.statements.statement import PRIMARY, UNSAID_SCALE, CellKind, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

TO_THE_CENT = regex(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}")  # `1,204,118.20` is in no thousands
THOUSANDS_IN_FULL = regex(r"\$ ?([0-9]{1,3}(?:,[0-9]{3})*),000(?![0-9]|,[0-9])")
MILLIONS_IN_WORDS = regex(r"\$ ?([0-9][0-9,]*(?:\.[0-9]+)?) millions?\b")
ROUNDED = (",000", ",500")  # ends of amounts in full
TOLD = "scale taken from amounts that the text states in full"
OF_NOTES = "scale taken from the heading of the notes"
SETTLED = "scale taken from other tables: the same figures, or statements printed as this one is"
REPEATED = "scale taken from statements whose amounts it repeats"
OF_PAGE = "scale taken from the table above on its page"
OF_FOOTNOTE = "scale taken from the table above, to which this is a footnote"
NO_SCALES: Mapping[int, int] = {}
CENTS = 2  # digits
MANY = 6  # amounts that no two tables print alike in different scales
AMOUNTS = frozenset({UnitKind.MONEY, UnitKind.PURE})
FEWEST_STATEMENTS = 2  # that notes follow
SILENT = frozenset({BLANK, TAG, RULE})
OF_STATEMENTS = "scale taken from the statements, which this is a note to"
NOTES_HEADING = regex(r" *(?:condensed +)?(?:consolidated +)?notes +to\b", re.IGNORECASE)
ITEM_HEADING = regex(r" *(?:ITEM|Item|PART|Part) +(?:[0-9]{1,2}[A-Z]?|[IVX]+)(?:[.:]|$| {2}| ?[-\u2013\u2014])")  # of an annual report
OF_TABLES = regex(  # `(Tabular amounts in millions)`, `All amounts in tables are rounded to the nearest million`
    r"\b(?:tabular|table)\s+(?:information|amounts?|dollars?|data)\b|\bamounts\s+(?:are|in\s+(?:the\s+|these\s+)?(?:tables?|notes))\b",
    re.IGNORECASE,
)
FOOTNOTE = regex(r" *(?:\([0-9a-z]{1,2}\)|\*{1,3}|[0-9a-z]/) ?[A-Z]")
LEADS_OVER = regex(r"\b(?:following|follows?|below)\b", re.IGNORECASE)
NAME_OF_PART = regex(r":(?: ?\([0-9a-z]{1,2}\))?$")
NUMBERED = regex(r" *(?:TABLE|Table) +(?:[0-9]{1,2}\b|[A-Z][A-Za-z]*[ :.\u2013\u2014-])")
HEADING_BEGINNINGS = frozenset("CNcnIiPp(")
NOTE_HEADING = regex(r" *(?:(?:NOTE|Note) +[0-9A-Z]{1,2} ?[-:.\u2013\u2014]|[0-9]{1,2}\. +[A-Z]{2})")


def said_scale(lines: list[Line], head: Head) -> int | None:
    """What amounts are multiplied by, as headnote, stub, title or the prose before the table say."""
    stub = " ".join(piece.text for piece in head.stub)
    full = None
    for text in (*(lines[index].text for index in head.notes), stub, *(lines[index].text for index in reversed(head.title))):
        scale = read_scale(text) or read_multiplier(text)
        if scale is not None and scale != 1:
            return scale
        full = full or scale  # `(Expressed in U.S. dollars)` over `(in thousands)`
    if full is not None:
        return full
    of_captions = (read_scale(lines[index].text) for index in head.captions if is_headnote(lines[index].text))
    said = read_scale_of_prose(" ".join(lines[index].text for index in head.intro)) or next(filter(None, of_captions), None)
    return said or (_scale_over(lines, head.intro[0]) if head.intro else None)


def _scale_over(lines: list[Line], index: int) -> int | None:
    """What the headnote under the title says, where a paragraph, of which `index` is a line, parts both from the table."""
    for at in range(index - 1, max(0, index - SETTINGS.section_lines), -1):
        line = lines[at]
        if line.kind > TEXT or "TABLE" in line.tags:
            break
        words = line.text.strip()
        if line.kind is TEXT and words[0] == "(" and words[-1] == ")" and is_headnote(words) and _names_table(lines[at - 1]):
            return read_scale(words)
    return None


def _names_table(line: Line) -> bool:
    """Whether a line is the name of a statement, or of a table with its number: `Table Three--Changes in Net Interest Income`."""
    return is_statement_name(line) or NUMBERED.match(line.text) is not None


class DocumentScale:
    """What a document tells of tables that say no scale; looked for once, when a table first asks.

    Args:
        lines: its lines.
        settled: the scales that a first reading of all tables settled, by the line of a figure of each.

    The heading over all notes says it, `NOTES TO FINANCIAL STATEMENTS     ($ in millions)`, or amounts of the text do, which
    tables print without their thousands: `revenues were $8,028,000`, and in a table `8,028`.
    """

    def __init__(self, lines: list[Line], settled: Mapping[int, int] = NO_SCALES) -> None:
        self._lines, self._settled = lines, settled

    def settled(self, table: Table) -> int | None:
        """The scale that other tables settle for one that says none, None where they do not."""
        numbers = (self._lines[index].number for index in table.laid) if self._settled else ()
        return next((self._settled[number] for number in numbers if number in self._settled), None)

    @cached_property
    def _said(self) -> list[tuple[int, int]]:
        """Where such headings stand, with their scales; 1 where an item of a report ends what was said, 0 where a heading says none."""
        found: list[tuple[int, int]] = []
        for index in range(len(self._lines)):
            scale = self._said_on(index, found[-1][1] if found else 1)
            if scale is not None:
                found.append((index, scale))
        return found

    def _said_on(self, index: int, above: int) -> int | None:
        """What a line says of the tables below it, None where nothing; the running head of notes repeats what was said `above`."""
        line = self._lines[index]
        text = line.text
        if ("mounts" in text or "able " in text or "abular" in text or "ABULAR" in text) and OF_TABLES.search(text):
            return read_scale(" ".join(each.text.strip() for each in self._lines[index : index + 2]))
        if text[line.indent : line.indent + 1] not in HEADING_BEGINNINGS:
            return None
        if text[line.indent] == "(":
            return read_scale(text) if is_headnote(text) and self._heads_note(index) else None
        if NOTES_HEADING.match(text):
            return self._below(index) or (above if above > 1 else 0)
        return 1 if ITEM_HEADING.match(text) else None

    def _heads_note(self, index: int) -> bool:
        """Whether the heading of a note follows a line, a blank line between them."""
        below = self._lines[index + 1 : index + 3]
        return len(below) > 1 and below[0].kind is BLANK and NOTE_HEADING.match(below[1].text) is not None

    def _below(self, index: int) -> int | None:
        """The scale that a headnote at or below the heading of the notes says."""
        words = (each.text[start:end] for each in self._lines[index : index + SETTINGS.notes_heading] for start, end in each.chunks())
        return next((said for word in words if word[0] == "(" and is_headnote(word) and (said := read_scale(word))), None)

    def above(self, index: int) -> int | None:
        """The scale that the last such heading above a line says, 0 where that of the notes says none; None where there is none."""
        at = bisect_left(self._said, index, key=itemgetter(0))
        scale = self._said[at - 1][1] if at else 1
        return None if scale == 1 else scale

    @cached_property
    def _told(self) -> dict[int, set[str]]:
        """The digits of amounts as a table in thousands or in millions prints them."""
        text = " ".join(line.text.strip() for line in self._lines if line.kind is TEXT)
        return {1000: set(THOUSANDS_IN_FULL.findall(text)), 1_000_000: set(MILLIONS_IN_WORDS.findall(text))}

    def of(self, amounts: Sequence[str]) -> int | None:
        """The one scale in which several of a table's larger amounts stand in the text, None where none or both do."""
        large = {digits for digits in amounts if "," in digits or ("." in digits and length_of(digits) > 1)}  # not `100` of an index
        scales = [scale for scale, told in self._told.items() if len(large & told) >= SETTINGS.repeated_amounts] if large else []
        return scales[0] if len(scales) == 1 else None


def unsaid_scale(
    lines: list[Line], table: Table, before: Sequence[Statement], amounts: Sequence[str], document: DocumentScale
) -> tuple[int | None, tuple[str, ...]]:
    """The scale of a table that says none, None where nothing tells it, and what makes it doubtful.

    The notes to a balance sheet in millions split its `Property and equipment  1,903` up without saying `in millions` again.

    Args:
        lines: all lines of the source.
        table: the table.
        before: the statements above it.
        amounts: digits of its values as printed.
        document: what the words and amounts around tell.
    """
    if not amounts or any(TO_THE_CENT.fullmatch(digits) for digits in amounts):
        return None, ()
    scale = document.settled(table)
    if scale is not None:
        return scale, (SETTLED,)
    if before and _shares_headnote(before[-1], lines, table):
        return before[-1].scale, tuple(doubt for doubt in before[-1].doubts if doubt == UNSAID_SCALE)
    scale = _scale_of_note(lines, table.body[0]) or _scale_of_part(lines, table)
    return (scale, ()) if scale else _told_scale(lines, table, before, amounts, document)


def _told_scale(
    lines: list[Line], table: Table, before: Sequence[Statement], amounts: Sequence[str], document: DocumentScale
) -> tuple[int | None, tuple[str, ...]]:
    """The same where only amounts and the notes' heading may tell it: in what else they are printed, and what they are printed like."""
    in_full = max(map(length_of, amounts)) >= SETTINGS.printed_in_full
    noted = None if in_full or _are_prices(amounts) else document.above(table.body[0])
    if all(statement.scale == 1 for statement in before):
        scale = document.of(amounts)
        return scale or noted, (TOLD,) if scale else (OF_NOTES,) if noted else ()
    scale, repeated = _repeated_scale(amounts, before)
    if scale:
        return scale, (REPEATED,) if repeated < MANY else ()
    if in_full or noted:
        return noted, (OF_NOTES,) if noted else ()
    scale = document.of(amounts)
    if scale:
        return scale, (TOLD,)
    doubt = _told_by_above(before[-1], lines, table, amounts)
    if doubt:
        return before[-1].scale, (doubt,)
    scale = _scale_of_statements(amounts, before) if noted == 0 else None
    return scale, (OF_STATEMENTS if scale else UNSAID_SCALE,)


def _shares_headnote(previous: Statement, lines: list[Line], table: Table) -> bool:
    """Whether the headnote of the statement above is that of a table, too."""
    if _stands_beside(previous, lines, table) or _shares_tags(previous, lines, table):
        return True
    return not (table.head.title or table.head.intro) and _follows(previous, lines, table)


def _told_by_above(previous: Statement, lines: list[Line], table: Table, amounts: Sequence[str]) -> str:
    """What makes it doubtful that the scale of the statement above is that of a table; empty where it probably is not."""
    if _stands_on_page(previous, lines, table) and (are_alike(amounts, previous) or _is_named_alike(previous, lines, table)):
        return OF_PAGE
    is_footnote = _is_footnote_to(previous, lines, table)
    return OF_FOOTNOTE if is_footnote and max(map(length_of, amounts)) <= _longest([previous], AMOUNTS | {UnitKind.SHARES}) else ""


def are_in_full(amounts: Sequence[str]) -> bool:
    """Whether amounts are printed to the cent, as prices, or so that most large ones end in `,000`."""
    large = [digits for digits in amounts if "," in digits]
    rounded = sum(digits.endswith(ROUNDED) for digits in large)
    return _are_prices(amounts) or 0 < len(large) <= 2 * rounded or any(TO_THE_CENT.fullmatch(digits) for digits in amounts)


def _are_prices(amounts: Sequence[str]) -> bool:
    """Whether most numbers have two decimals or more, as prices and rates of exchange do."""
    return 2 * sum(len(digits.partition(".")[2]) >= CENTS for digits in amounts) > len(amounts)


def _scale_of_statements(amounts: Sequence[str], before: Sequence[Statement]) -> int | None:
    """The one scale of the primary statements above, None where they say none or disagree or state no amounts as large."""
    primary = [statement for statement in before if statement.kind in PRIMARY]
    scales = {statement.scale for statement in primary}
    if len({statement.kind for statement in primary}) < FEWEST_STATEMENTS or len(scales) != 1 or 1 in scales:
        return None
    return scales.pop() if max(map(length_of, amounts)) <= _longest(primary) else None


def _longest(statements: Sequence[Statement], kinds: Set[UnitKind] = AMOUNTS) -> int:
    """How many digits the largest amount of some statements has."""
    return max((length_of(digits) for statement in statements for digits in _printed(statement, kinds)), default=0)


def _is_named_alike(previous: Statement, lines: list[Line], table: Table) -> bool:
    """Whether a colon ends the names of a table and of the one above: parts under one headnote, `Stores:` and `Certain items: (1)`."""
    names = [lines[index].text for index in table.head.title]
    return len(names) == 1 and NAME_OF_PART.search(names[0]) is not None and NAME_OF_PART.search(previous.title) is not None


def _is_footnote_to(previous: Statement, lines: list[Line], table: Table) -> bool:
    """Whether the words that part an untitled table from another, which says a scale, begin with the mark of a footnote."""
    if table.head.title or previous.scale == 1:
        return False
    first = None
    for index in range(table.body[0] - 1, max(-1, table.body[0] - SETTINGS.page_lines), -1):
        if 0 < lines[index].number <= previous.lines[1]:
            return first is not None and FOOTNOTE.match(first.text) is not None
        first = lines[index] if lines[index].kind is TEXT else first
    return False


def _stands_beside(previous: Statement, lines: list[Line], table: Table) -> bool:
    """Whether a table is the right half of lines of which another is the left one, so that a headnote above holds for both."""
    return previous.lines[0] <= lines[table.body[0]].number <= previous.lines[1]


def _stands_on_page(previous: Statement, lines: list[Line], table: Table) -> bool:
    """Whether no page break and not many lines part a table from another that says a scale, which may hold for all of the page."""
    for index in range(table.body[0] - 1, max(-1, table.body[0] - SETTINGS.page_lines), -1):
        if lines[index].kind is PAGE:
            return False
        if 0 < lines[index].number <= previous.lines[1]:
            return previous.scale != 1
    return False


def are_alike(amounts: Sequence[str], previous: Statement) -> bool:
    """Whether amounts can be stated as those of another statement: large ones, no longer, pointed where these are, not in full.

    Pointed ones that stand below the others tell nothing, since ratios stand below what they are of.
    """
    large = [digits for digits in amounts if "," in digits]
    others = _printed_money(previous)
    rounded = sum(digits.endswith(ROUNDED) for digits in large)
    pointed = _are_pointed(amounts) and _are_pointed(amounts[: (len(amounts) + 1) // 2]) and not any("." in digits for digits in others)
    return 2 * rounded < len(large) and not pointed and max(map(length_of, amounts)) <= max(map(length_of, others), default=0) + 1


def _are_pointed(amounts: Sequence[str]) -> bool:
    return 3 * sum("." in digits for digits in amounts) > len(amounts)


def _shares_tags(previous: Statement, lines: list[Line], table: Table) -> bool:
    """Whether a table is a further part of one `<TABLE>`, below another `<CAPTION>`, so that a headnote above holds for both."""
    captioned = False
    for index in range(table.body[0] - 1, max(-1, table.body[0] - SETTINGS.boxhead_lines), -1):
        line = lines[index]
        if not TABLE_TAGS.isdisjoint(line.tags):
            return False
        if 0 < line.number <= previous.lines[1]:
            return captioned
        captioned = captioned or "CAPTION" in line.tags
    return False


def _follows(previous: Statement, lines: list[Line], table: Table) -> bool:
    """Whether an untitled table stands so near below another that it shares its headnote, or goes on with a caption of it.

    `Revenues` of the quarter, and below tags and blank lines `Revenues` of the year.
    """
    if 0 < lines[table.body[0]].number - previous.lines[1] <= SETTINGS.same_headnote:
        return True
    above = min((table.body[0], *table.head.boxhead)) - 1
    while above >= 0 and lines[above].kind in SILENT:
        above -= 1
    first = lines[table.body[0]]
    caption = first.text[: first.label_end].strip().lower()
    return above >= 0 and lines[above].number == previous.lines[1] and any(row.label.lower() == caption for row in previous.rows)


def _scale_of_note(lines: list[Line], at: int) -> int | None:
    """What the heading of the note says that a table stands in: `NOTE 3 - STATEMENT DETAILS (IN MILLIONS)`."""
    for index in range(at - 1, max(-1, at - SETTINGS.note_lines), -1):
        if NOTE_HEADING.match(lines[index].text):
            return read_scale(" ".join(line.text for line in lines[index : index + 2]))
    return None


def _scale_of_part(lines: list[Line], table: Table) -> int | None:
    """What a headnote on a line of its own, below the heading of a part of the document, says of the table that its paragraphs lead to.

    `SELECTED HISTORICAL FINANCIAL DATA` over `(MILLIONS OF DOLLARS, EXCEPT PER SHARE AMOUNTS)` and prose, then the name of a company.
    """
    top = min((table.body[0], *table.head.title, *table.head.boxhead, *table.head.intro))
    for index in range(top - 1, max(0, top - SETTINGS.section_lines), -1):
        line = lines[index]
        if line.kind is PAGE or line.kind > TEXT:
            break
        words = line.text.strip()
        if words[-1:] == ":":
            return _scale_led_over(lines, index)
        if words[:1] == "(" and words[-1] == ")" and is_headnote(words):
            above = index - 2 if index > 1 and lines[index - 1].kind is BLANK else index - 1
            return read_scale(words) if is_statement_name(lines[above]) else None
    return None


def _scale_led_over(lines: list[Line], last: int) -> int | None:
    """What a paragraph says of the titled tables that it leads to: `The following summarizes our results (in thousands):`."""
    first = last
    while first and lines[first - 1].kind is TEXT and last - first < SETTINGS.intro_lines:
        first -= 1
    words = " ".join(line.text.strip() for line in lines[first : last + 1])
    return read_scale_of_prose(words) if LEADS_OVER.search(words) else None


def _repeated_scale(amounts: Sequence[str], statements: Sequence[Statement]) -> tuple[int | None, int]:
    """The one scale of the larger amounts that primary statements or those of segments print too, None where they are few or disagree.

    And how many amounts these are.
    """
    large = {digits for digits in amounts if "," in digits and "." not in digits}
    found: dict[str, set[int]] = {}
    for statement in statements:
        if large and statement.scale != 1 and (statement.kind in PRIMARY or statement.kind is StatementKind.SEGMENT):
            for digits in large & _printed_money(statement):
                found.setdefault(digits, set()).add(statement.scale)
    scales = set().union(*found.values()) if len(found) >= SETTINGS.repeated_amounts else set()
    return scales.pop() if len(scales) == 1 else None, len(found)


def _printed_money(statement: Statement) -> set[str]:
    return _printed(statement, AMOUNTS)


def _printed(statement: Statement, kinds: Set[UnitKind]) -> set[str]:
    return {
        cell.text.strip("()-$ ")
        for row in statement.rows
        for cell in row.cells
        if cell.kind is CellKind.NUMBER and "%" not in cell.text and kind_of(cell.unit) in kinds
    }
