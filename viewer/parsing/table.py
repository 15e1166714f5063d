"""One table region made a statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.parsing.boxhead import Head, Piece, column_when, find_head, speaks_of_time
from viewer.parsing.columns import Track, find_tracks, lay_values
from viewer.parsing.heading import When, read_heading
from viewer.parsing.headnote import read_currency, read_scale, read_scale_of_prose
from viewer.parsing.kinds import statement_kind
from viewer.parsing.line import Line, LineKind
from viewer.parsing.periods import Calendar, complete
from viewer.parsing.region import Region
from viewer.parsing.sections import TOP, Placed, place_entries
from viewer.parsing.stub import Entry, read_entries
from viewer.parsing.units import column_kind, row_kind, section_scale, share_scale
from viewer.statements.period import Period
from viewer.statements.statement import Cell, CellKind, Column, Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, unit_of
from viewer.text.span import Span
from viewer.text.values import GROUPED, NUMBER, Value, amount, is_negative

KINDS = {"number": CellKind.NUMBER, "nil": CellKind.NIL, "not_meaningful": CellKind.NOT_MEANINGFUL}
MONEY = UnitKind.MONEY
UNSCALED = frozenset({UnitKind.PER_SHARE, UnitKind.PURE})


@dataclass(slots=True)
class Table:
    """A region with everything found around it, before it becomes a statement."""

    region: Region
    tracks: list[Track]
    head: Head
    laid: dict[int, list[tuple[int, Value]]]
    body: list[int]


@dataclass(frozen=True, slots=True)
class Measure:
    """In what a value is stated.

    Attributes:
        kind: money, per share, shares or a plain number.
        scale: what the printed digits are multiplied by where the kind is scaled.
        currency: ISO 4217 code.
    """

    kind: UnitKind
    scale: int
    currency: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a table takes from the document around it.

    Attributes:
        calendar: the company's fiscal year.
        previous: the statement before, for one that goes on over a page.
        scale: scale of the statement before.
        currency: currency of the document.
    """

    calendar: Calendar
    previous: Statement | None
    currency: str


def read_table(lines: list[Line], region: Region, floor: int, ceiling: int) -> Table | None:
    """Find columns, boxhead and body of a region; None where it is no table.

    Args:
        lines: all lines.
        region: the lines with values.
        floor: index of the first line that belongs to no table before.
        ceiling: index behind the last line before the next region.
    """
    tracks = find_tracks(lines, region)
    if not tracks:
        return None
    laid = {index: lay_values(lines[index], tracks) for index in region.rows}
    laid = {index: values for index, values in laid.items() if values}
    if not laid:
        return None
    head = find_head(lines, region, tracks, floor)
    if not _is_table(lines, region, tracks, head, laid):
        return None
    skipped = {*head.notes, *head.boxhead, *head.title, *head.intro}
    start = min((index for index in head.captions), default=region.first)
    body = [index for index in range(start, region.last + 1) if index not in skipped]
    body += _below(lines, region, ceiling, tracks[0].left)
    return Table(region, tracks, head, laid, body)


def _below(lines: list[Line], region: Region, ceiling: int, left: int) -> list[int]:
    """The rule and the short rest of a caption below the last row."""
    found: list[int] = []
    for index in range(region.last + 1, min(region.last + 4, ceiling)):
        line = lines[index]
        if line.kind is LineKind.RULE or (line.kind is LineKind.TEXT and not found and len(line.text) <= left and not line.tags):
            found.append(index)
        else:
            break
    return found


