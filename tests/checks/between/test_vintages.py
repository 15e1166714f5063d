"""One fact, all its prints."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.checks.between.test_comparative import moved
from tests.support.synthetic import relabel, synthetic_releases
from viewer.checks.between.vintages import Change, Vintages, vintages
from viewer.statements.period import PrintedDate
from viewer.statements.release import Release

YEARS = synthetic_releases(9)


def find(caption: str, end: PrintedDate, releases: tuple[Release, ...], months: int | None = None) -> Vintages:
    [found] = [row for row in vintages(releases) if row.caption == caption and row.period.end == end and row.period.months == months]
    return found


def test_a_balance_of_the_year_end_is_printed_in_every_release_of_the_next_year() -> None:
    end = PrintedDate(1901, 12, 31)
    row = find("Inventories", end, YEARS[::-1])
    assert [fact.release.source.name for fact in row.prints] == [release.source.name for release in YEARS[3:8]]
    assert row.changes == (Change.SAME,) * 4
    assert not row.changed


def test_changes_are_told_from_rounding() -> None:
    releases = (*YEARS[:4], moved(YEARS[4], "Inventories", 1), moved(YEARS[5], "Inventories", 40), *YEARS[6:])
    row = find("Inventories", PrintedDate(1901, 12, 31), releases)
    assert row.changes == (Change.WITHIN_ROUNDING, Change.CHANGED, Change.CHANGED, Change.SAME)
    assert row.changed
    assert row.prints[2].value - row.prints[0].value == Decimal(40000)


def test_a_new_caption_is_the_same_line() -> None:
    row = find("Net revenues", PrintedDate(1901, 3, 31), (YEARS[0], relabel(YEARS[4], "Net sales", "Net revenues")), 3)
    assert [fact.row.label for fact in row.prints] == ["Net sales", "Net revenues"]


def test_a_year_closes_within_a_week() -> None:
    balances, operations = YEARS[4].statements
    shifted = replace(
        operations,
        columns=tuple(
            replace(column, period=replace(column.period, end=replace(column.period.end, month=4, day=3)))
            for column in operations.columns
            if column.period
        ),
    )
    row = find("Net sales", PrintedDate(1901, 4, 3), (YEARS[0], replace(YEARS[4], statements=(balances, shifted))), 3)
    assert [fact.period.end.day for fact in row.prints] == [31, 3]


def test_a_file_given_twice_counts_once() -> None:
    assert all(len(row.prints) == 1 for row in vintages((YEARS[0], YEARS[0])))
