"""A whole source read into a release."""

from __future__ import annotations

from viewer.statements.release import Release
from viewer.text.source import Source


def parse(source: Source) -> Release:
    """Read everything the source says; never raises on content."""
    return Release(source)
