"""What can go wrong with a review file, in words for the reviewer."""

from __future__ import annotations

from pathlib import Path


class ReviewError(Exception):
    """The root of them all; the message is for the user and names the file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class MissingReviewError(ReviewError):
    """There is no such file."""


class ForeignReviewError(ReviewError):
    """The file belongs to another program."""


class NewerReviewError(ReviewError):
    """A later version of this program wrote the file."""


class DamagedReviewError(ReviewError):
    """The file cannot be read, or does not say what was written into it."""


class ReadOnlyReviewError(ReviewError):
    """The file cannot be written: another writer has it, or the folder forbids it."""


class BusyReviewError(ReadOnlyReviewError):
    """Another program is just at work in the file; it may be done in a moment."""


class UnsavedEntriesError(ReviewError):
    """The disk did not take the entries; nothing of them counts as saved, and the same call may be repeated."""
