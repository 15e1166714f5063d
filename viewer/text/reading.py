"""Reading a file into a source, read-only and without waiting for anything."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from viewer.override import override
from viewer.text.content import foreign_format
from viewer.text.encoding import DecodingError, decode
from viewer.text.source import Source

LIMIT = 256 * 1024 * 1024  # bytes; whole years of submissions stay below, a disk image does not
NO_FILE = "there is no such file"
OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
SPECIAL = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)


class SourceError(Exception):
    """A file that cannot be read as a release; the message is for the user."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    @override
    def __reduce__(self) -> tuple[type[SourceError], tuple[Path, str]]:
        """As it is made again in another process."""
        return type(self), (self.path, self.reason)


def read_source(path: Path, encoding: str | None = None, limit: int = LIMIT) -> Source:
    """Read a text file.

    Args:
        path: where it stands.
        encoding: one of `viewer.text.encoding.ENCODINGS` to force it, None to find out.
        limit: the longest file that is read, in bytes.

    Raises:
        SourceError: the file cannot be read, or is not text.
    """
    return source_of(path.name, _read_bytes(path, limit), encoding, path)


def source_of(name: str, data: bytes, encoding: str | None = None, path: Path | None = None) -> Source:
    """Make a source of bytes; `name` and `path` are what it will be called.

    Raises:
        SourceError: the bytes are not text.
    """
    place = path or Path(name)
    if not data:
        raise SourceError(place, "is empty")
    foreign = foreign_format(data)
    if foreign:
        raise SourceError(place, f"is {foreign}")
    try:
        decoded = decode(data, encoding)
    except DecodingError as error:
        raise SourceError(place, str(error)) from error
    if not decoded.text:
        raise SourceError(place, "is empty")
    return Source(name, decoded.text, decoded.encoding, hashlib.sha256(data).hexdigest(), len(data), path, decoded.mark)


def read_digest(path: Path) -> str:
    """What `Source.sha256` would be if a file were read now; asked without waiting, whatever it has become.

    Raises:
        SourceError: the file cannot be read.
    """
    return hashlib.sha256(_read_bytes(path, LIMIT)).hexdigest()


def _read_bytes(path: Path, limit: int) -> bytes:
    try:
        # Looked at before it is opened: opening alone can wait for a pipe's other end or rewind a tape.
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()  # a folder that may not be looked into is more than no file
        _refuse_special(path, status, limit)
        with open(os.open(path, OPENING), "rb") as file:
            _refuse_special(path, os.fstat(file.fileno()), limit)
            data = file.read(limit + 1) or b""  # None where a special file has nothing to say yet
    except FileNotFoundError:
        raise SourceError(path, NO_FILE) from None
    except PermissionError:
        raise SourceError(path, "may not be read (permission denied)") from None
    except OSError as error:
        raise SourceError(path, error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the name
        raise SourceError(path, f"is no name of a file: {error}") from error
    if len(data) > limit:  # it grew while it was read, or its length is not told
        raise SourceError(path, _too_large(limit))
    return data


def special_kind(mode: int) -> str:
    """What a path leads to that is no file, in words for the user; empty for a file.

    Args:
        mode: `st_mode` of what `os.stat` says of it.
    """
    return next((reason for is_special, reason in SPECIAL if is_special(mode)), "")


def in_words(error: OSError) -> str:
    """What the system says, in one line without its number, behind the name of the file where it gives one."""
    reason = error.strerror or str(error)
    return f"{os.fsdecode(error.filename)}: {reason}" if isinstance(error.filename, (str, bytes)) else reason


def _refuse_special(path: Path, status: os.stat_result, limit: int) -> None:
    reason = special_kind(status.st_mode)
    if reason:
        raise SourceError(path, reason)
    if status.st_size > limit:
        raise SourceError(path, f"is {_megabytes(status.st_size)} long; {_too_large(limit)}")


def _too_large(limit: int) -> str:
    return f"files of up to {_megabytes(limit)} are read"


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:,.0f} MB"
