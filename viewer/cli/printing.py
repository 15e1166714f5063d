"""What may go to a terminal: captions, names and reasons may hold anything."""

from __future__ import annotations

import sys
from io import TextIOWrapper

LOST = "\ufffd"


def spare_output() -> None:
    """Let characters that the terminal's encoding lacks come out as question marks rather than as an error."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def printable(line: object) -> str:
    """A line without what steers a terminal or has no form there."""
    return "".join(character if character.isprintable() else LOST for character in str(line))


def complain(problem: object) -> None:
    """Say in one line on standard error what went wrong."""
    sys.stderr.write(f"{printable(problem)}\n")
