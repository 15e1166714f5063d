"""Memory that is not needed any more goes back to the system. Knows no Qt."""

from __future__ import annotations


def give_back_memory() -> None:
    """Ask the C library for what it keeps of freed memory: after bytes of a large file it keeps twice its length and more.

    Only glibc has to be asked; elsewhere nothing is done.
    """
    from ctypes import CDLL  # noqa: PLC0415 - only after large files

    try:
        trim = CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):  # no such library; Windows, where it must have a name; another C library
        return
    trim(0)
