"""What the empty trend says is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.samples import july
from viewer.models.address import RowAddress
from viewer.models.trend_hint import LEFT_OUT, NO_FIGURES, NO_LINES, NO_PERIODS, NO_ROW, NOTHING_OPEN, OTHER_PERIODS, trend_hint
from viewer.statements.release import Release
from viewer.statements.statement import Role
from viewer.trends.views import READY_MADE_VIEWS, Wish

DATED = july()
OPERATIONS = 1


def undated() -> Release:
    statements = tuple(replace(one, columns=tuple(replace(column, period=None) for column in one.columns)) for one in DATED.statements)
    return replace(DATED, statements=statements)


def rows_of(release: Release, *, headings: bool) -> list[RowAddress]:
    rows = release.statements[OPERATIONS].rows
    return [RowAddress(release, OPERATIONS, number) for number, row in enumerate(rows) if (row.role is Role.HEADING) is headings]


@pytest.mark.parametrize(
    ("releases", "rows", "wish", "expected"),
    [
        ((), (), Wish(), NOTHING_OPEN),
        ((DATED,), (), Wish(), NO_ROW),
        ((DATED,), (), Wish(READY_MADE_VIEWS[0]), NO_LINES),
        ((DATED,), rows_of(DATED, headings=True), Wish(), NO_FIGURES),
        ((DATED,), rows_of(undated(), headings=False), Wish(), NO_PERIODS),
        ((DATED,), rows_of(DATED, headings=False), Wish(), OTHER_PERIODS.format("3 and 6")),
        ((DATED,), rows_of(DATED, headings=False), Wish(shown_as="growth"), LEFT_OUT),
    ],
)
def test_it_says_what_is_really_missing(releases: tuple[Release, ...], rows: list[RowAddress], wish: Wish, expected: str) -> None:
    assert trend_hint(releases, rows, wish) == expected
