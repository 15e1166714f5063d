"""Proof that a review is as it was written, or the first entry that is not."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from viewer.review.store import backup, embedded
from viewer.review.store.chain import Head, exported_fault, first_fault
from viewer.review.store.content import first_nonsense
from viewer.review.store.embedded import NEWEST, DatabaseFailure, cause
from viewer.review.store.errors import DamagedReviewError
from viewer.review.store.journal import kept_hashes, read_entries, read_head, read_kept
from viewer.review.store.opening import reading_engine


def verify(path: Path, exported: str | None = None) -> Head:
    """Check every hash, the head, the backup, the sources kept and the file's pages; changes nothing.

    Args:
        path: the review.
        exported: a head written down earlier, which must still be in the chain.

    Returns:
        The head.

    Raises:
        ReviewError: naming the first bad entry, or what else is wrong.
    """
    path = path.resolve()
    kept = backup.whole_entries(backup.backup_path(path))
    with ExitStack() as resources:
        try:
            with reading_engine(path, resources, NEWEST).begin() as connection:
                embedded.check_tables(path, connection)
                entries = read_entries(connection)
                head = read_head(connection)
                fault = first_fault(entries, head) or first_nonsense(entries) or backup.first_difference(kept, entries)
                if fault is None and exported is not None:
                    fault = exported_fault(entries, exported)
                if fault is not None:
                    raise DamagedReviewError(path, str(fault))
                embedded.check_pages(path, connection)
                lost = [sha256 for sha256 in kept_hashes(connection) if read_kept(connection, sha256) is None]
        except DatabaseFailure as error:
            raise DamagedReviewError(path, f"the file is damaged: {cause(error)}") from error
    if lost:
        raise DamagedReviewError(path, f"the journal is whole, but the source kept with it under {lost[0]} was changed")
    return Head(len(entries), entries[-1].hash) if entries else Head()
