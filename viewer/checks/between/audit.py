"""Columns that one release calls audited and another unaudited."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.between.history import Family, History, When
from viewer.checks.between.wording import release_words
from viewer.statements.facts import PRO_FORMA
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Column, Statement
from viewer.statements.words import period_words
from viewer.text.source import Source
from viewer.text.span import Span

RULE = "audit_status"

Print = tuple[Release, Statement, Column]


def audit_contradictions(history: History) -> Iterator[Finding]:
    """Columns marked unaudited that another release marks audited.

    Figures are published before they are audited, so the first print of a period may say `unaudited` against all later ones; a
    comparative column may not.
    """
    prints: dict[tuple[Family, When], list[Print]] = {}
    for table in history.tables:
        for when, column in table.columns.items():
            if column.audited is not None:
                prints.setdefault((table.family, when), []).append((history.releases[table.release], table.statement, column))
    for own in prints.values():
        audited = [entry for entry in own if entry[2].audited]
        for entry in own:
            if audited and not entry[2].audited and not _is_newest(entry):
                yield _contradiction(entry, audited[0])


def audit_status(release: Release) -> Iterator[Finding]:
    """Columns of one release that speak of one period, one marked audited and one not."""
    prints: dict[When, list[Print]] = {}
    for statement in release.statements:
        if PRO_FORMA.search(statement.title.casefold()):
            continue
        for column in statement.columns:
            if column.period and column.audited is not None:
                prints.setdefault(When.of(column.period), []).append((release, statement, column))
    for own in prints.values():
        audited = [entry for entry in own if entry[2].audited]
        unaudited = [entry for entry in own if not entry[2].audited]
        if audited and unaudited:
            yield _contradiction(unaudited[0], audited[0])


def _is_newest(entry: Print) -> bool:
    """Whether a column is the newest one of its statement: the first print of its period."""
    _, statement, column = entry
    ends = [other.period.end for other in statement.columns if other.period]
    return column.period is not None and column.period.end == max(ends)


def _contradiction(unaudited: Print, audited: Print) -> Finding:
    period = unaudited[2].period or audited[2].period
    column = period_words(period) if period else unaudited[2].label
    one, other = (release_words(entry[0]) for entry in (unaudited, audited))
    if one == other:
        one, other = (entry[1].title or entry[1].kind.replace("_", " ") for entry in (unaudited, audited))
    return Finding(
        RULE,
        Severity.WARNING,
        f"The column {column} is marked unaudited in {one}, audited in {other}",
        (_mark(unaudited), _mark(audited)),
    )


def _mark(entry: Print) -> Place:
    """Where a column says so: the unbroken run of characters that the word stands in, else its heading, title or first line."""
    release, statement, column = entry
    for span in (*column.heading_spans, *statement.title_spans, *statement.headnote_spans):
        if "audited" in release.source[span].casefold():
            return Place(release.source.name, _whole_run(release.source, span))
    spans = (*column.heading_spans, *statement.title_spans)
    return Place(release.source.name, spans[0] if spans else _line(release.source, statement.lines[0]))


def _whole_run(source: Source, span: Span) -> Span:
    """A span widened to the blanks around it: `(unaudited)(unaudited)` is printed as one word over two columns."""
    line = source.lines[span.line - 1]
    start, end = span.start, span.end
    while start > 0 and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and not line[end].isspace():
        end += 1
    return Span(span.line, start, end)


def _line(source: Source, number: int) -> Span:
    return Span(number, 0, len(source.lines[number - 1]))
