"""The summary of a review: each release with its own second readings, the journal gone through once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.review.support import journal
from tests.support.samples import sample_releases
from viewer.models import summary
from viewer.models.summary import summary_of
from viewer.review.index import Index
from viewer.review.second_reading import SecondReading, second_reading, second_readings
from viewer.review.tally import Tally


def test_second_readings_are_told_of_their_own_release(monkeypatch: pytest.MonkeyPatch) -> None:
    releases, index = sample_releases()[:3], Index()
    for release, typed in ((releases[0], "1"), (releases[1], "1"), (releases[1], None)):
        row = next(row for row in release.statements[0].rows if row.cells)
        cell = row.cells[0]
        journal(second_reading(release.source, cell, typed or cell.text, "Ann Auditor"), index=index)
    asked: list[Index] = []

    def counted(journal: Index) -> Iterator[SecondReading]:
        asked.append(journal)
        return second_readings(journal)

    monkeypatch.setattr(summary, "second_readings", counted)
    lines = summary_of(index, [(release, Tally(release, index)) for release in releases], ())
    assert [line.readings for line in lines if line.level == 1] == [(0, 1), (1, 2), (0, 0)]
    assert asked == [index]
