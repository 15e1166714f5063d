"""The size of a picture, as it is written on the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from viewer.regex import regex

SIZE = regex(r"([0-9]{1,5})x([0-9]{1,5})", re.IGNORECASE)


def size_between(least: int, most: int) -> Callable[[str], tuple[int, int]]:
    """What reads `1360x860`, both within the bounds, in pixels; for any other text it raises what an argument parser wants."""

    def read(text: str) -> tuple[int, int]:
        match = SIZE.fullmatch(text)
        size = (int(match[1]), int(match[2])) if match else (0, 0)
        if not least <= min(size) <= max(size) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is not WIDTHxHEIGHT between {least}x{least} and {most}x{most}")
        return size

    return read
