"""The tests' own rules: golden files belong to a test, unexpected log records fail."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from tests.support.golden import GOLDEN, TESTS, GoldenCase, GoldenCheck, golden_folder, read_case


def test_every_golden_file_belongs_to_a_test() -> None:
    """A file that no test module collects would look like a proof and prove nothing."""
    collected = {golden_folder(module) for module in TESTS.rglob("test_*.py") if "golden_cases(__file__" in module.read_text("utf-8")}
    orphans = [str(path) for path in GOLDEN.rglob("*") if path.is_file() and (path.suffix != ".txt" or path.parent not in collected)]
    assert orphans == []


def test_a_case_keeps_its_input_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    path.write_bytes(b"why\n%% input\na\r\nb\fc\rd\n%% expected\nmade\n")
    assert read_case(path) == GoldenCase(path, "why\n", "a\r\nb\fc\rd\n", "made\n")


@pytest.mark.parametrize("content", [b"no parts\n", b"why\n%% input\na\n", b"\n%% input\na\n%% expected\nb\n"])
def test_a_case_without_a_part_is_an_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "case.txt"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="must have"):
        read_case(path)


def test_what_differs_from_golden_fails(golden: GoldenCheck, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        pytest.skip("golden files are being rewritten")
    case = GoldenCase(tmp_path / "case.txt", "why\n", "a\n", "made\n")
    golden(case, "made")
    with pytest.raises(AssertionError, match="why"):
        golden(case, "other")


def test_the_user_s_folders_are_out_of_reach(home: Path) -> None:
    for folder in (platformdirs.user_config_dir("x"), platformdirs.user_data_dir("x"), platformdirs.user_state_dir("x")):
        assert Path(folder).is_relative_to(home)
    assert os.environ["QT_QPA_PLATFORM"]


INNER_CONFTEST = "from tests.conftest import *\n"
INNER_TEST = """
import logging

def test_quiet():
    logging.getLogger("x").info("fine")

def test_loud():
    logging.getLogger("x").warning("unexpected")

def test_cleared(caplog):
    logging.getLogger("x").warning("expected")
    assert "expected" in caplog.text
    caplog.clear()
"""


def test_unexpected_log_records_fail(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(TESTS.parent))
    pytester.makeconftest(INNER_CONFTEST)
    pytester.makepyfile(INNER_TEST)
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*test_loud*"])
