"""Where the window cannot open, one line says why; Qt never aborts the process."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.app import start
from viewer.assets import samples

PROGRAM = [sys.executable, "-m", "viewer"]


def test_without_a_display_one_line_names_the_way_out() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    for display in ({}, {"DISPLAY": ":987"}, {"DISPLAY": "nonsense"}):
        ended = subprocess.run([*PROGRAM, samples()], capture_output=True, text=True, check=False, env=environment | display)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.count("\n") == 1
        assert "--screenshot" in ended.stderr


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise OSError(f"libxcb-cursor.so.0: cannot open shared object file: {path}")

    assert start.missing_library() == ""
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert start.missing_library().startswith("a library of the system is missing: libxcb-cursor.so.0")


def test_a_picture_needs_no_display(tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    ended = subprocess.run(
        [*PROGRAM, "--screenshot", out, "--size", "900x600", samples() / "innovo-2003-07-15.txt"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert out.read_bytes()[16:24] == (900).to_bytes(4, "big") + (600).to_bytes(4, "big")


def test_a_picture_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    for out, path, reason in (
        (tmp_path / "nowhere" / "window.png", samples(), "could not be written"),
        (tmp_path / "window.png", tmp_path / "missing.txt", "there is no such file"),
    ):
        ended = subprocess.run([*PROGRAM, "--screenshot", out, path], capture_output=True, text=True, check=False)
        assert ended.returncode == 1
        assert reason in ended.stderr


@pytest.mark.parametrize(
    ("platform", "display", "wayland", "missing"),
    [
        ("", "", "", True),
        ("xcb", "", "", True),
        ("", ":4711", "", True),
        ("", "nonsense", "", True),
        ("", "localhost:4711", "", True),
        ("", "", "wayland-77", True),
        ("offscreen", "", "", False),
        ("minimal:x=1", "", "", False),
    ],
)
def test_a_display_that_does_not_answer_is_none(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, wayland: str, *, missing: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in (("QT_QPA_PLATFORM", platform), ("DISPLAY", display), ("WAYLAND_DISPLAY", wayland)):
        monkeypatch.setenv(name, value)
    assert start.no_display() == missing
