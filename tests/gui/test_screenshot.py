"""The real window drawn into a picture."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.support.samples import JULY, july, sample_paths
from viewer.app.screenshot import first_line
from viewer.statements.statement import StatementKind
from viewer.views.theme import DARK, LIGHT, Theme


def shoot(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "viewer", "--screenshot", str(out), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_size_and_theme_are_as_asked_for(tmp_path: Path, name: str, theme: Theme) -> None:
    ended = shoot(tmp_path / "a.png", "--size", "1000x640", "--theme", name, str(JULY))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    picture = QImage(str(tmp_path / "a.png"))
    assert (picture.width(), picture.height()) == (1000, 640)
    colors = [picture.pixelColor(x, y).rgba() for x in range(200, 800, 3) for y in range(100, 400, 3)]
    assert max(set(colors), key=colors.count) == theme.base.rgba()


def test_the_picture_shows_a_trend(tmp_path: Path) -> None:
    assert shoot(tmp_path / "a.png", "--size", "1200x800", "--theme", "light", *map(str, sample_paths())).returncode == 0
    picture = QImage(str(tmp_path / "a.png"))
    lower = {picture.pixelColor(x, y).rgba() for x in range(0, 1200, 2) for y in range(560, 740, 2)}
    assert LIGHT.series[0].rgba() in lower


def test_the_line_shown_is_the_first_of_the_operations() -> None:
    address = first_line(july())
    assert address is not None
    assert (address.row.label, address.statement.kind) == ("NET SALES", StatementKind.INCOME_STATEMENT)
    assert first_line(replace(july(), statements=july().statements[:1])) is not None
    assert first_line(replace(july(), statements=())) is None


def test_what_cannot_be_read_is_told_and_the_rest_is_drawn(tmp_path: Path) -> None:
    ended = shoot(tmp_path / "a.png", str(tmp_path / "mis\nsing\x1b.txt"), str(JULY))
    assert (ended.returncode, ended.stderr) == (1, f"{tmp_path}/mis\ufffdsing\ufffd.txt: there is no such file\n")
    assert (tmp_path / "a.png").exists()


def test_a_picture_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    out = tmp_path / "no" / "a.png"
    ended = shoot(out, str(JULY))
    assert (ended.returncode, ended.stderr) == (1, f"the picture could not be written: {out}: No such file or directory\n")


def test_a_release_is_never_drawn_over(tmp_path: Path) -> None:
    text, disguised = tmp_path / "release.txt", tmp_path / "release.png"
    for path in (text, disguised):
        path.write_bytes(JULY.read_bytes())
        ended = shoot(path, str(path))
        assert (ended.returncode, ended.stderr.count("\n"), path.read_bytes()) == (1, 1, JULY.read_bytes())


@pytest.mark.parametrize("size", ["10x10", "wide", "100000x600", "-5x600"])
def test_an_impossible_size_is_a_wrong_argument(tmp_path: Path, size: str) -> None:
    assert shoot(tmp_path / "a.png", f"--size={size}").returncode == 2
