"""Reading a file into a source."""

from __future__ import annotations

import hashlib
from pathlib import Path

from viewer.text.source import Source


class SourceError(Exception):
    """A file that cannot be read as a release; the message is for the user."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def read_source(path: Path) -> Source:
    """Read a text file.

    Raises:
        SourceError: the file cannot be read, or is not text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, error.strerror or str(error)) from error
    digest = hashlib.sha256(data).hexdigest()
    try:
        return Source(path.name, data.decode("utf-8"), "utf-8", digest, len(data), path)
    except UnicodeDecodeError:
        return Source(path.name, data.decode("cp1252", errors="replace"), "cp1252", digest, len(data), path)
