"""Headings over columns of a primary statement whose year was left from another release: `2002   2002`, `2003   2001`.

Two columns of one period that say different things, a comparative column two years back, and a balance sheet that ends a year before the
statements beside it: none of them is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import NamedTuple

from viewer.checks.periods import closing, months_of, near
from viewer.checks.workings import is_own
from viewer.regex import regex
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.period import PrintedDate, instant
from viewer.statements.release import Release
from viewer.statements.statement import PRIMARY, Column, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of
from viewer.statements.words import KIND_WORDS, period_words

RULE = "stale_heading"
YEAR = regex(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
DIFFERENT = 3  # rows in which two columns of one heading must differ; some lines are the same in two years
YEAR_APART = range(330, 400)  # days between the ends of two years
LONGEST = 400  # days from one column to the next one of its length


class Dated(NamedTuple):
    """A column with the day its period ends on."""

    column: Column
    end: date


def stale_headings(release: Release) -> Iterator[Finding]:
    """What the headings of the primary statements say against each other."""
    own = [statement for statement in release.statements if statement.kind in PRIMARY and is_own(statement)]
    for statement in own:
        dated = [Dated(column, closing(column.period)) for column in statement.columns if column.period is not None]
        if 1 < len(dated) == len(statement.columns):
            twins = [pair for pair in combinations(range(len(dated)), 2) if _are_twins(statement, *pair)]
            for pair in twins[:1]:
                said = f"two columns are headed {_words(dated[pair[0]].column)} and say different things"
                yield _finding(release, statement, [dated[at].column for at in pair], said)
            if not twins:
                yield from _far_apart(release, statement, dated)
    yield from _behind(release, own)


def _are_twins(statement: Statement, one: int, other: int) -> bool:
    """Whether two columns are headed by the same words and say different things."""
    left, right = statement.columns[one], statement.columns[other]
    if left.period != right.period or left.label != right.label or not YEAR.search(left.label):
        return False
    pairs = [(row.cell(one), row.cell(other)) for row in statement.rows]
    both = [(a.value, b.value) for a, b in pairs if a and b and a.unit == b.unit and kind_of(a.unit) is UnitKind.MONEY]
    unlike = sum([a != b for a, b in both])
    return unlike >= DIFFERENT and 2 * unlike > len(both)


def _far_apart(release: Release, statement: Statement, dated: Sequence[Dated]) -> Iterator[Finding]:
    """Two columns of one length that stand more than a year apart, though nothing lies between them."""
    lengths = {months_of(each.column.period) for each in dated if each.column.period is not None}
    for length in lengths:
        ends: dict[date, Column] = {}
        for each in dated:
            if each.column.period is not None and months_of(each.column.period) == length:
                ends.setdefault(each.end, each.column)
        days = sorted(ends, reverse=True)
        for later, earlier in pairwise(days):
            if (later - earlier).days > LONGEST and YEAR.search(ends[earlier].label) and YEAR.search(ends[later].label):
                said = f"{_words(ends[later])} stands beside {_words(ends[earlier])}, with none between them"
                yield _finding(release, statement, [ends[later], ends[earlier]], said)
                return


def _behind(release: Release, own: Sequence[Statement]) -> Iterator[Finding]:
    """A balance sheet of the day a year before the periods of the statements beside it, or the other way round."""
    sheets = [statement for statement in own if statement.kind is StatementKind.BALANCE_SHEET]
    flows = [statement for statement in own if statement.kind is StatementKind.INCOME_STATEMENT]
    if len(sheets) != 1 or not flows:
        return
    days = [closing(column.period) for column in sheets[0].columns if column.period is not None]
    ends = [max([closing(column.period) for column in flow.columns if column.period is not None], default=None) for flow in flows]
    if not days or ends[0] is None or any(end is None or not near(end, ends[0]) for end in ends):
        return  # of several companies, or dates that are not told
    newest, end = max(days), ends[0]
    if (max(newest, end) - min(newest, end)).days in YEAR_APART or (newest < end and any((end - day).days in YEAR_APART for day in days)):
        behind, last = (sheets[0], newest) if newest < end else (flows[0], end)
        column = next(column for column in behind.columns if column.period is not None and near(closing(column.period), last))
        other = period_words(instant(PrintedDate.of(max(newest, end))))
        yield _finding(release, behind, [column], f"{_words(column)} is the newest column, the other statements have {other}")


def _words(column: Column) -> str:
    return period_words(column.period) if column.period is not None else column.label


def _finding(release: Release, statement: Statement, columns: Sequence[Column], said: str) -> Finding:
    spans = [span for column in columns for span in column.heading_spans] or list(statement.title_spans[:1])
    places = tuple(Place(release.source.name, span) for span in dict.fromkeys(spans))
    message = f"{KIND_WORDS[statement.kind]}: {said}; a year may be left from another release"
    return Finding(RULE, Severity.WARNING, message, places)
