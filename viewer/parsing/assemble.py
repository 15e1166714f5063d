"""The statements that one table makes: mostly one, several where headings among its rows name other years or spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from viewer.parsing.assembly import Assembly, is_continued
from viewer.parsing.captions.kinds import heads_extract
from viewer.parsing.captions.wording import TOP
from viewer.parsing.carried import goes_on_over_page
from viewer.parsing.context import Context
from viewer.parsing.joined import part_statements
from viewer.parsing.lines.beside import Beside
from viewer.parsing.lines.line import BLANK, RULE, Line
from viewer.parsing.naming import names_statement, title_lines, title_of
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.heading import Heading
from viewer.parsing.stubs.over_page import left_open
from viewer.parsing.stubs.sections import Placed, place_entries
from viewer.parsing.stubs.stub import read_entries
from viewer.parsing.tables.column_words import column_when
from viewer.parsing.tables.head import Head
from viewer.parsing.tables.headnote import is_headnote
from viewer.parsing.tables.pieces import Piece
from viewer.parsing.tables.table import Table
from viewer.parsing.tables.titles import is_statement_name
from viewer.parsing.times.given_dates import dated_by_spanners
from viewer.parsing.times.heading import read_heading, speaks_only_of_time
from viewer.parsing.times.when import When
from viewer.regex import regex
from viewer.statements.statement import Statement

NOTES = regex(r"\(?(?:see\s+)?notes?\)?", re.IGNORECASE)
BALANCES = regex(
    r"\b(?:balances?|financial\s+(?:position|condition)|assets|liabilities|equity|capital|debt|loans|deposits)\b", re.IGNORECASE
)
OF_HALF = regex(r"\b(?:assets|liabilities)\b", re.IGNORECASE, "assets liabilities")
NUMBER_OF_NOTE = regex(r" {8,}(?:numbers?|nos?\.?)", re.IGNORECASE)  # below `Note`


def read_statements(lines: list[Line], table: Table, context: Context) -> list[Statement]:
    """The statement a table is, or the several that headings naming other years make of it."""
    head = table.head
    notes = next((piece.start for piece in head.stub if NOTES.fullmatch(piece.text)), None)
    body = table.body if notes is None else [index for index in table.body if not NUMBER_OF_NOTE.fullmatch(lines[index].text)]
    words = _column_of_words(head)
    beside = Beside(notes, words) if notes is not None or words is not None else None
    entries = read_entries(lines, body, table.laid, table.tracks[0].left, beside=beside, above=context.before)
    if _begins_with_title(lines, head, entries) or _is_named_below(lines, head, entries):
        head.title.append(entries.pop(0).line)
    heading = _heading_in_title(lines, head) or _heading_in_stub(head, entries) or _year_over_rows(head, entries)
    if heading is not None:
        entries.insert(0, heading)
    statements: list[Statement] = []
    for own, captions, balances in part_statements(lines, head, entries):
        part = table if own is head else replace(table, head=own)
        statements += _read_part(lines, part, context, captions, len(statements), at_end=balances)
    return statements


def _read_part(lines: list[Line], table: Table, context: Context, entries: list[Entry], above: int, *, at_end: bool) -> list[Statement]:
    """The statements that some captions of a table make.

    Args:
        lines: all lines.
        table: the table, with the head of these captions.
        context: what the document says.
        entries: the captions.
        above: how many statements stand above them in the table.
        at_end: whether they are of balances at the end of the time that their columns name.
    """
    head = table.head
    headings = [[piece.text for piece in pieces] for pieces in head.columns]
    whens = dated_by_spanners([column_when(pieces) for pieces in head.columns], headings)
    placed = place_entries(lines, entries, [] if above else _sections_above(lines, table, context, entries, whens))
    if not any(each.entry.values for each in placed):
        return []
    if head.is_schedule:
        for each in placed:
            each.total = False
    if at_end:
        whens = [replace(when, months=None, weeks=None) for when in whens]
    parts = _by_span(placed, whens) or _by_year(placed, whens)
    statements = []
    for number, (said, rows) in enumerate(parts, above):
        calendar = replace(context.calendar, month=said.month, day=said.day) if said.year and said.month else context.calendar
        if said.year:
            closing = calendar.month or next((when.month for when in reversed(whens) if when.month), 12)
            dated = [when.with_default(When(year=said.year - (when.month > closing))) for when in whens]
        else:
            dated = [when.with_default(said) if when.year and not when.change else when for when in whens]
        statements.append(Assembly(lines, table, replace(context, calendar=calendar), rows, dated).statement(part=number))
    return statements


def _sections_above(lines: list[Line], table: Table, context: Context, entries: list[Entry], whens: Sequence[When]) -> list[Heading]:
    """The headings under which the statement above ended where a table goes on with it under the same columns, its title again or none."""
    previous = context.previous
    if previous is None or len(previous.columns) != len(table.tracks) or not previous.rows:
        return []
    title = title_of(title_lines(lines, table.head))
    if title or table.head.intro:
        return left_open(context.before, entries) if is_continued(title, previous) else []
    headings = [" ".join(piece.text for piece in pieces) for pieces in table.head.columns]
    return left_open(context.before, entries) if goes_on_over_page(previous, lines, table, whens, headings) else []


def _begins_with_title(lines: list[Line], head: Head, entries: list[Entry]) -> bool:
    """Whether the first words of a table without column headings stand between two rules, as a title does."""
    if (
        head.boxhead
        or head.is_schedule
        or len(entries) < 2
        or entries[0].values
        or not entries[0].rule_below
        or TOP.match(entries[0].label)
    ):
        return False
    at = entries[0].line - 1
    while at >= 0 and lines[at].kind is BLANK:
        at -= 1
    return at >= 0 and lines[at].kind is RULE and len(entries[0].pieces) == 1


def _is_named_below(lines: list[Line], head: Head, entries: list[Entry]) -> bool:
    """Whether the first words below column headings name the statement, which no words above them do, and are no heading of some rows.

    `CONSOLIDATED STATEMENTS OF INCOME` is, `Operating data` before a heading `Balance sheet data` is not.
    """
    if not head.boxhead or head.is_schedule or len(entries) < 2 or not _names_table(lines, entries[0]):
        return False
    return not any(names_statement(words) for words in title_lines(lines, head)) and not any(
        _names_table(lines, each) for each in entries[1:]
    )


def _names_table(lines: list[Line], entry: Entry) -> bool:
    """Whether words without values, on a line of their own, name a statement."""
    bare = not (entry.values or entry.colon or len(entry.pieces) > 1)
    return bare and not heads_extract(entry.label) and is_statement_name(lines[entry.line])


def _column_of_words(head: Head) -> int | None:
    """Where words between captions and values begin, by the heading that stands over them right of that of the captions."""
    for piece, other in pairwise(head.stub):
        if other.line == piece.line and other.start > piece.end + 1 and _names_words(other.text):
            return other.start
    return None


def _names_words(text: str) -> bool:
    return text[0].isalpha() and not speaks_only_of_time(text) and not is_headnote(text) and not NOTES.fullmatch(text)


def _heading_in_title(lines: list[Line], head: Head) -> Entry | None:
    """`ASSETS` or `LIABILITIES AND STOCKHOLDERS' EQUITY` as a line of the title heads the rows."""
    for index in reversed(head.title):
        line = lines[index]
        words = " ".join(line.text.split()).rstrip(":")
        if TOP.match(words) and len(words) < 70:
            head.title.remove(index)
            return Entry([(index, line.indent, len(line.text))], words, line.indent, [], index, blank_above=True)
    return None


def _heading_in_stub(head: Head, entries: list[Entry]) -> Entry | None:
    """Words left of the column headings are the first heading where one of their rank stands further down.

    `SOURCES OF PRINCIPAL   FIXED GROUP   ADJ GROUP` and below `SOURCES OF INTEREST`.
    """
    if not head.stub:
        return None
    piece = next((piece for piece in reversed(head.stub) if piece.text.strip("-=_")), head.stub[-1])
    when = read_heading(piece.text)
    for entry in entries:
        if entry.values or not entry.label:
            continue
        other = read_heading(entry.label)
        timed = when.year and other.year and (when.months, when.month) == (other.months, other.month)
        worded = len(piece.text.split()) > 1 and entry.label.split()[:2] == piece.text.split()[:2]
        if timed or worded or (TOP.match(piece.text) and OF_HALF.search(entry.label)) or (when.empty and _is_of_rank(piece, entry)):
            head.stub.remove(piece)
            label = " ".join(piece.text.split()).rstrip(":")
            return Entry([(piece.line, piece.start, piece.end)], label, entry.indent, [], piece.line, entry.colon, blank_above=True)
    return None


def _year_over_rows(head: Head, entries: list[Entry]) -> Entry | None:
    """The year alone over the rows as their heading, at the margin of their captions, wherever it stands."""
    year = head.year
    if year is None or not entries:
        return None
    return Entry([(year.line, year.start, year.end)], year.text, entries[0].indent, [], year.line, blank_above=True)


def _is_of_rank(piece: Piece, entry: Entry) -> bool:
    """Whether a heading is printed as words left of the column headings are, with a colon at the same margin: `REVENUES:`, `EXPENSES:`."""
    alike = entry.colon and piece.text[-1] == ":" and entry.capitals == piece.text.isupper()
    return alike and abs(entry.indent - piece.start) <= 1 and not names_statement(piece.text)


def _by_span(placed: list[Placed], whens: list[When]) -> list[tuple[When, list[Placed]]]:
    """The table cut at headings that say of what span its years are: `Quarter ended June 30` and `Six months ended June 30` over `1998`.

    What holds at a moment, `At June 30`, ends at the next heading of its rank, but for one of balances; `Ratios:` are of the first span.
    """
    dated = [when for when in whens if not when.change]
    if not dated or not all(when.year and not (when.months or when.month or when.quarter) for when in dated):
        return []
    parts: list[tuple[When, list[Placed]]] = []
    for each in placed:
        if each.heading and not each.section:
            said = read_heading(each.entry.label) if speaks_only_of_time(each.entry.label) else When()
            if (said.months or said.month) and not said.year:
                parts.append((said, []))
            elif parts and parts[0][0].months and not parts[-1][0].months and not BALANCES.search(each.entry.label):
                parts.append((parts[0][0], []))
        if not parts:
            return []
        parts[-1][1].append(each)
    return parts if len(parts) > 1 and all(any(each.entry.values for each in part) for _, part in parts) else []


def _by_year(placed: list[Placed], whens: list[When]) -> list[tuple[When, list[Placed]]]:
    """The table cut at headings that name the year its columns lack: `For the Year Ended 30 June 1992` over `First`, `Second`."""
    if any(when.year for when in whens) or all(when.empty for when in whens):
        return [(When(), placed)]
    parts: list[tuple[When, list[Placed]]] = [(When(), [])]
    for each in placed:
        if each.heading and not each.section:
            year = read_heading(each.entry.label)
            if year.year:
                parts.append((year, []))
        parts[-1][1].append(each)
    return [(year, part) for year, part in parts if any(each.entry.values for each in part)]
