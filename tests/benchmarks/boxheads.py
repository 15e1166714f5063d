"""How a typist sets what stands over the columns: spanners, their rules, dates, and the words between a title and these."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from viewer.statements.period import Period

MONTHS = "January February March April May June July August September October November December".split()
SPANS = {
    3: ("Three Months Ended", "Quarter Ended", "13 Weeks Ended"),
    6: ("Six Months Ended",),
    9: ("Nine Months Ended",),
    12: ("Year Ended", "Twelve Months Ended"),
}


@dataclass(frozen=True, slots=True)
class Boxhead:
    """How a typist heads columns.

    Attributes:
        align: where a spanner stands over its columns.
        shift: so many characters it may stand off that place.
        rule: what is drawn under spanners: nothing, a rule over their columns, or one as long as their words.
        broken: whether the last words of a spanner stand on a line of their own.
        gap: whether a blank line stands below spanners.
        shared: whether spanners give the day, so that years alone stand over the columns.
        audit: what `(Unaudited)` stands over: nothing, each column, or all of them.
        apart: so many blanks at least between two spanners; at one they fuse.
        titled: whether the title lists the days of a balance sheet, so that years alone stand over the columns.
    """

    align: str = "centre"
    shift: int = 0
    rule: str = ""
    broken: bool = False
    gap: bool = False
    shared: bool = False
    audit: str = ""
    apart: int = 2
    titled: bool = False


PLAIN = Boxhead()


def boxheads(chance: random.Random) -> Boxhead:
    """The habits of a typist drawn by chance."""
    return Boxhead(
        align=chance.choice(("centre", "centre", "left", "right")),
        shift=chance.choice((0, 0, 1, 2, 3, 4)),
        rule=chance.choice(("", "columns", "words")),
        broken=chance.random() < 0.3,
        gap=chance.random() < 0.2,
        shared=chance.random() < 0.5,
        audit=chance.choice(("", "", "", "each", "all")),
        apart=chance.choice((1, 2)),
        titled=chance.random() < 0.3,
    )


def spanner_lines(periods: Sequence[Period], width: int, column: int, how: Boxhead, chance: random.Random) -> Iterator[str]:
    """The lines of the spanners over columns.

    Args:
        periods: of the columns.
        width: where the first column begins.
        column: width of one.
        how: the typist's habits.
        chance: draws words and how far these stand off their places.
    """
    names = {months: chance.choice(SPANS[months]) for months in SPANS}
    shared = shares_days(periods, how)
    spanners: list[tuple[int, int, list[str]]] = []
    at = 0
    for (months, end), group in groupby(
        periods, key=lambda period: (period.months, (period.end.month, period.end.day) if shared else None)
    ):
        count = len(list(group))
        words = [*([names[months]] if months else []), *([f"{MONTHS[end[0] - 1]} {end[1]},"] if end else [])]
        room = count * column - 2
        text = " ".join(words)
        if words and (how.broken or len(text) > room > 0) and (how.broken or how.shift):
            words = [*text.rsplit(" ", 2 if end else 1)]
            words = [words[0], " ".join(words[1:])]
        else:
            words = [text]
        spanners.append((width + at * column, count * column, words))
        at += count
    yield from _set(spanners, how, chance)
    if any(words for *_, words in spanners) and how.rule:
        line = ""
        for start, room, words in spanners:
            length = room - 4 if how.rule == "columns" else max(map(len, words))
            line = line.ljust(start) + (" " * 4 + "-" * (room - 4) if how.rule == "columns" else ("-" * length).center(room).rstrip())
        yield line
    elif how.gap:
        yield ""


def _set(spanners: Sequence[tuple[int, int, list[str]]], how: Boxhead, chance: random.Random) -> Iterator[str]:
    shifts = [chance.randint(-how.shift, how.shift) if how.shift else 0 for _ in spanners]
    for number in range(max(len(words) for *_, words in spanners)):
        line = ""
        for (start, room, words), shift in zip(spanners, shifts, strict=True):
            lines = [""] * (max(len(each) for *_, each in spanners) - len(words)) + words
            text = lines[number]
            if not text:
                continue
            placed = {"left": (" " * 4 + text).ljust(room), "right": text.rjust(room - 2).ljust(room)}.get(how.align, text.center(room))
            begin = start + len(placed) - len(placed.lstrip()) + shift
            line = line.ljust(max(begin, len(line) + how.apart if line else 0)) + text
        yield line


def shares_days(periods: Sequence[Period], how: Boxhead) -> bool:
    """Whether years alone can stand over the columns: each spanner's end on one day of different years."""
    groups = [
        [(each.end.month, each.end.day, each.end.year) for each in group] for _, group in groupby(periods, key=lambda each: each.months)
    ]
    same = all(len({end[:2] for end in ends}) == 1 and len({end[2] for end in ends}) == len(ends) for ends in groups)
    return how.shared and len(periods) > 1 and same


def days_titled(periods: Sequence[Period], how: Boxhead) -> str:
    """The days of a balance sheet as its title lists them, so that years alone can stand over the columns; else nothing."""
    ends = [period.end for period in periods]
    if not how.titled or len(ends) < 2 or periods[0].months or len({end.year for end in ends}) < len(ends):
        return ""
    days = [f"{MONTHS[end.month - 1]} {end.day}, {end.year}" for end in ends]
    return f"{', '.join(days[:-1])} and {days[-1]}"
