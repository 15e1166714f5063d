"""Tables where a person says that one is: lines that the search for regions passed over."""

from __future__ import annotations

from viewer.parsing.assemble import Context, read_statements
from viewer.parsing.line import Line, read_lines
from viewer.parsing.masthead import read_calendar
from viewer.parsing.parser import read_tables
from viewer.parsing.periods import Calendar
from viewer.parsing.region import Region
from viewer.parsing.table import read_table
from viewer.statements.statement import Statement
from viewer.text.source import Source


def read_region(source: Source, lines: tuple[int, int]) -> tuple[Statement, ...]:
    """The statements on some lines, title and column headings among them; none where no columns can be made out.

    Args:
        source: the whole file.
        lines: first and last line, 1 is the first of the source.
    """
    read = read_lines(source.lines)[max(lines[0], 1) - 1 : max(lines[1], 0)]
    calendar = read_calendar(source.text)
    return tuple(read_tables(read, calendar) or _whole(read, calendar))


def _whole(lines: list[Line], calendar: Calendar) -> list[Statement]:
    """All lines with values as one table, however far apart they stand."""
    rows = [index for index, line in enumerate(lines) if line.values]
    if not rows:
        return []
    region = Region(rows[0], lines[rows[0]])
    for index in rows[1:]:
        region.add(index, lines[index])
    table = read_table(lines, region, 0, len(lines))
    return read_statements(lines, table, Context(calendar, (), "USD")) if table else []
