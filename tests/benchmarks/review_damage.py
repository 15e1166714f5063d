"""Damaged and tampered reviews: run with `python -m tests.benchmarks.review_damage [--damages 10000] [--tamperings 1000] [--seed 1]`.

Damages: bytes overwritten, cut off, doubled or exchanged at random. The review must then be refused with a message, or be read exactly
as it was. Tampering: edits, deletions, insertions, reorderings and truncations of entries in the database itself, the given number of
each; `verify` must name the first entry concerned. Status 1 when something is silently wrong, not named, or raises anything else.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.review.support import RELEASE, made
from viewer.review.entry import Entry
from viewer.review.store.backup import backup_path
from viewer.review.store.errors import ReviewError
from viewer.review.store.opening import open_review, read_review
from viewer.review.store.verifying import verify
from viewer.text.reading import read_source

ENTRIES = 40
KINDS = ("edit", "deletion", "insertion", "reordering", "truncation")
WORDS = [name for name in Entry._fields if name not in {"number", "line", "start", "stop", "refers"}]


def main() -> int:
    """Run, print and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--damages", type=int, default=10_000)
    parser.add_argument("--tamperings", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "release.txt").write_text(RELEASE)
        review = made(folder / "a.review", read_source(folder / "release.txt"), ENTRIES)
        backup_path(review).unlink()
        whole = review.read_bytes()
        outcomes = Counter(damaged(review, whole, chance) for _ in range(arguments.damages))
        sys.stdout.write(f"{arguments.damages} damages: {dict(outcomes)}\n")
        named = {kind: sum(is_named(review, whole, kind, chance) for _ in range(arguments.tamperings)) for kind in KINDS}
        sys.stdout.write(f"{arguments.tamperings} tamperings of each kind, named: {named}\n")
    finally:
        shutil.rmtree(folder)
    return 1 if outcomes["silently wrong"] or min(named.values()) < arguments.tamperings else 0


def damaged(review: Path, whole: bytes, chance: random.Random) -> str:
    """Damage the file at random and open it in all ways."""
    review.write_bytes(whole)
    with read_review(review) as before:
        told = list(before.entries)
    review.write_bytes(damage(whole, chance))
    outcomes: set[str] = set()
    for opened in (read_review, open_review):
        try:
            with opened(review) as after:
                outcomes.add("read as it was" if after.entries == told else "silently wrong")
        except ReviewError:
            outcomes.add("refused")
    try:
        verify(review)
    except ReviewError:
        outcomes.add("refused")
    for ending in ("-wal", "-shm", "-journal"):
        review.with_name(review.name + ending).unlink(missing_ok=True)
    return next(word for word in ("silently wrong", "refused", "read as it was") if word in outcomes)


def damage(whole: bytes, chance: random.Random) -> bytes:
    """The file with one to four random damages."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, length = chance.randrange(len(data)), chance.choice((1, 1, 2, 16, 512))
        match chance.choice(("overwrite", "overwrite", "zeros", "cut", "double", "exchange")):
            case "overwrite":
                data[at : at + length] = chance.randbytes(length)
            case "zeros":
                data[at : at + length] = bytes(length)
            case "cut":
                del data[max(1, at) :]
            case "double":
                data[at:at] = data[at : at + length]
            case "exchange":
                other = chance.randrange(len(data))
                data[at : at + length], data[other : other + length] = data[other : other + length], data[at : at + length]
    return bytes(data)


def is_named(review: Path, whole: bytes, kind: str, chance: random.Random) -> bool:
    """Tamper with the entries; whether `verify` names the first one concerned."""
    review.write_bytes(whole)
    with closing(sqlite3.connect(review)) as connection:
        number = tamper(connection, kind, chance)
        connection.commit()
    try:
        verify(review)
    except ReviewError as error:
        return f"entry {number} " in str(error)
    return False


def tamper(connection: sqlite3.Connection, kind: str, chance: random.Random) -> int:
    """Change the journal in one way; the number of the first entry that is not as it was."""
    number = chance.randrange(1, ENTRIES)
    names = ", ".join(Entry._fields[1:])
    match kind:
        case "edit":
            word = chance.choice(WORDS)
            connection.execute(f"UPDATE entries SET {word} = {word} || ? WHERE number = ?", (chance.choice("x 0\0\n"), number))  # noqa: S608
        case "deletion":
            connection.execute("DELETE FROM entries WHERE number = ?", (number,))
            if chance.random() < 0.5:
                move(connection, number, -1)
        case "insertion":
            move(connection, number, 1)
            copied = chance.choice([other for other in range(1, ENTRIES + 2) if other not in {number, number + 1}])
            connection.execute(f"INSERT INTO entries SELECT ?, {names} FROM entries WHERE number = ?", (number, copied))  # noqa: S608
        case "reordering":
            other = chance.randrange(number + 1, ENTRIES + 1)
            for before, after in ((number, 10_000), (other, number), (10_000, other)):
                connection.execute("UPDATE entries SET number = ? WHERE number = ?", (after, before))
        case "truncation":
            connection.execute("DELETE FROM entries WHERE number >= ?", (number,))
    return number


def move(connection: sqlite3.Connection, number: int, by: int) -> None:
    """Renumber the entries from one on, past the numbers that are taken."""
    connection.execute("UPDATE entries SET number = -number - ? WHERE number >= ?", (by, number))
    connection.execute("UPDATE entries SET number = -number WHERE number < 0")


if __name__ == "__main__":
    raise SystemExit(main())
