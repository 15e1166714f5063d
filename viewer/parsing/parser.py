"""A whole source read into a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from viewer.collecting import collector_paused
from viewer.parsing.assemble import read_statements
from viewer.parsing.concordance import agreed_periods, doubted_periods
from viewer.parsing.context import Context
from viewer.parsing.counterparts import settled_kinds
from viewer.parsing.currency import SaidCurrencies
from viewer.parsing.lines.line import NO_VALUES, Line
from viewer.parsing.lines.reading import read_lines
from viewer.parsing.lines.stretches import stretches
from viewer.parsing.referee import Referee
from viewer.parsing.scale import NO_SCALES, DocumentScale
from viewer.parsing.scales import doubted_scales, settled_scales
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.abreast import unfold
from viewer.parsing.tables.between_rows import take_headings
from viewer.parsing.tables.centred import draw_out
from viewer.parsing.tables.exceptions import SaidExceptions
from viewer.parsing.tables.grouping import regroup
from viewer.parsing.tables.region import Region
from viewer.parsing.tables.regions import find_regions
from viewer.parsing.tables.table import read_table
from viewer.parsing.times.closing import closed_by_columns, closed_by_header
from viewer.parsing.times.dateline import read_date, read_dateline
from viewer.parsing.times.fiscal_year import Calendar
from viewer.parsing.times.masthead import pick_name, read_calendar, read_company, read_ticker
from viewer.parsing.times.reported_quarter import closed_by_report
from viewer.parsing.unfinished import with_parts_of_years
from viewer.statements.packing import is_large, packed
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.text.content import ContentKind
from viewer.text.envelope import Document, Envelope, read_envelope
from viewer.text.lines import Lines
from viewer.text.source import Source


@collector_paused()
def parse(source: Source) -> Release:
    """Read everything the source says; never raises on content.

    Of a submission the documents that are text are read, its exhibits 99 first asked for company and date.
    """
    envelope = read_envelope(source)
    documents = _text_documents(envelope)
    text = _main_text(source, documents) if documents else source.text
    dateline = read_dateline(text)
    company = read_company(text, Lines(text), dateline)
    parts = documents if envelope else None
    calendar = _calendar(source, documents, text)
    statements = _read_statements(source, parts, calendar)
    released = read_date(text, dateline) or (envelope.filed if envelope else None)
    closed = closed_by_report(calendar, statements, released)
    closed, scales = closed_by_columns(closed, statements, source.text), settled_scales(statements)
    if envelope:
        closed = closed_by_header(closed, statements, envelope.year_end)
    if closed is not calendar or scales:
        statements = _read_statements(source, parts, closed, scales)
    statements = doubted_scales(statements)
    statements = with_parts_of_years(statements if is_large(source) else agreed_periods(statements), released)
    statements = settled_kinds(doubted_periods(statements))
    return Release(
        source,
        pick_name(company, envelope.company) if envelope else company,
        read_ticker(text),
        released,
        statements,
        envelope=envelope,
    )


def _read_statements(
    source: Source, documents: list[Document] | None, calendar: Calendar, scales: Mapping[int, int] = NO_SCALES
) -> tuple[Statement, ...]:
    """All statements as they are kept.

    Args:
        source: the file.
        documents: those of a submission that are text, None for a file that is one text.
        calendar: when the company's year ends.
        scales: those of tables that say none, as a first reading settled them.
    """
    return tuple(_kept(_statements_of(source, documents, calendar, scales), source))


def _statements_of(source: Source, documents: list[Document] | None, calendar: Calendar, scales: Mapping[int, int]) -> Iterator[Statement]:
    """The statements of each document by itself, so that the lines of one at a time are there."""
    above: list[Statement] = []
    for first, last in [(1, len(source.lines))] if documents is None else [document.lines for document in documents]:
        for begin, end in stretches(source, first, last):
            whole = begin == 1 and end == len(source.lines)
            texts = source.lines if whole else source.lines[begin - 1 : end]
            yield from read_tables(read_lines(texts, begin, between=not whole), calendar, above, scales)


def _kept(statements: Iterable[Statement], source: Source) -> Iterable[Statement]:
    """Statements as they are kept: those of a large source with their rows packed as soon as they are read."""
    return (replace(statement, rows=packed(statement.rows, source)) for statement in statements) if is_large(source) else statements


def _calendar(source: Source, documents: list[Document], text: str) -> Calendar:
    """The fiscal year as the press releases say it, else as any document does."""
    calendar = read_calendar(text)
    if calendar.month or not documents:
        return calendar
    whole = read_calendar(source.text)
    return replace(whole, latest=calendar.latest or whole.latest)


def _text_documents(envelope: Envelope | None) -> list[Document]:
    return [document for document in envelope.documents if document.kind is ContentKind.TEXT] if envelope else []


def _main_text(source: Source, documents: list[Document]) -> str:
    """The text of the press releases of a submission, of all its documents where it has none."""
    chosen = [document for document in documents if document.type.upper().startswith("EX-99")] or documents
    return "\n".join("\n".join(source.lines[document.lines[0] - 1 : document.lines[1]]) for document in chosen)


def read_tables(
    lines: list[Line], calendar: Calendar, above: list[Statement], scales: Mapping[int, int] = NO_SCALES
) -> Iterator[Statement]:
    """All statements on some lines, in the order they stand in.

    Args:
        lines: the lines.
        calendar: when the company's year ends.
        above: the last statements that stand above them in the source; those that are read are added, and the first dropped.
        scales: those of tables that say none, by the line of a figure, as a first reading settled them.
    """
    lines, regions = _settled(lines)
    document, referee = DocumentScale(lines, scales), Referee(len(lines))
    currencies, exceptions = SaidCurrencies(), SaidExceptions()
    floor = 0
    table = last = None
    regions.reverse()
    while regions:
        region = regions.pop()  # none is kept longer than needed: of a text of nothing but tables they take as much room as the lines
        ceiling = regions[-1].first if regions else len(lines)
        table = read_table(lines, region, floor, ceiling, rest=region.rest and table is not None)
        if table is not None:
            if last is not None:
                take_headings(lines, table, last)
            last = table
            statements = read_statements(lines, table, Context(calendar, above, currencies, exceptions, document, referee))
            yield from statements
            above += statements
            _forget_statements(above)
            below = max(table.body) + 1
            _forget_values(lines[floor:below])
            floor = below


def _settled(lines: list[Line]) -> tuple[list[Line], list[Region]]:
    """The lines with numbers put together and tables set side by side taken apart, and their regions."""
    regions = find_regions(lines)
    for reset in (regroup, draw_out, unfold):
        again = reset(lines, regions)
        if again is not None:
            lines, regions = again, find_regions(again)
    return lines, regions


def _forget_statements(above: list[Statement]) -> None:
    """Drop the first statements that are too many for a table to be compared with; the last is always kept."""
    size = 0
    for kept, statement in enumerate(reversed(above)):
        size += len(statement.rows) * (len(statement.columns) + SETTINGS.size_of_row)
        if kept and (kept == SETTINGS.scale_memory or size > SETTINGS.size_compared):
            del above[: len(above) - kept]
            return


def _forget_values(lines: list[Line]) -> None:
    """Drop what was found on lines that are read; in a long file it would take as much room as all the cells made of it."""
    for line in lines:
        if line.values:
            line.values = NO_VALUES
