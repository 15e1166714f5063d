"""Numbered quarters under a title that gives their last day."""

from __future__ import annotations

from dataclasses import replace

from viewer.parsing.times.when import When


def dated_quarters(whens: list[When], around: When) -> list[When]:
    """Columns of one quarter of several years, with the day of the title: `Quarters Ended March 31, 2003` over `First Quarter`.

    Where the columns count fiscal years, which end later than the quarter, the title's year tells by how much.
    """
    if len({when.quarter for when in whens if when.quarter and not when.month}) != 1:
        return whens
    later = max((when.year for when in whens if when.quarter), default=0) - around.year
    shift = later if around.year and later in {0, 1} else 0
    return [
        replace(when, year=when.year - shift, month=around.month, day=around.day, months=3) if when.quarter and not when.month else when
        for when in whens
    ]


def led_up_to(whens: list[When], around: When) -> list[When]:
    """Columns of one quarter, and of the months that it closes, with the day of a title that says no length.

    `Periods Ended December 31, 2000 and 1999`, or `Periods Ended December 31` alone, over `Second Quarter` and `Six Months`, whatever the
    fiscal year is called.
    """
    quarters = {when.quarter for when in whens if when.quarter}
    if around.months or around.quarter or not (around.month and around.day) or len(quarters) != 1:
        return whens
    closed = 3 * quarters.pop()
    led = [bool(when.year) and not (when.month or when.change) and bool(when.quarter or when.months == closed) for when in whens]
    years = {when.year for when, leads in zip(whens, led, strict=True) if leads}
    if not any(when.months == closed > 3 for when in whens) or max(years, default=0) != (around.year or max(years, default=0)):
        return whens
    return [
        replace(when, month=around.month, day=around.day, months=when.months or 3) if leads else when
        for when, leads in zip(whens, led, strict=True)
    ]
