"""A review file: added to and never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from viewer.review.entry import Entry
from viewer.review.store import backup, embedded
from viewer.review.store.chain import Head
from viewer.review.store.embedded import DatabaseFailure, cause
from viewer.review.store.errors import ReadOnlyReviewError, UnsavedEntriesError
from viewer.review.store.files import set_aside
from viewer.review.store.journal import KeptSource, MovedOnError, append, read_kept


@dataclass(slots=True)
class ReviewFile:
    """An open review; `viewer.review.store.opening` opens it.

    Attributes:
        path: where it stands, links resolved.
        engine: the database.
        entries: the journal as it was read or written by this program, every hash checked.
        kept: hashes of the sources kept with it.
        read_only: why nothing can be entered, empty where it can.
        notices: what the reviewer must hear of: migrations, a backup that falls behind.
        resources: what `close` lets go of.
    """

    path: Path
    engine: Engine
    entries: list[Entry]
    kept: set[str]
    read_only: str = ""
    notices: list[str] = field(default_factory=list)
    resources: ExitStack = field(default_factory=ExitStack)

    @property
    def head(self) -> Head:
        """The end of the journal."""
        return Head(self.entries[-1].number, self.entries[-1].hash) if self.entries else Head()

    def append(self, entries: Sequence[Entry], sources: Sequence[KeptSource] = ()) -> None:
        """Add entries that continue the journal; they are safely on disk when the call returns.

        Raises:
            ReadOnlyReviewError: this program may not write.
            UnsavedEntriesError: the disk did not take them. The same call may be repeated.
        """
        if self.read_only:
            raise ReadOnlyReviewError(self.path, f"nothing was saved: {self.read_only}")
        if not entries:
            return
        new = [source for source in sources if source.sha256 not in self.kept]
        try:
            with self.engine.begin() as connection:
                is_new = append(connection, entries, new)
            if not is_new:
                embedded.flush(self.engine)
        except DatabaseFailure as error:
            raise UnsavedEntriesError(self.path, f"nothing was saved: {cause(error)}") from error
        except MovedOnError as error:
            raise UnsavedEntriesError(self.path, "nothing was saved: another program has written into the review meanwhile") from error
        self.kept.update(source.sha256 for source in new)
        self.entries.extend(entries)
        self.back_up()

    def back_up(self) -> None:
        """Bring the backup up to date; one that cannot be written is noticed, and unsaves nothing."""
        path = backup.backup_path(self.path)
        try:
            last = backup.last_entry(path)
            if last is None and path.exists() and path.stat().st_size:
                self.notices.append(f"the backup was unreadable and was set aside as {set_aside(path, 'old').name}")
            backup.append_lines(path, self.entries[last.number if last else 0 :])
        except OSError as error:
            self.notices.append(f"the entries are saved, but not their backup {path.name}: {error.strerror}")

    def source(self, sha256: str) -> KeptSource | None:
        """A source kept with the review, None where it was not kept or is damaged."""
        try:
            with self.engine.begin() as connection:
                return read_kept(connection, sha256)
        except DatabaseFailure:
            return None

    def close(self) -> None:
        """Close the database and let the next writer in."""
        self.resources.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
