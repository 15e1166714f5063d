"""Times taken in turn, so that a slow moment of the machine hits all that is compared."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from threading import get_native_id

NANOSECOND = 1e-9


def seconds_of(work: Callable[[], object]) -> float:
    """The processor time that one call takes; what else the machine does shall not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def medians_in_turn(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The median seconds of each, after one call unmeasured; garbage is collected between the rounds, not within."""
    taken: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        try:
            for times, work in zip(taken, works, strict=True):
                times.append(seconds_of(work))
        finally:
            gc.enable()
    return [median(times) for times in taken]


class OwnClock:
    """Seconds of the thread that made it, by the clock but for the time that other programs had the processor, as Linux tells it."""

    def __init__(self) -> None:
        self._schedule = Path(f"/proc/self/task/{get_native_id()}/schedstat")

    def now(self) -> float:
        """Seconds that count up from anywhere."""
        waited = int(self._schedule.read_text().split()[1]) * NANOSECOND if self._schedule.exists() else 0.0
        return time.perf_counter() - waited
