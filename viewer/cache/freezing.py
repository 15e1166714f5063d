"""Releases as bytes, and back."""

from __future__ import annotations

from dataclasses import replace

from viewer.statements import freezing
from viewer.statements.freezing import FrozenError
from viewer.statements.release import Release

LARGEST = 1 << 30  # bytes a release may unfold to

__all__ = ["FrozenError", "freeze", "thaw"]


def freeze(release: Release) -> bytes:
    """A release without its path and without what can be computed again."""
    return freezing.freeze(replace(release, source=replace(release.source, path=None)))


def thaw(data: bytes) -> Release:
    """The release of frozen bytes.

    Raises:
        FrozenError: they are none.
    """
    release = freezing.thaw(data, LARGEST)
    if not isinstance(release, Release):
        raise FrozenError(f"holds {type(release).__name__}")
    return release
