"""A review of 100,000 marks: run with `python -m tests.benchmarks.review_opening [--marks 100000]`.

Prints what opening it takes beside an empty one, every hash checked, and what one more mark takes: in memory, as the window feels it,
and until it is on disk. Status 1 when opening takes a second more than for the empty one, or a mark more than 16 ms in 1 of 100 cases.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from tests.review.support import RELEASE, sealed
from viewer.review.entry import seal
from viewer.review.index import Index
from viewer.review.marks import MarkState, mark, mark_of
from viewer.review.store.opening import open_review
from viewer.review.target import Target
from viewer.text.reading import read_source
from viewer.text.source import Source
from viewer.text.span import Span

REPEATS = 3
ALLOWED = 1.0
FRAME = 0.016


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=100_000)
    count = parser.parse_args().marks
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "release.txt").write_text(RELEASE)
        source = read_source(folder / "release.txt")
        empty, full = folder / "empty.review", folder / "full.review"
        fill(empty, source, 0)
        fill(full, source, count)
        short, long = (min(opened(path) for _ in range(REPEATS)) for path in (empty, full))
        sys.stdout.write(f"opening: empty {short:.3f} s, {count} marks {long:.3f} s, ratio {long / short:.1f}\n")
        memory, disk = marking(full, source)
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(f"one mark in 100 takes longer than {1000 * memory:.2f} ms in memory, {1000 * disk:.2f} ms until it is on disk\n")
    return 1 if long - short > ALLOWED or memory > FRAME else 0


def fill(path: Path, source: Source, count: int) -> None:
    """Make a review with a number of marks."""
    with open_review(path, create=True) as review:
        drafts = [mark(place(source, number), MarkState.AGREED, "A. Auditor") for number in range(count)]
        if drafts:
            review.append(sealed(review, drafts))


def place(source: Source, number: int) -> Target:
    """One of very many places."""
    return Target(source.sha256, source.name, Span(number // 10 + 1, number % 10 * 8, number % 10 * 8 + 5), "1,895")


def opened(path: Path) -> float:
    """Seconds until the states of a review can be asked."""
    started = perf_counter()
    with open_review(path) as review:
        Index.of(review.entries)
        return perf_counter() - started


def marking(path: Path, source: Source) -> tuple[float, float]:
    """Seconds that 99 of 100 marks stay below, in memory and until they are on disk."""
    memory: list[float] = []
    disk: list[float] = []
    with open_review(path) as review:
        index = Index.of(review.entries)
        for number in range(500):
            started = perf_counter()
            target = place(source, number)
            entry = seal(mark(target, MarkState.EXCEPTION, "A. Auditor"), review.head.number + 1, review.head.hash)
            index.add(entry)
            mark_of(index, target.key)
            memory.append(perf_counter() - started)
            review.append([entry])
            disk.append(perf_counter() - started)
    return quantiles(memory, n=100)[-1], quantiles(disk, n=100)[-1]


if __name__ == "__main__":
    raise SystemExit(main())
