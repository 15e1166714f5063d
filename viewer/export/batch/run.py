"""Doing the blocks of a batch: with local processes or on a cluster, from the start or where an earlier run stopped."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from viewer.api import read_release
from viewer.cache.reading import program_version
from viewer.export.atomic import replacing
from viewer.export.batch.plan import Block
from viewer.export.batch.work import DONE, Done, do_block
from viewer.export.parquet import write_table
from viewer.export.tables import Table

Runner = Callable[[Sequence[Block], str], Iterator[Done]]
ERROR_FIELDS = ("path", "reason")
WAITING_EACH = 2  # blocks handed out ahead for each worker


@dataclass(slots=True)
class Totals:
    """How far a batch is.

    Attributes:
        files: read.
        failed: could not be read.
        facts: written.
        findings: written.
        skipped: files that an earlier run had done.
    """

    files: int = 0
    failed: int = 0
    facts: int = 0
    findings: int = 0
    skipped: int = 0

    def add(self, done: Done) -> None:
        """Count a block."""
        self.files += done.files
        self.failed += len(done.errors)
        self.facts += done.facts
        self.findings += done.findings


@dataclass(slots=True)
class Batch:
    """One folder of tables.

    Attributes:
        out: the folder.
        blocks: of all files, in order.
        totals: what is done of them.
    """

    out: Path
    blocks: Sequence[Block]
    totals: Totals = field(default_factory=Totals)

    def run(self, runner: Runner, *, resume: bool) -> Generator[Totals, None, None]:
        """Do all blocks, or those that an earlier run did not do; says after each how far it is.

        Raises:
            OSError: a table cannot be written.
        """
        marks = self.out / DONE
        marks.mkdir(parents=True, exist_ok=True)
        left = {block.name: block for block in self.blocks}
        for mark in sorted(marks.glob("*.json")):
            done = read_mark(mark)
            if done and resume and done.block in left and self._is_current(done, left[done.block]):
                del left[done.block]
                self.totals.skipped += done.files + len(done.errors)
                self.totals.add(done)
            else:
                self._forget(mark, done)
        yield self.totals
        for done in runner(tuple(left.values()), str(self.out)):
            self.totals.add(done)
            yield self.totals
        self._write_errors()

    def _is_current(self, done: Done, block: Block) -> bool:
        """Whether a block need not be done again: same program, same files, tables still there."""
        tables = (self.out / name for name in done.outputs)
        return done.version == program_version() and done.state == block.state() and all(table.is_file() for table in tables)

    def _forget(self, mark: Path, done: Done | None) -> None:
        """Take away what an earlier run made of a block."""
        for name in done.outputs if done else ():
            if ".." not in Path(name).parts and not Path(name).is_absolute():
                (self.out / name).unlink(missing_ok=True)
        mark.unlink(missing_ok=True)

    def _write_errors(self) -> None:
        """One table of the files that could not be read; none of an earlier run stays."""
        path = self.out / "errors.parquet"
        marks = (read_mark(self.out / DONE / f"{block.name}.json") for block in self.blocks)
        rows = [(file, reason) for done in marks if done for file, reason in done.errors]
        with replacing(path) as part:
            write_table(Table("errors", ERROR_FIELDS, rows), part)


def read_mark(path: Path) -> Done | None:
    """What came of a block, None where it is not done or the mark is damaged."""
    try:
        return Done(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def in_turn(blocks: Sequence[Block], out: str) -> Iterator[Done]:
    """Do the blocks in this process."""
    for block in blocks:
        yield do_block(block, out)


def in_processes(workers: int) -> Runner:
    """Do the blocks in so many processes. A block whose process dies is done file by file, so that only the deadly one is lost."""

    def run(blocks: Sequence[Block], out: str) -> Iterator[Done]:
        waiting = list(reversed(blocks))
        while waiting:
            unfinished: list[Block] = []
            yield from _in_one_pool(waiting, out, workers, unfinished)
            for block in unfinished:
                yield _file_by_file(block, out)

    return run


def _in_one_pool(waiting: list[Block], out: str, workers: int, unfinished: list[Block]) -> Iterator[Done]:
    """Do blocks until all are done or a process dies; those it had in hand are left in `unfinished`."""
    running: dict[Future[Done], Block] = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=end_in_silence) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < WAITING_EACH * workers:
                    block = waiting.pop()
                    with interrupts_held_back():
                        running[pool.submit(do_block, block, out)] = block
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield future.result()
                    del running[future]
        except BrokenProcessPool:
            unfinished += running.values()
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Let Ctrl+C wait, for this process and for those that begin meanwhile, until they let it in again."""
    if not hasattr(signal, "pthread_sigmask"):  # where there are no such masks
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_in_silence() -> None:
    """In a worker: end at Ctrl+C, which the whole group of processes gets, without a word; this program's own says enough."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _file_by_file(block: Block, out: str) -> Done:
    """The block without the files that kill the process that reads them."""
    lost: dict[str, str] = {}
    waiting = list(reversed(block.files))
    while waiting:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            try:
                while waiting:
                    pool.submit(touch, waiting[-1]).result()
                    waiting.pop()
            except BrokenProcessPool:
                lost[waiting.pop()] = "the process that read it died"
    return do_block(block, out, lost)


def touch(file: str) -> None:
    """Read a file and forget it: only whether the process lives matters."""
    with suppress(Exception):
        read_release(Path(file))
