"""The sample releases, parsed once for all tests that look at them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from viewer.api import read_release
from viewer.assets import samples
from viewer.models.address import CellAddress
from viewer.statements.release import Release

JULY = samples() / "innovo-2003-07-15.txt"


def sample_paths() -> list[Path]:
    """The files in order."""
    return sorted(samples().glob("innovo-*.txt"))


@cache
def sample_releases() -> tuple[Release, ...]:
    """The four of them, by date."""
    return tuple(read_release(path) for path in sample_paths())


def july() -> Release:
    """The release of 15 July 2003, which has a balance sheet and a statement of operations."""
    return sample_releases()[1]


def address_of(release: Release, text: str, statement: int | None = None) -> CellAddress:
    """The first cell with a printed text."""
    return next(
        CellAddress(release, number, row_number, cell.column)
        for number, shown in enumerate(release.statements)
        if statement in {None, number}
        for row_number, row in enumerate(shown.rows)
        for cell in row.cells
        if cell.text == text
    )
