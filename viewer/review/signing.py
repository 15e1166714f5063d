"""Sign-off: a preparer and a reviewer put their names to a statement or a release; a later change voids it, visibly."""

from __future__ import annotations

import json
from bisect import bisect_right
from enum import StrEnum

from viewer.frozen import frozen
from viewer.review.entry import Action, Draft, Entry, moment
from viewer.review.index import Index
from viewer.review.marks import named
from viewer.review.target import Subject, Target
from viewer.review.things import statement_target
from viewer.statements.statement import Statement
from viewer.text.source import Source


class SigningRole(StrEnum):
    """The two who sign: one does the work, another looks at it."""

    PREPARER = "preparer"
    REVIEWER = "reviewer"


@frozen
class SignOff:
    """A signature.

    Attributes:
        target: a statement, or a source as a whole.
        lines: first and last line it speaks for.
        role: as what.
        author: who signed.
        at: when, ISO 8601 in UTC.
        number: of its entry in the journal.
        voided_by: the first later entry that changed something it speaks for, None while it stands.
    """

    target: Target
    lines: tuple[int, int]
    role: SigningRole
    author: str
    at: str
    number: int
    voided_by: Entry | None = None

    def __str__(self) -> str:
        """`VOID: signed by A. Reviewer as preparer, 2003-07-15 09:41 UTC`."""
        return f"{'VOID: ' if self.voided_by else ''}signed by {self.author} as {self.role}, {moment(self.at)}"


def sign_off(index: Index, target: Target, lines: tuple[int, int], role: SigningRole, author: str) -> Draft:
    """Sign a statement or a source.

    Args:
        index: the review so far.
        target: a statement or a source.
        lines: first and last line it speaks for; a whole source has its first and last.
        role: as what.
        author: who signs.

    Raises:
        ValueError: it can be no such thing, or the same person would sign in both roles.
    """
    if target.subject not in {Subject.STATEMENT, Subject.SOURCE}:
        raise ValueError(f"a {target.subject} is not signed off; its statement or source is")
    author = named(author)
    for other in sign_offs(index, target):
        if other.author.casefold() == author.casefold() and other.role is not role and other.voided_by is None:
            raise ValueError(f"{author} has signed as {other.role}; the {role} must be another person")
    return Draft(Action.SIGN_OFF, target, author, str(role), detail=json.dumps(lines))


def sign_offs(index: Index, target: Target) -> tuple[SignOff, ...]:
    """The signatures under a target, oldest first; those that are voided say by what."""
    entries = [entry for entry in index.standing(target.key) if entry.action == Action.SIGN_OFF]
    return tuple(_sign_off(index, entry) for entry in reversed(entries))


def statement_sign_offs(index: Index, source: Source, statement: Statement) -> tuple[SignOff, ...]:
    """The same under a statement; asked for all statements of a source at once, few of which were ever signed."""
    return sign_offs(index, statement_target(source, statement)) if index.by_action.get(Action.SIGN_OFF) else ()


def all_sign_offs(index: Index) -> tuple[SignOff, ...]:
    """Every signature of the review, oldest first."""
    return tuple(_sign_off(index, entry) for entry in index.all_standing(Action.SIGN_OFF))


def _sign_off(index: Index, entry: Entry) -> SignOff:
    first, last = json.loads(entry.detail)
    role = SigningRole(entry.what)
    return SignOff(entry.target, (first, last), role, entry.author, entry.at, entry.number, _voiding(index, entry, (first, last)))


def _voiding(index: Index, signature: Entry, lines: tuple[int, int]) -> Entry | None:
    changes = index.changed.get(signature.source, [])
    for number in changes[bisect_right(changes, signature.number) :]:
        change = index.entry(number)
        undone = index.entry(change.refers) if change.action in {Action.UNDO, Action.REDO} else change
        if undone.action not in {Action.SIGN_OFF, Action.COMMENT, Action.SECOND_READING} and lines[0] <= change.line <= lines[1]:
            return change
        if change.subject == Subject.SOURCE and change.line == 0 and undone.action == Action.CORRECT:
            return change
    return None
