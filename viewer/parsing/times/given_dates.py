"""Dates that a title, an introduction or a spanner gives columns of bare years, or of days without one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from viewer.parsing.settings import SETTINGS
from viewer.parsing.times.heading import NAMED_DAY, OF_A_YEAR, SLASHED_DAY, read_heading, without_references
from viewer.parsing.times.periods import FULL_DATE
from viewer.parsing.times.when import When
from viewer.regex import regex

SHORT_MONTHS = "jan feb febr mar apr jun jul aug sep sept oct nov dec"
SHORT_DATE = regex(  # `Sept. 26, 2004`, `9/26/04`
    rf"\b(?:(?:{SHORT_MONTHS.replace(' ', '|')})\b\.? {{1,3}}[0-9]{{1,2}}{OF_A_YEAR}|{SLASHED_DAY})\b", re.IGNORECASE, f"{SHORT_MONTHS} /"
)
BEFORE_DATES = "(?:(?a:[a-z0-9-])+ ){0,4}?"
DATES_LISTED = regex(rf"{BEFORE_DATES}{FULL_DATE.pattern}(?:(?:,|,? and| &) {FULL_DATE.pattern})+", re.IGNORECASE)
ANY_DATE = regex(rf"{FULL_DATE.pattern}|{SHORT_DATE.pattern}", re.IGNORECASE)  # `Sept. 26, 2004 and June 28, 2003`
ANY_LISTED = regex(rf"{BEFORE_DATES}(?:{ANY_DATE.pattern})(?:(?:,|,? and| &) (?:{ANY_DATE.pattern}))+", re.IGNORECASE)

QUARTER = 3  # months
DAY = regex(rf"\b{NAMED_DAY}(?:{OF_A_YEAR})?", re.IGNORECASE)
DAYS_LISTED = regex(rf"(?:(?a:[a-z])+ ){{0,5}}(?:{NAMED_DAY}(?:{OF_A_YEAR})?(?:,|,? and| &) )*{NAMED_DAY}{OF_A_YEAR}\b", re.IGNORECASE)


def dated_by(whens: list[When], words: str) -> list[When]:
    """Columns of bare years with the dates that title or introduction give, as many as there are columns.

    `As of December 31, 2000 and January 2, 2000` over `2000` and `1999`: a fiscal year may end in the next calendar year. Dates of the
    columns' own years may be any days, where they are listed one after the other: `June 30, 2003 and December 31, 2002`. The length said
    before the list is theirs. Columns of changes and those that say nothing of time stand between the others. The columns may number one
    quarter and count the months that it closes: `Second Quarter` and `Six Months`.
    """
    told = [when for when in whens if not (when.change or when.empty)]
    if not told or not all(map(_is_bare_year, told)) or not _close_together(told):
        return whens
    date_of, dates_in = (ANY_DATE, ANY_LISTED) if SHORT_DATE.search(words) else (FULL_DATE, DATES_LISTED)
    said = [match[0] for match in date_of.finditer(words)]
    dates = sorted({(when.year, when.month, when.day) for date in said if (when := read_heading(date)).day})
    years = sorted({when.year for when in told})
    if len({date[1:] for date in dates}) < 2 or len(dates) != len(years):
        return whens
    by_year = dict(zip(years, dates, strict=True))
    match = dates_in.search(words)
    listed = match[0] if match and len(list(date_of.finditer(match[0]))) == len(dates) else ""
    of_years = bool(listed) and all(date[0] == year for year, date in by_year.items()) and len({when.months for when in told}) == 1
    ends = [365 * (date[0] - year) + 30 * date[1] + date[2] for year, date in by_year.items()]
    near = all(date[0] - year in {0, 1} for year, date in by_year.items()) and max(ends) - min(ends) <= SETTINGS.year_end_drift
    if not (of_years or near):
        return whens
    before = read_heading(listed)
    length = When(before.months, before.weeks)
    dated = []
    for when in whens:
        if when.change or when.empty:
            dated.append(when)
            continue
        year, month, day = by_year[when.year]
        ended = replace(when, year=year, month=month, day=day, months=when.months or (QUARTER if when.quarter else None))
        dated.append(ended if when.instant else ended.with_default(length))
    return dated


def years_of_days(whens: list[When], words: str) -> list[When]:
    """Columns of days without a year, with the year and the length that an introduction gives all these days, and the last time it does.

    `for the six months ended August 31 and February 28, 1997:` over `August 31` and `February 28`.
    """
    days = [(when.month, when.day) for when in whens if when.month and when.day and not (when.year or when.change)]
    if not days or len(set(days)) != len(whens):
        return whens
    for listed in reversed([match[0] for match in DAYS_LISTED.finditer(words)]):
        year, years = 0, {}
        for day in map(read_heading, reversed(DAY.findall(listed))):
            year = day.year or year
            years[day.month, day.day] = year
        if years.keys() >= set(days):
            months = read_heading(listed).months
            return [replace(when, year=years[when.month, when.day], months=when.months or months) for when in whens]
    return whens


def _is_bare_year(when: When) -> bool:
    """Whether a column names its year, perhaps with a length or a quarter, and no date."""
    dated = when.month or when.day or when.year_end
    return bool(when.year) and not (dated or when.change or when.to_date)


def _close_together(whens: list[When]) -> bool:
    """Whether columns number no quarter, or one alone, and are of it or of the months that it closes."""
    quarters = {when.quarter for when in whens if when.quarter}
    if not quarters:
        return True
    lengths = {when.months or QUARTER * bool(when.quarter) for when in whens}
    return len(quarters) == 1 and lengths <= {QUARTER, QUARTER * max(quarters)}


def dated_by_spanners(whens: list[When], headings: Sequence[list[str]]) -> list[When]:
    """Columns of bare years with the dates that the words over them give: `Weeks Ended July 3, 2004 and June 28, 2003` over `2004`.

    Args:
        whens: what each column's own words say.
        headings: those words, from the outermost spanner to the leaf.
    """
    dated = list(whens)
    under: dict[str, list[int]] = {}
    told = [without_references(words) for words in headings]
    for at, words in enumerate(told):
        under.setdefault(" ".join(words[:-1]), []).append(at)
    for spanner, columns in under.items():
        leaves = dated_by([read_heading(told[at][-1]) if told[at] else When() for at in columns], spanner)
        for at, leaf in zip(columns, leaves, strict=True):
            dated[at] = leaf.with_default(whens[at]) if leaf.month and leaf.day else whens[at]
    return dated
