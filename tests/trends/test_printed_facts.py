"""Series over long runs of real releases, against the figures read from them by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.golden import GoldenCase, GoldenCheck, golden_cases
from tests.support.shared import shared
from viewer.api import read_release
from viewer.statements.unit import UnitKind, kind_of
from viewer.trends.ledger import Ledger, ledgers
from viewer.trends.lines import find_lines
from viewer.trends.point import Point, PointStatus, Series
from viewer.trends.series import Choice, series_of


@pytest.mark.parametrize("case", golden_cases(__file__), ids=str)
def test_series_are_those_printed(case: GoldenCase, golden: GoldenCheck) -> None:
    name, *captions = case.text.split("\n")
    golden(case, "\n".join(text for caption in captions if caption for text in told(ledger_of(name), caption)))


def ledger_of(name: str) -> Ledger:
    folders = (shared("corpus/docs"), shared("corpus/unlabelled"))
    files = sorted((file for folder in folders for file in folder.glob(f"{name}*.txt")), key=lambda file: file.name)
    (ledger,) = ledgers(read_release(file) for file in files)
    return ledger


def told(ledger: Ledger, caption: str) -> list[str]:
    series = series_of(ledger, find_lines(ledger, caption)[0], Choice())
    return [caption, *(f"  {point.fiscal} {amount(series, point)} {day(point)}" for point in series.points if is_printed(point))]


def is_printed(point: Point) -> bool:
    return point.status is PointStatus.REPORTED


def amount(series: Series, point: Point) -> str:
    assert point.value is not None
    assert point.reading is not None
    if kind_of(series.unit) is UnitKind.PER_SHARE:
        return f"{point.value + Decimal(0):f}"
    return f"{point.value / point.reading.operands[0].fact.cell.scale:,.0f}"


def day(point: Point) -> str:
    assert point.reading is not None
    return point.reading.sources[0].split("_")[1]
