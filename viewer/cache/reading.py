"""Reading releases through the cache."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from platformdirs import user_cache_path

from viewer.assets import INSTALLED, PACKAGE, ROOT
from viewer.cache.freezing import FrozenError, freeze, thaw
from viewer.cache.key import Key
from viewer.cache.store import LIMIT, Store
from viewer.statements.release import Release
from viewer.text.reading import read_source
from viewer.text.source import Source
from viewer.version import __version__, full_version

if TYPE_CHECKING:
    from viewer.cache.printed import Printed

NAME = "statement-viewer"
OFF = "STATEMENT_VIEWER_NO_CACHE"
Ahead = Callable[[Release], object]
UNSETTLED = 2_000_000_000  # nanoseconds; a file changed so short ago may change again within the same tick of its time


def cache_file() -> Path:
    """Where the cache stands; it may be deleted at any time."""
    return user_cache_path(NAME, appauthor=False) / "releases.sqlite3"


class CachedReader:
    """Reads releases as `viewer.api.parse` does, faster the second time.

    A file that has the size and time it had is not opened at all; one with another time and the same content is not parsed again.

    Attributes:
        store: what was read before, None where the cache is off.
    """

    def __init__(self, path: Path | None = None, limit: int = LIMIT, *, anew: bool = False) -> None:
        """Open the cache, but not where everything is to be read `anew`."""
        self.store = None if anew or os.environ.get(OFF) else Store(path or cache_file(), limit)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.store:
            self.store.close()

    def read(self, path: Path, encoding: str | None = None, ahead: Ahead | None = None) -> Release:
        """Read one file and everything that it alone can tell.

        Args:
            path: the file.
            encoding: as for `viewer.api.read`.
            ahead: handed a release that was not read before, once its statements are there and before it is checked.

        Raises:
            SourceError: the file cannot be read, or is not text.
        """
        if self.store is None:
            return _parsed(read_source(path, encoding), ahead)
        state = _state(path)
        known = self._known(path, encoding, state)
        if known and (release := self._thawed(known, path)):
            return release
        source = read_source(path, encoding)
        key = Key(source.sha256, path.name, encoding or "", program_version())
        release = self._thawed(key, path)
        if release is None:
            release = _parsed(source, ahead)
            self.store.keep(key, freeze(release), _printed(release))
        if state and time.time_ns() - state.st_mtime_ns > UNSETTLED and state.st_size == source.size:
            self.store.note(path.absolute(), state, key)
        return release

    def known(self, path: Path) -> Key | None:
        """What a file is kept under that has not changed since it was read, None for any other."""
        return self._known(path, None, _state(path))

    def holds(self, path: Path, encoding: str | None = None) -> bool:
        """Whether a file need not be parsed to be read: it has not changed, and this version of the program has read it."""
        key = self._known(path, encoding, _state(path))
        return key is not None and self.store is not None and self.store.find(key) is not None

    def key(self, release: Release) -> Key:
        """What a release is kept under that was read without a forced encoding."""
        return Key(release.source.sha256, release.source.name, "", program_version())

    def _known(self, path: Path, encoding: str | None, state: os.stat_result | None) -> Key | None:
        sha256 = self.store.known(path.absolute(), encoding or "", state) if self.store and state else None
        return Key(sha256, path.name, encoding or "", program_version()) if sha256 else None

    def _thawed(self, key: Key, path: Path) -> Release | None:
        data = self.store.find(key) if self.store else None
        if self.store is None or data is None:
            return None
        try:
            release = thaw(data)
        except FrozenError:
            self.store.forget(key)
            return None
        return replace(release, source=replace(release.source, path=path))


def _parsed(source: Source, ahead: Ahead | None) -> Release:
    from viewer.parsing import parse  # noqa: PLC0415 - what was read before is shown without waiting for parser and checks

    release = parse(source)
    if ahead is not None:
        ahead(release)
    from viewer.api import checked  # noqa: PLC0415 - what is handed over ahead does not wait for the checks to load

    return checked(release)


def _printed(release: Release) -> Printed:
    from viewer.cache.printed import printed_of  # noqa: PLC0415 - what was read before needs no figures taken from it

    return printed_of(release)


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


@cache
def program_version() -> str:
    """The version and the build; in a checkout the version with a mark of the code, which changes between versions."""
    if INSTALLED.is_dir():
        return full_version()
    files = sorted((entry.path, entry.stat()) for folder in (PACKAGE, ROOT / "resources") for entry in _files_of(folder))
    states = "".join(f"{path}:{state.st_size}:{state.st_mtime_ns};" for path, state in files)
    return f"{__version__}+{hashlib.sha256(os.fsencode(states)).hexdigest()[:12]}"


def _files_of(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Modules and vocabularies in a folder and in those below it, in a third of the time that asking paths takes."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".toml")):
                yield entry
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files_of(entry.path)
