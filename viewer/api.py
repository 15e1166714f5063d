"""What a program does with releases: read them, check them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from viewer.checks import check_release
from viewer.checks.between import check_releases
from viewer.parsing import parse
from viewer.statements.finding import Finding
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


def check(releases: Sequence[Release]) -> tuple[Finding, ...]:
    """All findings on releases that were read: what each alone tells, and what those of one company say otherwise than each other."""
    alone = (finding for release in releases for finding in release.findings)
    return tuple(sorted((*alone, *check_releases(releases)), key=lambda finding: finding.places))
