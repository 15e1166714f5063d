"""A submission of 10 MB in the window: first paint, find, memory, frames; and the frames of a grid of 100,000 rows.

The bars: first paint at most 3 times that with a small release, find at most 3 times `grep -F`, memory at most 6 times
the text plus what a small release takes, scrolling, jumping and lighting at most 16 ms at the 99th percentile.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollBar

from tests.benchmarks.first_paint import FULL, seconds
from viewer.app.application import make_application
from viewer.assets import samples
from viewer.models.highlight import Highlight, Layer, Light
from viewer.models.statement_model import StatementModel
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Row, Statement, StatementKind
from viewer.text.reading import read_source
from viewer.text.search import find_text
from viewer.text.source import Source
from viewer.text.span import Span
from viewer.views.raw_text import RawText
from viewer.views.statement_grid import StatementGrid

ROWS = 100_000
FRAMES = 400
FRAME_BAR = 16.0  # milliseconds
GREP = shutil.which("grep") or "grep"
WORDS = ("NET SALES", "zebra quilt", "interest")
OPENED = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from viewer.app.application import make_application, make_window
from viewer.app.settings import Settings
make_application()
window = make_window(Settings())
window.resize(1480, 900)
window.show()
window.complete()
window.opening.open_paths([Path(sys.argv[1])])
deadline = time.time() + 600
while (window.opening.loader.is_busy or window.checks.is_busy) and time.time() < deadline:
    QCoreApplication.processEvents()
    time.sleep(0.01)
pages = int(open("/proc/self/statm").read().split()[1])
sys.stdout.write(str(pages * os.sysconf("SC_PAGE_SIZE")))
sys.stdout.flush()
os._exit(0)
"""


