"""`statement-viewer parse` as a process: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.cli import main
from viewer.version import __version__

PROGRAM = [sys.executable, "-m", "viewer"]
RELEASE = "Example Mills Inc\n\nNet sales rose to $12,013,000.\n"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE)
    return path


def test_each_file_is_one_line_and_the_others_go_on(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, folder = tmp_path / "missing.txt", tmp_path
    assert main(["parse", str(missing), str(release), str(folder), str(release)]) == 1
    printed = capsys.readouterr()
    assert printed.err == f"{missing}: there is no such file\n{folder}: is a folder\n"
    objects = [json.loads(line) for line in printed.out.splitlines()]
    assert [found["source"]["name"] for found in objects] == ["release.txt"] * 2
    assert objects[0]["schema"] == "statement-viewer.release/1"
    assert objects[0]["source"] | {"sha256": ""} == {"name": "release.txt", "sha256": "", "encoding": "utf-8", "bytes": 50, "lines": 4}


def test_all_read_is_success(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(release)]) == 0
    assert capsys.readouterr().err == ""


def test_an_encoding_can_be_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes("Ventes nettes, en milliers d’€\n".encode("mac_roman"))
    assert main(["parse", "--encoding", "mac_roman", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["source"]["encoding"] == "mac_roman"
    assert main(["parse", "--encoding", "utf-8", str(path)]) == 1
    assert "is not utf-8: byte 29 (0xd5)" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["parse"], ["parse", "--nonsense", "x"], ["parse", "--encoding", "klingon", "x"], ["--nonsense"]])
def test_wrong_arguments_are_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert capsys.readouterr().out == ""


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for words, expected in ((["--version"], f"statement-viewer {__version__}\n"), (["--help"], "subcommands (each with --help):")):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 0
        assert expected in capsys.readouterr().out


def test_a_name_that_is_no_text_is_printed_all_the_same(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9\xe2\x80\xa8.txt"
    Path(os.fsdecode(path)).write_text(RELEASE)
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    ended = subprocess.run([*PROGRAM, "parse", path, path + b"x"], capture_output=True, check=False, env=environment)
    assert ended.returncode == 1
    assert json.loads(ended.stdout)["source"]["name"] == os.fsdecode(path.rpartition(b"/")[2])
    assert ended.stderr.endswith(b".txtx: there is no such file\n")


def test_a_name_with_line_ends_and_escapes_stays_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["parse"], ["check"], ["trend"], ["compare", str(tmp_path)]):
        assert main([*words, str(tmp_path / "a\nb\x1b[2Jc\u202e.txt")]) == 1
        complaint = capsys.readouterr().err.splitlines()[-1]
        assert complaint == f"{tmp_path}/a\ufffdb\ufffd[2Jc\ufffd.txt: there is no such file"


def test_a_reader_that_leaves_is_no_error(release: Path) -> None:
    with subprocess.Popen([*PROGRAM, "parse", *[str(release)] * 2000], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_a_full_disk_is_said_in_one_line(release: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only where there is a device that is always full")
    with full.open("wb") as output:
        ended = subprocess.run([*PROGRAM, "parse", release], stdout=output, stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (1, b"statement-viewer: No space left on device\n")
