"""What comparing the releases of one company costs: run with `python -m tests.benchmarks.between`.

Prints the processor time of all checks between 10, 100 and 1,000 quarterly releases and of their vintages, the time a release, and the
growth against n log n, which must not exceed it by more than half.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log
from time import process_time

from tests.support.synthetic import synthetic_releases
from viewer.checks.between.check import check_releases
from viewer.checks.between.vintages import vintages
from viewer.statements.release import Release

COUNTS = (10, 100, 1000)
REPEATS = 3
ALLOWED = 1.5


def main() -> int:
    """Measure and print; 1 when something grows faster than n log n."""
    grown = [measure(name, work) for name, work in (("checks", check_releases), ("vintages", vintages))]
    return 1 if max(grown) > ALLOWED else 0


def measure(name: str, work: Callable[[Sequence[Release]], object]) -> float:
    """How much faster than n log n the cost grows from the second count to the last; noise and start-up spoil the first."""
    costs: list[float] = []
    for count in COUNTS:
        releases = synthetic_releases(count)
        costs.append(min(timed(work, releases) for _ in range(REPEATS)))
        print(f"{name:9} {count:5} releases {costs[-1]:8.3f} s, {1000 * costs[-1] / count:6.2f} ms each")
    expected = COUNTS[-1] * log(COUNTS[-1]) / (COUNTS[-2] * log(COUNTS[-2]))
    growth = costs[-1] / costs[-2] / expected
    print(f"{name:9} growth {costs[-1] / costs[-2]:.1f} where n log n is {expected:.1f}")
    return growth


def timed(work: Callable[[Sequence[Release]], object], releases: Sequence[Release]) -> float:
    """Processor seconds of one run."""
    start = process_time()
    work(releases)
    return process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
