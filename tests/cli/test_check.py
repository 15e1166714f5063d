"""`statement-viewer check` as a user calls it: what it prints and with which exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.checks.between.test_comparative import EARLIER, LATER, moved
from viewer.cli import main
from viewer.statements.finding import ChangeClass, Finding, Place, Severity, Suspect
from viewer.statements.release import Release
from viewer.text.reading import read_source
from viewer.text.span import Span

TEXT = "Example Mills Inc\n\nNet sales rose to $12,013,000.\n"
PLACE = Span(3, 18, 29)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "later").mkdir()
    for name in ("b.txt", "a.TXT", "later/c.txt", "notes.md"):
        (tmp_path / name).write_text(TEXT)
    return tmp_path


@pytest.fixture
def finding(monkeypatch: pytest.MonkeyPatch) -> Callable[[Severity], None]:
    """Has every file read come with one finding."""

    def plant(severity: Severity) -> None:
        def read(_: object, path: Path, encoding: str | None = None) -> Release:
            source = read_source(path, encoding)
            place = Place(source.name, PLACE)
            message = "Net sales\x1b[31m: 12,013 and 12,031"
            found = Finding(
                "footing", severity, message, (place,), Decimal(-18000), ChangeClass.ROUNDING, Suspect(place, Decimal(12_031_000))
            )
            return Release(source, findings=(found,))

        monkeypatch.setattr("viewer.cli.reading.CachedReader.read", read)

    return plant


def test_a_file_named_twice_is_read_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder / "notes.md"), str(folder / "b.txt"), str(folder), "--format", "json"]) == 0
    assert [source["name"] for source in json.loads(capsys.readouterr().out)["sources"]] == ["notes.md", "b.txt", "a.TXT", "c.txt"]


def test_nothing_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 notes in 3 files\n"


@pytest.mark.parametrize(
    ("severity", "options", "status"),
    [
        (Severity.ERROR, [], 3),
        (Severity.WARNING, [], 0),
        (Severity.WARNING, ["--fail-on", "warning"], 3),
        (Severity.ERROR, ["--fail-on", "warning"], 3),
        (Severity.NOTE, ["--fail-on", "warning"], 0),
    ],
)
def test_exit_status(folder: Path, finding: Callable[[Severity], None], severity: Severity, options: list[str], status: int) -> None:
    finding(severity)
    assert main(["check", str(folder), *options]) == status


def test_a_file_that_cannot_be_read_is_status_1(
    folder: Path, finding: Callable[[Severity], None], capsys: pytest.CaptureFixture[str]
) -> None:
    finding(Severity.ERROR)
    missing = folder / "missing.txt"
    assert main(["check", str(missing), str(folder / "b.txt")]) == 1
    printed = capsys.readouterr()
    assert printed.err == f"{missing}: there is no such file\n"
    assert printed.out == (
        "b.txt:3: error: Net sales\ufffd[31m: 12,013 and 12,031 [footing, rounding]\n1 error, 0 warnings, 0 notes in 1 file\n"
    )


def test_json(folder: Path, finding: Callable[[Severity], None], capsys: pytest.CaptureFixture[str]) -> None:
    finding(Severity.WARNING)
    assert main(["check", str(folder / "b.txt"), "--format", "json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    place = {"source": "b.txt", "line": 3, "start": 18, "end": 29}
    assert printed["schema"] == "statement-viewer.check/1"
    assert [source["name"] for source in printed["sources"]] == ["b.txt"]
    assert printed["findings"] == [
        {
            "rule": "footing",
            "severity": "warning",
            "class": "rounding",
            "message": "Net sales\x1b[31m: 12,013 and 12,031",
            "difference": "-18000",
            "spans": [place],
            "suspect": {**place, "value": "12031000"},
        }
    ]
    assert "proofs" not in printed


def test_proofs_are_listed_on_demand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--format", "json", "--proofs"]) == 0
    assert json.loads(capsys.readouterr().out)["proofs"] == []


def test_findings_between_files_name_both(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    releases = {"a.TXT": EARLIER, "b.txt": moved(LATER, "Inventories", 5), "c.txt": moved(LATER, "Income taxes", 5)}
    monkeypatch.setattr("viewer.cli.reading.CachedReader.read", lambda _, path, __: replace(releases[path.name]))
    assert main(["check", str(folder / "a.TXT"), str(folder / "later"), "--format", "json", "--fail-on", "warning"]) == 3
    [found] = json.loads(capsys.readouterr().out)["findings"]
    assert (found["rule"], found["class"], found["difference"]) == ("comparative", "changed_comparative", "5000")
    assert [span["source"] for span in found["spans"]] == [LATER.source.name, EARLIER.source.name]


@pytest.mark.parametrize("words", [["check"], ["check", "x", "--format", "xml"], ["check", "x", "--fail-on", "note"]])
def test_wrong_arguments_are_status_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
