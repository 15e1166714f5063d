"""`statement-viewer parse`: the statements of files as JSON, one line a file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from viewer.api import read_release
from viewer.cli.printing import complain
from viewer.cli.reviewed import add_review, as_reviewed
from viewer.export.json import release_json
from viewer.review.store.errors import ReviewError
from viewer.text.encoding import ENCODINGS
from viewer.text.reading import SourceError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_review(parser)
    parser.add_argument("--encoding", choices=ENCODINGS, help="how the files' bytes are read (default: found out for each file)")


def run(arguments: argparse.Namespace) -> int:
    """Print each file's JSON; a file that cannot be read is named on standard error and the others go on."""
    status = 0
    for path in arguments.files:
        try:
            (release,) = as_reviewed([read_release(path, arguments.encoding)], arguments.review)
        except (SourceError, ReviewError) as error:
            complain(error)
            status = 1
            continue
        # ASCII with escapes: a line separator of Unicode inside a caption must not end the line.
        sys.stdout.write(json.dumps(release_json(release), separators=(",", ":")) + "\n")
    return status
