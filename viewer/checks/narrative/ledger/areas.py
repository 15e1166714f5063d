"""Tables whose columns are the parts of a company, one block of rows a period: `Craft | Apparel | Total` over `1999`, `Net sales`.

Or one group of columns a part, with the periods below it: `Domestic` over `2004` and `2003`, then `Canada` over the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from viewer.checks.narrative.items.parts import FILLING, NOWHERE, line_of_parts, place_word, section_key
from viewer.checks.narrative.items.subjects import item_of_caption, words_of
from viewer.checks.narrative.ledger.entry import says_adjusted
from viewer.checks.narrative.prose.lexer import tokens
from viewer.checks.narrative.prose.named_period import NamedPeriod
from viewer.checks.narrative.times.fiscal import Calendar, Key, key_of
from viewer.checks.narrative.times.periods import read_period
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import Cell, Row, Statement

WHOLE = frozenset({"consolidated", "total", "company", "combined"})  # head the column of all parts
FEWEST = 2  # columns without a period that a table of parts has
TIME = regex(r"[0-9]|\b(?:months?|weeks?|quarters?|years?|periods?|ended|ending)\b", re.IGNORECASE)  # in words over columns
LONGEST_PERIOD = 60  # characters of a heading that is a period


class Area(NamedTuple):
    """One line item of one part.

    Attributes:
        name: key of the line item of the part.
        row: the cells of its column as a row.
        periods: index of the cell of each period.
    """

    name: str
    row: Row
    periods: dict[Key, int]


def areas(statement: Statement, calendar: Calendar, lines: Sequence[str]) -> Iterator[Area]:
    """The line items of parts that columns or groups of columns are headed with, as far as the period is said.

    Args:
        statement: the table.
        calendar: the periods of the release.
        lines: those of its source.
    """
    yield from _titled(statement, calendar)
    yield from _grouped(statement, calendar)
    yield from _in_blocks(statement, calendar, lines)


def groups_of(statement: Statement, calendar: Calendar) -> dict[tuple[str, ...], dict[Key, int]]:
    """The columns of each period by the words over them, where groups of columns repeat their periods; else none."""
    groups: dict[tuple[str, ...], dict[Key, int]] = {}
    for index, column in enumerate(statement.columns):
        if column.period is None:
            continue
        part = tuple(word for heading in column.headings if not TIME.search(heading) for word in words_of(heading))
        groups.setdefault(part, {}).setdefault(key_of(column.period, calendar.year_end), index)
    times = list(groups.values())
    return groups if len(groups) >= FEWEST and any(not one.keys().isdisjoint(two) for one, two in pairwise(times)) else {}


def whole_of(statement: Statement, calendar: Calendar) -> dict[Key, int] | None:
    """The columns of the group that is of all parts, `Consolidated`, None where no group is."""
    return next((periods for part, periods in groups_of(statement, calendar).items() if part and WHOLE.issuperset(part)), None)


def is_of_another(place: frozenset[str], said: frozenset[str], column: int, statement: Statement, calendar: Calendar) -> bool:
    """Whether a column is that of another part of the company than a figure is said of: `Americas | Europe | Total` over one period.

    Args:
        place: the words of the part that is spoken of, none for the whole company.
        said: the words of the sentence, which may name the part too.
        column: the place of the column.
        statement: its statement.
        calendar: the periods of the release.
    """
    parts = {frozenset(map(place_word, part)) - FILLING: periods.values() for part, periods in groups_of(statement, calendar).items()}
    own = next((part for part, columns in parts.items() if column in columns), NOWHERE)
    return not own <= (place | said) if own else place != NOWHERE and place in parts


def _titled(statement: Statement, calendar: Calendar) -> Iterator[Area]:
    """The line items of the part whose own table it is, as its title says: `Domestic Telecom - Selected Financial Results`."""
    head, dash, _ = statement.title.partition(" - ")
    part = words_of(head) if dash else ()
    if not part:
        return
    periods: dict[Key, int] = {}
    for index, column in enumerate(statement.columns):
        if column.period is not None:
            periods.setdefault(key_of(column.period, calendar.year_end), index)
    for row in statement.rows:
        name = section_key(line_of_parts(row.label), part)
        if name:
            yield Area(name, row, periods)


def _grouped(statement: Statement, calendar: Calendar) -> Iterator[Area]:
    """The line items of parts over groups of columns that repeat their periods."""
    groups = groups_of(statement, calendar)
    for row in statement.rows:
        label = line_of_parts(row.label)
        for part, periods in groups.items():
            name = section_key(label, part)
            if name and any(row.cell(column) is not None for column in periods.values()):
                yield Area(name, row, periods)


def _in_blocks(statement: Statement, calendar: Calendar, lines: Sequence[str]) -> Iterator[Area]:
    """The line items of parts that columns are headed with, as far as their blocks or the lines above them say the period."""
    headed = {index: words_of(column.label) for index, column in enumerate(statement.columns) if column.period is None}
    if len(headed) < FEWEST:
        return
    over = _period_above(statement, calendar, lines)
    blocks = {row.section[-1]: None for row in statement.rows if row.section}
    periods = {heading: period for heading in blocks if (period := period_of_heading(heading, calendar)) is not None}
    found: dict[tuple[str, bool], dict[Key, tuple[Row, Cell]]] = {}
    for row in statement.rows:
        period = (periods.get(row.section[-1], over) if row.section else over) if row.label else None
        if period is None:
            continue
        label = line_of_parts(row.label)
        for cell in row.cells:
            part = headed.get(cell.column, ())
            name = "" if cell.value is None else item_of_caption(row.label) or "" if WHOLE.issuperset(part) else section_key(label, part)
            if name:
                found.setdefault((name, says_adjusted(row.label)), {}).setdefault(period, (row, cell))
    for (name, _), cells in found.items():
        first, _ = next(iter(cells.values()))
        told = tuple(replace(cell, column=index) for index, (_, cell) in enumerate(cells.values()))
        yield Area(name, replace(first, cells=told), {period: index for index, period in enumerate(cells)})


def _period_above(statement: Statement, calendar: Calendar, lines: Sequence[str]) -> Key | None:
    """The one period that a table's title or a line above its first row is, None where there are several."""
    first = next((row.lines[0] for row in statement.rows), statement.lines[0])
    above = (statement.title, *map(str.strip, lines[statement.lines[0] - 1 : first - 1]))
    periods = {period for line in above if TIME.search(line) and (period := period_of_heading(line, calendar)) is not None}
    return periods.pop() if len(periods) == 1 else None


def period_of_heading(heading: str, calendar: Calendar) -> Key | None:
    """The period that a heading is, None where it is something else."""
    named = _period_named(heading[:LONGEST_PERIOD])
    return calendar.resolve(named, None) if named is not None else None


@remembered(256)  # every row below a heading asks for it, and every figure of the prose asks each row
def _period_named(heading: str) -> NamedPeriod | None:
    found = tokens(heading)
    named = read_period(found, 0) if found else None
    return named if named is not None and named.end == len(found) else None