def main() -> int:
    """Print every figure beside its bar; 1 where one is missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--megabytes", type=float, default=10)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--only", choices=("paint", "find", "memory", "frames", "grid"), help="one of the five alone")
    chosen = arguments.parse_args()
    small = samples() / "innovo-2003-07-15.txt"
    with TemporaryDirectory() as folder:
        for place in ("DATA", "CONFIG", "CACHE"):
            os.environ[f"XDG_{place}_HOME"] = folder
        large = made(Path(folder) / "submission.txt", int(chosen.megabytes * 1_000_000))
        measures: dict[str, Callable[[], bool]] = {
            "paint": lambda: first_paint(small, large, chosen.rounds),
            "find": lambda: find(large, chosen.rounds),
            "memory": lambda: memory(small, large),
            "frames": lambda: frames(large),
            "grid": grid,
        }
        print(f"load {os.getloadavg()[0]:.1f}", flush=True)
        kept = [measure() for name, measure in measures.items() if chosen.only in {None, name}]
    sys.stdout.flush()
    os._exit(int(not all(kept)))


def made(path: Path, size: int) -> Path:
    """The samples one after the other, as the exhibits of one submission, until the file is as large as asked for."""
    texts = [sample.read_text(encoding="cp1252") for sample in sorted(samples().glob("*.txt"))]
    parts = ["<SEC-DOCUMENT>submission.txt\n"]
    number = length = 0
    while length < size:
        number += 1
        text = texts[number % len(texts)]
        parts.append(f"<DOCUMENT>\n<TYPE>EX-99.{number}\n<SEQUENCE>{number}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n")
        length += len(parts[-1])
    path.write_text("".join(parts), encoding="cp1252")
    return path


def first_paint(small: Path, large: Path, rounds: int) -> bool:
    """Process start to first paint with both files, in turn."""
    taken: dict[Path, list[float]] = {small: [], large: []}
    for _ in range(rounds + 1):
        for path, times in taken.items():
            times.append(seconds(FULL, path, dict(os.environ)))
    one, other = (median(times[1:]) for times in taken.values())
    return told(f"first paint: {one * 1000:.0f} ms with a small release, {other * 1000:.0f} ms with the submission", other / one, 3)


def find(path: Path, rounds: int) -> bool:
    """All places of some words, whatever their case, and the same lines with `grep -F`, by the clock, since grep is another process."""
    source, kept = read_source(path), True
    assert source.starts  # the line table is there when the text is shown
    for words in WORDS:
        ours = clocked(lambda words=words: len(find_text(source, words)), rounds)  # type: ignore[misc]
        command = [GREP, "-Fc", words, str(path)]
        grep = clocked(lambda command=command: subprocess.run(command, capture_output=True, check=False), rounds)  # type: ignore[misc]
        kept &= told(f"find {words!r}: {ours * 1000:.1f} ms, grep -F {grep * 1000:.1f} ms", ours / grep, 3)
    return kept


def memory(small: Path, large: Path) -> bool:
    """Memory of the whole program once everything is parsed, checked and shown."""
    one, other = (int(run(OPENED, path)) for path in (small, large))
    text = len(read_source(large).text)
    words = f"memory: {one / 1e6:.0f} MB with a small release, {other / 1e6:.0f} MB with {text / 1e6:.1f} MB of text"
    return told(words, (other - one) / text, 6)


def frames(path: Path) -> bool:
    """Scrolling, jumping and lighting in the raw text, each until it is painted."""
    make_application()
    view = RawText()
    view.resize(900, 800)
    source = read_source(path)
    view.set_lines(source.lines)
    view.show()
    paint()
    gc.collect()
    gc.freeze()
    count = len(source.lines)
    far = [number * 7919 % count + 1 for number in range(FRAMES)]
    lights = [tuple(Highlight(Span(line + step, 0, 5), Light.FOUND) for step in range(40) if line + step <= count) for line in far]
    scrolled = scrolls(view.verticalScrollBar(), 3)
    jumped = [timed(lambda line=line: view.ensure_visible(Span(line, 0, 1))) for line in far]  # type: ignore[misc]
    lit = [timed(lambda one=one: view.set_layer(Layer.FOUND, one)) for one in lights]  # type: ignore[misc]
    return all([framed("scroll", scrolled), framed("jump", jumped), framed("highlight", lit)])


def grid() -> bool:
    """A statement of 100,000 rows, scrolled row by row and by long leaps."""
    make_application()
    grid = StatementGrid()
    grid.resize(700, 800)
    grid.show_model(StatementModel(long_statement(), 0, grid))
    grid.show()
    paint()
    gc.collect()
    gc.freeze()
    bar = grid.verticalScrollBar()
    leaps = [timed(lambda number=number: bar.setValue(number * 7919 * 20 % bar.maximum())) for number in range(FRAMES)]  # type: ignore[misc]
    return all([framed(f"grid of {ROWS:,} rows, scroll", scrolls(bar, bar.singleStep())), framed("grid, leap", leaps)])


def long_statement() -> Release:
    """Four columns of figures under a plain heading, with a line of the source for each row."""
    columns = tuple(Column(f"{year}", (f"{year}",), (), None, None, 40 + 12 * at) for at, year in enumerate(range(2000, 2004)))
    texts, rows = [], []
    for number in range(1, ROWS + 1):
        figures = [f"{number * 7 % 99_991:,}" for _ in columns]
        texts.append(f"Line item {number:<18}" + "".join(f"{figure:>12}" for figure in figures))
        cells = tuple(
            Cell(at, figure, Decimal(figure.replace(",", "")), "USD", 1, Span(number, 40 + 12 * at - len(figure), 40 + 12 * at))
            for at, figure in enumerate(figures)
        )
        rows.append(Row(f"Line item {number}", (Span(number, 0, 15),), (number, number), cells=cells))
    statement = Statement(StatementKind.OTHER, "A long table", (), 1, "USD", (1, ROWS), columns, tuple(rows))
    return Release(Source("long.txt", "\n".join(texts)), statements=(statement,))


def scrolls(bar: QScrollBar, step: int) -> list[Frame]:
    """Each step of a scroll bar, from the middle on."""
    bar.setValue(bar.maximum() // 2)
    paint()
    return [timed(lambda: bar.setValue(bar.value() + step)) for _ in range(FRAMES)]


class Frame(NamedTuple):
    """What one movement took until it was painted: seconds by the clock, and of the processor alone."""

    clock: float
    processor: float


def timed(act: Callable[[], object]) -> Frame:
    """Do something and paint it."""
    clock, processor = time.perf_counter(), time.process_time()
    act()
    paint()
    return Frame(time.perf_counter() - clock, time.process_time() - processor)


def clocked(work: Callable[[], object], rounds: int) -> float:
    """The median seconds by the clock."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def paint() -> None:
    """Let pending paints happen."""
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def framed(name: str, taken: Iterable[Frame]) -> bool:
    """Print the frames of one movement, beside what the processor took, which tells the load of the machine apart."""
    clock, processor = zip(*taken, strict=True)
    worst = p99(clock)
    print(
        f"{name}: median {1000 * median(clock):.1f} ms, p99 {worst:.1f} ms, of the processor {p99(processor):.1f} ms (bar {FRAME_BAR:.0f})"
    )
    return worst <= FRAME_BAR


def p99(taken: Iterable[float]) -> float:
    """The 99th percentile in milliseconds."""
    return 1000 * quantiles(taken, n=100)[98]


def told(words: str, ratio: float, bar: float) -> bool:
    """Print a ratio beside its bar."""
    print(f"{words}: ratio {ratio:.2f} (bar {bar:g})", flush=True)
    return ratio <= bar


def run(script: str, path: Path) -> str:
    """What a process of its own writes."""
    return subprocess.run(
        [sys.executable, "-c", script, str(path)], env=dict(os.environ), capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
