"""A period as far as words tell it."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.frozen import frozen

HALF = 6  # months


@frozen
class When:
    """What is known of a period so far; None and 0 mean not said.

    Attributes:
        months: length of a span.
        weeks: length of a span in weeks.
        instant: `as of` or `at` was said.
        year: four digits.
        month: 1 to 12.
        day: 1 to 31.
        quarter: the quarter of a fiscal year, 1 to 4.
        audited: whether the column says it is audited.
        change: the column is a change, percent or note column.
        to_date: `year to date` was said.
        year_end: month and day are those of the fiscal year's end, not of the quarter.
        since: it began with the company, `inception to date`, however long ago that is.
    """

    months: int | None = None
    weeks: int | None = None
    instant: bool = False
    year: int = 0
    month: int = 0
    day: int = 0
    quarter: int = 0
    audited: bool | None = None
    change: bool = False
    to_date: bool = False
    year_end: bool = False
    since: bool = False

    def with_default(self, other: When) -> When:
        """This, with what is missing taken from a wider heading."""
        own_date = bool(self.month)
        return When(
            self.months or other.months,
            self.weeks or (None if self.months else other.weeks),
            self.instant or (other.instant and not self.months),
            self.year or other.year,
            self.month or other.month,
            self.day or (0 if own_date else other.day),
            self.quarter or other.quarter,
            other.audited if self.audited is None else self.audited,
            self.change or other.change,
            self.to_date or other.to_date,
            self.year_end or (not own_date and bool(self.quarter) and other.months == 12 and bool(other.month)),
            self.since or other.since,
        )

    @property
    def empty(self) -> bool:
        """Whether nothing of time was said."""
        return not (self.months or self.year or self.month or self.quarter or self.instant or self.to_date)


@dataclass(slots=True)
class Draft:
    """A `When` in the making; what is said first is kept."""

    months: int | None = None
    weeks: int | None = None
    instant: bool = False
    year: int = 0
    month: int = 0
    day: int = 0
    quarter: int = 0
    audited: bool | None = None
    change: bool = False
    to_date: bool = False
    year_end: bool = False
    since: bool = False
