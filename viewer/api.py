"""What a program does with a release: read it, parse it."""

from __future__ import annotations

from pathlib import Path

from viewer.checks import check_release
from viewer.parsing import parse
from viewer.statements.release import Release
from viewer.text.reading import read_source


def read_release(path: Path, encoding: str | None = None) -> Release:
    """Read one file and everything that it alone can tell.

    Args:
        path: the file.
        encoding: one of `viewer.text.encoding.ENCODINGS` to force it, None to find out.

    Raises:
        SourceError: the file cannot be read, or is not text.
    """
    return check_release(parse(read_source(path, encoding)))
