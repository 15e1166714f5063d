import os
from pathlib import Path

import pytest

from viewer.export.atomic import replacing


def test_a_file_is_replaced_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with replacing(path) as part:
        part.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def write_half(path: Path, error: BaseException) -> None:
    with replacing(path) as part:
        part.write_text("half of the n")
        raise error


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError()])
def test_a_failure_leaves_the_old_file_whole(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(type(error)):
        write_half(path, error)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["n" * 255, "\u682a" * 85, os.fsdecode(b"\xff" * 255)])
def test_a_name_that_is_nearly_too_long_can_be_written(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with replacing(path) as part:
        part.write_text("x")
    assert path.read_text() == "x"


def test_of_a_link_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "out.csv", tmp_path / "link.csv"
    path.write_text("old")
    link.symlink_to(path)
    with replacing(link) as part:
        part.write_text("new")
    assert (link.is_symlink(), path.read_text()) == (True, "new")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A release under three names."""
    source = tmp_path / "release.txt"
    source.write_text("printed")
    (tmp_path / "link.txt").symlink_to(source)
    (tmp_path / "same.txt").hardlink_to(source)
    return source


@pytest.mark.parametrize("name", ["release.txt", "link.txt", "same.txt", "../{folder}/release.txt"])
def test_a_release_is_never_written_over(name: str, source: Path, tmp_path: Path) -> None:
    path = tmp_path / name.format(folder=tmp_path.name)
    with pytest.raises(FileExistsError, match="never written over") as caught, replacing(path, [None, tmp_path / "gone.txt", source]):
        pytest.fail("nothing may be made for it")
    assert (caught.value.filename, source.read_text()) == (str(path), "printed")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["link.txt", "release.txt", "same.txt"]


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, reason in ((pipe, "is a pipe, not a file"), (Path(os.devnull), "is a device, not a file"), (tmp_path, "is a folder")):
        with pytest.raises(FileExistsError, match=reason), replacing(path):
            pytest.fail("nothing may be made for it")
    assert list(tmp_path.iterdir()) == [pipe]


def test_the_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "no" / "out.csv"
    with pytest.raises(FileNotFoundError) as caught, replacing(path) as part:
        part.write_text("x")
    assert caught.value.filename == str(path)
