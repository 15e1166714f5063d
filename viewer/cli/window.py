"""Open releases in the window, raw text beside the parsed statements."""

from __future__ import annotations

import argparse
import sys


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="*", metavar="FILE|FOLDER", help="releases to open")


def run(arguments: argparse.Namespace) -> int:
    """Open the window; returns Qt's exit status."""
    print("the window is not built yet:", *arguments.paths, file=sys.stderr)  # noqa: T201
    return 2
