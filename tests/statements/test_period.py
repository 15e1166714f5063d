"""Dates as far as they are printed."""

from __future__ import annotations

from datetime import date

import pytest

from viewer.statements.period import PrintedDate


@pytest.mark.parametrize(
    ("printed", "last"),
    [
        (PrintedDate(2003, 5, 31), date(2003, 5, 31)),
        (PrintedDate(2004, 2), date(2004, 2, 29)),
        (PrintedDate(2003), date(2003, 12, 31)),
        (PrintedDate(2003, 11, 31), date(2003, 11, 30)),  # misprinted, and read as printed
    ],
)
def test_last_day(printed: PrintedDate, last: date) -> None:
    assert printed.last_day() == last
