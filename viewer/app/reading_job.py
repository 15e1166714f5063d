"""Reading many files away from the window: in a thread, or in a process that is split off before Qt is loaded."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from threading import Condition, Event, Thread
from typing import TYPE_CHECKING, BinaryIO, Literal

from viewer.override import override

if TYPE_CHECKING:
    from viewer.cache import CachedReader
    from viewer.cache.reading import Ahead
    from viewer.statements.release import Release
    from viewer.text.reading import SourceError

LENGTH = 8  # bytes that tell how long what follows is
SIGKILL = 9  # the module `signal` makes enumerations of all signals, which costs more than reading the file

# What comes of a job, in order: how many files there are, a release or a problem of a path for each, and whether all of them were read.
# The first release of a process that was split off comes ahead of its checks, and then once more with what they tell.
Outcome = (
    tuple[Literal["listed"], int]
    | tuple[Literal["ahead", "read"], "Release"]
    | tuple[Literal["failed"], str, Path]
    | tuple[Literal["ended"], bool]
)


class ReadingJob:
    """Reads files one after another in a thread and queues what comes of each."""

    def __init__(self, paths: Sequence[Path], encoding: str | None = None) -> None:
        """Prepare a job.

        Args:
            paths: files and folders.
            encoding: what all of them are read in, None to find out for each.
        """
        self._paths, self._encoding = tuple(paths), encoding
        self._outcomes: deque[Outcome] = deque()
        self._changed = Condition()
        self._cancelled = Event()
        self._notify: Callable[[], None] = _nobody

    def start(self) -> None:
        """Begin."""
        Thread(target=self._run, name="reading", daemon=True).start()

    def listen(self, notify: Callable[[], None]) -> None:
        """From now on, have a function called in a thread whenever something was queued."""
        self._notify = notify

    def cancel(self) -> None:
        """Stop after the file that is being read."""
        self._cancelled.set()

    def take(self, timeout: float = 0.0) -> Outcome | None:
        """The next thing queued, None where nothing comes in time.

        Args:
            timeout: seconds to wait for it.
        """
        with self._changed:
            return self._outcomes.popleft() if self._changed.wait_for(lambda: self._outcomes, timeout) else None

    def _run(self) -> None:
        has_ended = False
        try:
            for outcome in self._outcomes_of_paths():
                has_ended = outcome[0] == "ended"
                self._queue(outcome)
        finally:
            if not has_ended:  # what nobody expected is told by the exception hook, and others wait for this job
                self._queue(("ended", True))

    def _queue(self, outcome: Outcome) -> None:
        with self._changed:
            self._outcomes.append(outcome)
            self._changed.notify()
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._notify()

    def _outcomes_of_paths(self) -> Iterator[Outcome]:
        return read_all(self._paths, self._cancelled.is_set, self._encoding, large_apart=True)


class SplitJob(ReadingJob):
    """Reads files in a process of its own, while this one loads Qt.

    Splitting is safe only before the first thread and before Qt; where the system cannot split, use `ReadingJob`. As long as nobody
    listens, what the process sent is read where it is taken: a thread that made objects of it beside the window's would take turns
    with it thousands of times, an eighth of the time to the first paint.
    """

    @override
    def start(self) -> None:
        """Split off the process."""
        reading, writing = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(reading)
            _serve(self._paths, self._encoding, writing)
        os.close(writing)
        self._pipe = FileIO(reading)
        self._sent = self._outcomes_of_process()
        self._listens = False

    @override
    def listen(self, notify: Callable[[], None]) -> None:
        super().listen(notify)
        self._listens = True
        super().start()

    @override
    def cancel(self) -> None:
        """Stop at once."""
        super().cancel()
        with suppress(ProcessLookupError):
            os.kill(self._process, SIGKILL)

    @override
    def take(self, timeout: float = 0.0) -> Outcome | None:
        from select import select  # noqa: PLC0415 - of no use where processes cannot be split

        if self._listens:
            return super().take(timeout)
        ready = not self._pipe.closed and select([self._pipe], [], [], timeout)[0]
        return next(self._sent, None) if ready else None

    @override
    def _outcomes_of_paths(self) -> Iterator[Outcome]:
        return self._sent

    def _outcomes_of_process(self) -> Iterator[Outcome]:
        """What the process sends; where it dies early, that ends the job."""
        last: Outcome = "ended", True
        with self._pipe:
            for outcome in _received(self._pipe):
                if outcome[0] == "ended":
                    last = outcome
                    break
                yield outcome
        os.waitpid(self._process, 0)
        yield last


def read_all(
    paths: Sequence[Path],
    is_cancelled: Callable[[], bool],
    encoding: str | None = None,
    ahead: Ahead | None = None,
    *,
    large_apart: bool = False,
) -> Iterator[Outcome]:
    """Read files and the text files of folders, each once.

    Args:
        paths: files and folders.
        is_cancelled: whether to stop.
        encoding: what all of them are read in, None to find out for each.
        ahead: handed the first release before it is checked, where it was not read before.
        large_apart: whether to read large files in a process of their own.
    """
    from viewer.cache import CachedReader  # noqa: PLC0415 - loaded beside Qt
    from viewer.text.reading import SourceError  # noqa: PLC0415

    files: list[Path] = []
    yield from _list_files(paths, files)
    yield "listed", len(files)
    with CachedReader() as reader:
        for file in files:
            if is_cancelled():
                yield "ended", True
                return
            try:
                apart = large_apart and _is_new_and_large(reader, file, encoding)
                release = _read_apart(reader, file, encoding, is_cancelled) if apart else reader.read(file, encoding, ahead)
            except SourceError as error:
                yield "failed", str(error), file
                continue
            if release is None:
                yield "ended", True
                return
            release.source.lines.measure()
            yield "read", release
            ahead = None
    yield "ended", False


def _list_files(paths: Sequence[Path], files: list[Path]) -> Iterator[Outcome]:
    """Put the files of all paths into a list, each once; gives what is wrong with the others."""
    for path in paths:
        try:
            files.extend(file for file in _files_of(path) if file not in files)
        except OSError as error:
            yield "failed", f"{path}: {error.strerror or error}", path


def _is_new_and_large(reader: CachedReader, file: Path, encoding: str | None) -> bool:
    from viewer.statements.packing import LARGE  # noqa: PLC0415 - loaded beside Qt

    try:
        return file.stat().st_size >= LARGE and not reader.holds(file, encoding)
    except OSError:
        return False


def _read_apart(reader: CachedReader, file: Path, encoding: str | None, is_cancelled: Callable[[], bool]) -> Release | None:
    """A file read in a process of its own, or here where that is not to be had; None where nobody waits for it any more."""
    from viewer.app.apart import ApartError, apart  # noqa: PLC0415 - few files are so large

    try:
        read = apart(read_one, file, encoding, is_wanted=lambda: not is_cancelled())
    except ApartError:
        return None if is_cancelled() else reader.read(file, encoding)
    if isinstance(read, Exception):
        raise read
    return read


def read_one(file: Path, encoding: str | None) -> Release | SourceError:
    """A file read, or why it cannot be."""
    from viewer.cache import CachedReader  # noqa: PLC0415 - loaded beside Qt
    from viewer.text.reading import SourceError  # noqa: PLC0415

    with CachedReader() as reader:
        try:
            return reader.read(file, encoding)
        except SourceError as problem:
            return problem


def _files_of(path: Path) -> Sequence[Path]:
    """The files of a folder; raises OSError where there are none."""
    from viewer.text.folders import release_files  # noqa: PLC0415 - loaded beside Qt

    files = list(release_files(path))
    if not files:
        raise OSError(0, "no text files in this folder")
    return files


def _serve(paths: Sequence[Path], encoding: str | None, writing: int) -> None:
    """The split-off process: send everything and end, without ever returning to what called."""
    status = 1
    try:
        with suppress(BrokenPipeError):
            with os.fdopen(writing, "wb") as pipe:
                for outcome in read_all(paths, lambda: False, encoding, lambda release: _send_ahead(pipe, release)):
                    _send(pipe, outcome)
            status = 0
    finally:  # also of what nobody expected: the window reads again what did not come, and tells of it
        os._exit(status)


def _send_ahead(pipe: BinaryIO, release: Release) -> None:
    """The statements of a release, for a window that opens with them while the checks are loaded and made.

    A large release would be taken apart and put together twice, and is long waited for anyhow. Where there are no statements, all that is
    to be seen comes of the checks.
    """
    from viewer.statements.packing import is_large  # noqa: PLC0415 - loaded beside Qt

    if release.statements and not is_large(release.source):
        release.source.lines.measure()
        _send(pipe, ("ahead", release))


def _send(pipe: BinaryIO, outcome: Outcome) -> None:
    data = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(LENGTH) + data)
    pipe.flush()


def _received(pipe: FileIO) -> Iterator[Outcome]:
    """What was sent through a pipe, until it is closed; our own process is the only one that writes to it."""
    with suppress(EOFError):
        while True:
            yield pickle.loads(_read(pipe, int.from_bytes(_read(pipe, LENGTH))))  # noqa: S301


def _read(pipe: FileIO, count: int) -> bytearray:
    """So many bytes, and none that follow them: whether there are any is asked of the pipe alone; raises EOFError where it ends before."""
    data = bytearray(count)
    at = 0
    while at < count:
        got = pipe.readinto(memoryview(data)[at:])
        if not got:
            raise EOFError
        at += got
    return data


def _nobody() -> None:
    """Nobody waits to be told yet."""
