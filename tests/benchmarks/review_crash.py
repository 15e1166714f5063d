"""Kill -9 at random moments of a reviewer's work: run with `python -m tests.benchmarks.review_crash [--runs 1000] [--seed 1]`.

Each run forks a worker that marks, comments, corrects, undoes, writes reports and lifts the file to a newer format, and says over a
pipe which entries were acknowledged. It is killed after a random time; then every acknowledged entry must be in the journal, the
journal must be whole, and opening it must take less than two seconds. Status 1 when any of that fails.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, text

from tests.review.support import RELEASE, marks, sealed
from viewer.export.atomic import replacing
from viewer.review.comments import comment
from viewer.review.corrections import correct
from viewer.review.entry import Draft
from viewer.review.fields import Field
from viewer.review.index import Index
from viewer.review.report import Readers, report_of
from viewer.review.report_html import report_html
from viewer.review.store.embedded import Migration
from viewer.review.store.errors import MissingReviewError, ReviewError
from viewer.review.store.file import ReviewFile
from viewer.review.store.journal import keep
from viewer.review.store.opening import open_review, read_review
from viewer.review.undo import undo
from viewer.text.reading import read_source
from viewer.text.source import Source

LONGEST_LIFE = 0.12  # seconds; a worker makes some dozens of entries in it
RUNS_ON_A_FILE = 25
READERS = Readers(lambda release, _: release, lambda _: ())
SLOWEST_OPENING = 2.0


def _rewrite(connection: Connection) -> None:
    """A migration that touches every page of the journal."""
    connection.execute(text("CREATE TABLE lifted AS SELECT * FROM entries"))
    connection.execute(text("DROP TABLE lifted"))


FORMATS = tuple(Migration(f"step {number}", _rewrite) for number in range(RUNS_ON_A_FILE))


@dataclass(slots=True)
class Outcome:
    """What the runs came to."""

    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0
    slowest: float = 0.0


def main() -> int:
    """Run, print and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        outcome = crash(folder, arguments.runs, random.Random(arguments.seed))
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(
        f"{arguments.runs} kills: {outcome.acknowledged} entries acknowledged, {outcome.lost} lost, "
        f"{outcome.damaged} damaged files, slowest opening {outcome.slowest:.3f} s\n"
    )
    return 1 if outcome.lost or outcome.damaged or outcome.slowest > SLOWEST_OPENING else 0


def crash(folder: Path, runs: int, chance: random.Random) -> Outcome:
    """Kill that many workers and look after each."""
    (folder / "release.txt").write_text(RELEASE)
    source = read_source(folder / "release.txt")
    outcome = Outcome()
    acknowledged: list[str] = []
    for run in range(runs):
        path = folder / f"{run // RUNS_ON_A_FILE}.review"
        step = run % RUNS_ON_A_FILE
        if step == 0:
            acknowledged = []
        acknowledged += killed(path, source, FORMATS[: step // 5], chance)
        look(path, acknowledged, FORMATS[: step // 5], outcome)
        outcome.acknowledged += 0 if step + 1 < RUNS_ON_A_FILE and run + 1 < runs else len(acknowledged)
    return outcome


def killed(path: Path, source: Source, formats: tuple[Migration, ...], chance: random.Random) -> list[str]:
    """Let a worker live for a random time; the hashes it acknowledged."""
    reading, writing = os.pipe()
    seed, life = chance.random(), chance.uniform(0, LONGEST_LIFE)
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        try:
            work(path, source, formats, writing, random.Random(seed))
        finally:
            os._exit(1)
    os.close(writing)
    sleep(life)
    os.kill(worker, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        words = pipe.read()
    os.waitpid(worker, 0)
    return words.decode().split()


def work(path: Path, source: Source, formats: tuple[Migration, ...], pipe: int, chance: random.Random) -> None:
    """Enter things until killed, saying so only after each call has returned."""
    with open_review(path, create=True, migrations=formats) as review:
        while True:
            if chance.random() < 0.05:
                with replacing(path.with_suffix(".html")) as part:
                    part.write_bytes(report_html(report_of(Index.of(review.entries), [], READERS)).encode())
            entries = sealed(review, [draft(review, source, chance) for _ in range(chance.choice((1, 1, 1, 5, 40)))])
            review.append(entries, keep(source))
            os.write(pipe, "".join(f"{entry.hash}\n" for entry in entries).encode())


def draft(review: ReviewFile, source: Source, chance: random.Random) -> Draft:
    """Something a reviewer does."""
    (mark,) = marks(source, 4)[(chosen := chance.randrange(4)) : chosen + 1]
    match chance.choice(("mark", "mark", "comment", "correct", "undo")):
        case "comment":
            return comment(mark.target, "Why? " * chance.randrange(1, 200), "B. Reviewer")
        case "correct":
            return correct(mark.target, Field.SIGN, "negative", "B. Reviewer", "as the notes say")
        case "undo":
            index = Index.of(review.entries)
            marked = [entry.number for entry in index.entries if entry.action == "mark" and entry.number not in index.voided]
            return undo(index, chance.choice(marked), "B. Reviewer") if marked else mark
    return mark


def look(path: Path, acknowledged: list[str], formats: tuple[Migration, ...], outcome: Outcome) -> None:
    """Open what the killed worker left, first to read and then to write."""
    started = monotonic()
    try:
        with read_review(path, migrations=FORMATS) as review:
            found = {entry.hash for entry in review.entries}
        with open_review(path, migrations=formats) as review:
            found &= {entry.hash for entry in review.entries}
    except MissingReviewError:
        found = set()
    except ReviewError as error:
        sys.stderr.write(f"{error}\n")
        outcome.damaged += 1
        return
    report = path.with_suffix(".html")
    if report.exists() and not report.read_bytes().endswith(b"</html>\n"):
        outcome.damaged += 1
    outcome.slowest = max(outcome.slowest, monotonic() - started)
    outcome.lost += len(set(acknowledged) - found)


if __name__ == "__main__":
    raise SystemExit(main())
