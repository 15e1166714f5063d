"""Series made ready to be drawn: panels, axes with nice units, names and words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import isnan

import pytest

from tests.support.innovo import innovo, innovo_series
from tests.support.made import made_release
from viewer.models.trend_chart import axis_scale, brief_readout, panels, readout, trace_names, unit_words, value_words
from viewer.trends.computing import measure_series
from viewer.trends.ledger import ledgers
from viewer.trends.measures import READY_MADE
from viewer.trends.point import Series
from viewer.trends.policy import Policy
from viewer.trends.series import Choice, series_of


def made_series(figure: int | str, scale: int = 1, unit: str = "", currency: str = "USD") -> Series:
    (ledger,) = ledgers([made_release("2003-06-15", {"Sales": {"3 2003-05-31": figure}}, scale=scale, unit=unit, currency=currency)])
    return series_of(ledger, ledger.lines[0], Choice())


SCALES = [
    (made_series(950), "$", 1),
    (made_series(12_013), "$ thousands", 1000),
    (made_series(12_013, 1000), "$ millions", 1_000_000),
    (made_series(-12_013, 1000), "$ millions", 1_000_000),
    (made_series(45, 1_000_000_000), "$ billions", 1_000_000_000),
    (made_series(45, 1_000_000, currency="EUR"), "€ millions", 1_000_000),
    (made_series(45, 1_000_000, currency="CHF"), "CHF millions", 1_000_000),
    (made_series("0.12", unit="USD/shares"), "$ per share", 1),
    (made_series(14_856_000, unit="shares"), "shares, millions", 1_000_000),
    (made_series("28.8", unit="pure"), "ratio", 1),
]
WORDS = [
    (made_series(12_013, 1000), "$12,013 thousand"),
    (made_series(-323, 1000), "$(323) thousand"),
    (made_series("0.12", unit="USD/shares"), "$0.12"),
    (made_series(14_856, unit="shares"), "14,856 shares"),
    (made_series(45, 1_000_000, currency="CHF"), "CHF 45 million"),
]


@pytest.mark.parametrize(("series", "words", "divisor"), SCALES)
def test_axis_has_few_digits_and_says_its_unit(series: Series, words: str, divisor: int) -> None:
    scale = axis_scale([series])
    assert (scale.words, scale.divisor) == (words, Decimal(divisor))


@pytest.mark.parametrize(("series", "words"), WORDS)
def test_values_are_told_in_the_scale_they_are_printed_in(series: Series, words: str) -> None:
    (point,) = series.points
    assert point.value is not None
    assert value_words(point.value, series.unit, point.reading) == words


def test_ratios_join_the_amounts_of_their_periods_on_a_second_axis() -> None:
    margin = measure_series(innovo(), READY_MADE["gross_margin"], Choice())
    (panel,) = panels([margin, *innovo_series("Net sales")])
    assert ([trace.name for trace in panel.traces], [trace.name for trace in panel.ratios]) == (["Net sales"], ["Gross margin"])
    assert panel.right is not None
    assert (panel.left.words, panel.right.words) == ("$ millions", "percent")


def test_ratios_alone_stand_on_the_left() -> None:
    (panel,) = panels([measure_series(innovo(), READY_MADE["gross_margin"], Choice())])
    assert (panel.left.words, panel.right) == ("percent", None)


def test_lengths_and_units_stand_apart() -> None:
    shown = [*innovo_series("Net sales", "Inventories", "EarningsPerShareBasic"), *innovo_series("Gross profit")]
    assert [(panel.title, [trace.number for trace in panel.traces]) for panel in panels(shown)] == [
        ("Quarters", [0, 3]),
        ("Balances", [1]),
        ("Quarters", [2]),
    ]


def test_missing_points_are_no_numbers_and_changed_ones_have_ghosts() -> None:
    (panel,) = panels(innovo_series("Cost of goods sold"))
    (trace,) = panel.traces
    assert [number for number, y in enumerate(trace.ys) if isnan(y)] == [8]
    assert trace.ghosts(panel.left.divisor) == ((5, 8.656),)


@pytest.mark.parametrize(("day", "index"), [(731275.0, 5), (731276.0, None), (0.0, None), (9e9, None)])
def test_point_of_a_day_is_found(day: float, index: int | None) -> None:
    (panel,) = panels(innovo_series("Net sales"))
    assert panel.traces[0].index_at(day) == index
    assert panel.traces[0].nearest_day(day) in panel.traces[0].xs


def test_names_tell_companies_and_units_apart() -> None:
    sales, profit = innovo_series("Net sales", "Gross profit")
    other = replace(sales, company="Other Corp.")
    assert trace_names([sales, profit]) == ("Net sales", "Gross profit")
    assert trace_names([sales, other]) == ("Innovo Group Inc.: Net sales", "Other Corp.: Net sales")
    assert trace_names([sales, replace(sales, unit="EUR")]) == ("Net sales ($)", "Net sales (€)")


def test_readout_says_how_a_value_came_about() -> None:
    (panel,) = panels(innovo_series("Cost of goods sold", choice=Choice(policy=Policy.parse("latest"))))
    (trace,) = panel.traces
    told = {point.fiscal: (readout(trace, point), brief_readout(trace, point)) for point in trace.series.points}
    assert told["Q1 FY03"] == (
        "Cost of goods sold $8,656 thousand (2004-04-14, elsewhere $8,605 thousand)",
        "Cost of goods sold $8,656 thousand ≠ $8,605 thousand",
    )
    assert told["Q1 FY02"] == (
        "Cost of goods sold $2,356 thousand (derived 6M - Q2, 2003-07-15)",
        "Cost of goods sold $2,356 thousand ○",
    )
    assert told["Q4 FY03"][1] == "Cost of goods sold: missing"


def test_unit_of_a_measure_is_its_own_word() -> None:
    assert [unit_words(unit) for unit in ("percent", "days", "pure")] == ["percent", "days", "ratio"]
