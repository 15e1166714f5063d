"""Which files of a folder are opened."""

from __future__ import annotations

from pathlib import Path

from viewer.text.folders import release_files


def test_a_folder_gives_its_text_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "README.txt", "picture.png", ".hidden.txt", "sub/c.asc", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [str(path.relative_to(tmp_path)) for path in release_files(tmp_path)] == ["a.TXT", "b.txt", "sub/c.asc"]


def test_a_file_is_itself_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.dat"
    assert list(release_files(path)) == [path]
