"""Periods in the words of releases, and the columns they mean."""

from __future__ import annotations

import pytest

from tests.support.narratives import told_release
from viewer.checks.narrative.prose.lexer import tokens
from viewer.checks.narrative.prose.named_period import NamedPeriod
from viewer.checks.narrative.times.fiscal import Key, read_calendar
from viewer.checks.narrative.times.periods import read_period

MAY_2003, NOVEMBER_2002 = 2003 * 12 + 4, 2002 * 12 + 10
SECOND_QUARTER = """the second quarter
@ income_statement 1000 | 3 2003-05-31 | 3 2002-06-01 | 6 2003-05-31 | 6 2002-06-01
Net sales | 4 | 3 | 2 | 1
@ balance_sheet 1000 | 2003-05-31 | 2002-11-30
Cash | 2 | 1
"""


def first_period(text: str) -> NamedPeriod:
    """The first period in a text, which must hold one."""
    found = tokens(text)
    return next(period for index in range(len(found)) if (period := read_period(found, index)) is not None)


@pytest.mark.parametrize(
    ("text", "months", "month"),
    [
        ("for the quarter ended May 31, 2003,", 3, MAY_2003),
        ("in the second quarter of fiscal 2003", 3, MAY_2003),
        ("the three-month period ended May 31, 2003", 3, MAY_2003),
        ("the 13 weeks ended May 31, 2003", 3, MAY_2003),
        ("in the quarter", 3, MAY_2003),
        ("during the current quarter", 3, MAY_2003),
        ("Q2 2003", 3, MAY_2003),
        ("the May quarter", 3, MAY_2003),
        ("the May 2003 quarter", 3, MAY_2003),
        ("the three months ended May 2003", 3, MAY_2003),
        ("the second quarter ended May 31", 3, MAY_2003),
        ("second quarter of '03", 3, MAY_2003),
        ("the second quarter ended June 1, 2002", 3, MAY_2003 - 12),
        ("the year earlier second quarter", 3, MAY_2003 - 12),
        ("last year's second quarter", 3, MAY_2003 - 12),
        ("the prior year quarter", 3, MAY_2003 - 12),
        ("the similar quarter last year", 3, MAY_2003 - 12),
        ("the second quarter of last year", 3, MAY_2003 - 12),
        ("the first quarter of fiscal 2003", 3, MAY_2003 - 3),
        ("the fourth quarter of 2002", 3, NOVEMBER_2002),
        ("for the six months ended May 31, 2003", 6, MAY_2003),
        ("the first six months of 2003", 6, MAY_2003),
        ("the first half of fiscal 2003", 6, MAY_2003),
        ("the six months ended June 1, 2002", 6, MAY_2003 - 12),
        ("in fiscal 2002", 12, NOVEMBER_2002),
        ("the fiscal year ended November 30, 2002", 12, NOVEMBER_2002),
        ("full year 2002", 12, NOVEMBER_2002),
        ("for both quarters", 3, MAY_2003),
        ("at May 31, 2003", None, MAY_2003),
        ("at the end of May 2002", None, MAY_2003 - 12),
    ],
)
def test_names(text: str, months: int | None, month: int) -> None:
    calendar = read_calendar(told_release(SECOND_QUARTER))
    assert calendar.resolve(first_period(text), None) == Key(months, month)


@pytest.mark.parametrize(
    ("text", "months", "back"),
    [
        ("the same period last year", 6, 12),
        ("the comparable year earlier period", 6, 12),
        ("a year ago", 6, 12),
        ("the prior comparative period", 6, 12),
        ("the same period of 2002", 6, 12),
        ("the same 2002 period", 6, 12),
        ("2002", 6, 12),
        ("the comparable six month period for last year", 6, 12),
        ("the same six months of last year", 6, 12),
    ],
)
def test_relations(text: str, months: int, back: int) -> None:
    calendar = read_calendar(told_release(SECOND_QUARTER))
    assert calendar.resolve(first_period(text), Key(6, MAY_2003), compared=True) == Key(months, MAY_2003 - back)


