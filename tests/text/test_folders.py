"""Which files of a folder are opened."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from viewer.text.folders import release_files
from viewer.text.reading import SourceError, read_source


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "README.txt", "picture.png", ".hidden.txt", "sub/c.asc", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [str(path.relative_to(tmp_path)) for path in release_files(tmp_path)] == ["a.TXT", "b.txt", "sub/c.asc"]


def test_a_file_is_itself_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.dat"
    assert list(release_files(path)) == [path]


def test_a_folder_that_may_not_be_looked_into_is_named_when_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    for folder in (tmp_path, closed):
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_text("x")
    look = os.scandir

    def refuse(path: str | Path) -> object:  # a test may run as a user who may look anywhere
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert list(release_files(tmp_path)) == [tmp_path / "a.txt", closed]
    assert list(release_files(closed)) == [closed]
    with pytest.raises(SourceError, match="permission denied"):
        read_source(closed)
