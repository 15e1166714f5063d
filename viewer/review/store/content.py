"""What an entry may say: the last check of a journal whose chain is whole, for a forger can make a whole chain too."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from viewer.review.entry import Action, Entry
from viewer.review.fields import READERS, SUBJECTS, Field
from viewer.review.marks import MarkState
from viewer.review.profiles import read_profile
from viewer.review.signing import SigningRole
from viewer.review.store.chain import Fault
from viewer.review.target import Subject
from viewer.review.ticks import read_legend

ACTIONS = frozenset(Action)
SUBJECT_NAMES = frozenset(Subject)
STATES = frozenset(MarkState)


def first_nonsense(entries: Sequence[Entry]) -> Fault | None:
    """The first entry that no program of ours writes; None where all make sense."""
    for entry in entries:
        action, refers = entry.action, entry.refers
        if action not in ACTIONS or entry.subject not in SUBJECT_NAMES or not 0 <= refers < entry.number:
            return Fault(entry.number, "says what no entry can say")
        if action == Action.MARK and entry.what in STATES:
            continue
        check = CHECKS.get(Action(entry.action))
        if check is not None:
            try:
                check(entry)
            except (ValueError, TypeError, RecursionError) as error:
                return Fault(entry.number, f"cannot be understood: {error}")
    return None


def _mark(entry: Entry) -> None:
    MarkState(entry.what)


def _comment(entry: Entry) -> None:
    if entry.detail and not 0 < int(entry.detail) < entry.number:
        raise ValueError("it was carried from nowhere")


def _correction(entry: Entry) -> None:
    field = Field(entry.detail)
    READERS[field](entry.what)
    if entry.subject not in SUBJECTS[field]:
        raise ValueError(f"a {entry.subject} has no {field}")


def _sign_off(entry: Entry) -> None:
    SigningRole(entry.what)
    lines = json.loads(entry.detail)
    if [type(line) for line in lines] != [int, int]:
        raise ValueError("it is signed for no lines")


def _reversal(entry: Entry) -> None:
    if not entry.refers:
        raise ValueError("it refers to no entry")


CHECKS: dict[Action, Callable[[Entry], object]] = {
    Action.MARK: _mark,
    Action.COMMENT: _comment,
    Action.CORRECT: _correction,
    Action.SIGN_OFF: _sign_off,
    Action.LEGEND: lambda entry: read_legend(entry.detail),
    Action.PROFILE: lambda entry: read_profile(entry.detail),
    Action.UNDO: _reversal,
    Action.REDO: _reversal,
    Action.DECLINE: _reversal,
}