@pytest.mark.parametrize(
    "text", ["in the previous quarter", "the preceding quarter", "from the prior quarter", "the immediate prior quarter", "last quarter"]
)
def test_previous_quarter(text: str) -> None:
    calendar = read_calendar(told_release(SECOND_QUARTER))
    assert calendar.resolve(first_period(text), Key(3, MAY_2003), compared=True) == Key(3, MAY_2003 - 3)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("in the immediate prior quarter of fiscal 2003", 3),
        ("the preceding quarter of 2003", 3),
        ("the prior quarter of fiscal 2002", 12),  # no quarter of that year comes before this one
        ("the last quarter of fiscal 2003", 0),
    ],
)
def test_previous_quarter_of_a_year(text: str, back: int) -> None:
    calendar = read_calendar(told_release(SECOND_QUARTER))
    assert calendar.resolve(first_period(text), Key(3, MAY_2003)) == Key(3, MAY_2003 - back)


@pytest.mark.parametrize(
    "text",
    [
        "the company may act",
        "a first step",
        "three brands",
        "the same time",
        "developed over 30 years",
        "all other quarters",
        "in October 2001",
        "in recent months",
    ],
)
def test_no_period(text: str) -> None:
    found = tokens(text)
    assert [period for index in range(len(found)) if (period := read_period(found, index)) is not None] == []


@pytest.mark.parametrize(
    ("text", "year_end"),
    [
        ("\n@ income_statement 1 | 12 2003-09-30\na | 1\n", 9),
        ("\n@ income_statement 1 | 9 2003-08-30\na | 1\n", 11),
        ("the third quarter\n@ income_statement 1 | 3 2005-03-31\na | 1\n", 6),
        ("Q1 results\n@ income_statement 1 | 3 2004-12-31\na | 1\n", 9),
        ("nothing said\n@ income_statement 1 | 3 2004-12-31\na | 1\n", 12),
        ("THIRD-QUARTER EARNINGS\n@ income_statement 1 | 3 2001-09-30\na | 1\n", 12),
        ("nothing said\n@ income_statement 1 | 3 2001-09-30 | 9 2001-09-30 | 12 2001-09-30\na | 1 | 2 | 3\n", 12),
        ("second quarter\n@ income_statement 1 | 3 2001-06-30 | 6 2001-06-30 | 12 2001-06-30\na | 1 | 2 | 3\n", 12),
        ("fourth quarter\n@ income_statement 1 | 3 2001-06-30 | 6 2001-06-30 | 12 2001-06-30\na | 1 | 2 | 3\n", 6),
    ],
)
def test_year_end(text: str, year_end: int) -> None:
    assert read_calendar(told_release(text)).year_end == year_end


def test_a_year_named_after_the_one_before_it_ends_in() -> None:
    calendar = read_calendar(told_release("Sales for fiscal 2002\n@ income_statement 1 | 12 2003-01-31 | 12 2002-02-02\na | 1 | 2\n"))
    assert calendar.resolve(first_period("fiscal 2002"), None) == Key(12, 2003 * 12)


@pytest.mark.parametrize(
    ("text", "name", "month"),
    [
        ("compared with the third quarter of\n1994", 1994, 1994 * 12 + 9),
        ("the third quarter of 1995 and the third quarter of 1994", 1995, 1995 * 12 + 9),
        ("compared with the third quarter of 1995", 1995, 1994 * 12 + 9),  # has a column either way
    ],
)
def test_quarters_named_in_the_text_tell_how_years_are_named(text: str, name: int, month: int) -> None:
    columns = "@ income_statement 1 | 3 1995-10-28 | 3 1994-10-29 | 9 1995-10-28\na | 1 | 2 | 3\n"
    calendar = read_calendar(told_release(f"{text}\n{columns}"))
    assert calendar.resolve(first_period(f"the third quarter of {name}"), None) == Key(3, month)


def test_a_part_of_a_longer_period_beside_it_is_not_the_latest_quarter() -> None:
    acquired = "@ income_statement 1000 | 6 2003-05-31 | 3 2003-02-28 | 6 2003-05-31\nNet sales | 8 | 2 | 10\n"
    highlights = "@ selected_data 1000 | 3 2003-05-31 | 3 2002-05-31\nRevenues | 5 | 4\n"
    assert read_calendar(told_release(f"The quarter.\n{acquired}{highlights}")).current(3) == Key(3, MAY_2003)
