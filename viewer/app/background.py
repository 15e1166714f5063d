"""Work beside the window's thread, whose result is handed over in the window's thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

POLL = 15  # milliseconds between looks whether the work is done


class Background(QObject):
    """One piece of work at a time. Threads touch no Qt object, so a window may be closed at any moment of it."""

    finished = Signal(object)  # what the work returned

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._job: Job | None = None
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._job is not None

    def run(self, work: Callable[[], object]) -> None:
        """Begin; there must be no other work under way."""
        self._job = Job(self._name, work)
        (_idle.pop() if _idle else _new_worker()).put(self._job)
        self._timer.start()

    def wait(self) -> None:
        """Hold the window until the work under way is done, and hand its result over now."""
        if self._job is not None:
            self._job.done.wait()
            self._look()

    def _look(self) -> None:
        job = self._job
        if job is None or not job.done.is_set():
            return
        self._timer.stop()
        self._job = None
        if job.results:  # none where the work failed, which the exception hook has reported
            self.finished.emit(job.results.pop())


class Job:
    """A piece of work and what came of it."""

    def __init__(self, name: str, work: Callable[[], object]) -> None:
        self.name = name
        self.work = work
        self.results: list[object] = []
        self.done = Event()


# Threads that wait for work, by their queues; to start one takes longer than a frame where other threads are at work.
_idle: list[SimpleQueue[Job]] = []


def _new_worker() -> SimpleQueue[Job]:
    """Where a thread that was just started takes its work from."""
    jobs: SimpleQueue[Job] = SimpleQueue()
    Thread(target=_work, args=(jobs,), daemon=True).start()
    return jobs


def _work(jobs: SimpleQueue[Job]) -> None:
    """Do one piece of work after another, as long as the program runs; what fails is told as if the thread had ended by it."""
    thread = threading.current_thread()
    while True:
        job = jobs.get()
        thread.name = job.name
        try:
            job.results.append(job.work())
        except Exception:
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), thread)))
        done = job.done
        del job  # what it worked with is not kept until the next one comes
        _idle.append(jobs)  # before anybody can know that it is done, and begin another
        done.set()
