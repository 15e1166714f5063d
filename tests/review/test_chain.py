"""Changes behind the journal's back are named."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.review.support import made
from viewer.review.entry import Entry
from viewer.review.store import chain
from viewer.review.store.backup import backup_path
from viewer.review.store.errors import DamagedReviewError, ReviewError
from viewer.review.store.opening import open_review, read_review
from viewer.review.store.restoring import restore
from viewer.review.store.verifying import verify
from viewer.text.source import Source

SHIFT = "UPDATE entries SET number = -number - 1 WHERE number >= 4; UPDATE entries SET number = -number WHERE number < 0;"
COPY = "INSERT INTO entries SELECT {}, " + ", ".join(Entry._fields[1:-2]) + ", "
SWAP = "UPDATE entries SET number = {1} WHERE number = {0};"
CUT = "DELETE FROM entries WHERE number > 6; UPDATE head SET number = 6, hash = (SELECT hash FROM entries WHERE number = 6)"

CASES = [
    ("edit", "UPDATE entries SET what = 'agreed' WHERE number = 2", 2),
    ("edit of a name", "UPDATE entries SET author = 'B. Other' WHERE number = 5", 5),
    ("edit of a time", "UPDATE entries SET at = '2001-01-01T00:00:00.000000Z' WHERE number = 1", 1),
    ("edit of a place", "UPDATE entries SET line = line + 1 WHERE number = 4", 4),
    ("edit of a type", "UPDATE entries SET text = x'00ff' WHERE number = 3", 3),
    ("edit of a hash", "UPDATE entries SET hash = 'f' WHERE number = 6", 6),
    ("a NUL moved between fields", "UPDATE entries SET text = text || char(0) || what, what = reason WHERE number = 6", 6),
    ("deletion", "DELETE FROM entries WHERE number = 3", 3),
    ("deletion, closed up", "DELETE FROM entries WHERE number = 3; UPDATE entries SET number = number - 1 WHERE number > 3", 3),
    ("deletion of the first", "DELETE FROM entries WHERE number = 1", 1),
    ("insertion", SHIFT + COPY.format(4) + "previous, hash FROM entries WHERE number = 2", 4),
    ("insertion at the end", COPY.format(9) + "hash, hash FROM entries WHERE number = 8", 9),
    ("reordering", SWAP.format(4, 99) + SWAP.format(7, 4) + SWAP.format(99, 7), 4),
    ("truncation", "DELETE FROM entries WHERE number > 6", 7),
    ("truncation with the head", CUT, 7),
    ("truncation to nothing", "DELETE FROM entries", 1),
    ("edit of the head", "UPDATE head SET hash = 'f'", 8),
    ("head gone", "DELETE FROM head", 8),
]  # fmt: skip


@pytest.fixture(autouse=True, params=[3, 1000], ids=["three at a time", "all at once"])
def _together(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "TOGETHER", request.param)


@pytest.fixture
def review(tmp_path: Path, source: Source) -> Path:
    return made(tmp_path / "a.review", source, 8)


def tamper(review: Path, script: str) -> None:
    with closing(sqlite3.connect(review)) as connection:
        connection.executescript(script)
        connection.commit()


@pytest.mark.parametrize(("script", "number"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_first_bad_entry_is_named(script: str, number: int, review: Path) -> None:
    tamper(review, script)
    with pytest.raises(DamagedReviewError, match=rf"entry {number}\b"):
        verify(review)
    with pytest.raises(DamagedReviewError, match=rf"entry {number}\b.*backup holds 8 entries"):
        read_review(review)
    with pytest.raises(DamagedReviewError):
        open_review(review)


def test_a_whole_rewritten_chain_differs_from_the_backup_and_from_the_exported_head(review: Path, tmp_path: Path, source: Source) -> None:
    exported = verify(review).hash
    forged = made(tmp_path / "forged.review", source, 8)
    shutil.copy(forged, review)
    with pytest.raises(DamagedReviewError, match=r"entry 1\b.*backup"):
        verify(review)
    backup_path(review).unlink()
    assert verify(review).number == 8
    with pytest.raises(DamagedReviewError, match="written down earlier"):
        verify(review, exported)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries WHERE number = new.number; END",
        "ALTER TABLE entries RENAME TO kept; CREATE VIEW entries AS SELECT * FROM kept",
        "DROP TABLE sources",
    ],
)
def test_a_changed_schema_is_refused(script: str, review: Path) -> None:
    tamper(review, script)
    for opened in (verify, read_review, open_review):
        with pytest.raises(ReviewError, match=r"a\.review: the file (is damaged|was changed)"):
            opened(review)


def test_a_changed_source_is_named(review: Path, source: Source) -> None:
    tamper(review, "UPDATE sources SET packed = x'00'")
    with pytest.raises(DamagedReviewError, match=source.sha256):
        verify(review)


def test_a_tampered_review_is_restored_from_its_backup(review: Path) -> None:
    head = verify(review)
    tamper(review, "UPDATE entries SET what = 'agreed' WHERE number = 2")
    damaged, entries = restore(review)
    assert (damaged and damaged.name, entries) == ("a.review.damaged-1", 8)
    assert verify(review) == head
    with read_review(review) as restored:
        assert restored.kept
