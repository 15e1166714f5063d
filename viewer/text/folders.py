"""Which files of a folder may be releases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ENDINGS = frozenset({".txt", ".asc", ".text"})


def release_files(path: Path) -> Iterator[Path]:
    """The text files below a folder, in order of their paths; a file is itself, whatever its name.

    Hidden files and folders are left out, and so are read-me files. A path that does not exist is itself too, and so is a folder
    that may not be looked into: reading it says what is wrong.
    """
    if os.path.isdir(path):
        yield from sorted(_below(path))
    else:
        yield path


def _below(path: Path) -> Iterator[Path]:
    closed: list[str] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: closed.append(os.fsdecode(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(folder, name) for name in names if not name.startswith("."))
        yield from (file for file in files if _may_be_release(file))
    yield from map(Path, closed)


def _may_be_release(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and file.stem.lower() != "readme" and os.path.isfile(file)
