"""A review's database as one file beside the program: SQLite, nothing to set up."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from viewer.frozen import frozen
from viewer.review.store.errors import DamagedReviewError, ForeignReviewError, MissingReviewError, NewerReviewError
from viewer.review.store.journal import begin_journal
from viewer.review.store.tables import METADATA

APPLICATION = 0x53745677  # "StVw"
SECONDS_TO_WAIT = 5.0

# What a database may raise, in all its layers; a damaged file has even its error messages in no encoding.
DatabaseFailure = (DBAPIError, sqlite3.Error, UnicodeError)


@frozen
class Migration:
    """One step from a version of the file to the next.

    Attributes:
        what: what becomes different, for the reviewer.
        apply: does it, in a transaction it does not end.
    """

    what: str
    apply: Callable[[Connection], None]


# The first lifts version 1 to 2, and so on; none is ever changed once released.
MIGRATIONS: tuple[Migration, ...] = ()
FIRST_VERSION = 1
NEWEST = FIRST_VERSION + len(MIGRATIONS)


def connect(path: Path, *, writable: bool, wait: float = SECONDS_TO_WAIT) -> Engine:
    """An engine with one connection to an existing file, which waits so many seconds for another one that has locked it."""

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{quote(str(path))}?mode={'rw' if writable else 'ro'}",
            uri=True,
            timeout=wait,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            if writable:
                connection.execute("PRAGMA synchronous=FULL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=opened, poolclass=StaticPool)

    # Python's driver would begin transactions by its own lights, and never before reading.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writable else "BEGIN")

    return engine


def be_patient(engine: Engine) -> None:
    """Wait for other connections from now on, where the engine was made not to."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={round(SECONDS_TO_WAIT * 1000)}")


def is_locked(error: Exception) -> bool:
    """Whether another connection stood in the way."""
    return "locked" in cause(error)


def cause(error: Exception) -> str:
    """What the database or the system said, without the statement it said it of."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.orig if isinstance(error, DBAPIError) else error)


def create(path: Path, version: int, fill: Callable[[Connection], object] | None = None) -> None:
    """Make a review where nothing stands; it is one whole file, and on disk, when the call returns.

    Args:
        path: where.
        version: of its format.
        fill: puts first entries into the new tables.

    Raises:
        sqlite3.Error, sqlalchemy.exc.DatabaseError: the disk does not take it.
    """
    path.touch(exist_ok=False)
    engine = connect(path, writable=True)
    try:
        with engine.begin() as connection:
            METADATA.create_all(connection)
            begin_journal(connection)
            if fill is not None:
                fill(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version={version}")
    finally:
        engine.dispose()
    # Last, for a write-ahead log that could not be emptied would stay behind when the file gets its name.
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("PRAGMA journal_mode=WAL")


def check_file(path: Path) -> None:
    """Refuse what is no file at all.

    Raises:
        MissingReviewError: nothing stands there.
        ForeignReviewError: a folder or a device does.
    """
    if not path.exists():
        raise MissingReviewError(path, "there is no such review file")
    if not path.is_file():
        raise ForeignReviewError(path, "this is no file")


def is_ours(connection: Connection) -> bool:
    """Whether a database says it is a review.

    The file's head is not read past SQLite: closing it would let go of the locks this process has on it.
    """
    return bool(connection.execute(text("PRAGMA application_id")).scalar_one() == APPLICATION)


def check_version(path: Path, connection: Connection, newest: int) -> int:
    """The version the file is in.

    Raises:
        NewerReviewError: a later program wrote it.
        DamagedReviewError: no program did.
    """
    version = int(connection.execute(text("PRAGMA user_version")).scalar_one())
    if version > newest:
        raise NewerReviewError(path, f"a newer version of the program wrote this review (format {version}, this one knows up to {newest})")
    if version < FIRST_VERSION:
        raise DamagedReviewError(path, f"the file is damaged: there is no format {version}")
    return version


def check_tables(path: Path, connection: Connection) -> None:
    """Refuse a file in which anything but the tables of a review stands, such as a view or a trigger in their place.

    Raises:
        DamagedReviewError: naming what is too much or missing.
    """
    rows = connection.execute(text("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_autoindex%'"))
    found = {(str(row[0]), str(row[1])) for row in rows}
    expected = {("table", name) for name in METADATA.tables}
    for kind, name in sorted(found - expected):
        raise DamagedReviewError(path, f"the file was changed: it holds a {kind} {name!r} that no review has")
    for _, name in sorted(expected - found):
        raise DamagedReviewError(path, f"the file is damaged: its table {name!r} is missing")


def check_pages(path: Path, connection: Connection) -> None:
    """Have SQLite look at every page.

    Raises:
        DamagedReviewError: with what it found first.
    """
    found = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
    if found != "ok":
        raise DamagedReviewError(path, f"the file is damaged: {found}")


def copy(path: Path, target: Path) -> None:
    """A copy of a file that is in use, whole and on disk.

    Raises:
        sqlite3.Error: the file cannot be read, or the copy not written.
    """
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as source, closing(sqlite3.connect(target)) as copied:
        copied.execute("PRAGMA synchronous=FULL")
        source.backup(copied)


def settle(path: Path) -> None:
    """Open and close a file as its only writer, at which SQLite empties its write-ahead log and takes it away."""
    with suppress(*DatabaseFailure), closing(sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def migrate(connection: Connection, version: int, migrations: tuple[Migration, ...]) -> tuple[str, ...]:
    """Lift a file from its version to the newest, inside the caller's transaction; returns what became different."""
    steps = migrations[version - FIRST_VERSION :]
    for step in steps:
        step.apply(connection)
    connection.exec_driver_sql(f"PRAGMA user_version={FIRST_VERSION + len(migrations)}")
    return tuple(step.what for step in steps)


def flush(engine: Engine) -> None:
    """Move what the write-ahead log holds into the file and wait for the disk."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(FULL)")
    finally:
        raw.close()
