"""Files are read beside the window, in a thread or in a process split off before Qt."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.samples import JULY, sample_paths
from viewer.api import parse
from viewer.app.loader import Loader
from viewer.app.reading_job import Outcome, ReadingJob, read_all
from viewer.assets import samples
from viewer.statements.release import Release

SPLIT = """
import sys
from pathlib import Path
from viewer.app.reading_job import SplitJob
job = SplitJob([Path(name) for name in sys.argv[2:]])
job.start()
if sys.argv[1] == "cancel":
    job.cancel()
while (outcome := job.take(20)) is not None:
    kind, subject, *_ = outcome
    print(kind, subject.source.name if kind in {"ahead", "read"} else subject)
    if kind in {"ahead", "read"} and sys.argv[1] == "checks":
        print(len(subject.statements), bool(subject.claims or subject.findings or subject.dispositions))
    if kind == "ended":
        break
"""


class Handed(ReadingJob):
    """A job of which all is there that comes of it."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        super().__init__([])
        self._outcomes.extend(outcomes)


def outcomes(job: ReadingJob) -> list[Outcome]:
    taken: list[Outcome] = []
    while not taken or taken[-1][0] != "ended":
        outcome = job.take(20)
        assert outcome is not None
        taken.append(outcome)
    return taken


def names(taken: list[Outcome]) -> list[str]:
    return [outcome[1].source.name for outcome in taken if outcome[0] == "read"]


def test_a_folder_and_a_file_of_it_are_each_read_once() -> None:
    job = ReadingJob([samples(), JULY])
    job.start()
    taken = outcomes(job)
    assert taken[0] == ("listed", 4)
    assert names(taken) == [path.name for path in sample_paths()]
    assert taken[-1] == ("ended", False)


def test_what_cannot_be_read_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing = tmp_path / "missing.txt"
    taken = list(read_all([tmp_path / "empty", missing, JULY], lambda: False))
    told = [outcome[1] for outcome in taken if outcome[0] == "failed"]
    assert [str(text).partition(":")[0] for text in told] == [str(tmp_path / "empty"), str(missing)]
    assert "no text files" in str(told[0])
    assert names(taken) == [JULY.name]


def test_cancelling_stops_between_files() -> None:
    calls = iter([False, True])
    taken = list(read_all([samples()], lambda: next(calls)))
    assert [outcome[0] for outcome in taken] == ["listed", "read", "ended"]
    assert taken[-1] == ("ended", True)


def split(mode: str, *paths: Path) -> list[str]:
    command = [sys.executable, "-c", SPLIT, mode, *(str(path) for path in paths)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.splitlines()


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system cannot split processes")
def test_a_split_process_sends_the_same(tmp_path: Path) -> None:
    told = split("read", samples(), tmp_path / "missing.txt")
    names = [path.name for path in sample_paths()]
    assert told[:2] == ["listed 5", f"ahead {names[0]}"]
    assert told[2:6] == [f"read {name}" for name in names]
    assert told[6].startswith(f"failed {tmp_path}")
    assert told[7:] == ["ended False"]


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system cannot split processes")
def test_the_statements_of_a_new_release_come_ahead_of_its_checks() -> None:
    ahead = [f"ahead {JULY.name}", "2 False"]
    read = [f"read {JULY.name}", "2 True"]
    assert split("checks", JULY) == ["listed 1", *ahead, *read, "ended False"]
    assert split("checks", JULY) == ["listed 1", *read, "ended False"]


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="this system cannot split processes")
def test_a_split_process_that_is_stopped_ends_the_job() -> None:
    assert split("cancel", samples())[-1] == "ended True"


def test_a_job_that_fails_where_nobody_expects_it_ends(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    told: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: told.append(str(args.exc_value)))

    def read_all(*_: object, **__: object) -> Iterator[Outcome]:
        yield "listed", 1
        raise ValueError("a check that fails")

    monkeypatch.setattr("viewer.app.reading_job.read_all", read_all)
    loader = Loader()
    with qtbot.waitSignal(loader.ended, timeout=10_000) as ended:
        loader.read([JULY])
    assert ended.args == [True]
    qtbot.waitUntil(lambda: told == ["a check that fails"])


def test_the_loader_tells_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    loader = Loader()
    releases: list[Release] = []
    problems: list[str] = []
    counts: list[tuple[int, int]] = []
    loader.release_read.connect(releases.append)
    loader.reading_failed.connect(lambda problem, _path: problems.append(problem))
    loader.progressed.connect(lambda done, total: counts.append((done, total)))
    with qtbot.waitSignal(loader.ended, timeout=30_000) as ended:
        loader.read([samples(), tmp_path / "missing.txt"])
        assert loader.is_busy
    assert ended.args == [False]
    assert len(releases) == 4
    assert len(problems) == 1
    assert counts == [(done, 5) for done in range(6)]
    assert not loader.is_busy


def test_what_is_asked_for_while_reading_waits_its_turn(qtbot: QtBot) -> None:
    loader = Loader()
    releases: list[Release] = []
    loader.release_read.connect(releases.append)
    loader.read([JULY])
    loader.read([sample_paths()[0]])
    qtbot.waitUntil(lambda: len(releases) == 2 and not loader.is_busy, timeout=30_000)


def test_what_came_ahead_of_its_checks_is_no_release_more(qtbot: QtBot) -> None:
    loader = Loader()
    releases: list[Release] = []
    counts: list[tuple[int, int]] = []
    loader.release_ahead.connect(releases.append)
    loader.release_read.connect(releases.append)
    loader.progressed.connect(lambda done, total: counts.append((done, total)))
    checked = parse(JULY)
    loader.adopt(Handed([("listed", 1), ("ahead", replace(checked, findings=())), ("read", checked), ("ended", False)]))
    loader.take_first(30)
    assert [len(release.findings) for release in releases] == [0]
    qtbot.waitUntil(lambda: not loader.is_busy)
    assert [len(release.findings) for release in releases] == [0, len(checked.findings)]
    assert counts == [(0, 1), (1, 1)]


def test_a_job_goes_on_when_its_listener_is_gone() -> None:
    job = ReadingJob([])

    def gone() -> None:
        raise RuntimeError("Signal source has been deleted")

    job.listen(gone)
    job.start()
    assert [outcome[0] for outcome in outcomes(job)] == ["listed", "ended"]


def test_cancelling_forgets_what_waits(qtbot: QtBot) -> None:
    loader = Loader()
    with qtbot.waitSignal(loader.ended, timeout=30_000):
        loader.read([samples()])
        loader.read([samples()])
        loader.cancel()
    assert not loader.is_busy


def test_the_first_release_is_waited_for(qtbot: QtBot) -> None:
    loader = Loader()
    releases: list[Release] = []
    loader.release_read.connect(releases.append)
    job = ReadingJob([samples()])
    job.start()
    loader.adopt(job)
    loader.take_first(30)
    assert releases
    qtbot.waitUntil(lambda: not loader.is_busy, timeout=30_000)
    assert len(releases) == 4
