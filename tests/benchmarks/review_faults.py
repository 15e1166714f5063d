"""A disk that fails at every call in turn: run with `python -m tests.benchmarks.review_faults`. Needs a C compiler and a glibc.

`review mark` runs once for each call that changes a file, on a review that is there and on one that is not yet, and that call fails: as
on a full disk, and as on a broken one. Then either the new head was printed and the mark is in the journal, or a message was, the
journal is whole, and the same command succeeds. Status 1 when it is not so.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from tests.review.support import RELEASE, made
from viewer.cli import main as statement_viewer
from viewer.review.store.errors import MissingReviewError
from viewer.review.store.opening import read_review
from viewer.text.reading import read_source

PRELOADED = "STATEMENT_VIEWER_FAULTS"
LIMIT = 500  # calls; more are made by no mark


def main() -> int:
    """Start anew with the failing library in front, or run if it is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", nargs="+", default=("ENOSPC", "EIO"), metavar="NAME", help="what the failing calls say")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="try only every nth call")
    arguments = parser.parse_args()
    names: list[str] = arguments.errors
    library = os.environ.get(PRELOADED)
    if library:
        faults = ctypes.CDLL(library)
        wrong = [run(faults, name, arguments.every, exists=exists) for name in names for exists in (True, False)]
        return 1 if any(wrong) else 0
    folder = Path(tempfile.mkdtemp())
    try:
        built = build(folder)
        if built is None:
            sys.stderr.write("no C compiler\n")
            return 2
        environment = {**os.environ, "LD_PRELOAD": str(built), PRELOADED: str(built)}
        command = [sys.executable, "-m", "tests.benchmarks.review_faults", "--every", str(arguments.every), "--errors", *names]
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        shutil.rmtree(folder)


def build(folder: Path) -> Path | None:
    """Compile the failing library; None where there is nothing to compile it with."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    library = folder / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def run(faults: ctypes.CDLL, name: str, every: int, *, exists: bool) -> bool:
    """One mark for each call that can fail; prints what came of it and returns whether anything went wrong."""
    outcomes: Counter[str] = Counter()
    for at in range(1, LIMIT, every):
        folder = Path(tempfile.mkdtemp())
        outcome, seen = attempt(folder, faults, at, getattr(errno, name), exists=exists)
        shutil.rmtree(folder)
        if seen < at:
            break
        outcomes[outcome] += 1
    what = "a mark" if exists else "a mark in a new review"
    sys.stdout.write(f"{what}, {name} at {outcomes.total()} calls in turn: {dict(outcomes)}\n")
    return bool(set(outcomes) - {"told", "saved"})


def attempt(folder: Path, faults: ctypes.CDLL, at: int, error: int, *, exists: bool) -> tuple[str, int]:
    """One mark with one failing call; `told` or `saved`, or what went wrong, and how many calls there were."""
    path = folder / "a.review"
    (folder / "release.txt").write_text(RELEASE)
    source = read_source(folder / "release.txt")
    before = 3 if exists else 0
    if exists:
        made(path, source, before)
    faults.faults_arm(at, error)
    status, said, told = mark(path, folder / "release.txt")
    seen = faults.faults_seen()
    faults.faults_arm(0, 0)
    heads = entries(path)
    if (status == 0) != bool(said):
        return f"status {status} and {said!r} printed", seen
    if status and not told:
        return "failed without a word", seen
    if len(heads) < before or (said and said not in heads):
        return f"{len(heads)} entries, printed {said!r}", seen
    again, _, why = mark(path, folder / "release.txt")
    if again:
        return f"cannot be repeated: {why}", seen
    if len(entries(path)) < before + (2 if said else 1):
        return "an entry is gone", seen
    return "saved" if said else "told", seen


def mark(path: Path, release: Path) -> tuple[int, str, str]:
    """The subcommand's status and what it printed on both outputs; an exception that gets out is no status."""
    said, told = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(told):
        status = statement_viewer(["review", "mark", str(path), str(release), "--at", "7:36-41", "--as", "agreed", "--by", "A. Auditor"])
    return status, said.getvalue().strip(), told.getvalue().strip()


def entries(path: Path) -> list[str]:
    """Hashes of a review that must be whole, or is not there."""
    try:
        with read_review(path) as review:
            return [entry.hash for entry in review.entries]
    except MissingReviewError:
        return []


if __name__ == "__main__":
    raise SystemExit(main())