def _is_table(lines: list[Line], region: Region, tracks: list[Track], head: Head, laid: dict[int, list[tuple[int, Value]]]) -> bool:
    """Whether a region is a table of values, not a list of contents, addresses or the ends of lines of prose."""
    values = [value for row in laid.values() for _, value in row]
    numbers = [value for value in values if value.kind == NUMBER]
    timed = any(speaks_of_time(piece.text) for pieces in head.columns for piece in pieces)
    if len(laid) < 2:
        return timed and len(values) > 1 and len(tracks) > 1 and bool(head.boxhead)
    amounts = sum(
        "," in value.digits or "." in value.digits or value.left < value.start or value.end - value.start > len(value.digits)
        for value in numbers
    )
    if len(tracks) == 1 and not timed:
        gaps = [value.left - lines[index].label_end for index, row in laid.items() for _, value in row[:1]]
        return amounts * 2 > len(numbers) and len(laid) >= 2 and sorted(gaps)[len(gaps) // 2] > 3
    if not head.boxhead and amounts * 3 < len(numbers):
        return False
    return bool(numbers)


def read_statement(lines: list[Line], table: Table, context: Context) -> Statement:
    """The statement a table is."""
    head, tracks = table.head, table.tracks
    entries = read_entries(lines, table.body, table.laid, tracks[0].left)
    top_heading = _heading_in_title(lines, head)
    if top_heading is not None:
        entries.insert(0, top_heading)
    placed = place_entries(entries)
    title_lines = [lines[index].text.strip() for index in head.title]
    title = _title(title_lines)
    intro = " ".join(lines[index].text.strip() for index in head.intro)
    labels = [each.entry.label for each in placed if each.entry.values and each.entry.label]
    headings = [" ".join(piece.text for piece in pieces) for pieces in head.columns]
    kind = statement_kind("\n".join([*title_lines, *_stub_titles(head)]), intro, labels, headings, "")
    if kind is StatementKind.OTHER and not title_lines and context.previous is not None and _goes_on(context.previous, table):
        kind = context.previous.kind
    around = _around(lines, head)
    scale = _scale(lines, head)
    currency = context.currency
    for index in head.notes:
        currency = read_currency(lines[index].text) or currency
    whens = [column_when(pieces) for pieces in head.columns]
    periods = complete(whens, around, kind, context.calendar)
    audited = around.audited
    columns = tuple(
        _column(lines, pieces, period, when.audited if when.audited is not None else audited, track.edge)
        for pieces, period, when, track in zip(head.columns, periods, whens, tracks, strict=True)
    )
    rows = _rows(lines, placed, table, scale, currency)
    first = min([*head.title, *head.notes, *head.boxhead, table.body[0]])
    last = max(table.region.last, max(entry.entry.line for entry in placed))
    first_line = min([lines[first].number, *(row.lines[0] for row in rows)])
    last_line = max([lines[last].number, *(row.lines[1] for row in rows)])
    return Statement(
        kind,
        title or (context.previous.title if context.previous is not None and _goes_on(context.previous, table) else ""),
        tuple(_line_span(lines, index) for index in head.title),
        scale,
        currency,
        (first_line, last_line),
        columns,
        rows,
        tuple(_line_span(lines, index) for index in head.notes),
    )


def _goes_on(previous: Statement, table: Table) -> bool:
    return len(previous.columns) == len(table.tracks)


def _title(title_lines: list[str]) -> str:
    """The line of a title that names the statement, else its last one."""
    named = [
        line
        for line in title_lines
        if re.search(r"statement|balance|sheet|data|reconcil|cash flow|operations|income|financial|summary|highlights", line, re.IGNORECASE)
    ]
    if named:
        return " ".join(re.split(r" {3,}", named[-1])[0].split())
    plain = [line for line in title_lines if not line.startswith("(")]
    return " ".join(re.split(r" {3,}", plain[-1])[0].split()) if plain else ""


def _stub_titles(head: Head) -> list[str]:
    return [piece.text for piece in head.stub if len(piece.text) > 12]


def _heading_in_title(lines: list[Line], head: Head) -> Entry | None:
    """`ASSETS` or `LIABILITIES AND STOCKHOLDERS' EQUITY` as the last line of a title heads the rows."""
    for index in reversed(head.title):
        line = lines[index]
        words = " ".join(line.text.split()).rstrip(":")
        if TOP.match(words) and len(words) < 70:
            head.title.remove(index)
            return Entry([(index, line.indent, len(line.text))], words, line.indent, [], index, blank_above=True)
    return None


def _around(lines: list[Line], head: Head) -> When:
    """What stub, title and intro say of time."""
    when = When()
    for piece in head.stub:
        when = when.with_default(read_heading(piece.text))
    for index in reversed(head.title):
        text = lines[index].text
        if re.search(r"\brelease\b|\bpage\b|\bdistribution\b|\bexhibit\b|series", text, re.IGNORECASE):
            continue
        when = when.with_default(read_heading(text))
    when.change = False
    return when


def _scale(lines: list[Line], head: Head) -> int:
    """What amounts are multiplied by, as headnote, stub, title or the prose before the table say."""
    stated = (
        *(lines[index].text for index in head.notes),
        " ".join(piece.text for piece in head.stub),
        *(lines[index].text for index in reversed(head.title)),
    )
    for text in stated:
        scale = read_scale(text)
        if scale is not None:
            return scale
    return read_scale_of_prose(" ".join(lines[index].text for index in head.intro)) or 1


def _column(lines: list[Line], pieces: list[Piece], period: Period | None, audited: bool | None, right: int) -> Column:
    headings = tuple(piece.text for piece in pieces)
    spans = tuple(_span(lines[piece.line], piece.start, piece.end) for piece in pieces)
    return Column(" ".join(headings), headings, spans, period, audited, right)


def _rows(lines: list[Line], placed: list[Placed], table: Table, scale: int, currency: str) -> tuple[Row, ...]:
    column_words = [" ".join(piece.text for piece in pieces) for pieces in table.head.columns]
    by_column = [column_kind(words) for words in column_words]
    amounts = [value.digits for each in placed for _, value in each.entry.values if value.kind == NUMBER and "." not in value.digits]
    amounts.sort(key=len)
    usual = amounts[: max(1, len(amounts) * 9 // 10)]
    indents = sorted({each.entry.indent for each in placed if each.entry.label})
    levels = {indent: level for level, indent in enumerate(_grouped(indents))}
    level_of = {indent: levels[max(key for key in levels if key <= indent)] for indent in indents}
    rows: list[Row] = []
    above = MONEY
    for each in placed:
        entry = each.entry
        cells: tuple[Cell, ...] = ()
        if entry.values:
            digits = [value.digits for column, value in entry.values if by_column[column] is None]
            above = row_kind(entry.label, each.section, digits, above)
            own = section_scale(each.section) or scale
            shares = share_scale(entry.label, each.section, scale, usual, digits) if above is UnitKind.SHARES else own
            line = lines[entry.line]
            cells = tuple(
                _cell(line, column, value, Measure(kind, shares if kind is UnitKind.SHARES else own, currency))
                for column, value in entry.values
                for kind in (by_column[column] or above,)
            )
        role = Role.HEADING if each.heading else Role.TOTAL if each.total else Role.ITEM
        numbers = [lines[piece[0]].number for piece in entry.pieces] + [lines[entry.line].number]
        rows.append(
            Row(
                entry.label,
                tuple(_span(lines[index], start, end) for index, start, end in entry.pieces),
                (min(numbers), max(numbers)),
                each.section,
                role,
                level_of.get(entry.indent, 0),
                cells,
                None,
                min(entry.rule_above, 2),
                min(entry.rule_below, 2),
                tuple(entry.doubts),
            )
        )
    return tuple(rows)


def _grouped(indents: list[int]) -> list[int]:
    """Indents that differ by one column are one level."""
    kept: list[int] = []
    for indent in indents:
        if not kept or indent - kept[-1] > 1:
            kept.append(indent)
    return kept


def _cell(line: Line, column: int, value: Value, measure: Measure) -> Cell:
    kind, scale, currency = measure.kind, measure.scale, measure.currency
    text = line.text[value.start : value.end]
    span = _span(line, value.start, value.end)
    if value.kind != NUMBER:
        return Cell(column, text, None, unit_of(kind, currency), scale, span, KINDS[value.kind])
    percent = "%" in text
    if percent:
        kind = UnitKind.PURE
    elif kind is UnitKind.PURE and value.left < value.start:
        kind = MONEY
    factor = 1 if kind in UNSCALED else scale
    number = amount(value.digits)
    if is_negative(text):
        number = -number
    doubts: tuple[str, ...] = ()
    if not GROUPED.fullmatch(value.digits):
        doubts = ("digits are not grouped by threes",)
    opened, closed = "(" in text, ")" in text
    if opened != closed:
        doubts += ("one bracket is missing",)
    return Cell(column, text, number * factor if factor != 1 else number, unit_of(kind, currency), factor, span, CellKind.NUMBER, doubts)


def _span(line: Line, start: int, end: int) -> Span:
    if line.columns is None:
        return Span(line.number, start, end)
    return Span(line.number, line.columns[start], line.columns[end - 1] + 1)


def _line_span(lines: list[Line], index: int) -> Span:
    line = lines[index]
    return _span(line, line.indent, len(line.text))
