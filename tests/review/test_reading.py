"""A journal read at once is the journal read entry by entry, whatever stands in the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.review.support import made
from viewer.review.entry import Entry
from viewer.review.store import reading
from viewer.review.store.embedded import DatabaseFailure, connect
from viewer.review.store.journal import read_entries
from viewer.review.store.reading import read_journal
from viewer.text.source import Source

COUNT = 12
SCRIPTS = {
    "as it was written": "SELECT 1",
    "empty": "DELETE FROM entries",
    "words of many alphabets": "UPDATE entries SET reason = 'größer – 利益 ' || char(128200) || char(10) || '\"\\'",
    "a NUL": "UPDATE entries SET text = 'a' || char(0) || 'b' WHERE number = 3",
    "a fraction": "UPDATE entries SET line = 1.5 WHERE number = 3",
    "no number": "UPDATE entries SET line = 'x' WHERE number = 3",
    "very large": "UPDATE entries SET line = 1e999, start = -9223372036854775808 WHERE number = 3",
    "bytes": "UPDATE entries SET text = x'00ff' WHERE number = 3",
    "no text": "UPDATE entries SET text = CAST(x'00ff' AS TEXT) WHERE number = 3",
    "half a character": "UPDATE entries SET text = CAST(x'eda080' AS TEXT) WHERE number = 3",
    "a gap": "DELETE FROM entries WHERE number = 5",
    "other numbers": "UPDATE entries SET number = number + 70",
    "numbers below one": "UPDATE entries SET number = -number",
}


def entries_or_error(read: object, connection: Connection) -> list[Entry] | str:
    assert callable(read)
    try:
        return list(read(connection))
    except DatabaseFailure as error:
        return str(error)


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_both_ways_read_the_same(script: str, tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "TOGETHER", 5)
    path = made(tmp_path / "a.review", source, COUNT)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        connection.commit()
    engine = connect(path, writable=False)
    with engine.begin() as connection_:
        assert entries_or_error(read_journal, connection_) == entries_or_error(read_entries, connection_)
    engine.dispose()


def test_a_whole_journal_is_not_read_twice(tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.review", source, COUNT)
    monkeypatch.setattr(reading, "read_entries", None)
    engine = connect(path, writable=False)
    with engine.begin() as connection:
        assert [entry.number for entry in read_journal(connection)] == list(range(1, COUNT + 1))
    engine.dispose()
