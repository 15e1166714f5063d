"""Opens files in the background and tells the window what came of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.app.reading_job import Outcome, ReadingJob

BUDGET = 0.012  # seconds of the window's time for one round of results


class Loader(QObject):
    """One reading job at a time; further files wait for it."""

    release_ahead = Signal(object)  # Release of which only the statements were read yet
    release_read = Signal(object)  # Release
    reading_failed = Signal(str, object)  # what to say, and of which Path
    progressed = Signal(int, int)  # files done, files in all
    ended = Signal(bool)  # whether it was cancelled

    _arrived = Signal()  # from the job's thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: ReadingJob | None = None
        self._waiting: list[tuple[Sequence[Path], str | None]] = []
        self._done = self._total = 0
        self._arrived.connect(self._take)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._job is not None

    @property
    def has_waiting(self) -> bool:
        """Whether more files wait for those that are being read."""
        return bool(self._waiting)

    def read(self, paths: Sequence[Path], encoding: str | None = None) -> None:
        """Read files and all text files of folders, in one encoding or, where it is None, each in what it seems to be."""
        if self._job is not None:
            self._waiting.append((tuple(paths), encoding))
            return
        job = ReadingJob(paths, encoding)
        self.adopt(job)
        job.listen(self._arrived.emit)
        job.start()

    def adopt(self, job: ReadingJob) -> None:
        """Take over a job, which may have been started before there was a window."""
        self._job = job
        self._done = self._total = 0

    def take_first(self, seconds: float) -> None:
        """Wait a moment for the first release, so that a window can open with it."""
        deadline = monotonic() + seconds
        while self._job is not None and (outcome := self._job.take(max(deadline - monotonic(), 0.001))) is not None:
            self._handle(outcome)
            if outcome[0] in {"ahead", "read", "ended"} or monotonic() > deadline:
                break
        QTimer.singleShot(0, self, self._listen)

    def cancel(self) -> None:
        """Stop reading after the present file and forget what waits."""
        self._waiting = []
        if self._job is not None:
            self._job.cancel()

    def _listen(self) -> None:
        if self._job is not None:
            self._job.listen(self._arrived.emit)
            self._take()

    def _take(self) -> None:
        """Handle what has come, a few milliseconds' worth at a time."""
        deadline = monotonic() + BUDGET
        while self._job is not None and (outcome := self._job.take()) is not None:
            self._handle(outcome)
            if monotonic() > deadline:
                QTimer.singleShot(0, self, self._take)
                return

    def _handle(self, outcome: Outcome) -> None:
        match outcome:
            case ("listed", total):
                self._total = total
                self.progressed.emit(0, total)
            case ("ahead", release):
                self.release_ahead.emit(release)
            case ("read", release):
                self._done += 1
                self.release_read.emit(release)
                self.progressed.emit(self._done, self._total)
            case ("failed", message, path):
                self._done += 1
                self.reading_failed.emit(message, path)
                self.progressed.emit(self._done, self._total)
            case ("ended", cancelled):
                self._job = None
                self.ended.emit(cancelled)
                if self._waiting:
                    self.read(*self._waiting.pop(0))
