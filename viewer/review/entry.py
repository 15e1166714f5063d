"""An entry of the journal: who did what, when and on which printed characters."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from operator import methodcaller
from typing import NamedTuple

from viewer.frozen import frozen
from viewer.review.target import Subject, Target, storable
from viewer.text.span import Span

NO_HASH = "0" * 64
NULS = methodcaller("count", "\0")


class Action(StrEnum):
    """What an entry does; the journal knows no other verbs."""

    MARK = "mark"  # what: a MarkState
    CLEAR = "clear"  # takes the mark off
    TICK = "tick"  # what: a code of the legend
    UNTICK = "untick"
    COMMENT = "comment"  # what: the words; refers to the comment it answers; detail: number of the comment it was carried from
    CORRECT = "correct"  # what: the corrected reading; detail: which field
    SIGN_OFF = "sign_off"  # what: a role; detail: first and last line
    SECOND_READING = "second_reading"  # what: the number typed
    LEGEND = "legend"  # detail: the tick marks
    PROFILE = "profile"  # detail: what is known of a company
    DECLINE = "decline"  # leaves the entry it refers to where it is when its source is replaced
    UNDO = "undo"  # takes back the entry it refers to
    REDO = "redo"  # brings it back


@frozen
class Draft:
    """What somebody wants to have entered.

    Attributes:
        action: the verb.
        target: on what.
        author: by whom.
        what: the verb's object, see `Action`.
        reason: why, in the author's words.
        refers: number of the entry it speaks of, 0 for none; for a mark that was carried over, where it came from.
        detail: further data as JSON, empty for none.
    """

    action: Action
    target: Target
    author: str
    what: str = ""
    reason: str = ""
    refers: int = 0
    detail: str = ""


class Entry(NamedTuple):
    """A row of the journal. A tuple, because a hundred thousand of them are read before the window shows.

    Attributes:
        number: 1 for the first.
        at: when, in UTC, as ISO 8601 with microseconds and `Z`.
        previous: hash of the entry before it.
        hash: of all the fields above it.
    """

    number: int
    at: str
    author: str
    action: str
    source: str
    name: str
    subject: str
    rule: str
    line: int
    start: int
    stop: int
    text: str
    what: str
    reason: str
    refers: int
    detail: str
    previous: str
    hash: str

    @property
    def key(self) -> tuple[str, str, str, int, int, int]:
        """The key of its target."""
        return self.source, self.subject, self.rule, self.line, self.start, self.stop

    @property
    def span(self) -> Span:
        """The characters it was made on."""
        return Span(self.line, self.start, self.stop)

    @property
    def target(self) -> Target:
        """What it was made on."""
        return Target(self.source, self.name, self.span, self.text, Subject(self.subject), self.rule)


def moment(at: str) -> str:
    """When an entry was made, for a reader: `2003-07-15 09:41 UTC`."""
    return f"{at[:10]} {at[11:16]} UTC"


def seal(draft: Draft, number: int, previous: str, at: datetime | None = None) -> Entry:
    """Make the entry that follows the one with the hash `previous`."""
    moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    target = draft.target
    span = target.span
    unsealed = Entry(
        number=number,
        at=moment,
        author=storable(draft.author),
        action=str(draft.action),
        source=target.source,
        name=storable(target.name),
        subject=str(target.subject),
        rule=target.rule,
        line=span.line,
        start=span.start,
        stop=span.end,
        text=storable(target.text),
        what=storable(draft.what),
        reason=storable(draft.reason),
        refers=draft.refers,
        detail=draft.detail,
        previous=previous,
        hash="",
    )
    return unsealed._replace(hash=seal_of(unsealed))


def seal_of(entry: Entry) -> str:
    """SHA-256 over the numbers and then the words of an entry, joined by NUL, which no field may hold.

    Raises:
        ValueError: a field is not of its type, or holds a NUL.
    """
    return seals_of((entry,))[0]


def seals_of(entries: Sequence[Entry]) -> list[str]:
    """The seal of each of some entries; column by column, since a hundred thousand of them are checked before the window shows.

    Raises:
        ValueError: a field of one is not of its type, or holds a NUL.
    """
    number, at, author, action, source, name, subject, rule, line, start, stop, text, what, reason, refers, detail, previous, _ = zip(
        *entries, strict=True
    )
    numbers = (number, line, start, stop, refers)
    if set(map(type, chain(*numbers))) != {int}:
        raise ValueError("a field is not of its type")
    columns = (
        *(map(str, column) for column in numbers),
        at,
        author,
        action,
        source,
        name,
        subject,
        rule,
        text,
        what,
        reason,
        detail,
        previous,
    )
    try:
        joined = list(map("\0".join, zip(*columns, strict=True)))
        data = list(map(str.encode, joined))
    except (TypeError, ValueError) as error:
        raise ValueError("a field is not of its type") from error
    if set(map(NULS, joined)) != {len(columns) - 1}:
        raise ValueError("a field holds a NUL")
    return [hashlib.sha256(each).hexdigest() for each in data]
