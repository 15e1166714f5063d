"""Undo and redo: entries that take others back or bring them back; nothing leaves the journal."""

from __future__ import annotations

from viewer.review.entry import Action, Draft, Entry
from viewer.review.index import Index
from viewer.review.marks import named

# What can be taken back; an undo is brought back by a redo, and never undone itself.
UNDOABLE = frozenset(Action) - {Action.UNDO, Action.REDO}
WORDINGS = {
    Action.MARK: "mark {text} as {entry.what}",
    Action.CLEAR: "take the mark off {text}",
    Action.TICK: "tick {text} with {entry.what}",
    Action.UNTICK: "take tick {entry.what} off {text}",
    Action.COMMENT: "comment on {text}",
    Action.CORRECT: "correct the {entry.detail} of {text} to {entry.what}",
    Action.SIGN_OFF: "sign off {text} as {entry.what}",
    Action.SECOND_READING: "read {text} a second time",
    Action.LEGEND: "change the legend",
    Action.PROFILE: "change the profile of {entry.what}",
    Action.DECLINE: "leave what is on {text} behind",
    Action.UNDO: "undo entry {entry.refers}",
    Action.REDO: "redo entry {entry.refers}",
}


def undo(index: Index, number: int, author: str) -> Draft:
    """Take back the entry with a number.

    Raises:
        ValueError: there is no such entry, it cannot be undone, or it already is.
    """
    entry = _undoable(index, number)
    if number in index.voided:
        raise ValueError(f"entry {number} is undone already")
    return Draft(Action.UNDO, entry.target, named(author), refers=number)


def redo(index: Index, number: int, author: str) -> Draft:
    """Bring back the entry with a number.

    Raises:
        ValueError: it is not undone.
    """
    entry = _undoable(index, number)
    if number not in index.voided:
        raise ValueError(f"entry {number} is not undone")
    return Draft(Action.REDO, entry.target, named(author), refers=number)


def describe(entry: Entry) -> str:
    """An entry in a few words, for the undo menu and the journal of a report."""
    return WORDINGS[Action(entry.action)].format(text=entry.text.strip() or entry.name, entry=entry)


def _undoable(index: Index, number: int) -> Entry:
    if not 1 <= number <= len(index.entries) or index.entry(number).action not in UNDOABLE:
        raise ValueError(f"entry {number} cannot be undone")
    return index.entry(number)
