"""The subcommand as a script uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.review.support import RECEIVABLES, sealed
from viewer.cli import main
from viewer.review.corrections import correct
from viewer.review.fields import Field
from viewer.review.store.journal import keep
from viewer.review.store.opening import open_review
from viewer.review.target import target_at
from viewer.text.source import Source

NUMBER = ("--at", "7:36-41", "--by", "A. Auditor")


def marked(review: Path, source: Source, *words: str) -> int:
    return main(["review", "mark", str(review), str(source.path), *words])


def test_a_mark_is_printed_listed_and_proved(tmp_path: Path, source: Source, capsys: pytest.CaptureFixture[str]) -> None:
    review = tmp_path / "a.review"
    assert marked(review, source, *NUMBER, "--as", "agreed") == 0
    assert marked(review, source, *NUMBER, "--as", "waived", "--reason", "below the threshold") == 0
    heads = capsys.readouterr().out.split()
    assert main(["review", "list", str(review), "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert (listed["schema"], listed["head"], listed["entries"]) == ("statement-viewer.review/1", heads[1], 2)
    (mark,) = listed["marks"]
    assert mark["source_sha256"] == source.sha256
    assert (mark["line"], mark["start"], mark["end"], mark["text"]) == (7, 36, 41, "1,895")
    assert (mark["state"], mark["by"], mark["reason"]) == ("waived", "A. Auditor", "below the threshold")
    for head in heads:
        assert main(["review", "verify", str(review), "--head", head]) == 0
    assert main(["review", "verify", str(review), "--head", "f" * 64]) == 1


def test_the_list_is_text_too(tmp_path: Path, source: Source, capsys: pytest.CaptureFixture[str]) -> None:
    marked(tmp_path / "a.review", source, *NUMBER, "--as", "exception", "--reason", "two\nlines \x1b[31m")
    capsys.readouterr()
    assert main(["review", "list", str(tmp_path / "a.review")]) == 0
    words = capsys.readouterr().out.rstrip("\n").split("  ")
    assert (words[0], words[1], words[2], words[5]) == ("release.txt:7:36-41", "1,895", "exception", r"two\nlines \x1b[31m")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--at", "99:1-2", "--as", "agreed", "--by", "A"), "has no line 99"),
        (("--at", "0:1-2", "--as", "agreed", "--by", "A"), "has no line 0"),
        (("--at", "7:36-99", "--as", "agreed", "--by", "A"), "has no columns 36-99"),
        (("--at", "7:41-36", "--as", "agreed", "--by", "A"), "has no columns 41-36"),
        (("--at", "7:20-25", "--as", "agreed", "--by", "A"), "nothing is printed at 7:20-25"),
        (("--at", "7:36-41", "--as", "waived", "--by", "A"), "needs a reason"),
        (("--at", "7:36-41", "--as", "agreed", "--by", " "), "needs the name of its author"),
    ],
)
def test_what_cannot_be_marked_says_why_and_leaves_nothing(
    words: tuple[str, ...], says: str, tmp_path: Path, source: Source, capsys: pytest.CaptureFixture[str]
) -> None:
    assert marked(tmp_path / "a.review", source, *words) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "a.review").exists()


@pytest.mark.parametrize("words", [("--at", "7", "--as", "agreed"), ("--at", "7:36-41", "--as", "passed"), ("--as", "agreed")])
def test_wrong_words_give_status_2(words: tuple[str, ...], tmp_path: Path, source: Source, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        marked(tmp_path / "a.review", source, *words, "--by", "A")
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_nothing_is_marked_while_another_writer_has_the_review(
    tmp_path: Path, source: Source, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viewer.cli.review.SECONDS_TO_WAIT", 0.0)
    path = tmp_path / "a.review"
    with open_review(path, create=True) as review:
        assert marked(path, source, *NUMBER, "--as", "agreed") == 1
        assert review.head.number == 0
    captured = capsys.readouterr()
    assert captured.err.startswith(f"{path}: nothing was marked: ")
    assert not captured.out


@pytest.mark.parametrize("step", ["list", "verify", "restore"])
def test_a_review_that_is_not_there_is_no_review(step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", step, str(tmp_path / "none.review")]) == 1
    captured = capsys.readouterr()
    assert "none.review" in captured.err
    assert not captured.out
    assert not list(tmp_path.glob("none*"))


def test_what_is_printed_and_exported_follows_the_corrections_of_a_review(
    tmp_path: Path, source: Source, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.review"
    with open_review(path, create=True) as review:
        draft = correct(target_at(source, RECEIVABLES), Field.VALUE, "1985000", "A. Auditor", "as confirmed")
        review.append(sealed(review, [draft]), keep(source))
    assert main(["parse", str(source.path), "--review", str(path)]) == 0
    (statement,) = json.loads(capsys.readouterr().out)["statements"]
    cell = next(cell for row in statement["rows"] for cell in row["cells"] if cell["span"]["line"] == 7)
    assert (cell["text"], cell["value"]) == ("1,895", "1985000")
    assert "corrected to 1985000 by A. Auditor" in cell["doubts"][-1]
    assert main(["check", str(source.path), "--format", "json", "--review", str(path)]) == 3
    assert any(finding["rule"] == "footing" for finding in json.loads(capsys.readouterr().out)["findings"])
    out = tmp_path / "out.csv"
    assert main(["export", str(source.path), "--format", "csv", "--out", str(out), "--review", str(path)]) == 0
    assert "1985000" in out.read_text()


@pytest.mark.parametrize("words", [("parse",), ("check",), ("export", "--format", "csv", "--out", "out.csv")])
def test_a_review_that_cannot_be_read_is_named(
    words: tuple[str, ...], tmp_path: Path, source: Source, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([words[0], str(source.path), *words[1:], "--review", "none.review"]) == 1
    assert "there is no such review file" in capsys.readouterr().err
