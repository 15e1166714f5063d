"""The file the cache is kept in: SQLite, by content and by path, bounded, safe to delete and safe to share between processes.

A cache is never the reason that anything fails: where the file cannot be used, everything is simply not there.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LIMIT = 512 * 1024 * 1024  # bytes of frozen releases
KEPT = 0.9  # of the limit after the oldest were taken out
PATIENCE = 5.0  # seconds to wait for another process
DAY = 86_400
LAYOUT = 1  # number of the tables below; others are thrown away
TABLES = """
CREATE TABLE releases (sha256 TEXT, name TEXT, encoding TEXT, version TEXT, used INTEGER, size INTEGER, data BLOB,
                       PRIMARY KEY (sha256, name, encoding, version)) WITHOUT ROWID;
CREATE INDEX by_use ON releases (used);
CREATE TABLE files (path BLOB, encoding TEXT, size INTEGER, time INTEGER, sha256 TEXT, PRIMARY KEY (path, encoding)) WITHOUT ROWID;
"""
BY_CONTENT = "SELECT data, used FROM releases WHERE sha256 = ? AND name = ? AND encoding = ? AND version = ?"
BY_PATH = "SELECT sha256 FROM files WHERE path = ? AND encoding = ? AND size = ? AND time = ?"


@dataclass(frozen=True, slots=True)
class Key:
    """What a release is kept under.

    Attributes:
        sha256: hash of the file's bytes.
        name: the file's name, since findings name it.
        encoding: the one it was forced to be read with, empty where none was.
        version: of the program that read it.
    """

    sha256: str
    name: str
    encoding: str
    version: str

    def row(self) -> tuple[str, str, str, str]:
        """The key's columns; names that are no text are spelled out in bytes."""
        return self.sha256, os.fsencode(self.name).hex(), self.encoding, self.version


class Store:
    """Frozen releases and which file held which when it was last looked at."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        self._path = path
        self._limit = limit
        self._connection = self._open() or self._open()
        self._size = self._number("SELECT coalesce(sum(size), 0) FROM releases")

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def find(self, key: Key) -> bytes | None:
        """The frozen release of a key."""
        with self._using() as connection:
            row = connection.execute(BY_CONTENT, key.row()).fetchone() if connection else None
            today = int(time.time()) // DAY
            if connection and row and row[1] != today:
                words = "UPDATE releases SET used = ? WHERE sha256 = ? AND name = ? AND encoding = ? AND version = ?"
                connection.execute(words, (today, *key.row()))
            return row[0] if row else None
        return None

    def known(self, path: Path, encoding: str, state: os.stat_result) -> str | None:
        """The hash of a file that has not changed since it was noted."""
        with self._using() as connection:
            words = (os.fsencode(path), encoding, state.st_size, state.st_mtime_ns)
            row = connection.execute(BY_PATH, words).fetchone() if connection else None
            return str(row[0]) if row else None
        return None

    def keep(self, key: Key, data: bytes) -> None:
        """Keep a frozen release; the longest unused make room where there is none."""
        with self._using() as connection:
            if connection:
                row = (*key.row(), int(time.time()) // DAY, len(data), data)
                connection.execute("INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?, ?, ?)", row)
                self._size += len(data)
                if self._size > self._limit:
                    self._make_room(connection)

    def forget(self, key: Key) -> None:
        """Take out a release that cannot be used."""
        with self._using() as connection:
            if connection:
                connection.execute("DELETE FROM releases WHERE sha256 = ? AND name = ? AND encoding = ? AND version = ?", key.row())

    def note(self, path: Path, state: os.stat_result, key: Key) -> None:
        """Note what a file held."""
        with self._using() as connection:
            if connection:
                row = (os.fsencode(path), key.encoding, state.st_size, state.st_mtime_ns, key.sha256)
                connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", row)

    def _open(self) -> sqlite3.Connection | None:
        """Open the file, and make it anew where it is damaged or of another layout."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error):
            return None
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
                _lay_out(connection)
        except sqlite3.OperationalError:  # somebody holds it for longer than our patience, or it cannot be written
            connection.close()
            return None
        except sqlite3.DatabaseError:
            connection.close()
            self._remove()
            return None
        return connection

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection | None]:
        """The connection; gives it up for good where it fails."""
        try:
            yield self._connection
        except sqlite3.OperationalError:
            self.close()
        except sqlite3.Error:
            self.close()
            self._remove()

    def _number(self, words: str) -> int:
        with self._using() as connection:
            return int(connection.execute(words).fetchone()[0]) if connection else 0
        return 0

    def _make_room(self, connection: sqlite3.Connection) -> None:
        self._size = self._number("SELECT coalesce(sum(size), 0) FROM releases")
        surplus = self._size - int(self._limit * KEPT)
        while surplus > 0:
            rows = connection.execute("SELECT sha256, name, encoding, version, size FROM releases ORDER BY used LIMIT 100").fetchall()
            if not rows:
                break
            for *key, size in rows:
                connection.execute("DELETE FROM releases WHERE sha256 = ? AND name = ? AND encoding = ? AND version = ?", key)
                surplus -= size
                self._size -= size
                if surplus <= 0:
                    break


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables; two processes may try at once, and one of them finds them made."""
    connection.execute("BEGIN IMMEDIATE")
    if connection.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not table.startswith("sqlite_"):
                connection.execute(f'DROP TABLE "{table}"')
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {LAYOUT}")
    connection.execute("COMMIT")
