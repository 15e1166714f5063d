"""A line on the terminal that says how far the work is."""

from __future__ import annotations

import sys
import time
from types import TracebackType

WIDTH = 30
EVERY = 0.1  # seconds between two pictures


class Progress:
    """A bar on standard error, drawn only where that is a terminal."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = sys.stderr.isatty()
        self._next = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * (WIDTH + 40) + "\r")

    def show(self, done: int) -> None:
        """Draw the bar, now and then."""
        now = time.monotonic()
        if not self._shown or (now < self._next and done < self._total):
            return
        self._next = now + EVERY
        full = WIDTH * done // max(self._total, 1)
        sys.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {done:,} of {self._total:,}")
        sys.stderr.flush()
