"""One small table for each trap of real releases, with the grid that must come of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.golden import GoldenCase, GoldenCheck, golden_cases
from viewer.parsing import parse
from viewer.statements.period import Period
from viewer.statements.statement import Cell, Role, Row, Statement
from viewer.text.source import Source

MARKS = {Role.ITEM: "-", Role.TOTAL: "=", Role.HEADING: "#"}


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_tables(case: GoldenCase, golden: GoldenCheck) -> None:
    release = parse(Source(case.path.name, case.text))

    for statement in release.statements:
        for row in statement.rows:
            assert all(release.source[cell.span] == cell.text for cell in row.cells)
    golden(case, "\n".join(line for statement in release.statements for line in described(statement)) + "\n")


def described(statement: Statement) -> Iterator[str]:
    """A statement as a person would check it against the print."""
    first, last = statement.lines
    doubts = f" ?{'; '.join(statement.doubts)}" if statement.doubts else ""
    yield f"{statement.kind} | {statement.title} | x {statement.scale} {statement.currency} | lines {first}-{last}{doubts}"
    for number, column in enumerate(statement.columns):
        audited = {True: ", audited", False: ", unaudited", None: ""}[column.audited]
        doubts = f" ?{'; '.join(column.doubts)}" if column.doubts else ""
        yield f"  column {number}: {period_words(column.period)}{audited} | {column.label}{doubts}"
    yield from (row_words(row) for row in statement.rows)


def period_words(period: Period | None) -> str:
    if period is None:
        return "no period"
    return f"at {period.end.iso()}" if period.is_instant else f"{period.months} months to {period.end.iso()}"


def row_words(row: Row) -> str:
    section = f" [{' > '.join(row.section)}]" if row.section else ""
    cells = "".join(f" | {cell.column}: {cell_words(cell)}" for cell in row.cells)
    doubts = f" ?{'; '.join(row.doubts)}" if row.doubts else ""
    return f"  {MARKS[row.role]}{section} {row.label}{cells}{doubts}"


def cell_words(cell: Cell) -> str:
    value = "nil" if cell.value is None else format(cell.value, "f")
    return f"{cell.text} = {value} {cell.unit}" + (f" ?{'; '.join(cell.doubts)}" if cell.doubts else "")
