"""Times of several lengths that a title names together, each over the columns of its years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from viewer.parsing.times.heading import read_heading
from viewer.parsing.times.when import When
from viewer.regex import regex

BETWEEN = regex(
    r"[,;]?\s+(?:and\s+)?(?:for\s+)?(?:the\s+)?(?=(?:fiscal\s+)?(?:periods?|years?|quarters?|(?a:[a-z])+\s+(?:months|weeks))\s+(?:ended|from|beginning|(?a:[a-z])+\s+[0-9]))",
    re.IGNORECASE,
)
BEGINS = regex(r"\b(?:from|beginning|through)\b|\bto\b", re.IGNORECASE)
YEAR_NUMBER = regex(r"\b(?:19|20)[0-9]{2}\b")


def lengths_by_title(whens: Sequence[When], words: str) -> list[When]:
    """Columns of bare years with the length and the end that a title gives the time of each.

    `Year ended December 31, 1997 and period from June 3, 1996 (inception) to December 31, 1996` over `1997` and `1996`.

    Args:
        whens: what each column's own words say.
        words: those of the title and of what stands around the columns.
    """
    told = list(whens)
    if not all(when == When(year=when.year) and when.year for when in told):
        return told
    times: dict[int, When] = {}
    for part in BETWEEN.split(words):
        time = read_heading(part)
        if time.months and time.month and time.year:
            for year in [time.year] if BEGINS.search(part) else map(int, YEAR_NUMBER.findall(part)):
                times.setdefault(year, time)
    if len({time.months for time in times.values()}) < 2 or not all(when.year in times for when in told):
        return told
    return [replace(times[when.year], year=when.year) for when in told]
