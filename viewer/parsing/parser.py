"""A whole source read into a release."""

from __future__ import annotations

from viewer.parsing.assemble import Context, read_statements
from viewer.parsing.dateline import read_date, read_dateline
from viewer.parsing.line import read_lines
from viewer.parsing.masthead import read_calendar, read_company, read_ticker
from viewer.parsing.region import find_regions
from viewer.parsing.table import read_table
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.text.source import Source


def parse(source: Source) -> Release:
    """Read everything the source says; never raises on content."""
    lines = read_lines(source.lines)
    regions = find_regions(lines)
    calendar = read_calendar(source.text)
    statements: list[Statement] = []
    floor = 0
    for at, region in enumerate(regions):
        ceiling = regions[at + 1].first if at + 1 < len(regions) else len(lines)
        table = read_table(lines, region, floor, ceiling)
        if table is None:
            continue
        context = Context(calendar, statements[-1] if statements else None, "USD")
        statements.extend(read_statements(lines, table, context))
        floor = max(table.body) + 1
    text = source.text
    dateline = read_dateline(text)
    company = read_company(text, source.lines, dateline)
    return Release(source, company, read_ticker(text), read_date(text, dateline), tuple(statements))
