"""The harnesses of the bars, in small: their full counts are run on demand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

POSIX = pytest.mark.skipif(os.name == "nt", reason="workers are forked")


@POSIX
@pytest.mark.parametrize(
    ("harness", "words"),
    [
        ("review_crash", ("--runs", "12")),
        ("review_writers", ("--runs", "2")),
        ("review_damage", ("--damages", "30", "--tamperings", "4")),
    ],
)
def test_a_harness_finds_nothing(harness: str, words: tuple[str, ...]) -> None:
    run(harness, *words)


@POSIX
@pytest.mark.skipif(shutil.which("cc") is None or not sys.platform.startswith("linux"), reason="needs a C compiler and the GNU C library")
def test_a_disk_that_fails_at_every_call_loses_nothing_and_lies_never() -> None:
    run("review_faults", "--every", "5", "--errors", "ENOSPC")


def run(harness: str, *words: str) -> None:
    made = subprocess.run([sys.executable, "-m", f"tests.benchmarks.{harness}", *words], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
