"""Whose releases they are, in which order they came out, and which are the same text twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from viewer.frozen import frozen
from viewer.statements.company import company_key
from viewer.statements.release import Release
from viewer.statements.statement import PRIMARY

# Tables of notes and forecasts speak of dates to come: loans due in 2065.
ENOUGH = 1 / 3  # of the columns: those of the periods reported, beside their comparatives


@frozen
class Company:
    """The releases of one company.

    Attributes:
        name: as most of them print it.
        releases: oldest first, each text once; where a release's date is missing or impossible, it is the last date of its statements.
        notes: what was taken together or assumed.
        twins: releases that say the same as another and are left out, each with the one that is kept.
    """

    name: str
    releases: tuple[Release, ...]
    notes: tuple[str, ...]
    twins: tuple[tuple[Release, Release], ...] = ()


def companies(releases: Iterable[Release]) -> tuple[Company, ...]:
    """The releases by company: by name without legal form, or by ticker. One that has neither stands alone."""
    groups: dict[int, list[Release]] = {}
    names = CompanyNames()
    for release in releases:
        groups.setdefault(names.number(release.company, release.ticker), []).append(release)
    return tuple(_company(group) for group in groups.values())


class CompanyNames:
    """Numbers companies as they are first met, by the names and tickers they go by."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._count = 0

    def number(self, company: str | None, ticker: str | None) -> int:
        """The number of a release's company: one met before where its name or else its ticker was, a new one for a release without both."""
        names = [f"name {company_key(company)}"] if company else []
        names += [f"ticker {ticker}"] if ticker else []
        number = next((self._known[name] for name in names if name in self._known), self._count)
        self._count += number == self._count
        for name in names:
            self._known.setdefault(name, number)
        return number


def _company(group: Sequence[Release]) -> Company:
    dated = [dated_release(release) for release in group]
    ordered = sorted((release for release, _ in dated), key=lambda release: (release.released or date.min, release.source.name))
    kept, twins = _each_once(ordered)
    twice = (f"{left_out.source.name} says the same as {other.source.name} and is counted once" for left_out, other in twins)
    names = Counter(release.company for release in kept if release.company)
    keys = dict.fromkeys(company_key(name) for name in names)
    several = (f"{' and '.join(names)} are taken for one company: they have one ticker",) if len(keys) > 1 else ()
    name = names.most_common(1)[0][0] if names else kept[-1].source.name
    return Company(name, kept, (*(note for _, note in dated if note), *twice, *several), twins)


def dated_release(release: Release) -> tuple[Release, str]:
    """The release with the date that counts, and a note where that is not the printed one.

    A release cannot be older than the periods that its statements report; they say so more surely than its text.
    One column alone says nothing: a release of August 2006 heads a quarter `Dec 31, 2006` by mistake.
    """
    ends = sorted(
        column.period.end.last_day()
        for statement in release.statements
        if statement.kind in PRIMARY
        for column in statement.columns
        if column.period and column.period.end.day
    )
    later = [end for end in ends if release.released is None or end > release.released]
    if not later or len(later) < ENOUGH * len(ends):
        return release, ""
    said = f"is dated {release.released}, before" if release.released else "names no date: it is taken to be of"
    return replace(release, released=later[-1]), f"{release.source.name} {said} {later[-1]}, the last date of its statements"


def _each_once(releases: Sequence[Release]) -> tuple[tuple[Release, ...], tuple[tuple[Release, Release], ...]]:
    """A release may be there twice, as a file of its own and inside a filing: what prints the same figures on one day counts once.

    Returns:
        the releases that count, and each left out with the one that is kept.
    """
    first: dict[object, Release] = {}
    met = [(release, first.setdefault(_content(release), release)) for release in releases]
    return tuple(first.values()), tuple((release, kept) for release, kept in met if kept is not release)


def _content(release: Release) -> object:
    """The figures of each row."""
    rows = tuple(
        tuple((cell.text, cell.column) for cell in row.cells) for statement in release.statements for row in statement.rows if row.cells
    )
    return (release.released, rows) if rows else release.source.text
