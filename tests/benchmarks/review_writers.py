"""Two programs on one review: run with `python -m tests.benchmarks.review_writers [--runs 200]`.

Each run lets two processes mark different places of one review at once, each with commands of its own. Every head that was printed
must be in the journal, no entry twice, and a command that printed none must have said why. Status 1 when it is not so.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.benchmarks.review_faults import entries, mark
from tests.review.support import RELEASE
from viewer.review.store.verifying import verify

MARKS_EACH = 3


def main() -> int:
    """Run, print and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    totals: Counter[str] = Counter()
    for _ in range(runs):
        folder = Path(tempfile.mkdtemp())
        totals.update(race(folder))
        shutil.rmtree(folder)
    sys.stdout.write(f"{runs} races: " + ", ".join(f"{count} {word}" for word, count in sorted(totals.items())) + "\n")
    return 1 if totals["lost"] or totals["doubled"] or totals["silent"] else 0


def race(folder: Path) -> Counter[str]:
    """One run; how many marks were printed, refused with a word, and lost, doubled or refused without a word."""
    release, path = folder / "release.txt", folder / "a.review"
    release.write_text(RELEASE)
    workers = [worker(path, release) for _ in range(2)]
    words: list[str] = []
    for process, reading in workers:
        with os.fdopen(reading) as pipe:
            words += pipe.read().split()
        os.waitpid(process, 0)
    heads = [word for word in words if word not in {"silent", "refused"}]
    found = Counter(entries(path))
    verify(path)
    return Counter(
        printed=len(heads),
        refused=words.count("refused"),
        silent=words.count("silent"),
        lost=sum(head not in found for head in heads),
        doubled=sum(count - 1 for count in found.values()) + max(0, sum(found.values()) - len(heads)),
    )


def worker(path: Path, release: Path) -> tuple[int, int]:
    """A process that marks and says what came of it; its number and the pipe to read."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        try:
            for _ in range(MARKS_EACH):
                _, said, told = mark(path, release)
                os.write(writing, f"{said or ('refused' if told else 'silent')}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    return process, reading


if __name__ == "__main__":
    raise SystemExit(main())
