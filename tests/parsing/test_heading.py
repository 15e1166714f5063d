"""What the words of a column heading say of time: one case for each way of saying it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.parsing.times.heading import read_heading
from viewer.parsing.times.when import When

JUNE = When(year=1999, month=6, day=30)
CASES = {
    "Three Months Ended June 30, 1999": replace(JUNE, months=3),
    "Quarter Ended 06/30/99": replace(JUNE, months=3),
    "Three Months Ended 30-Jun-99": replace(JUNE, months=3),
    "3 Mos. Ended 6/30/1999": replace(JUNE, months=3),
    "Six Months to 30 June 1999": replace(JUNE, months=6),
    "Half-year ended 30 June 1999": replace(JUNE, months=6),
    "Half year to 30.6.99": replace(JUNE, months=6),
    "April 1, 1999 to June 30, 1999": replace(JUNE, months=3),
    "Half year to 30/6/1999": replace(JUNE, months=6),
    "As of June 30, '99": replace(JUNE, instant=True),
    "Jun-99": When(year=1999, month=6),
    "Jun-30": When(month=6, day=30),
    "Month of June 1999": When(1, year=1999, month=6),
    "Jan-Sep 99": When(9, year=1999, month=9),
    "Thirteen Weeks Ended July 3, 1999": When(3, 13, year=1999, month=7, day=3),
    "16 Weeks Ended 7/31/99": When(4, 16, year=1999, month=7, day=31),
    "Q1 16 Weeks Ended April 24, 1999": When(4, 16, year=1999, month=4, day=24, quarter=1),
    "2Q99": When(quarter=2, year=1999),
    "Q2'99": When(quarter=2, year=1999),
    "Q299": When(quarter=2, year=1999),
    "Q21999": When(quarter=2, year=1999),
    "Q2/99": When(quarter=2, year=1999),
    "2QFY99": When(quarter=2, year=1999),
    "FQ2 99": When(quarter=2, year=1999),
    "Q2 Fiscal 99": When(quarter=2, year=1999),
    "CY99": When(12, year=1999),
    "1999 Qtr 2": When(3, quarter=2, year=1999),
    "Second Quarter 1999": When(3, quarter=2, year=1999),
    "First Half 1999": When(6, quarter=2, year=1999),
    "2H99": When(6, quarter=4, year=1999),
    "H1 1999": When(6, quarter=2, year=1999),
    "FY 1999": When(12, year=1999),
    "Fiscal Years Ended the Saturday Nearest January 31, 1999": When(12, year=1999, month=1, day=31),
    "(Unaudited) Year to date 1999": When(year=1999, audited=False, to_date=True),
    "YTD FY 1999": When(year=1999, to_date=True),
    "Fiscal 1999 Year to Date": When(year=1999, to_date=True),
    "Percent change": When(change=True),
    "Inc. (Dec.)": When(change=True),
    "(Dec.)": When(change=True),
    "Pct. Chg.": When(change=True),
    "First National Bank": When(),
}


@pytest.mark.parametrize(("words", "when"), CASES.items(), ids=str)
def test_heading(words: str, when: When) -> None:
    assert read_heading(words) == when
