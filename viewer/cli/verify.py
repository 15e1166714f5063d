"""`statement-viewer verify`: whether an export says what its sources say."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from viewer.cli.printing import complain, printable
from viewer.cli.reading import read_releases
from viewer.cli.reviewed import add_review, as_reviewed
from viewer.export.exported import ExportError
from viewer.export.verify import verify
from viewer.review.store.errors import ReviewError
from viewer.text.encoding import ENCODINGS
from viewer.text.reading import in_words

DIFFERS = 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("export", type=Path, metavar="EXPORT", help="a file that `statement-viewer export` wrote")
    parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="the releases it was made of, or their folders")
    add_review(parser)
    parser.add_argument("--encoding", choices=ENCODINGS, help="how the files' bytes are read (default: found out for each file)")


def run(arguments: argparse.Namespace) -> int:
    """Look up every value.

    Returns:
        0 when each is printed at its address, 3 when one is not (it is named), 1 when a file could not be read.
    """
    releases, unread = read_releases(arguments.sources, arguments.encoding, anew=True)  # a proof takes nobody's word for a source
    try:
        found = verify(arguments.export, as_reviewed(releases, arguments.review))
    except (OSError, ExportError, ReviewError) as error:
        complain(in_words(error) if isinstance(error, OSError) else error)
        return 1
    if found.wrong:
        sys.stdout.write(printable(f"{found.confirmed} values confirmed, then: {found.wrong}") + "\n")
        return DIFFERS
    sys.stdout.write(f"{found.confirmed} values confirmed at their addresses, of {found.cells} that the sources print\n")
    return 1 if unread else 0
