"""Which files of a folder may be releases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ENDINGS = frozenset({".txt", ".asc", ".text"})


def release_files(path: Path) -> Iterator[Path]:
    """The text files below a folder, in order of their paths; a file is itself, whatever its name.

    Hidden files and folders are left out, and so are read-me files. A path that does not exist is itself too:
    reading it says what is wrong.
    """
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.suffix.lower() in ENDINGS and not hidden and file.stem.lower() != "readme" and file.is_file():
            yield file
