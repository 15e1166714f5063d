"""Years in a caption that are not those of the columns: `194 (2003 and 2002)` beside columns of 2004 and 2003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.checks.between.wording import caption_words
from viewer.regex import regex
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.release import Release
from viewer.statements.statement import Row, Statement
from viewer.text.source import Source
from viewer.text.span import Span

RULE = "stale_caption"
CENTURIES = ("19", "20")
YEAR = regex(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")

# Years that stand for the columns: `(2003)`, `(2003 and 2002)`, `$1,013,000 in 2004 and $775,000 in 2003`, `at June 30, 2003 and 2002`.
MENTION = regex(
    r"\((?:19|20)[0-9]{2}(?:(?:,| and|, and| &) ?(?:19|20)[0-9]{2})*\)"
    r"|\b(?:in|at|of) (?:[A-Z][a-z]{2,8} [0-9]{1,2}, ?)?(?:19|20)[0-9]{2}(?: and (?:19|20)[0-9]{2})?(?![0-9])"
)
TERM = regex(r"\b(?:due|matur|payable|through|expir|until|series|notes|bonds)", re.IGNORECASE)


def stale_captions(release: Release) -> Iterator[Finding]:
    """Captions that name two years, of which at least one heads no column."""
    starts, text = release.source.starts, release.source.text
    for statement in release.statements:
        years = _column_years(statement)
        if len(years) > 1:
            for row in statement.rows:
                first, last = row.lines
                if _may_name_a_year(text, starts[first - 1], starts[last] if last < len(starts) else len(text)):
                    yield from _stale(release.source, row, years)


def _column_years(statement: Statement) -> set[int]:
    years: set[int] = set()
    for column in statement.columns:
        years.update(int(match[0]) for match in YEAR.finditer(column.label))
        if column.period:
            years.add(column.period.end.year)
    return years


def _may_name_a_year(text: str, begin: int, end: int) -> bool:
    """Whether a year stands anywhere in a part of a text: most have not even the digits that one begins with."""
    may = text.find(CENTURIES[0], begin, end) >= 0 or text.find(CENTURIES[1], begin, end) >= 0
    return may and YEAR.search(text, begin, end) is not None


def _stale(source: Source, row: Row, years: set[int]) -> Iterator[Finding]:
    spans = _caption_spans(source, row)
    caption = " ".join([source[span] for span in spans])
    mentions = list(MENTION.finditer(caption))
    named = {int(match[0]) for mention in mentions for match in YEAR.finditer(mention[0])}
    if len(named) < 2 or named <= years or TERM.search(row.label):
        return
    stale = next(mention for mention in mentions if not {int(match[0]) for match in YEAR.finditer(mention[0])} <= years)
    printed = " and ".join(str(year) for year in sorted(named, reverse=True))
    columns = " and ".join(str(year) for year in sorted(years, reverse=True))
    yield Finding(
        RULE,
        Severity.NOTE,
        f"{caption_words(row)}: the caption speaks of {printed}, the columns are of {columns}",
        (Place(source.name, _place(spans, stale)),),
    )


def _caption_spans(source: Source, row: Row) -> tuple[Span, ...]:
    """The caption's characters; where the row does not know them, its lines up to the first figure."""
    if row.label_spans or not row.cells:
        return row.label_spans
    first, last = row.lines
    ends = {cell.span.line: cell.span.start for cell in reversed(row.cells)}
    return tuple(Span(line, 0, ends.get(line, len(source.lines[line - 1]))) for line in range(first, last + 1))


def _place(spans: tuple[Span, ...], mention: re.Match[str]) -> Span:
    """Where a mention in the joined caption begins, to the end of it or of its line."""
    offset = 0
    for span in spans:
        if mention.start() < offset + len(span):
            start = span.start + mention.start() - offset
            return Span(span.line, start, min(span.end, start + len(mention[0])))
        offset += len(span) + 1
    return spans[-1]
