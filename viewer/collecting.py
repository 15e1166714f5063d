"""Work that makes very many objects which stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """While it lasts, what was made is not looked through again and again for cycles; for work that makes none.

    Of ten times the text it would look through ten times as much, and more often.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def without_collector() -> Iterator[None]:
    """While it lasts, what was made is not looked through again and again, and afterwards not once more.

    That would take a fifth of the time, and stop the window for half a second each time.
    """
    with collector_paused():
        try:
            yield
        finally:
            gc.freeze()
