"""Work in a thread of its own, whose result is handed over in the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

POLL = 15  # milliseconds between looks whether the work is done


class Background(QObject):
    """One piece of work at a time. The thread touches no Qt object, so a window may be closed at any moment of it."""

    finished = Signal(object)  # what the work returned

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._thread: Thread | None = None
        self._results: list[object] = []
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._thread is not None

    def run(self, work: Callable[[], object]) -> None:
        """Begin; there must be no other work under way."""
        results = self._results = []
        self._thread = Thread(target=lambda: results.append(work()), name=self._name, daemon=True)
        self._thread.start()
        self._timer.start()

    def wait(self) -> None:
        """Hold the window until the work under way is done, and hand its result over now."""
        if self._thread is not None:
            self._thread.join()
            self._look()

    def _look(self) -> None:
        if self._thread is None or self._thread.is_alive():
            return
        self._timer.stop()
        self._thread = None
        if self._results:  # none where the work failed, which the exception hook has reported
            self.finished.emit(self._results.pop())
