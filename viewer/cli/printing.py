"""What may go to a terminal: captions, names and reasons may hold anything."""

from __future__ import annotations

import sys


def printable(line: str) -> str:
    """A line without what steers a terminal or has no form there."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in line)
    encoding = sys.stdout.encoding or "ascii"
    return shown.encode(encoding, "replace").decode(encoding)
