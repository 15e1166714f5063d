"""What holds for a release read from any text whatever."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from viewer.export.json import release_json
from viewer.statements.release import Release
from viewer.statements.statement import CellKind, Row, Statement
from viewer.text.source import Source
from viewer.text.span import Span

DIGITS = re.compile(r"[0-9]+")


def violations(release: Release) -> Iterator[str]:
    """Everything that is not as it must be, in words."""
    for statement in release.statements:
        yield from _of_statement(release.source, statement)
    yield from _overlaps(release)
    yield from _of_dispositions(release)
    yield from (f"claim {claim.text!r} is not at {claim.span}" for claim in release.claims if not _inside(release.source, claim.span))
    places = [place.span for finding in release.findings for place in finding.places if place.source == release.source.name]
    yield from (f"a finding points outside the text: {span}" for span in places if not _inside(release.source, span))
    json.dumps(release_json(release))


def _of_statement(source: Source, statement: Statement) -> Iterator[str]:
    first, last = statement.lines
    if not 1 <= first <= last <= len(source.lines):
        yield f"statement on lines {statement.lines}"
    spans = [*statement.title_spans, *statement.headnote_spans, *(span for column in statement.columns for span in column.heading_spans)]
    yield from (f"title, headnote or heading outside the text: {span}" for span in spans if not _inside(source, span))
    for row in statement.rows:
        yield from _of_row(source, statement, row)


def _of_row(source: Source, statement: Statement, row: Row) -> Iterator[str]:
    if not statement.lines[0] <= row.lines[0] <= row.lines[1] <= statement.lines[1]:
        yield f"row on lines {row.lines} of statement {statement.lines}"
    yield from (f"label outside the text: {span}" for span in row.label_spans if not _inside(source, span))
    columns = [cell.column for cell in row.cells]
    if columns != sorted(set(columns)) or not all(0 <= column < len(statement.columns) for column in columns):
        yield f"cells in columns {columns} of {len(statement.columns)}"
    for cell in row.cells:
        if not _inside(source, cell.span) or source[cell.span] != cell.text:
            yield f"cell {cell.text!r} is not what stands at {cell.span}"
        elif (cell.value is None) == (cell.kind is CellKind.NUMBER):
            yield f"cell {cell.text!r} is a {cell.kind} with value {cell.value}"
        elif cell.value is not None and not cell.value.is_finite():
            yield f"cell {cell.text!r} has value {cell.value}"


def _inside(source: Source, span: Span) -> bool:
    return 1 <= span.line <= len(source.lines) and 0 <= span.start < span.end <= len(source.lines[span.line - 1])


def _overlaps(release: Release) -> Iterator[str]:
    spans = sorted(cell.span for statement in release.statements for row in statement.rows for cell in row.cells)
    for before, after in pairwise(spans):
        if before.overlaps(after):
            yield f"two cells at {before} and {after}"


def _of_dispositions(release: Release) -> Iterator[str]:
    """Every run of digits was taken for one thing; the reader who asks "what is this?" gets one answer."""
    spans = [disposition.span for disposition in release.dispositions]
    if spans != sorted(spans):
        yield "dispositions out of order"
    covering: dict[int, list[Span]] = {}
    for span in spans:
        covering.setdefault(span.line, []).append(span)
    for number, line in enumerate(release.source.lines, 1):
        on_line = covering.get(number, [])
        digits = [match.span() for match in DIGITS.finditer(line)]
        taken = [sum(span.start <= start and end <= span.end for span in on_line) for start, end in digits]
        if any(times != 1 for times in taken):
            at = next(index for index, times in enumerate(taken) if times != 1)
            yield f"digits at line {number}, {digits[at]} were taken {taken[at]} times"
            return
