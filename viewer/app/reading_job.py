"""Reading many files in a thread of its own. Knows no Qt, so that it can start before Qt is loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from viewer.statements.release import Release

SWITCH_INTERVAL = 0.0005  # seconds; a window that waits for a parsing thread would stutter at Python's 5 ms


@dataclass(frozen=True, slots=True)
class Listed:
    """The files to read have been counted."""

    total: int


@dataclass(frozen=True, slots=True)
class Read:
    """A file has become a release."""

    release: Release


@dataclass(frozen=True, slots=True)
class Failed:
    """A file or folder could not be read; the message says which and why."""

    message: str


@dataclass(frozen=True, slots=True)
class Ended:
    """Nothing more will come."""

    cancelled: bool


Event_ = Listed | Read | Failed | Ended


class ReadingJob:
    """Reads files one after another and queues what came of each."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._events: SimpleQueue[Event_] = SimpleQueue()
        self._cancelled = Event()
        self.notify: Callable[[], None] = _nobody
        self._thread = Thread(target=self._run, name="reading", daemon=True)

    @property
    def is_alive(self) -> bool:
        """Whether the thread still works."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin; `notify` is called in the thread whenever something was queued."""
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._thread.start()

    def cancel(self) -> None:
        """Stop after the file that is being read."""
        self._cancelled.set()

    def take(self, timeout: float = 0.0) -> Event_ | None:
        """The next thing queued, None where nothing comes in time.

        Args:
            timeout: seconds to wait for it.
        """
        with suppress(Empty):
            return self._events.get(timeout=timeout) if timeout else self._events.get_nowait()
        return None

    def _run(self) -> None:
        from viewer.api import read_release  # noqa: PLC0415 - the parser is imported while Qt is
        from viewer.text.reading import SourceError  # noqa: PLC0415

        files = self._listed()
        self._put(Listed(len(files)))
        for file in files:
            if self._cancelled.is_set():
                break
            try:
                self._put(Read(read_release(file)))
            except SourceError as error:
                self._put(Failed(str(error)))
        self._put(Ended(self._cancelled.is_set()))

    def _listed(self) -> list[Path]:
        from viewer.text.folders import release_files  # noqa: PLC0415

        files: list[Path] = []
        for path in self._paths:
            try:
                found = list(release_files(path))
            except OSError as error:
                self._put(Failed(f"{path}: {error.strerror or error}"))
                continue
            if not found:
                self._put(Failed(f"{path}: no text files in this folder"))
            files.extend(file for file in found if file not in files)
        return files

    def _put(self, event: Event_) -> None:
        self._events.put(event)
        self.notify()


def _nobody() -> None:
    """Nobody waits to be told yet."""
