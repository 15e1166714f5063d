"""Files that are in the way are renamed, never deleted."""

from __future__ import annotations

import os
from glob import escape
from itertools import count
from pathlib import Path

UNFINISHED = "new"


def set_aside(path: Path, word: str) -> Path:
    """Rename a file to the first free of `NAME.WORD-1`, `NAME.WORD-2` …; returns its new place."""
    target = free_name(path, word)
    path.rename(target)
    return target


def free_name(path: Path, word: str) -> Path:
    """The first of `NAME.WORD-1`, `NAME.WORD-2` … that does not exist."""
    return next(target for number in count(1) if not (target := path.with_name(f"{path.name}.{word}-{number}")).exists())


def clear_unfinished(path: Path) -> None:
    """Delete what a program that was killed had begun to put in a file's place; only the file's one writer may."""
    for left in path.parent.glob(f"{escape(path.name)}.{UNFINISHED}-*"):
        left.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
