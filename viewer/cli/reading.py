"""Reading the releases that arguments of the command line name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from viewer.cache import CachedReader
from viewer.cli.printing import complain
from viewer.statements.naming import told_apart
from viewer.statements.release import Release
from viewer.text.folders import release_files
from viewer.text.reading import SourceError


def read_releases(paths: Iterable[Path], encoding: str | None, *, anew: bool = False) -> tuple[list[Release], bool]:
    """The releases of files and folders, each file once, and whether one could not be read.

    Such a one is named on standard error, and the others go on; so is a folder without any. What was read before comes out of the cache,
    unless everything is to be read `anew`.
    """
    releases: list[Release] = []
    found = {path: tuple(release_files(path)) for path in paths}
    empty = [path for path, files in found.items() if not files]
    for path in empty:
        complain(f"{path}: no text files in this folder")
    unread = bool(empty)
    with CachedReader(anew=anew) as reader:
        for file in dict.fromkeys(file for files in found.values() for file in files):
            try:
                releases.append(reader.read(file, encoding))
            except SourceError as error:
                complain(error)
                unread = True
    return list(told_apart(releases)), unread
