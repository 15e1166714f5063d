"""The README's commands print what the README says; `…` stands for anything."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from viewer.assets import samples
from viewer.cli import SUBCOMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Each command of our own with what is printed below it, in the README's order."""
    steps = [step for block in BLOCK.findall(README) for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    found = [step.partition("\n") for step in steps]
    return [(command.removeprefix("statement-viewer "), shown) for command, _, shown in found if command.startswith("statement-viewer ")]


def pattern(shown: str) -> str:
    """Lines in their order; `…` alone on a line is any number of lines."""
    lines = (r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r" *\n" for line in shown.splitlines())
    return "".join(lines) + (r"(?:.*\n?)*" if shown.rstrip().endswith("…") else "")


def test_every_command_prints_what_is_shown(tmp_path: Path) -> None:
    shutil.copytree(samples(), tmp_path / "releases")
    for command, shown in commands():
        words = [sys.executable, "-m", "viewer", *shlex.split(command)]
        ended = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})
        assert re.fullmatch(pattern(shown), ended.stdout + ended.stderr), f"{command}\n{ended.stdout}{ended.stderr}"
    assert (tmp_path / "window.png").stat().st_size > 10_000


def test_every_subcommand_is_shown() -> None:
    shown = {command.split()[0] for command, _ in commands()}
    assert {entry.name for entry in SUBCOMMANDS} <= shown


def test_every_link_leads_somewhere() -> None:
    documents = "README.md ARCHITECTURE.md CONTRIBUTING.md releases/README.md resources/help/window.md tests/benchmarks/README.md"
    for document in documents.split():
        path = ROOT / document
        links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
        assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_architecture_names_every_room() -> None:
    rooms = {path.name for path in (ROOT / "viewer").iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert [room for room in sorted(rooms) if f"`viewer/{room}/`" not in text] == []
