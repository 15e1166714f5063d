import os
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

import viewer
from tests.support.full_disk import on_a_full_disk, run_with_room
from tests.support.synthetic import synthetic_releases
from viewer.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    for release in synthetic_releases(2):
        (folder / release.source.name).write_text(release.source.text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["csv", "xlsx", "html", "json", "xbrl-json", "parquet"])
def test_what_is_exported_is_verified(name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / f"out.{name}"
    assert main(["export", str(folder), "--format", name, "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    assert main(["verify", str(out), str(folder)]) == 0
    assert "values confirmed" in capsys.readouterr().out


def test_an_export_of_other_sources_is_status_3(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    main(["export", str(folder), "--format", "csv", "--out", str(out)])
    for path in folder.iterdir():
        path.write_text(path.read_text().replace("1", "2"))
    capsys.readouterr()
    assert main(["verify", str(out), str(folder)]) == 3
    assert "not among those given" in capsys.readouterr().out


def test_a_source_is_read_anew_even_where_it_seems_unchanged(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    path = min(folder.iterdir())
    for file in folder.iterdir():
        os.utime(file, (1_000_000_000, 1_000_000_000))
    assert main(["export", str(folder), "--format", "csv", "--out", str(out)]) == 0  # and the cache knows the files
    path.write_text(path.read_text().replace("1", "2"))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    assert main(["verify", str(out), str(folder)]) == 3
    assert "not among those given" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["{}", '{"facts": 1}', "<html>", "a,b\n1,2\n", "PK", '[{"x": 1}]', "PAR1", "{" * 100_000])
def test_what_is_no_export_is_said(content: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.write_text(content)
    assert main(["verify", str(out), str(folder)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_an_export_without_values_confirms_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty, header, pipe = tmp_path / "empty.zip", tmp_path / "header.csv", tmp_path / "pipe"
    ZipFile(empty, "w").close()
    header.write_text("address,value,text\n")
    os.mkfifo(pipe)
    for path, reason in ((empty, "holds no value"), (header, "holds no value"), (pipe, "is a pipe"), (folder, "is a folder")):
        assert main(["verify", str(path), str(folder)]) == 1
        assert capsys.readouterr().err.startswith(f"{path}: {reason}")


def test_a_missing_source_is_named_and_the_others_go_on(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", str(folder), str(tmp_path / "missing.txt"), "--format", "csv", "--out", str(out)]) == 1
    assert "missing.txt" in capsys.readouterr().err
    assert out.exists()
    assert main(["export", str(tmp_path / "missing.txt"), "--format", "csv", "--out", str(out)]) == 1


def test_a_folder_that_is_not_there_is_said(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "no" / "out.csv"
    assert main(["export", str(folder), "--format", "csv", "--out", str(out)]) == 1
    assert capsys.readouterr().err == f"nothing was written: {out}: No such file or directory\n"


@pytest.mark.parametrize("name", ["csv", "xlsx", "html", "json", "xbrl-json", "parquet"])
def test_a_release_is_never_written_over(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = min(folder.iterdir())
    printed = source.read_bytes()
    assert main(["export", str(folder), "--format", name, "--out", str(source)]) == 1
    assert (
        capsys.readouterr().err
        == f"nothing was written: {source}: is a release or a review that is read here, and those are never written over\n"
    )
    assert source.read_bytes() == printed


def test_marks_of_a_review_are_exported(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = min(folder.iterdir())
    fact = viewer.facts(source).iloc[3]
    review, out = tmp_path / "a.review", tmp_path / "out.csv"
    place = f"{fact.line}:{fact['first']}-{fact.end_column}"
    assert main(["review", "mark", str(review), str(source), "--at", place, "--as", "waived", "--reason", "immaterial", "--by", "A"]) == 0
    assert main(["export", str(folder), "--format", "csv", "--out", str(out), "--review", str(review)]) == 0
    marked = pd.read_csv(out).dropna(subset=["mark"])
    assert list(zip(marked["address"], marked["mark"], strict=True)) == [(fact.address, "waived: immaterial")]
    assert main(["export", str(folder), "--format", "csv", "--out", str(out), "--review", str(source)]) == 1
    assert "nothing was written" in capsys.readouterr().err
    kept = review.read_bytes()
    assert main(["export", str(folder), "--format", "csv", "--out", str(review), "--review", str(review)]) == 1
    assert "never written over" in capsys.readouterr().err
    assert review.read_bytes() == kept


@on_a_full_disk
@pytest.mark.parametrize("room", [0, 1500])
@pytest.mark.parametrize("name", ["csv", "xlsx", "html", "json", "xbrl-json", "parquet"])
def test_a_disk_that_fills_up_leaves_the_old_file(name: str, room: int, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "old"
    out.parent.mkdir()
    out.write_text("old")
    done = run_with_room(room, "export", str(folder), "--format", name, "--out", str(out))
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("nothing was written: ")
    assert done.stderr.count("\n") == 1
    assert [(path.name, path.read_text()) for path in out.parent.iterdir()] == [("old", "old")]
