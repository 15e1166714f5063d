"""What series and their chart cost: run with `python -m tests.benchmarks.trend`.

Prints the processor time of a frame of the chart while it is moved and zoomed, with 5 lines of 40 quarters and with 100,000 points; the
longest time the event loop stands still while the dock is shown first; and all series of 1,000 releases against reading as many.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random
from time import perf_counter, process_time

from tests.support.synthetic import synthetic_releases
from viewer.assets import samples
from viewer.parsing import parse
from viewer.statements.facts import Fact, Line
from viewer.statements.period import PrintedDate, duration
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Column, Row, Statement, StatementKind
from viewer.text.folders import release_files
from viewer.text.reading import read_source
from viewer.text.source import Source
from viewer.text.span import Span
from viewer.trends.ledger import ledgers
from viewer.trends.point import Point, Reading, Series
from viewer.trends.series import Choice, series_of

FRAMES = 120
FEW_LIMIT, MANY_LIMIT, STALL_LIMIT, RELEASES_LIMIT = 16.0, 33.0, 100.0, 2.0
QUARTER = 91.3  # days
RELEASES = 1000


def main() -> int:
    """Measure and print; 1 when a limit is exceeded."""
    ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter).parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    stalled = stall()
    few = frame([made_series(number, 40, QUARTER) for number in range(5)])
    many = frame([made_series(number, 20_000, 2) for number in range(5)])
    ratio = building()
    print(f"first showing, longest stall      {stalled:7.1f} ms (limit {STALL_LIMIT:.0f})")
    print(f"frame of 5 lines x 40, p99        {few:7.1f} ms (limit {FEW_LIMIT:.0f})")
    print(f"frame of 100,000 points, p99      {many:7.1f} ms (limit {MANY_LIMIT:.0f})")
    print(f"series of {RELEASES} releases : parse  {ratio:7.2f}    (limit {RELEASES_LIMIT:.0f})")
    return int(stalled > STALL_LIMIT or few > FEW_LIMIT or many > MANY_LIMIT or ratio > RELEASES_LIMIT)


def frame(series: Sequence[Series]) -> float:
    """99th percentile of a frame's processor time in milliseconds, while a part of the time axis moves over the chart."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the platform is named first

    from viewer.views.trend_chart import TrendChart  # noqa: PLC0415

    chart = TrendChart()
    chart.resize(1000, 400)
    chart.set_series(series)
    chart.show()
    QApplication.processEvents()
    plot = chart.panels[0].plot
    first, last = plot.getViewBox().viewRange()[0]
    times = []
    for number in range(FRAMES):
        share = 0.5 + 0.4 * (number % 20) / 20
        start = first + (number % 30) / 30 * (last - first) * (1 - share)
        times.append(timed(lambda: draw(plot, start, start + (last - first) * share)))  # noqa: B023 - called at once
    chart.close()
    return 1000 * sorted(times)[int(FRAMES * 0.99)]


def draw(plot: object, start: float, end: float) -> None:
    """Move the axis and paint."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    plot.setXRange(start, end, padding=0)  # type: ignore[attr-defined] # pyqtgraph has no types
    QApplication.processEvents()


def stall() -> float:
    """The longest time in milliseconds that a timer waits while the dock is shown, its libraries are loaded and its chart is drawn."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    application = QApplication.instance() or QApplication([])
    from viewer.views.trend_dock import TrendDock  # noqa: PLC0415

    dock = TrendDock()
    dock.resize(1000, 400)
    dock.set_series([made_series(number, 12, QUARTER) for number in range(3)])
    application.processEvents()
    ticks = [perf_counter()]
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(perf_counter()))
    timer.start()
    dock.show()
    loop = QEventLoop()
    QTimer.singleShot(3000, loop.quit)
    loop.exec()
    timer.stop()
    assert dock.chart is not None
    dock.close()
    return 1000 * max(after - before for before, after in pairwise(ticks))


def building() -> float:
    """Processor time of all quarterly series of many releases against that of parsing as many of the samples' size."""
    releases = synthetic_releases(RELEASES)
    made = timed(lambda: [series_of(ledger, line, Choice()) for ledger in ledgers(releases) for line in ledger.lines])
    sources = [read_source(file) for file in release_files(samples())]
    for source in sources:
        parse(source)
    parsed = timed(lambda: [parse(source) for source in sources]) / len(sources) * RELEASES
    return made / parsed


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of one run."""
    start = process_time()
    work()
    return process_time() - start


def made_series(number: int, count: int, step: float) -> Series:
    """A series of so many points, that many days apart; the same every time."""
    random = Random(number)
    source = Source("made.txt", "1,000")
    release = Release(source, "Made", None, date(2003, 1, 1))
    line = Line(StatementKind.INCOME_STATEMENT, "", "sales", "", "USD")
    points, value = [], 1000
    for index in range(count):
        value = max(1, value + random.randint(-50, 60))
        period = duration(3, PrintedDate.of(date(1900, 1, 1) + timedelta(int(index * step))))
        cell = Cell(0, f"{value:,}", Decimal(value * 1000), "USD", 1000, Span(1, 0, 5))
        column, row = Column("", (), (), period, None, 0), Row("Sales", (), (1, 1), cells=(cell,))
        statement = Statement(StatementKind.INCOME_STATEMENT, "", (), 1000, "USD", (1, 1), (column,), (row,))
        fact = Fact(release, statement, 0, 0, column, line, period)
        points.append(Point(index, period, f"Q{index % 4 + 1}", Reading.reported(fact)))
    return Series("Made", f"Line {number}", None, "USD", "quarter", "original", tuple(points))


if __name__ == "__main__":
    raise SystemExit(main())
