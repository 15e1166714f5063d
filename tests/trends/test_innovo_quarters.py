"""The founding releases as quarters, against the table that was worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.golden import GoldenCase, GoldenCheck, golden_cases
from tests.support.innovo import innovo, line_named
from viewer.statements.release import Release
from viewer.statements.statement import StatementKind
from viewer.trends.ledger import Ledger, ledgers
from viewer.trends.point import Point, Reading, Series
from viewer.trends.policy import Policy
from viewer.trends.series import Choice, series_of

POLICIES = {"original": "original", "latest": "latest", "as of 2003-12-31": "asof:2003-12-31"}
LETTERS = {"innovo-2003-03-17.txt": "a", "innovo-2003-07-15.txt": "b", "innovo-2003-10-14.txt": "c", "innovo-2004-04-14.txt": "d"}


def told(reading: Reading | None) -> str:
    if reading is None:
        return "missing"
    letters = "".join(LETTERS[operand.fact.release.source.name] for operand in reading.operands)
    return f"{reading.value / 1000:,f} {letters} {reading.formula}".replace(".000", "").strip()


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_quarters_are_those_worked_out_by_hand(case: GoldenCase, golden: GoldenCheck) -> None:
    ledger = innovo()
    line = line_named(ledger, case.text.strip())
    made = {name: series_of(ledger, line, Choice(policy=Policy.parse(text))) for name, text in POLICIES.items()}
    golden(case, "\n".join(table_row(point, made) for point in made["original"].points))


def table_row(point: Point, made: dict[str, Series]) -> str:
    cells = []
    for name, series in made.items():
        found = series.named(point.fiscal)
        cells.append(f"{name} {told(found.reading) if found else '-'}")
    widths = (len("original 11,915 bb 6M - Q2"), len("latest 3,269 bb 6M - Q2"), len("as of 2003-12-31 11,915 bb 6M - Q2"))
    printed = " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"{point.fiscal} | {printed} | refused {told(point.refused) if point.refused else '-'}"


def without_printed_quarters() -> Ledger:
    """The annual release as if it printed years only."""
    ledger = innovo()
    releases = [release for release in ledger.releases if release.source.name != "innovo-2003-03-17.txt"]
    (annual,) = (release for release in ledger.releases if release not in releases)
    return next(iter(ledgers([years_only(annual), *releases])))


def years_only(release: Release) -> Release:
    statements = tuple(
        replace(statement, rows=tuple(replace(row, cells=tuple(cell for cell in row.cells if cell.column > 1)) for row in statement.rows))
        if statement.kind is StatementKind.INCOME_STATEMENT
        else statement
        for statement in release.statements
    )
    return replace(release, statements=statements)


@pytest.mark.parametrize("mixed", [False, True])
def test_fourth_quarter_out_of_two_releases_only_when_asked_for(mixed: bool) -> None:
    """Fiscal 2002 (29,609) less nine months (20,219) is 9,390, where 9,458 was printed: the releases classify differently."""
    ledger = without_printed_quarters()
    point = series_of(ledger, line_named(ledger, "Net sales"), Choice(mixed=mixed)).named("Q4 FY02")
    assert isinstance(point, Point)
    if mixed:
        assert (point.value, point.mixed, point.refused) == (Decimal(9390000), True, None)
        assert "innovo-2003-03-17.txt, innovo-2003-10-14.txt" in point.notes[0]
    else:
        assert (point.value, point.mixed) == (None, False)
        assert point.refused is not None
        assert point.refused.value == Decimal(9390000)
        assert point.reason.startswith("refused: 12M - 9M")
