"""Reading the releases that arguments of the command line name."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from viewer.cache import CachedReader
from viewer.statements.release import Release
from viewer.text.folders import release_files
from viewer.text.reading import SourceError


def read_releases(paths: Iterable[Path], encoding: str | None) -> tuple[list[Release], bool]:
    """The releases of files and folders, each file once, and whether one could not be read.

    Such a one is named on standard error, and the others go on. What was read before comes out of the cache.
    """
    releases: list[Release] = []
    unread = False
    with CachedReader() as reader:
        for file in dict.fromkeys(file for path in paths for file in release_files(path)):
            try:
                releases.append(reader.read(file, encoding))
            except SourceError as error:
                sys.stderr.write(f"{error}\n")
                unread = True
    return releases, unread
