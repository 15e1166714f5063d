"""When periods begin and end, near enough for fiscal calendars that end on a Saturday."""

from __future__ import annotations

from datetime import date

from viewer.statements.period import Period

NEAR = 10  # days two dates may differ and mean the same end of a period


def closing(period: Period) -> date:
    """The day a period ends."""
    return period.end.last_day()


def months_of(period: Period) -> int | None:
    """The length of a duration, 0 where it is not known; None for a moment."""
    return None if period.is_instant else period.months or 0


def opening(period: Period) -> date | None:
    """The day the period before a duration ends, None for a moment or where the length is not known."""
    if period.is_instant or not period.months:
        return None
    end = closing(period)
    year, month = divmod(end.year * 12 + end.month - 1 - period.months, 12)
    return date(year, month + 1, min(end.day, 28)) if year > 0 else None


def near(one: date, other: date) -> bool:
    """Whether two days mean the same end of a period."""
    return abs((one - other).days) <= NEAR
