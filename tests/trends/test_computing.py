"""Measures of the founding releases, worked out by hand from the printed figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.innovo import innovo
from viewer.trends.computing import measure_series
from viewer.trends.measures import DAYS, OF_A_LINE, PERCENT, READY_MADE, Measure, measure_of_line, own_measure
from viewer.trends.policy import Policy
from viewer.trends.series import Choice, Frequency

ORIGINAL, LATEST = Choice(), Choice(policy=Policy.parse("latest"))
YEARS = Choice(Frequency.YEAR)
MEASURED = [
    # 2,345 / 6,802
    ("gross_margin", ORIGINAL, "Q2 FY02", "34.48"),
    # as first reported 3,310 / 11,915, as last reported 3,259 / 11,915
    ("gross_margin", ORIGINAL, "Q1 FY03", "27.78"),
    ("gross_margin", LATEST, "Q1 FY03", "27.35"),
    # (4,467) / 16,604 and (4,969) / 16,604
    ("operating_margin", ORIGINAL, "Q1 FY04", "-26.90"),
    ("net_margin", ORIGINAL, "Q1 FY04", "-29.93"),
    # 6,882 / 16,604
    ("sga_of_sales", ORIGINAL, "Q1 FY04", "41.45"),
    # 140 / 712
    ("tax_rate", YEARS, "FY02", "19.66"),
    # 8,948 / 7,444
    ("current_ratio", ORIGINAL, "Q4 FY02", "1.20"),
    # 5,710 / 19,839 * 364 days
    ("inventory_days", YEARS, "FY02", "104.77"),
    # 572 / 14,856
    ("eps", YEARS, "FY02", "0.04"),
]
OF_SALES = [
    # 12,013 / 6,802
    ("growth_on_year", ORIGINAL, "Q2 FY03", "76.61"),
    # 12,013 / 11,915
    ("growth", ORIGINAL, "Q2 FY03", "0.82"),
    # 29,609 / 9,292
    ("growth_on_year", YEARS, "FY02", "218.65"),
    ("compound_growth", YEARS, "FY02", "218.65"),
    ("of_sales", ORIGINAL, "Q2 FY03", "100.00"),
]


def value(measure: Measure, choice: Choice, fiscal: str) -> Decimal:
    point = measure_series(innovo(), measure, choice).named(fiscal)
    assert point is not None
    assert point.value is not None, point.reason
    return point.value.quantize(Decimal("0.01"))


@pytest.mark.parametrize(("name", "choice", "fiscal", "expected"), MEASURED)
def test_ready_made_measure(name: str, choice: Choice, fiscal: str, expected: str) -> None:
    assert value(READY_MADE[name], choice, fiscal) == Decimal(expected)


@pytest.mark.parametrize(("name", "choice", "fiscal", "expected"), OF_SALES)
def test_measure_of_a_line(name: str, choice: Choice, fiscal: str, expected: str) -> None:
    assert value(measure_of_line(name, "Net sales"), choice, fiscal) == Decimal(expected)


def test_own_formula_keeps_its_operands_and_the_rounding_they_leave() -> None:
    series = measure_series(innovo(), own_measure("costs = 'Net sales' - 'Gross profit'"), ORIGINAL)
    point = series.named("Q2 FY03")
    assert point is not None
    assert point.reading is not None
    assert (series.line, point.value, point.reading.bound) == ("costs", Decimal(8557000), Decimal(1000))
    assert [operand.name for operand in point.reading.operands] == ["Net sales Q2 FY03", "Gross profit Q2 FY03"]


def test_missing_operand_is_a_missing_measure_with_the_reason() -> None:
    point = measure_series(innovo(), READY_MADE["gross_margin"], ORIGINAL).named("Q4 FY03")
    assert point is not None
    assert point.value is None
    assert point.reason.startswith("Gross profit is missing for Q4 FY03")


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("Unheard", "no line 'Unheard'"),
        ("'Net sales' / 0", "division by zero"),
        ("1 / ('Net sales' - 'Net sales')", "division by zero"),
        ("growth('Net income')", "is not above zero, says nothing"),
        ("compound('Net income')", "compound growth needs amounts above zero"),
    ],
)
def test_what_cannot_be_said_is_missing(formula: str, reason: str) -> None:
    points = measure_series(innovo(), own_measure(f"{formula} + 0 * 'Net sales'"), ORIGINAL).points
    assert any(reason in point.reason for point in points)


def test_every_measure_has_a_unit_for_its_axis() -> None:
    units = {measure.unit for measure in READY_MADE.values()} | {measure_of_line(name, "Net sales").unit for name in OF_A_LINE}
    assert units == {PERCENT, DAYS, "pure", "USD/shares"}
