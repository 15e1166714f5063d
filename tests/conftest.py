"""What holds for every test: no screen, no trace outside its own folder, no warning unseen."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.golden import GoldenCase, GoldenCheck, write_expected

# Set before Qt makes an application; a run under a real or virtual display names its own platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: a slow machine is no failing property. `ci` draws the same examples every time.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the flag that rewrites golden files."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected parts of golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> GoldenCheck:
    """Compare what was made with a golden file, or rewrite the file when asked to."""
    update = bool(request.config.getoption("--update-golden"))

    def check(case: GoldenCase, made: str) -> None:
        made = made.rstrip("\n") + "\n"
        if update and made != case.expected:
            write_expected(case, made)
        elif not update:
            assert made == case.expected, f"{case.path}: {case.about.strip()}"

    return check


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: settings and data of the user are neither read nor written."""
    folder = tmp_path / "home"
    monkeypatch.setenv("HOME", str(folder))
    for variable in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(folder / variable.lower()))
    return folder


@pytest.fixture(autouse=True)
def no_unexpected_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on log records from WARNING up; a test that wants one asserts it and then calls `caplog.clear()`."""
    yield
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    unexpected = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    assert not unexpected, unexpected
