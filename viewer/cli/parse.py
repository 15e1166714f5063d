"""`statement-viewer parse`: the statements of files as JSON, one line a file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from viewer.api import read_release
from viewer.export.json import release_json
from viewer.text.reading import SourceError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")


def run(arguments: argparse.Namespace) -> int:
    """Print each file's JSON; a file that cannot be read is named on standard error and the others go on."""
    status = 0
    for path in arguments.files:
        try:
            release = read_release(path)
        except SourceError as error:
            sys.stderr.write(f"{error}\n")
            status = 1
            continue
        sys.stdout.write(json.dumps(release_json(release), ensure_ascii=False, separators=(",", ":")) + "\n")
    return status
