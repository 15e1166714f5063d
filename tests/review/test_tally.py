"""The numbers of a release and the marks on them, by place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.review.support import journal
from tests.support.innovo import innovo_releases
from viewer.checks.check import check_release
from viewer.review.index import Index
from viewer.review.marks import MarkState, clear, mark
from viewer.review.tally import Tally
from viewer.review.things import claim_target, number_targets
from viewer.statements.release import Release


@pytest.fixture
def release() -> Release:
    return check_release(innovo_releases()[1])


def test_the_numbers_are_cells_and_claims_in_order_of_print_each_once(release: Release) -> None:
    first = release.claims[0]
    tally = Tally(replace(release, claims=(*release.claims, first)), Index())
    expected = sorted({target.key: target for target in number_targets(release)}.values(), key=lambda target: target.span)
    assert tuple(map(tally.target, tally.keys)) == tuple(expected)
    assert tally.keys[2:9] == tuple(one.key for one in expected[2:9])
    assert [*tally.on_line(expected[5].span.line)] == [one for one in expected if one.span.line == expected[5].span.line]
    assert tally.home(claim_target(release.source, first).key) is None
    cell = next(row.cells[-1] for row in release.statements[1].rows if row.cells)
    assert [tally.home(one.key) for one in expected if one.span == cell.span] == [1]


def test_a_mark_counts_for_its_statement_and_the_release_until_it_is_taken_off(release: Release) -> None:
    tally = Tally(release, Index())
    one = tally.target(next(key for key in tally.keys if tally.home(key) == 1))
    index = journal(mark(one, MarkState.AGREED, "A. Auditor"))
    tally.update(index, [one.key])
    assert (tally.progress.agreed, tally.statement(1).agreed, tally.statement(0).agreed) == (1, 1, 0)
    assert Tally(release, index).progress == tally.progress
    tally.update(journal(clear(one, "A. Auditor"), index=index), [one.key])
    assert (tally.progress.agreed, tally.state(one.key)) == (0, None)


def test_marks_on_another_release_are_left_alone(release: Release) -> None:
    other = Tally(innovo_releases()[0], Index())
    index = journal(mark(other.target(other.keys[0]), MarkState.AGREED, "A. Auditor"))
    assert Tally(release, index).progress.agreed == 0


def test_the_next_number_without_a_mark_stands_behind_and_behind_the_last_comes_the_first(release: Release) -> None:
    tally = Tally(release, Index())
    everything = [tally.target(key) for key in tally.keys]
    assert tally.next_with(None, None) == everything[0]
    assert tally.next_with(None, everything[7]) == everything[8]
    assert tally.next_with(None, everything[-1]) == everything[0]
    assert tally.next_with(MarkState.AGREED, everything[7]) is None
