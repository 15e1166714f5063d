"""The fiscal calendar is inferred from the periods printed, and says what it assumed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.made import period
from viewer.trends.calendar import FiscalCalendar, fiscal_mentions, month_index

INNOVO = ("12 2002-11-30", "12 2001-12-01", "3 2002-11-30", "6 2003-05-31", "9 2003-08-30", "3 2004-02-28", "3 2003-03-01", "2003-11-29")
YEAR_ENDS = [
    (INNOVO, 11),
    (("12 2005-06-30",), 6),
    (("9 2004-06-30",), 9),
    (("6 2003-06-30", "3 2003-06-30"), 12),
    (("3 2003-03-31", "3 2003-06-30"), 12),
    (("3 2003-01-31",), 10),
    (("12 2004-01-31", "12 2003-02-01"), 1),
    ((), 12),
]


def calendar(*periods: str, year_end: int | None = None) -> FiscalCalendar:
    return FiscalCalendar.infer([period(text) for text in periods], year_end)


@pytest.mark.parametrize(("periods", "month"), YEAR_ENDS)
def test_year_ends_where_the_periods_say(periods: tuple[str, ...], month: int) -> None:
    assert calendar(*periods).year_end == month


def test_reviewer_has_the_last_word() -> None:
    assert calendar(*INNOVO, year_end=6).year_end == 6


@pytest.mark.parametrize(
    ("month", "name"),
    [((2001, 11), "Q4 FY01"), ((2002, 2), "Q1 FY02"), ((2003, 8), "Q3 FY03"), ((2003, 11), "Q4 FY03"), ((2003, 10), "2003-10")],
)
def test_quarters_are_numbered(month: tuple[int, int], name: str) -> None:
    assert calendar(*INNOVO).name(month_index(*month)) == name


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ((2002, 11), date(2002, 11, 30)),  # printed
        ((2002, 2), date(2002, 3, 2)),  # thirteen weeks behind the year's end
        ((2004, 5), date(2004, 5, 29)),  # thirteen weeks behind February 28
        ((2010, 11), date(2010, 11, 27)),  # the Saturday nearest to the month's end
    ],
)
def test_ends_that_are_not_printed_fall_on_the_weekday(month: tuple[int, int], day: date) -> None:
    assert calendar(*INNOVO).date_of(month_index(*month)) == day


def test_month_ends_where_months_are_printed() -> None:
    assert calendar("12 2004-09-30", "3 2004-06-30", "3 2004-03-31").date_of(month_index(2005, 2)) == date(2005, 2, 28)


@pytest.mark.parametrize(
    ("periods", "note"),
    [
        (("3 2003-03-31",), "the fiscal year is taken to end in December"),
        (("12 2003-06-30", "12 2002-12-31", "12 2003-12-31"), "some for June"),
        (("12 2003-12-31", "5 2003-05-31"), "a period of 5 months to 2003-05-31 is no whole number of quarters and is left out"),
    ],
)
def test_what_is_assumed_or_left_out_is_said(periods: tuple[str, ...], note: str) -> None:
    assert any(note in said for said in calendar(*periods).notes)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In fiscal 2004 sales rose over fiscal 2003. Fiscal 2004 had 52 weeks; in fiscal 2003 as well.", "FY04"),
        ("In fiscal 2005 sales rose over fiscal year 2004.", "FY05"),
        ("", "FY05"),
    ],
)
def test_year_to_january_is_called_what_the_company_calls_it(text: str, name: str) -> None:
    january = date(2005, 1, 29)
    made = FiscalCalendar.infer([period("12 2005-01-29"), period("12 2004-01-31")], None, fiscal_mentions(text, january))
    assert made.year_name(month_index(2005, 1)) == name


def test_year_alone_is_the_fiscal_year() -> None:
    made = calendar("12 1996", "12 1997-06-30")
    assert made.name(made.closing(period("12 1996"))) == "Q4 FY96"
