"""What series do with gaps, changes and contradictions: each is said, nothing is taken together in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.made import made_release
from viewer.statements.release import Release
from viewer.trends.ledger import Ledger, ledgers
from viewer.trends.point import Series
from viewer.trends.policy import Policy
from viewer.trends.series import Choice, Frequency, series_of

MAY = made_release("2003-06-15", {"Sales": {"3 2003-05-31": 12, "6 2003-05-31": 23}})


def sales(releases: Sequence[Release], choice: Choice | None = None) -> Series:
    (ledger,) = ledgers(releases)
    return series_of(ledger, ledger.lines[0], choice or Choice())


def told(series: Series) -> list[str]:
    return [f"{point.fiscal} {'.' if point.value is None else f'{point.value:f}'} {point.status[:1]}" for point in series.points]


def test_one_release_gives_what_it_prints_and_implies() -> None:
    assert told(sales([MAY])) == ["Q1 FY03 11000 d", "Q2 FY03 12000 r"]
    assert told(sales([MAY], Choice(Frequency.YTD))) == ["3M FY03 11000 d", "6M FY03 23000 r"]
    assert told(sales([MAY], Choice(Frequency.YEAR))) == []


def test_nothing_at_a_frequency_is_said() -> None:
    assert sales([MAY], Choice(Frequency.YEAR)).notes == ("Sales: no figures for year",)


def test_no_release_is_no_ledger() -> None:
    assert ledgers([]) == ()


def test_release_without_statements_has_no_lines() -> None:
    (ledger,) = ledgers([replace(MAY, statements=())])
    assert ledger.lines == ()


def test_same_text_twice_counts_once_and_is_said() -> None:
    twin = replace(MAY, source=replace(MAY.source, name="twin.txt"))
    (ledger,) = ledgers([MAY, twin])
    assert len(ledger.releases) == 1
    assert any("says the same as" in note for note in ledger.notes)


def test_release_inside_a_filing_is_the_release() -> None:
    source = replace(MAY.source, name="filing.txt", text=f"<SEC-DOCUMENT>\n{MAY.source.text}")
    (ledger,) = ledgers([MAY, replace(MAY, source=source)])
    assert len(ledger.releases) == 1


def test_one_period_with_two_values_in_one_release_shows_the_first_and_says_so() -> None:
    release = made_release("2003-06-15", {"Sales": {"3 2003-05-31": 12, "3 2003-05-30": 13}})
    series = sales([release])
    assert told(series) == ["Q2 FY03 12000 r"]
    assert "as 12 on line 1 and as 13 on line 1: the first is shown" in series.notes[0]


def test_two_releases_of_one_day_that_disagree_are_two_vintages() -> None:
    other = made_release("2003-06-15", {"Sales": {"3 2003-05-31": 14}})
    (point,) = [point for point in sales([MAY, other]).points if point.fiscal == "Q2 FY03"]
    assert {point.value, *(reading.value for reading in point.changed)} == {Decimal(12000), Decimal(14000)}


def test_currencies_stay_apart_and_it_is_said() -> None:
    euros = made_release("2003-09-15", {"Sales": {"3 2003-08-31": 9}}, currency="EUR")
    (ledger,) = ledgers([MAY, euros])
    assert [line.line.unit for line in ledger.lines] == ["USD", "EUR"]
    assert "lines are printed in EUR and USD: each currency is a series of its own" in ledger.notes


def test_scales_are_brought_to_one_unit_and_rounding_tells_a_change_from_none() -> None:
    millions = made_release("2004-06-15", {"Sales": {"3 2003-05-31": 1, "3 2004-05-31": 2}}, scale=1_000_000)
    thousands = made_release("2003-06-15", {"Sales": {"3 2003-05-31": 1_234}})
    point = sales([thousands, millions]).points[0]
    assert (point.value, [reading.value for reading in point.vintages], point.changed) == (Decimal(1_234_000), [Decimal(1_000_000)], ())


def test_release_without_a_date_is_of_the_last_date_in_its_tables() -> None:
    undated = made_release("", {"Sales": {"3 2003-05-31": 12}})
    (ledger,) = ledgers([undated])
    assert "names no date: it is taken to be of 2003-05-31, the last date of its statements" in ledger.notes[0]


def test_date_before_all_periods_is_no_date_of_a_release() -> None:
    (ledger,) = ledgers([made_release("2003-01-15", {"Sales": {"3 2003-05-31": 12}})])
    assert "is dated 2003-01-15, before 2003-05-31" in ledger.notes[0]


def test_one_column_headed_wrongly_leaves_the_date() -> None:
    rows = {"Sales": {"3 2003-05-31": 12, "3 2003-02-28": 11, "3 2002-05-31": 9, "3 2003-08-31": 10}}
    (ledger,) = ledgers([made_release("2003-06-15", rows)])
    assert str(ledger.releases[0].released) == "2003-06-15"


def test_companies_without_a_name_are_not_taken_together() -> None:
    nameless = [made_release(day, {"Sales": {"3 2003-05-31": 12}}, company=None) for day in ("2003-06-15", "2003-06-16")]
    other = replace(nameless[1], source=replace(nameless[1].source, name="other.txt", text="other"))
    assert len(ledgers([nameless[0], other])) == 2


def test_one_ticker_is_one_company_and_it_is_said() -> None:
    one = replace(MAY, ticker="MADE")
    other = replace(made_release("2003-09-15", {"Sales": {"3 2003-08-31": 9}}, company="Maid Corp."), ticker="MADE")
    (ledger,) = ledgers([one, other])
    assert any("taken for one company" in note for note in ledger.notes)


def test_pro_forma_figures_are_a_line_of_their_own() -> None:
    pro_forma = made_release("2003-06-15", {"Sales": {"3 2003-05-31": 13}}, title="STATEMENT - PRO FORMA")
    both = replace(MAY, statements=(*MAY.statements, *pro_forma.statements))
    (ledger,) = ledgers([both])
    assert [line.label for line in ledger.lines] == ["Sales", "Sales (pro forma)"]


@pytest.mark.parametrize(("unit", "figure"), [("USD/shares", "0.12"), ("shares", "14,856"), ("pure", "28.8")])
def test_what_does_not_add_up_is_never_subtracted(unit: str, figure: str) -> None:
    release = made_release("2003-06-15", {"Per share": {"3 2003-05-31": figure, "6 2003-05-31": figure, "3 2002-05-31": figure}}, unit=unit)
    series = sales([release])
    gaps = [point for point in series.points if point.value is None]
    assert all(point.status == "missing" for point in gaps)
    ytd = sales([release], Choice(Frequency.YTD))
    assert [point.status for point in ytd.points if point.value is not None] == ["reported"]


def test_year_out_of_four_quarters_of_several_releases_is_refused_unless_asked_for() -> None:
    quarters = [
        made_release(f"{end[:8]}28", {"Sales": {f"3 {end}": number}})
        for number, end in enumerate(("2003-03-31", "2003-06-30", "2003-09-30", "2003-12-31"), 1)
    ]
    year = made_release("2005-01-28", {"Sales": {"12 2004-12-31": 99, "12 2002-12-31": 50}})
    refused = sales([*quarters, year], Choice(Frequency.YEAR)).named("FY03")
    asked = sales([*quarters, year], Choice(Frequency.YEAR, mixed=True)).named("FY03")
    assert refused is not None
    assert refused.reason.startswith("refused: Q1 + Q2 + Q3 + Q4")
    assert asked is not None
    assert (asked.value, asked.mixed) == (Decimal(10_000), True)


def test_twelve_months_are_four_quarters_of_one_policy() -> None:
    quarters = [
        made_release(f"{end[:8]}28", {"Sales": {f"3 {end}": number}})
        for number, end in enumerate(("2003-03-31", "2003-06-30", "2003-09-30", "2003-12-31", "2004-03-31"), 1)
    ]
    series = sales(quarters, Choice(Frequency.TTM))
    assert told(series) == ["TTM Q4 FY03 10000 d", "TTM Q1 FY04 14000 d"]
    assert series.points[0].reading is not None
    assert series.points[0].reading.formula == "Q1 FY03 + Q2 FY03 + Q3 FY03 + Q4 FY03"


def test_release_after_the_date_is_not_known_then() -> None:
    august = made_release("2003-09-15", {"Sales": {"3 2003-08-31": 20, "3 2002-08-31": 10}})
    assert "Q3 FY03" not in [point.fiscal for point in sales([MAY, august], Choice(policy=Policy.parse("asof:2003-06-15"))).points]


FIGURES = st.dictionaries(
    st.sampled_from(
        [
            "3 2003-05-31",
            "6 2003-05-31",
            "9 2003-08-31",
            "3 2003-08-31",
            "12 2002-11-30",
            "3 2002-05-31",
            "5 2001-01-31",
            "2003-05-31",
            "12 1999",
        ]
    ),
    st.integers(-999, 999),
    min_size=1,
    max_size=5,
)


@given(
    st.lists(FIGURES, min_size=1, max_size=4),
    st.sampled_from(Frequency),
    st.sampled_from(["original", "latest", "all", "asof:2003-07-01"]),
    st.booleans(),
)
def test_points_are_in_order_whole_and_explained(figures: list[dict[str, int]], frequency: Frequency, policy: str, mixed: bool) -> None:
    """Whatever releases say: periods in order and each once, a value has operands that add up to it, a gap has a reason."""
    releases = [made_release(f"2004-0{number}-01", {"Sales": own}) for number, own in enumerate(figures, 1)]
    ledger: Ledger
    for ledger in ledgers(releases):
        for line in ledger.lines:
            points = series_of(ledger, line, Choice(frequency, Policy.parse(policy), mixed)).points
            assert [point.month for point in points] == sorted({point.month for point in points})
            for point in points:
                if point.reading is None:
                    assert point.reason
                else:
                    assert sum(operand.weight * operand.fact.value for operand in point.reading.operands) == point.value
                    assert point.mixed or frequency is Frequency.TTM or not point.reading.is_mixed
