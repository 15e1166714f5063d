import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.batch.test_batch import singles, tables
from tests.support.synthetic import synthetic_releases
from viewer.export.batch.run import Batch, in_turn

pytest.importorskip("distributed", reason="Dask is not installed")

ROOT = Path(__file__).resolve().parents[3]
SLOW = """
import time
import viewer.text.reading as reading
read = reading.read_source
reading.read_source = lambda *words: time.sleep(0.1) or read(*words)
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Address of a scheduler on the loopback, and its two workers, which read slowly."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(SLOW)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(site), str(ROOT)))}
    place = tmp_path / "scheduler.json"
    common = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(place)]

    def start(module: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *common, *words]
        return subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    processes = [start("dask_scheduler", "--port", "0")]
    try:
        deadline = time.monotonic() + 60
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        processes += [start("dask_worker", "--nthreads", "1", "--no-nanny") for _ in range(2)]
        address = place.read_text().split('"address": "')[1].split('"')[0]
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


@pytest.mark.filterwarnings("default")  # Dask's own
def test_a_worker_that_dies_midway_loses_nothing(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    from viewer.export.batch.cluster import on_cluster  # noqa: PLC0415 (only where Dask is)

    folder = tmp_path / "releases"
    folder.mkdir()
    for release in synthetic_releases(16):
        (folder / release.source.name).write_text(release.source.text, encoding="utf-8")
    address, workers = cluster
    batch = Batch(tmp_path / "out", singles(folder))
    for totals in batch.run(on_cluster(address), resume=False):
        if totals.files == 2:
            workers[0].kill()
    for _ in Batch(tmp_path / "alone", singles(folder)).run(in_turn, resume=False):
        pass
    assert workers[0].poll() is not None
    assert batch.totals.files == 16
    assert tables(tmp_path / "out") == tables(tmp_path / "alone")
    # Dask tells of what was on its way from the worker when that died: now and then something was.
    assert {record.name.partition(".")[0] for record in caplog.records} <= {"distributed"}
    caplog.clear()
