"""Opening, locking, lifting and restoring review files."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, text

from tests.review.support import made, marks, sealed
from viewer.review.store import backup, embedded
from viewer.review.store.embedded import Migration
from viewer.review.store.errors import (
    DamagedReviewError,
    ForeignReviewError,
    NewerReviewError,
    ReadOnlyReviewError,
    ReviewError,
    UnsavedEntriesError,
)
from viewer.review.store.file import ReviewFile
from viewer.review.store.opening import open_review, read_review
from viewer.review.store.restoring import restore
from viewer.review.store.verifying import verify
from viewer.text.source import Source


def test_the_second_writer_reads_only_and_says_so(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 3)
    with open_review(path) as first, open_review(path) as second:
        assert not first.read_only
        assert "another window or command" in second.read_only
        with pytest.raises(ReadOnlyReviewError, match="nothing was saved"):
            second.append(sealed(second, marks(source, 1)))
        first.append(sealed(first, marks(source, 1)))
        with read_review(path) as third:
            assert third.head == first.head
    with open_review(path) as later:
        assert not later.read_only
        assert later.head.number == 4


def test_entries_that_do_not_follow_are_not_taken(tmp_path: Path, source: Source) -> None:
    with open_review(tmp_path / "a.review", create=True) as review:
        stale = sealed(review, marks(source, 2))
        review.append(sealed(review, marks(source, 1)))
        with pytest.raises(UnsavedEntriesError, match="another program"):
            review.append(stale)
        assert review.head.number == 1


def test_the_same_entries_twice_are_entered_once(tmp_path: Path, source: Source) -> None:
    path = tmp_path / "a.review"
    with open_review(path, create=True) as review:
        entries = sealed(review, marks(source, 2))
        review.append(entries)
        again = list(review.entries)
        del review.entries[:]
        review.append(entries)
        assert review.entries == again
    assert verify(path).number == 2


def test_a_full_disk_keeps_nothing_and_takes_the_same_call_later(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 1)
    with open_review(path) as review:
        many = sealed(review, marks(source, 2000))
        with review.engine.connect() as connection:
            connection.execute(text("PRAGMA max_page_count = 1"))
        with pytest.raises(UnsavedEntriesError, match="nothing was saved: database or disk is full"):
            review.append(many)
        assert review.head.number == 1
        with review.engine.connect() as connection:
            connection.execute(text("PRAGMA max_page_count = 100000"))
        review.append(many)
    assert verify(path).number == 2001


def test_a_backup_that_cannot_be_written_is_told_and_made_up_for(tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.review", source, 1)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with open_review(path) as review, monkeypatch.context() as patched:
        patched.setattr(backup, "append_lines", full)
        review.append(sealed(review, marks(source, 1)))
        assert review.notices == ["the entries are saved, but not their backup a.review.backup: No space left on device"]
    assert len(backup.whole_entries(backup.backup_path(path))) == 1
    open_review(path).close()
    assert len(backup.whole_entries(backup.backup_path(path))) == 2


def test_a_torn_line_of_the_backup_is_replaced(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 3)
    lines = backup.backup_path(path)
    lines.write_bytes(lines.read_bytes()[:-30])
    with open_review(path) as review:
        review.append(sealed(review, marks(source, 1)))
    assert len(backup.whole_entries(lines)) == 4
    lines.write_bytes(b"something else\n")
    with open_review(path) as review:
        assert "set aside as a.review.backup.old-1" in review.notices[0]
    assert len(backup.whole_entries(lines)) == 4


def test_what_is_left_of_an_earlier_review_is_set_aside(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 3)
    path.unlink()
    with open_review(path, create=True) as review:
        assert review.notices == ["a file of an earlier review was set aside as a.review.backup.old-1"]
        assert not review.entries
    assert len(backup.whole_entries(tmp_path / "a.review.backup.old-1")) == 3


def test_what_a_killed_program_had_begun_is_cleared(tmp_path: Path, source: Source) -> None:
    for name in ("a[1].review.new-1", "a[1].review.new-1-wal", "a1.review.new-1", "a[1].review.damaged-1"):
        (tmp_path / name).write_bytes(b"half")
    made(tmp_path / "a[1].review", source, 1)
    assert {path.name for path in tmp_path.glob("*-*")} == {"a1.review.new-1", "a[1].review.damaged-1"}


@pytest.mark.parametrize("content", [b"", b"ACME TOOL WORKS\n" * 100, b"SQLite format 3", b"\0" * 5000])
def test_a_foreign_file_is_refused_and_not_touched(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.review"
    path.write_bytes(content)
    for opened in (open_review, read_review, verify):
        with pytest.raises(ForeignReviewError, match="no review file"):
            opened(path)
    assert [file.name for file in tmp_path.glob("a.*")] == ["a.review"]
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.review"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entries (number)")
    with pytest.raises(ForeignReviewError, match="another program's"):
        open_review(path)


def test_a_newer_file_is_refused_with_both_versions(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")
    for opened in (open_review, read_review, verify):
        with pytest.raises(NewerReviewError, match=r"format 7, this one knows up to 1"):
            opened(path)


def test_an_older_file_is_copied_and_lifted(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 3)
    steps: list[str] = []
    migrations = (
        Migration("first change", lambda _: steps.append("first")),
        Migration("second change", lambda _: steps.append("second")),
    )
    with open_review(path, migrations=migrations) as review:
        assert review.notices == ["brought up to date from format 1 (first change; second change); as it was: a.review.format1-1"]
        assert steps == ["first", "second"]
    with open_review(path, migrations=migrations) as again:
        assert not again.notices
    assert verify(tmp_path / "a.review.format1-1").number == 3
    with pytest.raises(NewerReviewError):
        read_review(path)


def test_a_failing_migration_leaves_the_file_as_it_was(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 3)

    def fails(connection: Connection) -> None:
        connection.execute(text("DELETE FROM entries"))
        connection.execute(text("SELECT * FROM nowhere"))

    with pytest.raises(UnsavedEntriesError, match="is as it was: no such table"):
        open_review(path, migrations=(Migration("a change", fails),))
    assert verify(path).number == 3


def test_a_folder_that_takes_no_lock_is_read(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 3)
    (tmp_path / "a.review.lock").unlink()
    (tmp_path / "a.review.lock").mkdir()
    with open_review(path) as review:
        assert "cannot be written" in review.read_only
        assert review.head.number == 3


def test_restoring_needs_a_backup(tmp_path: Path, source: Source) -> None:
    path = made(tmp_path / "a.review", source, 3)
    shutil.copy(path, tmp_path / "b.review")
    with pytest.raises(ReviewError, match="nothing to restore"):
        restore(tmp_path / "b.review")
    with open_review(path), pytest.raises(ReadOnlyReviewError):
        restore(path)
    path.unlink()
    assert restore(path) == (None, 3)
    assert verify(path).number == 3


@given(where=st.floats(0, 1, exclude_max=True), junk=st.binary(min_size=1, max_size=40), cut=st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_is_refused_or_harmless(where: float, junk: bytes, cut: bool, tmp_path: Path, source: Source) -> None:
    path = tmp_path / "a.review"
    if not path.exists():
        made(path, source, 20)
    whole = path.read_bytes()
    with read_review(path) as review:
        told = list(review.entries)
    at = int(where * len(whole))
    damaged = tmp_path / "damaged.review"
    damaged.write_bytes(whole[:at] if cut else whole[:at] + junk + whole[at + len(junk) :])
    with suppress(DamagedReviewError, ForeignReviewError, NewerReviewError), read_review(damaged) as review:
        assert review.entries == told


@pytest.mark.parametrize("opened", [open_review, read_review, verify])
def test_a_folder_where_side_files_cannot_stand_is_read_all_the_same(
    opened: Callable[[Path], object], tmp_path: Path, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.review", source, 3)
    connect = embedded.connect

    def refusing(place: Path, *, writable: bool, wait: float = 0.0) -> Engine:
        return connect(place if writable or place != path else tmp_path / "none" / "a.review", writable=writable, wait=wait)

    monkeypatch.setattr(embedded, "connect", refusing)
    found = opened(path)
    if isinstance(found, ReviewFile):
        found.close()
    path.write_bytes(b"no database at all, though it stands in the same place" * 100)
    with pytest.raises(ReviewError, match=r"a\.review: (cannot be read|this is no review file)"):
        opened(path)
