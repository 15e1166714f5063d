"""The tree's own promises: what is locked, what travels in the wheel, what may be imported when."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QObject

from viewer.assets import resource, samples

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "constraints.txt").read_text("utf-8")
SCREEN_AND_TABLES = {"PySide6", "pyqtgraph", "pandas", "numpy"}


def requirements_of(name: str, version: str | None) -> list[Requirement]:
    """What the locked version of a package needs in turn; nothing where another version is installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return []
    return [Requirement(word) for word in found.requires or ()] if found.version == version else []


def test_the_lock_pins_everything_that_is_installed() -> None:
    pinned = {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==(\S+)$", LOCK, re.MULTILINE)}
    groups = [word for group in PROJECT["dependency-groups"].values() for word in group if isinstance(word, str)]
    seen: set[str] = set()
    waiting = [Requirement(word) for word in (*PROJECT["project"]["dependencies"], *groups)]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        waiting.extend(requirements_of(name, pinned.get(name)))
    assert seen - pinned.keys() == set()


def test_the_lock_names_no_host() -> None:
    assert all(re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line) for line in LOCK.splitlines())


def test_qt_stays_below_the_release_that_kills_python_3_11() -> None:
    assert "PySide6-Essentials>=6.9,<6.12" in PROJECT["project"]["dependencies"]


def test_everything_but_pictures_travels_in_the_wheel() -> None:
    carried = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    wanted = {"releases"} | {f"resources/{path.name}" for path in resource(".").glob("*") if path.name != "pictures"}
    assert {name: f"viewer/_data/{name}" for name in wanted} == carried


def test_samples_are_where_the_program_looks() -> None:
    assert samples().joinpath("README.md").is_file()


@pytest.mark.parametrize("module", ["viewer.cli", "viewer.cli.parse", "viewer.api"])
def test_the_command_line_starts_without_screen_and_tables(module: str) -> None:
    script = f"import sys, {module}; print(*({SCREEN_AND_TABLES!r} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []


def test_qt_calls_keep_the_reference_count_of_none() -> None:
    """PySide6 6.12.0 drops a reference in every void call until Python 3.11 dies of `none_dealloc`."""
    item = QObject()
    before = sys.getrefcount(None)
    for _ in range(100_000):
        item.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 1000
