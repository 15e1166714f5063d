"""A whole chain is no proof of sense: what no program of ours writes is named when the review is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.review.support import INVENTORIES, sealed
from viewer.review.entry import Action, Draft
from viewer.review.fields import Field
from viewer.review.store.content import first_nonsense
from viewer.review.store.errors import DamagedReviewError
from viewer.review.store.opening import open_review, read_review
from viewer.review.target import Subject, Target, target_at
from viewer.text.source import Source

DEEP = "[" * 100_000
Said = tuple[Action, str, str, int]  # what an entry does, its object, its detail, and the entry it refers to


@pytest.fixture
def target(source: Source) -> Target:
    return target_at(source, INVENTORIES)


def faults(path: Path, *drafts: Draft) -> str:
    """What is said of entries in a journal whose chain is whole."""
    with open_review(path, create=True) as review:
        fault = first_nonsense(sealed(review, list(drafts)))
    return "" if fault is None else f"{fault.number}: {fault.reason}"


@pytest.mark.parametrize(
    "said",
    [
        (Action.MARK, "excellent", "", 0),
        (Action.COMMENT, "why?", "2", 0),  # carried from itself
        (Action.COMMENT, "why?", "one", 0),
        (Action.CORRECT, "12,013", Field.VALUE, 0),
        (Action.CORRECT, "1000", "colour", 0),
        (Action.CORRECT, "none", Field.PERIOD, 0),  # of a cell, which has none of its own
        (Action.SIGN_OFF, "owner", "[1, 9]", 0),
        (Action.SIGN_OFF, "preparer", "[1]", 0),
        (Action.SIGN_OFF, "preparer", '["1", 9]', 0),
        (Action.SIGN_OFF, "preparer", "null", 0),
        (Action.SIGN_OFF, "preparer", DEEP, 0),
        (Action.LEGEND, "", "{", 0),
        (Action.LEGEND, "", DEEP, 0),
        (Action.PROFILE, "", "[]", 0),
        (Action.PROFILE, "", DEEP, 0),
        (Action.UNDO, "", "", 0),
        (Action.REDO, "", "", 0),
        (Action.DECLINE, "", "", 0),
        (Action.UNDO, "", "", 2),  # of itself
        (Action.MARK, "agreed", "", 7),  # of one to come
    ],
)
def test_what_no_program_of_ours_writes_is_named(said: Said, target: Target, tmp_path: Path) -> None:
    sound = Draft(Action.MARK, target, "A. Auditor", "agreed")
    action, what, detail, refers = said
    forged = Draft(action, target, "A. Auditor", what, detail=detail, refers=refers)
    assert faults(tmp_path / "a.review", sound, forged).startswith("2: ")


@pytest.mark.parametrize(
    "said",
    [
        (Action.MARK, "waived", "", 1),
        (Action.COMMENT, "why?", "1", 0),
        (Action.CORRECT, "-323000", Field.VALUE, 0),
        (Action.SIGN_OFF, "preparer", "[1, 9]", 0),
        (Action.UNDO, "", "", 1),
        (Action.SECOND_READING, "8,297", "8297", 0),
    ],
)
def test_what_they_write_makes_sense(said: Said, target: Target, tmp_path: Path) -> None:
    action, what, detail, refers = said
    sound = Draft(Action.MARK, target, "A. Auditor", "agreed")
    assert faults(tmp_path / "a.review", sound, replace(sound, action=action, what=what, detail=detail, refers=refers)) == ""


def test_a_subject_that_is_none_is_named(target: Target, tmp_path: Path) -> None:
    with open_review(tmp_path / "a.review", create=True) as review:
        (entry,) = sealed(review, [Draft(Action.MARK, target, "A. Auditor", "agreed")])
    fault = first_nonsense([entry._replace(subject="weather")])
    assert fault is not None
    assert (fault.number, Subject.NUMBER) == (1, target.subject)


def test_a_review_with_nonsense_is_not_shown(target: Target, tmp_path: Path) -> None:
    path = tmp_path / "a.review"
    with open_review(path, create=True) as review:
        review.append(sealed(review, [Draft(Action.SIGN_OFF, target, "A. Auditor", "preparer", detail=DEEP)]), [])
    with pytest.raises(DamagedReviewError, match="entry 1"), read_review(path):
        pytest.fail("it may not be opened")
