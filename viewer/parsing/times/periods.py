"""Periods of columns, completed from the words around them: other columns, the stub, the title, the document."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace

from viewer.frozen import frozen
from viewer.parsing.times.fiscal_year import BEGUN_BY, LATE, QUARTERS, WEEK, YEAR, Calendar, days_apart
from viewer.parsing.times.quarters import ASSUMED, by_known_quarter, by_number
from viewer.parsing.times.titled import dated_quarters, led_up_to
from viewer.parsing.times.when import HALF, When
from viewer.regex import regex
from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.statement import StatementKind

PARTS_OF_YEAR = frozenset({6, 9})  # months, from its beginning
REPORTED = frozenset({3, 6, 9, YEAR})  # months that companies report on
OF_TEXT = "its heading says no date: the end of the time that the text reports on is taken"
OF_FISCAL = "month and day are the end of the fiscal year, as the text says it"
OF_COLUMN = "month and day are taken from another column"
YEAR_AROUND = "the year is taken from the words around the column headings"
NUMBER_ALONE = "only the year is said; taken for the fiscal year, whose end the text says"
UNSAID_LENGTH = "nothing says whether it is the year or its end"
CLOSING_DAY = "the day is the end of the fiscal year, as the text says it"
END_OF_QUARTER = "the day is taken for the end of the quarter that the column names"
DAY_OF_WEEKS = "on what day of the month the weeks end, is not said; taken for its last"
INSTANTS = frozenset({StatementKind.BALANCE_SHEET})
DURATIONS = frozenset({StatementKind.INCOME_STATEMENT, StatementKind.CASH_FLOW})
TIMED_BY_TITLE = INSTANTS | DURATIONS | {StatementKind.GUIDANCE}  # their columns without a time have that of the title: `Low`, `High`


FULL_DATE = regex(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+[0-9]{1,2},?\s+(?:19|20)[0-9]{2}\b",
    re.IGNORECASE,
    "january february march april may june july august september october november december",
)

EVENT_DATE = regex(
    r"\b(?:effective|revised|dated|distributed|declared|payable|issued|updated)\b:?(?:\s+(?:on|as\s+of|in))?\s+"
    rf"(?:{FULL_DATE.pattern}|[0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}})\b)",
    re.IGNORECASE,
    "effective revised dated distributed declared payable issued updated",
)
AT_END_OF_YEAR = regex(r"\bat\s+(?:the\s+)?end\s+of\s+(?:the\s+|each\s+)?(?:fiscal\s+)?years?\b", re.IGNORECASE, "end")
PRIOR_YEAR = regex(r"\b(?:prior|previous|last|preceding)[ -]year\b|\byear[ -]ago\b", re.IGNORECASE)
TOTAL = regex(r"(?:.*\b(?:quarters?|months)\b.* )?totals?(?:,? (?:fiscal )?(?:19|20)[0-9]{2})?", re.IGNORECASE)
TOTAL_OF_YEAR = regex(r"totals?,? (?:fiscal )?(?:19|20)[0-9]{2}", re.IGNORECASE)


@frozen
class Reading:
    """A column's period and why it may be wrong.

    Attributes:
        period: None for a column that is no period.
        doubts: what was not said by the column itself.
    """

    period: Period | None
    doubts: tuple[str, ...] = ()


NO_PERIOD = Reading(None)


def without_events(words: str) -> str:
    """Words of a title without the days of what happened, and without a year that is named for its end alone.

    `a stock split effective April 24, 1998`, `As revised: October 18, 2002`, `Assumptions at end of year`.
    """
    return AT_END_OF_YEAR.sub("", EVENT_DATE.sub("", words))


def with_totals(whens: list[When], headings: Sequence[str]) -> list[When]:
    """Columns of years that are totals of the numbered quarters beside them as twelve months: `Total 1998` beside `Q1 1999`.

    So is `Total` alone beside all four of them, numbered or dated, or with them under one spanner, `Quarter`.

    Args:
        whens: what each column says of time.
        headings: the words of each column.
    """
    quarters = {when.quarter for when in whens if when.quarter} or {when.month for when in whens if when.months == 3 and not when.change}
    if not quarters - {0}:
        return whens
    total = TOTAL if len(quarters - {0}) == QUARTERS else TOTAL_OF_YEAR
    return [
        replace(when, months=12) if when in {When(year=when.year), When(3, year=when.year)} and total.fullmatch(words) else when
        for when, words in zip(whens, headings, strict=True)
    ]


def complete(whens: list[When], around: When, kind: StatementKind, calendar: Calendar, headings: Sequence[str]) -> list[Reading]:
    """The period of each column.

    Args:
        whens: what each column's own words say.
        around: what stub, title and headnote say.
        kind: the statement, which tells an instant from a duration where the words do not.
        calendar: the company's year, for columns that give only years.
        headings: the words of each column.
    """
    if around.months in {3, *PARTS_OF_YEAR} and around.month and not around.quarter:
        whens = dated_quarters(whens, around)
        around = replace(around, month=0, day=0) if any(when.quarter and not when.month for when in whens) else around
    whens = led_up_to(whens, around)
    whens = _closed_by_quarters(_up_to_date(_without_names(whens, headings)))
    calendar = by_known_quarter(whens, calendar)
    if whens == [When()] and around.months and around.year and around.month:
        whens = [around]  # one column below `Quarter ended December 31, 2004`
    shared = _shared(whens)
    of_years = shared if shared.quarter or _dates_years(whens) else replace(shared, month=0, day=0)
    numbered = any(when.quarter for when in whens)
    readings = [
        _up_to_quarter(when, around, kind, calendar)
        if (numbered or (when.months in PARTS_OF_YEAR and not shared.month)) and _is_undated_span(when, around)
        else _complete(when, of_years if when.months == YEAR else shared, around, kind, calendar)
        for when in whens
    ]
    if not any(OF_TEXT in reading.doubts for reading in readings):
        return readings
    return [
        _a_year_before(reading) if PRIOR_YEAR.search(words) and not when.year else reading
        for reading, words, when in zip(readings, headings, whens, strict=True)
    ]


def _a_year_before(reading: Reading) -> Reading:
    """A period that the text dates, a year earlier: `Prior Year Quarter` beside `Current Quarter`."""
    period = reading.period
    if period is None:
        return reading
    return replace(reading, period=replace(period, end=_date(period.end.year - 1, period.end.month, period.end.day)))


def _up_to_date(whens: list[When]) -> list[When]:
    """Columns of the year to date beside a numbered quarter: `YTD 96` beside `2Q96` is six months."""
    quarter = max((when.quarter for when in whens), default=0)
    if quarter < 2:
        return whens
    return [
        replace(when, months=3 * quarter) if when.to_date and when.year and not (when.months or when.month or when.quarter) else when
        for when in whens
    ]


def _closed_by_quarters(whens: list[When]) -> list[When]:
    """The year beside all four of its dated quarters, with the day on which the last one ends: `Year 2002` beside `February 2, 2002`."""
    ends = {(when.year, when.month, when.day) for when in whens if when.months == 3 and when.year and when.month and not when.change}
    if len(ends) != QUARTERS:
        return whens
    year, month, day = max(ends)
    return [
        replace(when, month=month, day=day) if when.months == YEAR and when.year == year and not (when.month or when.change) else when
        for when in whens
    ]


def _without_names(whens: list[When], headings: Sequence[str]) -> list[When]:
    """A year over one column of many that say nothing of time is part of a name: `1988 Employee Stock Ownership Plan`, not `Total 1999`."""
    silent = sum(when.empty and not when.change for when in whens)
    if silent * 2 <= len(whens) or any(TOTAL_OF_YEAR.fullmatch(words) for words in headings):
        return whens
    return [When() if when == When(year=when.year, instant=when.instant, audited=when.audited) and when.year else when for when in whens]


def _is_undated_span(when: When, around: When) -> bool:
    """Whether a column says months or a year, but no date: `9 months   FY2002`."""
    return (
        bool(when.year or around.year)
        and when.months in {*PARTS_OF_YEAR, 12}
        and not (when.change or when.month or when.quarter or around.month or around.quarter)
    )


def _up_to_quarter(when: When, around: When, kind: StatementKind, calendar: Calendar) -> Reading:
    """Some months of a fiscal year beside its numbered quarters; they end with the quarter they lead up to."""
    full = replace(when.with_default(around), quarter=(when.months or 0) // 3)
    reading = Reading(*by_number(when.months or 0, full, calendar))
    return _at_its_end(reading) if kind in INSTANTS else reading


def _shared(whens: list[When]) -> When:
    """What one column says and others may lack: `June 30, 2003 and 2002` has one month for both.

    `quarter` is the month in which the last of several quarters ends, which closes the year beside them.
    """
    dated = [when for when in whens if not when.change]
    first = next((when for when in dated if when.month), When())
    months = next((when.months for when in dated if when.months), None)
    closing = next((when.month for when in reversed(dated) if when.months == 3 and when.month), 0)
    return When(months, month=first.month, day=first.day, quarter=closing)


def _dates_years(whens: list[When]) -> bool:
    """Whether a date may be the end of years beside it: not that of `24 WEEKS ENDED FEBRUARY 13` beside `FISCAL YEARS` over `1994`."""
    return any(when.month and not when.change and when.months in {None, YEAR} for when in whens)


def _complete(when: When, shared: When, around: When, kind: StatementKind, calendar: Calendar) -> Reading:
    if when.change or (when.empty and (kind not in TIMED_BY_TITLE or not around.year)):
        return NO_PERIOD
    full = when.with_default(replace(around, year=0) if when.quarter and around.quarter else around)
    is_instant = _is_instant(when, full, shared, kind)
    if full.quarter and full.year and (not when.month or when.year_end):
        months = 3 if when.quarter and when.months != HALF else when.months or 3
        said = when.year_end and not (full.quarter < QUARTERS and calendar.ends and 0 < calendar.day < LATE)
        reading = Reading(*by_number(months, full, calendar, said=said))
        return _at_its_end(reading) if kind in INSTANTS else reading
    if not full.year:
        latest = calendar.latest if when.months and not (full.month or shared.month) else None
        return Reading(duration(when.months, latest, when.weeks), (OF_TEXT,)) if latest else NO_PERIOD
    end, doubts = _end(full, shared, is_instant, calendar)
    if calendar.ends and full.months == YEAR and not when.month and around.year != when.year:
        end = _known_end(end, calendar)
    if not when.year:
        doubts = (*doubts, YEAR_AROUND)
    if is_instant:
        return Reading(instant(end), doubts)
    if when.to_date and not when.months:
        return Reading(*_to_date(end, calendar, doubts))
    borrowed = shared.months if when.month or shared.months in REPORTED else None  # not those since a company was acquired, beside a year
    length = when.months if when.since else full.months or borrowed or (12 if not when.month else None)
    if borrowed and length and not full.months:
        doubts = (*doubts, "how long the period is, is taken from another column")
    if length is None:
        doubts = (*doubts, "how long the period is, is not said")
    elif not (full.months or borrowed or kind in DURATIONS) and end.month:
        doubts = (NUMBER_ALONE,) if doubts == (OF_FISCAL,) else (*doubts, UNSAID_LENGTH)
    return Reading(duration(length, end, full.weeks if length else None), doubts)


def _known_end(end: PrintedDate, calendar: Calendar) -> PrintedDate:
    """The day near another year's on which a year ended: `Fiscal years ended September 30, 1994` over `1993`, which ended September 24."""
    known = calendar.end_of(end.year - calendar.begun)
    return known if known in calendar.ends and days_apart(known, end) <= WEEK else end


