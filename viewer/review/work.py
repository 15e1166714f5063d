"""The reviewer's work in memory: every entry counts at once and is known to be on disk only when the disk has said so."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.review.entry import Draft, Entry, seal
from viewer.review.index import Index
from viewer.review.store.chain import Head


class Work:
    """A journal that grows in memory and says which of its entries are not on disk yet."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.index = Index.of(entries)
        self._on_disk = len(self.index.entries)

    @property
    def head(self) -> Head:
        """The end, whether it is on disk or not."""
        entries = self.index.entries
        return Head(entries[-1].number, entries[-1].hash) if entries else Head()

    @property
    def unsaved(self) -> tuple[Entry, ...]:
        """The entries that the disk has not acknowledged, in order."""
        return tuple(self.index.entries[self._on_disk :])

    def enter(self, drafts: Iterable[Draft]) -> tuple[Entry, ...]:
        """Add entries to the end."""
        entered: list[Entry] = []
        for draft in drafts:
            head = self.head
            entry = seal(draft, head.number + 1, head.hash)
            self.index.add(entry)
            entered.append(entry)
        return tuple(entered)

    def acknowledge(self, number: int) -> None:
        """Everything up to an entry is on disk."""
        self._on_disk = max(self._on_disk, number)
