"""What the journal says, by target: every state of the review is a view of its entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from viewer.collecting import without_collector
from viewer.review.entry import Action, Entry
from viewer.review.target import WHOLE_REVIEW, Key

MARK, UNDO, REDO = str(Action.MARK), str(Action.UNDO), str(Action.REDO)
KEY = itemgetter(*map(Entry._fields.index, ("source", "subject", "rule", "line", "start", "stop")))  # as `Entry.key`
AGREED = "agreed"  # of `MarkState`, which stands above the index
# What changes the picture a person signed off. A comment adds to it, and a second reading only confirms.
CHANGES = frozenset({Action.MARK, Action.CLEAR, Action.TICK, Action.UNTICK, Action.CORRECT, Action.UNDO, Action.REDO})


@dataclass(slots=True)
class Index:
    """The entries of a journal, ordered by what they were made on; grows with it.

    Attributes:
        entries: all of them, entry n at n - 1.
        targets: the entries of each target, oldest first.
        voided: numbers of the entries that were undone and not redone.
        changed: numbers of the entries that changed something in a source, oldest first.
        by_action: the entries with each action but marks, oldest first.
        concerns: the targets that were at any time marked as something else than agreed, in order.
        names: the names of the sources and their hashes, in the order in which somebody worked on them.
    """

    entries: list[Entry] = field(default_factory=list)
    targets: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    voided: set[int] = field(default_factory=set)
    changed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_action: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    concerns: dict[Key, None] = field(default_factory=dict)
    names: dict[tuple[str, str], None] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Index:
        """The index of a whole journal."""
        index = cls()
        with without_collector():
            for entry in entries:
                index.add(entry)
        return index

    def add(self, entry: Entry) -> None:
        """Take in the next entry; its fields by their numbers, since a hundred thousand of them are taken in at once."""
        self.entries.append(entry)
        action, source = entry[3], entry[4]
        if action == MARK:
            self.targets[key := KEY(entry)].append(entry)
            if entry[12] != AGREED:
                self.concerns[key] = None
        elif action == UNDO:
            self.voided.add(entry.refers)
        elif action == REDO:
            self.voided.discard(entry.refers)
        else:
            self.targets[KEY(entry)].append(entry)
            self.by_action[action].append(entry)
        if action in CHANGES:
            self.changed[source].append(entry[0])
        self.names[entry[5], source] = None

    def entry(self, number: int) -> Entry:
        """The entry with a number."""
        return self.entries[number - 1]

    def standing(self, key: Key) -> Iterator[Entry]:
        """The entries of a target that were not undone, newest first."""
        for entry in reversed(self.targets.get(key, ())):
            if entry.number not in self.voided:
                yield entry

    def latest(self, key: Key, actions: frozenset[Action]) -> Entry | None:
        """The newest standing entry of a target with one of some actions."""
        return next((entry for entry in self.standing(key) if entry.action in actions), None)

    def all_standing(self, action: Action) -> Iterator[Entry]:
        """Every standing entry with an action that is no mark, oldest first."""
        for entry in self.by_action.get(action, ()):
            if entry.number not in self.voided:
                yield entry

    def of_review(self, action: Action) -> Entry | None:
        """The newest standing entry with an action on the review as a whole."""
        return self.latest(WHOLE_REVIEW.key, frozenset({action}))