def _to_date(end: PrintedDate, calendar: Calendar, doubts: tuple[str, ...]) -> tuple[Period, tuple[str, ...]]:
    """The time from the beginning of the fiscal year to a date; a date in the first days of a month ends weeks of the month before."""
    if not end.month:
        return duration(None, end), (*doubts, "how long the period is, is not said")
    closing = calendar.month or YEAR
    begun = 0 < end.day <= WEEK < (calendar.day or LATE)
    months = (end.month - begun - closing) % YEAR or YEAR
    said = "the year to date begins behind the end of the fiscal year" if calendar.month else ASSUMED
    return duration(months, end), (*doubts, said)


def _end(full: When, shared: When, is_instant: bool, calendar: Calendar) -> tuple[PrintedDate, tuple[str, ...]]:
    """A column's date, and the doubt there is where neither it nor its title says month and day."""
    year = full.year
    if full.month:
        known = calendar.end_of(year - calendar.begun) if calendar.ends and not full.day else None
        if known in calendar.ends and (known.year, known.month) == (year, full.month):  # `As of November` over `1999`
            return known, (CLOSING_DAY,)
        return _date(year, full.month, full.day), (DAY_OF_WEEKS,) if full.weeks and not full.day else ()
    if shared.month:
        if full.months == 12 and shared.quarter:  # the year beside its quarters
            return _date(year, calendar.month or shared.quarter, calendar.day), ()
        return _date(year, shared.month, shared.day), (OF_COLUMN,)
    latest = calendar.latest
    if latest is not None and year <= latest.year and (full.to_date or full.months in {3, *PARTS_OF_YEAR}):
        return _date(year, latest.month, latest.day), (OF_TEXT,)
    if calendar.month and (not (full.months or 0) % YEAR or is_instant):
        end = calendar.end_of(year)
        printed = full.months == YEAR and calendar.month > BEGUN_BY and end in {*calendar.ends, *calendar.days}
        return _date(end.year, end.month, end.day), () if printed else (OF_FISCAL,)
    return PrintedDate(year), ()


def _at_its_end(reading: Reading) -> Reading:
    """The last day of a quarter, over balances."""
    return Reading(instant(reading.period.end), reading.doubts or (END_OF_QUARTER,)) if reading.period else reading


def _is_instant(when: When, full: When, shared: When, kind: StatementKind) -> bool:
    if when.months or when.quarter:
        return False
    if kind in INSTANTS:
        return True
    if kind in DURATIONS:
        return False
    if full.months and not when.instant:
        return False
    return bool((when.month and not shared.months) or full.instant) and not full.months


def _date(year: int, month: int, day: int) -> PrintedDate:
    """A printed date; a month without a day means its end, a day its month lacks is its last."""
    if not month:
        return PrintedDate(year)
    last = monthrange(year, month)[1]
    return PrintedDate(year, month, min(day or last, last))
