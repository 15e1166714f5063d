"""Releases as their reviewer reads them, for the subcommands that print or check them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from viewer.statements.release import Release


def add_review(parser: argparse.ArgumentParser) -> None:
    """Declare the argument."""
    parser.add_argument("--review", type=Path, metavar="REVIEW", help="lay the corrections of a review over what is read")


def as_reviewed(releases: Iterable[Release], review: Path | None) -> list[Release]:
    """The releases with the corrections of a review laid over them and checked anew; without one as they are.

    Raises:
        ReviewError: there is no such review, or it is damaged.
    """
    if review is None:
        return list(releases)
    from viewer.api import reviewed  # noqa: PLC0415 - the store takes longer to load than a release to read
    from viewer.review.corrections import standing_corrections  # noqa: PLC0415
    from viewer.review.index import Index  # noqa: PLC0415
    from viewer.review.store.opening import read_review  # noqa: PLC0415

    with read_review(review) as file:
        corrections = standing_corrections(Index.of(file.entries))
    return [reviewed(release, corrections) for release in releases]
