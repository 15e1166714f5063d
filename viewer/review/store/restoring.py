"""Putting a damaged review back from its backup."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path

from viewer.review.store import backup, embedded
from viewer.review.store.embedded import NEWEST, DatabaseFailure, cause
from viewer.review.store.errors import MissingReviewError, ReadOnlyReviewError, ReviewError, UnsavedEntriesError
from viewer.review.store.files import UNFINISHED, clear_unfinished, flush_folder, free_name
from viewer.review.store.journal import KeptSource, append, kept_hashes, read_kept
from viewer.review.store.opening import SIDE_FILES, reading_engine, take_lock


def restore(path: Path) -> tuple[Path | None, int]:
    """Put a review back as its backup has it; the damaged file is kept under another name.

    Returns:
        Where the damaged file went (None where there was none), and how many entries the restored one has.

    Raises:
        ReviewError: there is no usable backup, another writer has the file, or the disk does not take it.
    """
    path = path.resolve()
    entries = backup.whole_entries(backup.backup_path(path))
    if not entries:
        raise MissingReviewError(path, f"there is nothing to restore it from: {backup.backup_path(path).name} is missing or damaged")
    with ExitStack() as resources:
        refusal = take_lock(path, 0.0, resources)
        if refusal:
            raise ReadOnlyReviewError(path, refusal)
        clear_unfinished(path)
        fresh = free_name(path, UNFINISHED)
        try:
            sources = _rescued(path)
            embedded.create(fresh, NEWEST, lambda connection: append(connection, entries, sources))
            damaged = _keep_damaged(path)
            fresh.replace(path)
            flush_folder(path.parent)
        except (*DatabaseFailure, OSError) as error:
            raise UnsavedEntriesError(path, f"the review could not be restored and is as it was: {cause(error)}") from error
    return damaged, len(entries)


def _rescued(path: Path) -> list[KeptSource]:
    """The sources that can still be read from a damaged file."""
    found: list[KeptSource] = []
    with ExitStack() as resources:
        try:
            with reading_engine(path, resources, NEWEST).begin() as connection:
                found.extend(source for sha256 in kept_hashes(connection) if (source := read_kept(connection, sha256)) is not None)
        except (*DatabaseFailure, ReviewError):
            return found
    return found


def _keep_damaged(path: Path) -> Path | None:
    """Copy a damaged file with its write-ahead log; the log must not meet the restored file."""
    if not path.exists():
        return None
    target = free_name(path, "damaged")
    for ending in ("", *SIDE_FILES):
        side = path.with_name(path.name + ending)
        if side.exists():
            shutil.copyfile(side, target.with_name(target.name + ending))
    for ending in SIDE_FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return target
