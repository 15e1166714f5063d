import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from tests.support.full_disk import on_a_full_disk, run_with_room
from tests.support.hostile import hostile_texts
from tests.support.synthetic import synthetic_releases
from viewer.api import facts, parse
from viewer.cli import INTERRUPTED, main
from viewer.export.batch.plan import LARGEST, Block, blocks_of, files_of
from viewer.export.batch.run import Batch, in_processes, in_turn
from viewer.export.batch.work import Done, partition
from viewer.statements.release import Release
from viewer.text.source import Source

ROOT = Path(__file__).resolve().parents[3]
UNREAD = 1  # what a batch ends with where a file could not be read
DEADLY = """
import os
import viewer.text.reading as reading
read = reading.read_source
reading.read_source = lambda path, *rest: os._exit(9) if path.name == "deadly.txt" else read(path, *rest)
"""
# Tests that a shell runs behind itself are born deaf to Ctrl+C, and so would be what they start.
BORN = """
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
open(os.path.join(os.path.dirname(__file__), f"born-{os.getpid()}"), "w").close()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve releases of a made-up company, and a file that cannot be read."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for release in synthetic_releases(12):
        (folder / release.source.name).write_text(release.source.text, encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"%PDF-1.4 nonsense")
    return folder


def tables(out: Path) -> dict[str, str]:
    """The tables of a batch and the hashes of their bytes."""
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in sorted(out.rglob("*.parquet"))}


def singles(folder: Path) -> list[Block]:
    """Blocks of one file each."""
    return [Block(Path(file).stem, (file,)) for file in files_of([str(folder)])]


def run(folder: Path, out: Path, *, resume: bool = False) -> Batch:
    batch = Batch(out, singles(folder))
    for _ in batch.run(in_turn, resume=resume):
        pass
    return batch


def test_the_tables_hold_every_fact(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["batch", str(folder), "--out", str(out), "--workers", "1"]) == 1
    read = pd.read_parquet(out / "facts")
    whole = facts([path for path in sorted(folder.glob("*.txt")) if path.name != "broken.txt"])
    assert sorted(read["address"]) == sorted(whole["address"])
    assert set(read["company"]) == {"sample mills"}
    assert {int(year) for year in read["year"]} == {day.year if day else 0 for day in whole["released"]}
    assert list(pd.read_parquet(out / "errors.parquet").itertuples(index=False, name=None)) == [
        (str(folder / "broken.txt"), "is a PDF document")
    ]


def test_the_same_files_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    run(folder, first)
    moved = tmp_path / "elsewhere"
    shutil.copytree(folder, moved)
    batch = Batch(second, singles(moved))
    for _ in batch.run(in_processes(2), resume=False):
        pass
    shown = tables(first)
    assert len(shown) > 2
    del shown["errors.parquet"]  # it names the places of the files
    assert shown.items() <= tables(second).items()


def test_an_interrupted_batch_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    out, whole = tmp_path / "out", tmp_path / "whole"
    steps = Batch(out, singles(folder)).run(in_turn, resume=False)
    for _ in range(5):
        next(steps)
    steps.close()
    done: list[str] = []

    def counting(blocks: Sequence[Block], place: str) -> Iterator[Done]:
        done.extend(block.name for block in blocks)
        yield from in_turn(blocks, place)

    batch = Batch(out, singles(folder))
    for _ in batch.run(counting, resume=True):
        pass
    run(folder, whole)
    assert len(done) == 13 - 4
    assert batch.totals.skipped == 4
    assert (batch.totals.files, batch.totals.failed) == (12, 1)
    assert tables(out) == tables(whole)


def test_a_changed_file_is_read_again_and_a_lost_one_forgotten(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    changed, lost = sorted(folder.glob("*.txt"))[1:3]
    changed.write_text(changed.read_text() + "\n", encoding="utf-8")
    lost.unlink()
    batch = run(folder, out, resume=True)
    assert batch.totals.skipped == 11
    read = pd.read_parquet(out / "facts")
    assert lost.name not in set(read["source"])
    assert parse(changed).source.sha256 in set(read["sha256"])


def test_a_lost_table_is_written_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = tables(out)
    next((out / "facts").rglob("*.parquet")).unlink()
    assert run(folder, out, resume=True).totals.skipped == 12
    assert tables(out) == before


def test_without_resume_everything_is_read_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = tables(out)
    assert run(folder, out).totals.skipped == 0
    assert tables(out) == before


def test_a_damaged_mark_is_no_mark(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    marks = sorted((out / "done").iterdir())
    marks[0].write_text("{")
    marks[1].write_text('{"block": "x", "outputs": ["../../escape"]}')
    assert run(folder, out, resume=True).totals.skipped == 11


def test_a_file_that_kills_its_process_is_the_only_one_lost(folder: Path, tmp_path: Path) -> None:
    (folder / "deadly.txt").write_text("anything")
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(DEADLY)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))}
    command = [sys.executable, "-m", "viewer", "batch", str(folder), "--out", str(tmp_path / "out"), "--workers", "2"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("12 files read, 2 could not be")
    errors = pd.read_parquet(tmp_path / "out" / "errors.parquet").set_index("path")["reason"]
    assert errors[str(folder / "deadly.txt")] == "the process that read it died"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="a terminal's Ctrl+C is sent as systems of POSIX do")
def test_ctrl_c_ends_all_processes_without_a_word_and_the_batch_goes_on_later(folder: Path, tmp_path: Path) -> None:
    out, site = tmp_path / "out", tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(BORN)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))}
    words = ["batch", str(folder), "--out", str(out), "--workers", "2"]
    command = [sys.executable, "-m", "viewer", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, env=environment) as process:
        while len(list(site.glob("born-*"))) < 3:  # the program, what tracks its resources, and the first worker, still loading
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr
        assert (process.stderr.read(), process.wait(60)) == (b"", INTERRUPTED)
    assert main([*words[:4], "--workers", "1", "--resume"]) == UNREAD
    assert pd.read_parquet(out / "facts")["address"].nunique() == len(facts([path for path in folder.iterdir() if path.stem != "broken"]))


def test_blocks_change_little_when_a_file_comes_in() -> None:
    files = [f"/data/{number:05}.txt" for number in range(5000)]
    before = {block.name for block in blocks_of(files)}
    after = {block.name for block in blocks_of(sorted([*files, "/data/02500b.txt"]))}
    assert len(before) > 40
    assert len(after - before) <= 2
    assert max(len(block.files) for block in blocks_of(files)) <= LARGEST
    assert [file for block in blocks_of(files) for file in block.files] == files


def test_patterns_folders_and_files_are_named_once(folder: Path) -> None:
    files = files_of([str(folder), str(folder / "*.txt"), str(folder / "broken.txt")])
    assert files == sorted(str(path) for path in folder.glob("*.txt"))
    assert files_of([str(folder / "missing*.txt")]) == []


@pytest.mark.parametrize("text", hostile_texts())
def test_no_company_leads_out_of_the_folder(text: str, tmp_path: Path) -> None:
    place = partition(Release(Source("x", ""), company=text))
    path = (tmp_path / place).resolve()
    assert path.parent.parent == tmp_path.resolve()
    path.mkdir(parents=True)


def test_nothing_to_do_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(tmp_path / "none*"), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == "no files\n"


@on_a_full_disk
@pytest.mark.parametrize("room", [0, 2_000, 12_000])
def test_a_full_disk_leaves_no_partial_table_and_the_batch_goes_on_later(room: int, folder: Path, tmp_path: Path) -> None:
    words = ["batch", str(folder), "--out", str(tmp_path / "tables"), "--workers", "1"]
    done = run_with_room(room, *words)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("statement-viewer: ")
    left = [path for path in (tmp_path / "tables").rglob("*") if path.is_file()]
    assert all(pq.read_table(path).num_rows for path in left if path.suffix == ".parquet")
    assert {path.suffix for path in left} <= {".parquet", ".json"}
    assert main([*words, "--resume"]) == UNREAD
    assert main([*words[:3], str(tmp_path / "whole"), *words[4:]]) == UNREAD
    assert tables(tmp_path / "tables") == tables(tmp_path / "whole")
