"""The reviewer's work follows the printed text into a corrected file, or is listed for decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.review.support import CASH, INVENTORIES, RECEIVABLES, RELEASE, journal, release_of
from viewer.review.carrying import carried, carry, decline, is_successor, misplaced
from viewer.review.comments import comment, threads_of
from viewer.review.index import Index
from viewer.review.marks import MarkState, clear, mark, mark_of, standing_marks
from viewer.review.target import target_at
from viewer.review.ticks import tick, ticks_of, untick
from viewer.text.reading import source_of
from viewer.text.source import Source
from viewer.text.span import Span

ANN, BEN = "Ann Auditor", "Ben Reviewer"


@pytest.fixture
def index(source: Source) -> Index:
    cash, receivables = target_at(source, CASH), target_at(source, RECEIVABLES)
    return journal(
        mark(cash, MarkState.QUESTION, ANN),
        mark(cash, MarkState.AGREED, ANN, "bank letter"),
        mark(receivables, MarkState.EXCEPTION, ANN, "too high"),
        comment(receivables, "Sure?", BEN),
        comment(receivables, "Yes.", ANN, answers=4),
        tick(cash, "Ft", ANN),
        tick(cash, "PY", ANN),
        untick(cash, "PY", ANN),
        mark(target_at(source, INVENTORIES), MarkState.AGREED, ANN),
        clear(target_at(source, INVENTORIES), ANN),
    )


def successor(text: str) -> Source:
    return source_of("corrected.txt", text.encode())


def test_work_moves_with_its_line(source: Source, index: Index) -> None:
    new = successor("A LINE MORE\n" + RELEASE)
    drafts, undecided = carry(index, source, new, BEN)
    assert not undecided
    journal(*drafts, index=index)
    cash = mark_of(index, target_at(new, replace(CASH, line=7)).key)
    assert cash is not None
    assert (cash.state, cash.reason, cash.author, cash.carried_by) == (MarkState.AGREED, "bank letter", ANN, BEN)
    assert ticks_of(index, cash.target.key) == ("Ft",)
    (thread,) = threads_of(index, target_at(new, replace(RECEIVABLES, line=8)).key)
    assert (thread.text, thread.author, [answer.text for answer in thread.answers]) == ("Sure?", BEN, ["Yes."])
    assert mark_of(index, target_at(new, replace(INVENTORIES, line=9)).key) is None
    assert len(list(standing_marks(index))) == 4
    assert carry(index, source, new, BEN) == ([], [])


def test_a_line_changed_elsewhere_keeps_the_same_text_in_its_place(source: Source, index: Index) -> None:
    new = successor(RELEASE.replace("2,737", "2,773"))
    drafts, undecided = carry(index, source, new, BEN)
    assert not undecided
    assert {draft.target.span for draft in drafts} == {CASH, RECEIVABLES}


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (RELEASE.replace("1,895", "1,985"), "not in the new source as it was printed"),
        (RELEASE.replace("  Receivables    ", "  Trade accounts "), "not in the new source as it was printed"),
        (RELEASE.replace("      1,895", "     11,895"), "not in the new source as it was printed"),
        (RELEASE + RELEASE.splitlines()[6] + "\n", "another number of times"),
    ],
    ids=["another figure", "another caption", "a digit more", "the line twice"],
)
def test_what_is_not_certain_is_listed_until_decided(new: str, reason: str, source: Source, index: Index) -> None:
    other = successor(new)
    drafts, undecided = carry(index, source, other, BEN)
    assert {item.entry.number for item in undecided} == {3, 4, 5}
    assert all(reason in item.reason for item in undecided)
    journal(*drafts, index=index)
    first, second, third = (item.entry for item in undecided)
    place = target_at(other, Span(8, 36, 41))
    journal(carried(first, place, BEN), decline(second, BEN), index=index)
    assert (mark_of(index, place.key) or pytest.fail("no mark")).author == ANN
    drafts, undecided = carry(index, source, other, BEN)
    assert not drafts
    assert [item.entry for item in undecided] == [third]


def test_a_file_of_the_same_name_may_be_another_document(source: Source) -> None:
    assert is_successor(source, successor("A LINE MORE\n" + RELEASE))
    assert not is_successor(source, successor("ANOTHER COMPANY\n(in thousands)\n"))


def test_marks_that_a_better_parse_has_no_number_for_are_listed(source: Source) -> None:
    release = release_of(source)
    stray = target_at(source, Span(4, 34, 41))
    index = journal(mark(target_at(source, CASH), MarkState.AGREED, ANN), mark(stray, MarkState.AGREED, ANN))
    (entry,) = misplaced(index, release)
    assert entry.target == stray
    journal(decline(entry, BEN), index=index)
    assert misplaced(index, release) == ()


def test_a_long_file_is_carried_in_linear_time() -> None:
    lines = [f"{number:>60}" for number in range(20000)] + ["-" * 60] * 20000
    old = source_of("old.txt", "\n".join(lines).encode())
    new = source_of("new.txt", "\n".join(["first", *lines]).encode())
    index = journal(*(mark(target_at(old, Span(line, 55, 60)), MarkState.AGREED, ANN) for line in range(1, 40001, 200)))
    drafts, undecided = carry(index, old, new, BEN)
    assert (len(drafts), undecided) == (200, [])
    assert all(draft.target.span.line % 200 == 2 for draft in drafts)
