"""Files that are written whole or not at all, and never over what they are made of."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from viewer.export.safe import no_longer
from viewer.text.reading import special_kind

LONGEST_STEM = 100  # bytes of the final name that the temporary one repeats; file systems allow 255
SOURCE = "is a release or a review that is read here, and those are never written over"


@contextmanager
def replacing(path: Path, sources: Iterable[Path | None] = ()) -> Iterator[Path]:
    """A new file beside `path` to write to, put in its place when the block ends well.

    When the block fails, `path` is as it was and the new file is gone. The content reaches the disk before the name does. Of a link,
    what it leads to is replaced.

    Args:
        path: where the file shall stand.
        sources: what may not be replaced, by whatever name; None for a release that has no file.

    Raises:
        OSError: `path` is a source or no file, or the new file cannot be put in place; `filename` is `path`.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{no_longer(target.name, LONGEST_STEM)}.{secrets.token_hex(6)}.part")
    try:
        _refuse(target, sources)
        yield part
        _flush(part)
        part.replace(target)
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error  # the user knows nothing of the temporary name
    finally:
        part.unlink(missing_ok=True)


def _refuse(path: Path, sources: Iterable[Path | None]) -> None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return
    reason = special_kind(status.st_mode)
    if not reason and any(_is_file(source, status) for source in sources if source):
        reason = SOURCE
    if reason:
        raise FileExistsError(errno.EEXIST, reason)


def _is_file(path: Path, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), status)
    except OSError:  # it was taken away since it was read
        return False


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
