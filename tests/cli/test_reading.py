"""Arguments that name files and folders, good and bad ones mixed."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.assets import samples
from viewer.cli import main
from viewer.cli.reading import read_releases

RELEASE = samples() / "innovo-2003-07-15.txt"


def test_each_file_is_read_once() -> None:
    releases, unread = read_releases([RELEASE, samples(), RELEASE], None)
    assert (len(releases), unread) == (4, False)


def test_a_folder_without_releases_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    releases, unread = read_releases([tmp_path, RELEASE], None)
    assert ([release.source.name for release in releases], unread) == ([RELEASE.name], True)
    assert capsys.readouterr().err == f"{tmp_path}: no text files in this folder\n"


@pytest.mark.parametrize("command", [["check"], ["trend"], ["export", "--format", "csv", "--out", "out.csv"]])
def test_nothing_to_read_is_status_1(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    assert main([*command, "empty"]) == 1
    assert "empty: no text files in this folder" in capsys.readouterr().err
