"""The README's commands of exports and batches print what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from viewer.assets import samples
from viewer.cli import main

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"^\$ statement-viewer ((?:export|verify|batch) .*)\n((?:(?!\$|```).*\n)*)", re.MULTILINE)

FINDINGS = re.compile(r"[0-9]+ findings")  # more checks find more


def test_exports_and_batches_print_what_the_readme_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "releases").symlink_to(samples())
    monkeypatch.chdir(tmp_path)
    shown = COMMAND.findall(README)
    assert len(shown) == 4
    for command, output in shown:
        assert main(shlex.split(command)) == 0
        assert FINDINGS.sub("findings", capsys.readouterr().out) == FINDINGS.sub("findings", output)
