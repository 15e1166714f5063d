import dataclasses
import os
import pickle
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from tests.support.full_disk import no_more_than, on_a_full_disk
from tests.support.shared import shared
from tests.support.synthetic import synthetic_releases
from viewer import api
from viewer.api import parse
from viewer.cache import CachedReader, reading
from viewer.cache.freezing import FrozenError, freeze, thaw
from viewer.cache.key import Key
from viewer.cache.printed import printed_of
from viewer.cache.reading import cache_file, program_version
from viewer.cache.store import Store
from viewer.statements.release import Release
from viewer.text.reading import SourceError
from viewer.text.source import Source

ROOT = Path(__file__).resolve().parents[2]
READ_FIVE_TIMES = """
import sys
from pathlib import Path
from viewer.cache import CachedReader
for _ in range(5):
    with CachedReader() as reader:
        print(len([reader.read(path) for path in Path(sys.argv[1]).iterdir()]))
"""
LONG_AGO = (1_000_000_000, 1_000_000_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "releases"
    folder.mkdir()
    for release in synthetic_releases(4):
        write(folder / release.source.name, release.source.text)
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, LONG_AGO)


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on parsing is an error."""

    def forbid(*_: object) -> Release:
        raise AssertionError("parsed again")

    return lambda: monkeypatch.setattr("viewer.parsing.parse", forbid)


def read_all(folder: Path, store: Path | None = None) -> list[Release]:
    with CachedReader(store) as reader:
        return [reader.read(path) for path in sorted(folder.glob("*.txt"))]


def test_what_was_read_before_is_not_read_again(folder: Path, no_parser: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_all(folder)
    no_parser()
    monkeypatch.setattr(reading, "read_source", lambda *_: pytest.fail("opened again"))
    assert read_all(folder) == first == [parse(path) for path in sorted(folder.glob("*.txt"))]
    assert cache_file().is_file()


def test_a_changed_file_is_read_again(folder: Path) -> None:
    read_all(folder)
    path = min(folder.glob("*.txt"))
    write(path, path.read_text(encoding="utf-8").replace("1", "2"))
    os.utime(path, (LONG_AGO[0] + 1, LONG_AGO[1] + 1))
    assert read_all(folder)[0] == parse(path)


def test_a_touched_file_is_opened_but_not_parsed(folder: Path, no_parser: Callable[[], None]) -> None:
    first = read_all(folder)
    for path in folder.iterdir():
        os.utime(path, (LONG_AGO[0] + 5, LONG_AGO[1] + 5))
    no_parser()
    assert read_all(folder) == first


def test_a_copy_keeps_its_own_path(folder: Path, tmp_path: Path, no_parser: Callable[[], None]) -> None:
    read_all(folder)
    copies = tmp_path / "copies"
    copies.mkdir()
    for path in folder.iterdir():
        write(copies / path.name, path.read_text(encoding="utf-8"))
    no_parser()
    assert [release.source.path for release in read_all(copies)] == sorted(copies.glob("*.txt"))


def test_a_file_written_just_now_is_not_trusted(folder: Path) -> None:
    path = min(folder.glob("*.txt"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    read_all(folder)
    state = path.stat()
    path.write_text(text.replace("1", "2"), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert read_all(folder)[0] == parse(path)


def test_another_version_of_the_program_reads_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_all(folder)
    monkeypatch.setattr(reading, "program_version", lambda: "another")
    parsed: list[Source] = []

    def check_and_count(release: Release) -> Release:
        parsed.append(release.source)
        return release

    monkeypatch.setattr(api, "checked", check_and_count)
    read_all(folder)
    assert len(parsed) == 4


def test_a_forced_encoding_is_a_reading_of_its_own(folder: Path) -> None:
    path = min(folder.glob("*.txt"))
    with CachedReader() as reader:
        assert reader.read(path).source.encoding != "cp1252"
        assert reader.read(path, "cp1252").source.encoding == "cp1252"
        assert reader.read(path, "cp1252").source.encoding == "cp1252"


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 1000, None, "half"])
def test_a_damaged_cache_is_made_anew(folder: Path, damage: bytes | str | None, tmp_path: Path) -> None:
    store = tmp_path / "cache" / "releases.sqlite3"
    first = read_all(folder, store)
    if damage is None:
        store.unlink()
    else:
        store.write_bytes(store.read_bytes()[: store.stat().st_size // 2] if isinstance(damage, str) else damage)
    assert read_all(folder, store) == first
    assert read_all(folder, store) == first


def test_a_cache_that_cannot_be_written_is_no_cache(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert len(read_all(folder, tmp_path / "file" / "releases.sqlite3")) == 4


def test_it_can_be_switched_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENT_VIEWER_NO_CACHE", "1")
    read_all(folder)
    assert not cache_file().exists()


def test_an_unreadable_file_is_said_every_time(tmp_path: Path) -> None:
    for _ in range(2):
        with CachedReader() as reader, pytest.raises(SourceError):
            reader.read(tmp_path / "missing.txt")


def test_another_thread_gets_nothing_and_breaks_nothing(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "cache" / "releases.sqlite3"
    first = read_all(folder, path)
    reader = CachedReader(path)
    found: list[Release] = []
    thread = Thread(target=lambda: found.extend(reader.read(file) for file in sorted(folder.glob("*.txt"))))
    thread.start()
    thread.join()
    assert found == first
    assert path.is_file()


def test_it_stays_within_its_bounds(tmp_path: Path) -> None:
    path = tmp_path / "releases.sqlite3"
    store = Store(path, limit=100_000)
    nothing = printed_of(Release(Source("a.txt", "")))
    for number in range(100):
        store.keep(Key(f"{number:064}", "a.txt", "", "1"), os.urandom(5_000), nothing)
    kept = [number for number in range(100) if store.find(Key(f"{number:064}", "a.txt", "", "1"))]
    store.close()
    assert 10 <= len(kept) <= 20
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT sum(size) FROM releases").fetchone()[0] <= 100_000
    connection.close()


def test_processes_share_it(folder: Path) -> None:
    command = [sys.executable, "-c", READ_FIVE_TIMES, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=100)[0] for process in started] == ["4\n" * 5] * 3


def test_real_documents_come_back_as_they_were() -> None:
    for path in [*sorted(shared("releases").glob("*.txt")), *sorted(shared("corpus/docs").glob("*.txt"))[:4]]:
        release = parse(path)
        assert thaw(freeze(release)) == thaw(freeze(thaw(freeze(release))))
        assert thaw(freeze(release)).statements == release.statements
        assert thaw(freeze(release)).findings == release.findings


def test_reading_back_does_not_ask_for_the_fields_of_each_object(monkeypatch: pytest.MonkeyPatch) -> None:
    (release,) = synthetic_releases(1)
    frozen = freeze(release)
    monkeypatch.setattr(dataclasses, "fields", lambda _: pytest.fail("asked"))
    assert thaw(frozen).statements == release.statements


class Evil:
    """What a tampered cache would like to do."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch /tmp/evil-was-here",)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        zlib.compress(b"nonsense"),
        zlib.compress(pickle.dumps(Evil())),
        zlib.compress(pickle.dumps(print)),
        zlib.compress(pickle.dumps("a text")),
        zlib.compress(b"cviewer.text.reading\nread_source\n(Vx\ntR."),
        zlib.compress(b"cviewer.statements.release\nRelease\n)R."),
        zlib.compress(b"\x80\x04\x8c\x10viewer.text.span\x8c\x0cSpan.__new__\x93."),
    ],
)
def test_what_is_no_release_runs_nothing(data: bytes) -> None:
    with pytest.raises(FrozenError):
        thaw(data)


def test_a_checkout_knows_that_its_code_changed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "viewer"
    package.mkdir()
    module = package / "parser.py"
    module.write_text("1")
    monkeypatch.setattr(reading, "PACKAGE", package)
    before = program_version.__wrapped__()
    module.write_text("12")
    assert program_version.__wrapped__() != before


@on_a_full_disk
@pytest.mark.parametrize("room", [0, 5_000, 60_000])
def test_a_full_disk_is_no_reason_to_fail(room: int, folder: Path) -> None:
    with no_more_than(room):
        first = read_all(folder)
        assert read_all(folder) == first
    assert read_all(folder) == first == [parse(path) for path in sorted(folder.glob("*.txt"))]
