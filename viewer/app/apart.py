"""Work in a process of its own. Knows no Qt.

What it takes on the way goes with it, while freed memory would largely stay with the window, and the window need not share its
processor with it. A process costs a third of a second, so this is for large files.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from threading import Thread
from typing import TypeVar

LOOK = 0.05  # seconds between looks whether the work is still wanted

Result = TypeVar("Result")


class ApartError(Exception):
    """There is no result: nobody waited for it, the work failed, or its process could not begin or died."""


def apart(work: Callable[..., Result], *arguments: object, is_wanted: Callable[[], bool]) -> Result:
    """What a function of a module returns, called in a process of its own.

    Args:
        work: the function; it, its arguments and its result go through a pipe.
        arguments: what it is called with.
        is_wanted: whether somebody still waits for the result; the process is ended where nobody does.

    Raises:
        ApartError: there is no result.
    """
    context = get_context("spawn")  # splitting off a process that has threads and Qt is not safe
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, work, arguments), daemon=True)
    try:
        process.start()
    except OSError as error:
        raise ApartError(str(error)) from error
    theirs.close()
    try:
        while not ours.poll(LOOK):
            if not is_wanted():
                raise ApartError("nobody waits for the result")
        result: Result = ours.recv()
    except EOFError:
        raise ApartError("the process ended without a result") from None
    finally:
        process.kill()
        process.join()
        ours.close()
    return result


def _do(connection: Connection, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    """In the process: do the work and send what comes of it."""
    Thread(target=_end_with_window, daemon=True).start()
    connection.send(work(*arguments))


def _end_with_window() -> None:
    """Nobody waits for the result of a window that is closed."""
    window = parent_process()
    if window is not None:
        window.join()
        os._exit(1)
