"""Opening a review: made where it is missing, lifted where it is old, refused where it is not what was written."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Engine

from viewer.collecting import without_collector
from viewer.review.entry import Entry
from viewer.review.store import backup, embedded
from viewer.review.store.chain import first_fault
from viewer.review.store.content import first_nonsense
from viewer.review.store.embedded import FIRST_VERSION, MIGRATIONS, SECONDS_TO_WAIT, DatabaseFailure, Migration, cause
from viewer.review.store.errors import (
    BusyReviewError,
    DamagedReviewError,
    ForeignReviewError,
    ReadOnlyReviewError,
    ReviewError,
    UnsavedEntriesError,
)
from viewer.review.store.file import ReviewFile
from viewer.review.store.files import UNFINISHED, clear_unfinished, flush_folder, free_name, set_aside
from viewer.review.store.journal import kept_hashes, read_head
from viewer.review.store.reading import read_journal

LOCK_ENDING = ".lock"
TAKEN = "another window or command has it open for writing"
SIDE_FILES = ("-wal", "-shm")


def open_review(
    path: Path, *, create: bool = False, wait: float = 0.0, at_once: bool = False, migrations: tuple[Migration, ...] = MIGRATIONS
) -> ReviewFile:
    """Open a review for writing, or for reading where another writer has it or the folder forbids writing.

    Args:
        path: the file.
        create: whether to make it where there is none.
        wait: seconds to wait for another writer to finish.
        at_once: whether to wait for nobody, and to open it neither for reading where another program is at work in it.
        migrations: the steps that lift older files; the program's own unless a test has others.

    Raises:
        ReviewError: the file is missing, damaged, newer or another program's, or could not be made; `BusyReviewError` where it may be
            opened a moment later.
    """
    path = path.resolve()
    patience = 0.0 if at_once else SECONDS_TO_WAIT
    if path.exists() or not create:
        # Before a lock is left beside a file that is not ours.
        with ExitStack() as closing:
            reading_engine(path, closing, FIRST_VERSION + len(migrations), patience)
    with ExitStack() as resources:
        refusal = take_lock(path, wait, resources)
        if refusal == TAKEN and at_once:
            raise BusyReviewError(path, refusal)
        if refusal and not path.exists():
            raise ReadOnlyReviewError(path, refusal)
        if refusal:
            return read_review(path, refusal, migrations=migrations)
        review = _write_review(path, patience, migrations, resources)
        review.resources = resources.pop_all()
        return review


def _write_review(path: Path, patience: float, migrations: tuple[Migration, ...], resources: ExitStack) -> ReviewFile:
    """Open a review of which this is the one writer; its backup then holds all of it.

    Args:
        path: the file, made where there is none.
        patience: seconds to wait for another program that has locked it; later it is waited for as long as any.
        migrations: the steps that lift older files.
        resources: take what must be closed.
    """
    clear_unfinished(path)
    notices = [] if path.exists() else _make(path, FIRST_VERSION + len(migrations))
    engine = embedded.connect(path, writable=True, wait=patience)
    resources.callback(engine.dispose)
    last = backup.last_entry(backup.backup_path(path))
    try:
        notices += _lift(path, engine, migrations)
        review = _load(path, engine, last)
        if not patience:
            embedded.be_patient(engine)
    except DatabaseFailure as error:
        raise _failed(path, error) from error
    review.notices += notices
    if review.head.number > (last.number if last else 0):
        review.back_up()
    return review


def read_review(path: Path, reason: str = "it was opened for reading", *, migrations: tuple[Migration, ...] = MIGRATIONS) -> ReviewFile:
    """Open a review for reading alone; nothing of it changes on disk.

    Raises:
        ReviewError: the file is missing, damaged, newer or another program's.
    """
    path = path.resolve()
    # The backup first: a writer at work adds to it after the review.
    last = backup.last_entry(backup.backup_path(path))
    with ExitStack() as resources:
        try:
            engine = reading_engine(path, resources, FIRST_VERSION + len(migrations))
            review = _load(path, engine, last)
        except DatabaseFailure as error:
            raise _failed(path, error) from error
        review.read_only = reason
        review.resources = resources.pop_all()
        return review


def _failed(path: Path, error: Exception) -> ReviewError:
    """What the database said, in words; one that is locked is not damaged."""
    words = cause(error)
    return BusyReviewError(path, f"cannot be read now: {words}") if embedded.is_locked(error) else damaged(path, words)


def damaged(path: Path, reason: str) -> DamagedReviewError:
    """The error for a damaged file, with the way out where its backup stands beside it."""
    return DamagedReviewError(path, f"the file is damaged or was changed: {reason}{_way_out(path)}")


def _way_out(path: Path) -> str:
    last = backup.last_entry(backup.backup_path(path))
    return f"; its backup holds {last.number} entries: statement-viewer review restore {path.name}" if last else ""


def take_lock(path: Path, wait: float, resources: ExitStack) -> str:
    """Become the one writer of a review; returns why that is not possible, or nothing."""
    lock = FileLock(path.with_name(path.name + LOCK_ENDING), timeout=wait, thread_local=False, is_singleton=False)
    try:
        resources.enter_context(lock)
    except Timeout:
        return TAKEN
    except OSError as error:
        return f"its folder cannot be written: {error.strerror}"
    return ""


def reading_engine(path: Path, resources: ExitStack, newest: int, wait: float = SECONDS_TO_WAIT) -> Engine:
    """An engine over a review that writes nothing, and waits so many seconds for another program that has locked it.

    Raises:
        ReviewError: the file is missing, unreadable, another program's, or newer than this one.
    """
    embedded.check_file(path)
    side_files = [side for ending in SIDE_FILES if not (side := path.with_name(path.name + ending)).exists()]
    resources.callback(_tidy, path, side_files)
    engine = embedded.connect(path, writable=False, wait=wait)
    resources.callback(engine.dispose)
    try:
        _check_head(path, engine, newest)
    except DatabaseFailure as error:
        words = cause(error)
        if "unable to open" in words:
            return _copied_engine(path, resources, newest)
        if embedded.is_locked(error):
            raise _failed(path, error) from error
        raise ForeignReviewError(path, f"this is no review file, or its beginning is damaged ({words}){_way_out(path)}") from error
    return engine


def _tidy(path: Path, side_files: list[Path]) -> None:
    """Take away what SQLite left for this reader: it never does so itself where it may not write."""
    with ExitStack() as resources:
        left = any(side.exists() for side in side_files) and path.with_name(path.name + LOCK_ENDING).exists()
        if left and not take_lock(path, 0.0, resources):
            embedded.settle(path)


def _check_head(path: Path, engine: Engine, newest: int) -> None:
    with engine.begin() as connection:
        if not embedded.is_ours(connection):
            reason = f"this is no review file but another program's, or its beginning is damaged{_way_out(path)}"
            raise ForeignReviewError(path, reason)
        embedded.check_version(path, connection, newest)


def _copied_engine(path: Path, resources: ExitStack, newest: int) -> Engine:
    """An engine over a copy, where SQLite cannot read: in a folder where it may not put its side files."""
    try:
        folder = Path(resources.enter_context(tempfile.TemporaryDirectory()))
        for ending in ("", SIDE_FILES[0]):
            if (side := path.with_name(path.name + ending)).exists():
                shutil.copyfile(side, folder / side.name)
        engine = embedded.connect(folder / path.name, writable=False)
        resources.callback(engine.dispose)
        _check_head(path, engine, newest)
    except (*DatabaseFailure, OSError) as error:
        raise ReadOnlyReviewError(path, f"cannot be read: {cause(error)}") from error
    return engine


def _load(path: Path, engine: Engine, last: Entry | None) -> ReviewFile:
    """Read the journal and hold it against its head and its backup, while SQLite looks at the pages of the file."""
    with without_collector(), engine.begin() as connection, ThreadPoolExecutor(1, thread_name_prefix="pages") as aside:
        embedded.check_tables(path, connection)
        entries = read_journal(connection)
        head = read_head(connection)
        kept = set(kept_hashes(connection))
        looking = aside.submit(embedded.check_pages, path, connection)
        fault = first_fault(entries, head) or first_nonsense(entries) or backup.disagreement(last, entries)
        if fault is not None:
            raise damaged(path, str(fault))
        looking.result()
    return ReviewFile(path, engine, entries, kept)


def _make(path: Path, version: int) -> list[str]:
    """Put an empty review in place, whole from its first moment on; what an earlier one left beside it is set aside."""
    fresh = free_name(path, UNFINISHED)
    try:
        embedded.create(fresh, version)
        left = [path.with_name(path.name + ending) for ending in (*SIDE_FILES, backup.ENDING)]
        notices = [f"a file of an earlier review was set aside as {set_aside(side, 'old').name}" for side in left if side.exists()]
        fresh.rename(path)
        flush_folder(path.parent)
    except (*DatabaseFailure, OSError) as error:
        for ending in ("", *SIDE_FILES):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
        raise UnsavedEntriesError(path, f"the review could not be made: {cause(error)}") from error
    return notices


def _lift(path: Path, engine: Engine, migrations: tuple[Migration, ...]) -> list[str]:
    """Bring an older file up to date, after a copy of it is safe beside it."""
    with engine.begin() as connection:
        version = embedded.check_version(path, connection, FIRST_VERSION + len(migrations))
    if version == FIRST_VERSION + len(migrations):
        return []
    try:
        copy = _copy_before(path, version)
        with engine.begin() as connection:
            changes = embedded.migrate(connection, version, migrations)
    except (*DatabaseFailure, OSError) as error:
        raise UnsavedEntriesError(path, f"the review could not be brought up to date and is as it was: {cause(error)}") from error
    return [f"brought up to date from format {version} ({'; '.join(changes)}); as it was: {copy.name}"]


def _copy_before(path: Path, version: int) -> Path:
    target = free_name(path, f"format{version}")
    unfinished = free_name(path, UNFINISHED)
    embedded.copy(path, unfinished)
    unfinished.rename(target)
    flush_folder(path.parent)
    return target
