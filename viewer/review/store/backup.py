"""The review's backup: every entry once more, as a line of text in a file beside the review.

A line is a JSON list of an entry's fields. It is written after the entry is safe in the review itself, so the backup
never holds more than the review did; where it does, the review has lost entries.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from viewer.review.entry import NO_HASH, Entry, seal_of
from viewer.review.store.chain import Fault

ENDING = ".backup"
BLOCK = 1 << 16


def backup_path(review: Path) -> Path:
    """Where a review's backup stands."""
    return review.with_name(review.name + ENDING)


def append_lines(path: Path, entries: Sequence[Entry]) -> None:
    """Add entries and wait until the disk has them; a line left unfinished by a crash is cut off first.

    Raises:
        OSError: the disk does not take them.
    """
    data = b"".join(json.dumps(entry).encode() + b"\n" for entry in entries)
    with path.open("ab+") as file:
        whole = _whole_length(path)
        if whole != file.tell():
            file.truncate(whole)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def whole_entries(path: Path) -> list[Entry]:
    """The entries of a backup as far as their chain is whole; none where there is no backup."""
    try:
        data = path.read_bytes()
    except OSError:
        return []
    entries: list[Entry] = []
    previous = NO_HASH
    for line in data.split(b"\n"):
        entry = _entry(line)
        if entry is None or entry.number != len(entries) + 1 or entry.previous != previous:
            break
        entries.append(entry)
        previous = entry.hash
    return entries


def last_entry(path: Path) -> Entry | None:
    """The last whole line, read from the end; None where there is no backup or the line is no entry."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            block = BLOCK
            while True:
                file.seek(max(0, size - block))
                lines = file.read().split(b"\n")
                if len(lines) > 2 or block >= size:
                    return _entry(lines[-2]) if len(lines) > 1 else None
                block *= 4
    except OSError:
        return None


def disagreement(last: Entry | None, entries: Sequence[Entry]) -> Fault | None:
    """Where the review lacks what its backup ends with; None where the backup's last entry is one of the review's."""
    if last is None:
        return None
    if last.number > len(entries):
        return Fault(len(entries) + 1, f"is missing, and those up to entry {last.number}: the backup beside the review has them")
    if last.hash != entries[last.number - 1].hash:
        return Fault(last.number, "or an earlier one is not the entry that the backup beside the review has")
    return None


def first_difference(kept: Sequence[Entry], entries: Sequence[Entry]) -> Fault | None:
    """The first entry that the review and what its backup holds tell differently."""
    for ours, theirs in zip(entries, kept, strict=False):
        if ours != theirs:
            return Fault(ours.number, "is not the entry that the backup beside the review has")
    return disagreement(kept[-1] if kept else None, entries)


def _entry(line: bytes) -> Entry | None:
    try:
        fields = json.loads(line)
        entry = Entry._make(fields)
        whole = entry.number >= 1 and seal_of(entry) == entry.hash
    except (ValueError, TypeError, RecursionError):
        return None
    return entry if whole else None


def _whole_length(path: Path) -> int:
    """Bytes up to and with the last line end."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end > 0:
            start = max(0, end - BLOCK)
            file.seek(start)
            found = file.read(end - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
    return 0
