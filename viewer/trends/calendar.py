"""A company's fiscal calendar, inferred from the periods its releases print.

Months are counted through the years (`month_index`), so that a period is an interval of whole numbers: the quarter to
30 November 2002 runs from 24031 to 24034.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, timedelta

from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.facts import closing_month
from viewer.statements.period import Period, PrintedDate

QUARTER = 3
YEAR = 12
QUARTER_DAYS = 91
# A year printed as such says when the year ends; what is left of it after nine months or six says it nearly as well.
VOTES = {YEAR: 4, 9: 2, 6: 1}
WEEKDAY_SHARE = 0.9
LEAST_DATES = 3
LAST_SHIFTED = 5  # a year that ends in June or later has most of its months in the year it ends in
FISCAL = regex(r"\bfiscal\s+(?:year\s+)?((?:19|20)[0-9]{2})\b", re.IGNORECASE)


@frozen
class FiscalCalendar:
    """When a company's quarters and years end.

    Attributes:
        year_end: month that closes the fiscal year, 1 to 12.
        weekday: day that periods end on (Monday is 0) for years of 52 or 53 weeks, None where they end with the month.
        name_shift: what is added to the year a fiscal year ends in to name it: -1 for those who name it after the year it begins in.
        printed: closing month (`month_index`) to the date printed for it most often.
        notes: what could not be decided, for the reader.
    """

    year_end: int = 12
    weekday: int | None = None
    name_shift: int = 0
    printed: Mapping[int, date] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @classmethod
    def infer(cls, periods: Iterable[Period], year_end: int | None = None, mentions: Mapping[int, int] | None = None) -> FiscalCalendar:
        """The calendar that explains the periods best.

        Args:
            periods: all that the releases print.
            year_end: the reviewer's word, not questioned.
            mentions: how often releases speak of a fiscal year that is so many years from the one in which their last period ends.
        """
        seen = tuple(periods)
        ends = [period.end for period in seen if period.end.month]
        month, notes = (year_end, ()) if year_end else _vote(seen)
        shift = _name_shift(month, mentions or {})
        named = ("fiscal years are named after the year they begin in, as the releases do",) if shift else ()
        return cls(month, _weekday(ends), shift, _printed(ends), notes + named + _odd_periods(seen))

    def closing(self, period: Period) -> int:
        """Month index that a period closes; a bare year closes with the fiscal year."""
        year, month = closing_month(period.end)
        return month_index(year, month) if month else month_index(year - self.name_shift, self.year_end)

    def fiscal_year(self, month: int) -> int:
        """Number of the fiscal year that a month lies in: the calendar year in which it ends, or begins where that is the custom."""
        return self.year_close(month) // YEAR + self.name_shift

    def year_close(self, month: int) -> int:
        """Last month of the fiscal year that a month lies in."""
        return month + (self.year_end - 1 - month) % YEAR

    def quarter(self, month: int) -> int | None:
        """1 to 4 for a month that closes a fiscal quarter, None for any other."""
        left = self.year_close(month) - month
        return None if left % QUARTER else 4 - left // QUARTER

    def date_of(self, month: int) -> date:
        """The day on which the month closes: as printed, or inferred and then perhaps a week off the company's own date."""
        if month in self.printed:
            return self.printed[month]
        nominal = last_day(month)
        if self.weekday is None:
            return nominal
        for neighbour, days in ((month - QUARTER, QUARTER_DAYS), (month + QUARTER, -QUARTER_DAYS)):
            if neighbour in self.printed and abs((day := self.printed[neighbour] + timedelta(days)) - nominal) <= timedelta(7):
                return day
        return nominal + timedelta((self.weekday - nominal.weekday() + 3) % 7 - 3)

    def name(self, month: int) -> str:
        """`Q2 FY03` for the close of a quarter, else year and month."""
        number = self.quarter(month)
        return f"Q{number} {self.year_name(month)}" if number else f"{month // YEAR:04}-{month % YEAR + 1:02}"

    def year_name(self, month: int) -> str:
        """`FY03` for the fiscal year that a month lies in."""
        return f"FY{self.fiscal_year(month) % 100:02}"


def fiscal_mentions(text: str, last: date) -> Counter[int]:
    """How often a text speaks of fiscal years, by their distance from the year of a date."""
    return Counter(int(found[1]) - last.year for found in FISCAL.finditer(text))


def _name_shift(year_end: int, mentions: Mapping[int, int]) -> int:
    """Retailers call the year to January 2005 fiscal 2004: then the years spoken of are this one less one and two, hardly this one."""
    return -1 if year_end <= LAST_SHIFTED and mentions.get(-2, 0) > 2 * mentions.get(0, 0) else 0


def month_index(year: int, month: int) -> int:
    """Number of a month, counted through the years."""
    return year * YEAR + month - 1


def last_day(month: int) -> date:
    """Last calendar day of a month."""
    year, number = divmod(month, YEAR)
    return date(year, number + 1, monthrange(year, number + 1)[1])


def _vote(periods: Iterable[Period]) -> tuple[int, tuple[str, ...]]:
    votes: Counter[int] = Counter()
    quarters: Counter[int] = Counter()
    for period in periods:
        year, month = closing_month(period.end)
        if not month:
            continue
        if period.months in VOTES:
            votes[(month_index(year, month) + YEAR - period.months) % YEAR + 1] += VOTES[period.months]
        elif period.months == QUARTER or period.is_instant:
            quarters[month] += 1
    if not votes:
        return _assumed(quarters)
    (month, count), *others = votes.most_common()
    note = f"most periods speak for a fiscal year that ends in {month_name[month]}, some for {month_name[others[0][0]]}" if others else ""
    return month, (note,) if note and others[0][1] * 4 >= count else ()


def _assumed(quarters: Counter[int]) -> tuple[int, tuple[str, ...]]:
    """With quarters alone the year may end with any of them; December is the likeliest, else the latest month of the year."""
    if not quarters:
        return 12, ()
    month = 12 - (-quarters.most_common(1)[0][0]) % QUARTER
    return month, (f"no release prints a year or a year to date: the fiscal year is taken to end in {month_name[month]}",)


def _weekday(ends: Iterable[PrintedDate]) -> int | None:
    days = {end.last_day() for end in ends if end.day}
    if len(days) < LEAST_DATES or all(day == last_day(month_index(day.year, day.month)) for day in days):
        return None
    weekday, count = Counter(day.weekday() for day in days).most_common(1)[0]
    return weekday if count >= WEEKDAY_SHARE * len(days) else None


def _printed(ends: Iterable[PrintedDate]) -> dict[int, date]:
    counts: dict[int, Counter[date]] = {}
    for end in ends:
        if end.day:
            counts.setdefault(month_index(*closing_month(end)), Counter())[end.last_day()] += 1
    return {month: min(days, key=lambda day: (-days[day], day)) for month, days in counts.items()}


def _odd_periods(periods: Iterable[Period]) -> tuple[str, ...]:
    """Lengths that are no whole quarters: a transition period, or months as such; they enter no series of quarters."""
    odd = {
        f"a period of {period.months} months to {period.end.iso()} is no whole number of quarters and is left out"
        for period in periods
        if period.months is not None and period.months % QUARTER
    }
    unknown = {
        f"the length of the period to {period.end.iso()} is not known" for period in periods if not period.is_instant and not period.months
    }
    return tuple(sorted(odd | unknown))
