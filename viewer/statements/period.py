"""The time a column of figures speaks of."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from viewer.frozen import frozen
from viewer.remembered import remembered


@frozen(order=True)
class PrintedDate:
    """A date as far as the source prints it: a year, a month of a year, or a day.

    Attributes:
        year: four digits.
        month: 1 to 12, 0 where the source gives only the year.
        day: 1 to 31, 0 where the source gives no day.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, day: date) -> PrintedDate:
        """The printed form of a whole date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PrintedDate:
        """Read `2003`, `2003-05` or `2003-05-31`; raises ValueError on anything else."""
        return cls(*(int(part) for part in text.split("-")))

    def iso(self) -> str:
        """`2003-05-31`, `2003-05` or `2003`, as much as is known."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    def last_day(self) -> date:
        """The latest day this can mean: the end of the month or year where no day is printed, or one it does not have (`November 31`)."""
        month = self.month or 12
        last = _last_day(self.year, month)
        return date(self.year, month, min(self.day or last, last))


class PeriodType(StrEnum):
    """Whether figures hold at a moment or over a time."""

    INSTANT = "instant"
    DURATION = "duration"


INSTANT = PeriodType.INSTANT  # asked of every period, and an attribute of an enumeration takes six times as long as a name


@frozen
class Period:
    """An instant (`as of`) or a duration (`three months ended`).

    Attributes:
        type: instant or duration.
        end: the date printed, for a duration its last day.
        months: length of a duration in months; 13, 26, 39 and 52 or 53 weeks count as 3, 6, 9 and 12. None for an instant.
        weeks: length in weeks where the source says it so.
        start: first day where the source prints it.
    """

    type: PeriodType
    end: PrintedDate
    months: int | None = None
    weeks: int | None = None
    start: PrintedDate | None = None

    @property
    def is_instant(self) -> bool:
        """Whether the figures hold at a moment."""
        return self.type is INSTANT


@remembered(1024)
def instant(end: PrintedDate) -> Period:
    """The moment at the end of a day; the columns of many tables share it."""
    return Period(INSTANT, end)


@lru_cache(maxsize=1024)
def duration(months: int | None, end: PrintedDate, weeks: int | None = None) -> Period:
    """The months up to and with a day, shared too."""
    return Period(PeriodType.DURATION, end, months, weeks)


def _last_day(year: int, month: int) -> int:
    """The number of days in a month; `calendar`, which knows it too, loads the names of months in all languages first."""
    return 31 if month == 12 else (date(year, month + 1, 1) - timedelta(days=1)).day
