"""Figures that were not read as cells because they stand out of line: `Restructuring costs   8     (8)(a)` under `As reported`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from viewer.footing.proof import Proof
from viewer.regex import regex
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Role, Row
from viewer.text.source import Source
from viewer.text.span import Span

FIGURE = regex(r"(?<![0-9A-Za-z.,])\(?[0-9][0-9,]*(?:\.[0-9]+)?(?![0-9A-Za-z])")
LONGEST = 20  # characters of a figure that can be an amount
ABOVE = 8  # rows above the parts that were read
FURTHEST = 100  # lines of a sum that are looked at


def unread_parts(release: Release, proof: Proof) -> tuple[int, ...]:
    """The lines that should be among the parts of a sum: they have no cell in its column, and hold just the figures that lack.

    Returns:
        The numbers of the lines: one with a figure that is what lacks, else all whose first figures together are; none where neither is so.
    """
    rows = release.statements[proof.statement].rows
    first = rows[_first_row(rows, min(part.row for part in proof.parts))].lines[0]
    last = proof.total.span.line
    cells: dict[int, list[Cell]] = {}
    for row in rows[: proof.total.row]:
        for cell in row.cells:
            cells.setdefault(cell.span.line, []).append(cell)
    lacking = abs(proof.difference / proof.total.cell.scale)
    left: dict[int, Decimal] = {}
    for line in range(max(first, last - FURTHEST), last):
        beside = cells.get(line, ())
        if not any(cell.column == proof.column and cell.value is not None for cell in beside):
            found = list(_figures(release.source, line, beside))
            if lacking in map(abs, found):
                return (line,)
            if found and beside:
                left[line] = found[0]
    return tuple(left) if abs(sum(left.values())) == lacking else ()


def _first_row(rows: Sequence[Row], part: int) -> int:
    """Where the rows begin that may be parts of a sum beside those that were read, some of which may stand above all of these."""
    row = max(0, part - 1)
    while row > max(0, part - ABOVE) and rows[row].role is not Role.TOTAL and rows[row - 1].role is not Role.TOTAL:
        row -= 1
    return row


def _figures(source: Source, line: int, cells: Sequence[Cell]) -> Iterator[Decimal]:
    """The figures of a line that are no cells, negative where a bracket opens before them."""
    for found in FIGURE.finditer(source.lines[line - 1]):
        span = Span(line, found.start(), found.end())
        if len(span) <= LONGEST and not any(cell.value is not None and cell.span.overlaps(span) for cell in cells):
            amount = Decimal(found[0].strip("(").replace(",", ""))
            yield -amount if found[0][0] == "(" else amount
