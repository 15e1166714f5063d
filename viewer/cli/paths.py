"""The files that arguments of the command line mean."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

ENDINGS = frozenset({".txt", ".asc", ".text"})


def releases_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Every file as it is named; for a folder the text files in it and in the folders below, sorted; each file once."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())))
        else:
            found[path] = None
    return tuple(found)
