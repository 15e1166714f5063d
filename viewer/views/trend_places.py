"""Where the points of a panel are drawn: heights, days, and bars side by side."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import isfinite, log10, nan

from PySide6.QtGui import QColor, QFont

from viewer.frozen import frozen
from viewer.models.trend_chart import SYMBOLS, ChartKind, Panel, Trace
from viewer.views.theme import Theme

BAR_SHARE = 0.8  # of the least distance between two period ends
ONE_QUARTER = 90.0  # days
HEADROOM, LOW_HEADROOM = 0.1, 0.2  # of the height, above and below what is drawn: symbols are as high wherever there is little of it


@frozen
class Look:
    """How traces are drawn.

    Attributes:
        theme: the window's colours.
        font: for the axes.
        kind: lines, bars or small multiples.
        log: whether values are drawn on a logarithmic axis.
        hidden: numbers of traces switched off in the legend.
        is_low: whether there is little room: units stand in the plot and dates are left out.
    """

    theme: Theme
    font: QFont
    kind: ChartKind = ChartKind.LINES
    log: bool = False
    hidden: frozenset[int] = frozenset()
    is_low: bool = False

    def color(self, trace: Trace) -> QColor:
        """Colour of a trace; from the second round on the symbol tells it apart."""
        return self.theme.series[trace.number % len(self.theme.series)]

    def symbol(self, trace: Trace) -> str:
        """Symbol of a trace."""
        return SYMBOLS[trace.number % len(SYMBOLS)]


class Places:
    """The geometry of one panel, in days and in units of its axes."""

    def __init__(self, panel: Panel, look: Look) -> None:
        self._panel = panel
        self._look = look
        drawn_as_bars = look.kind is ChartKind.BARS and not look.log  # from where would a bar rise on a logarithmic axis?
        self.bars = tuple(trace for trace in panel.traces if trace.number not in look.hidden) if drawn_as_bars else ()
        days = sorted({x for trace in self.bars for x in trace.xs})
        widest = BAR_SHARE * min((after - before for before, after in pairwise(days)), default=ONE_QUARTER)
        self.bar_width = widest / max(len(self.bars), 1)

    def height(self, value: float) -> float:
        """Where a value stands on its axis; NaN where it cannot."""
        if not self._look.log:
            return value
        return log10(value) if value > 0 else nan

    def position(self, trace: Trace, index: int) -> tuple[float, float]:
        """Day and height of a point; the middle of its top where it is a bar."""
        x = trace.xs[index]
        if trace in self.bars:
            x += (self.bars.index(trace) - (len(self.bars) - 1) / 2) * self.bar_width
        return x, self.height(trace.ys[index])

    def heights(self, traces: Iterable[Trace]) -> tuple[float, float] | None:
        """The lowest and highest that an axis has to show, with some room; None where nothing is to be shown."""
        shown = [trace for trace in traces if trace.number not in self._look.hidden]
        ys = [self.height(y) for trace in shown for y in trace.ys]
        ys += [self.height(y) for trace in shown for _, y in trace.ghosts(self._panel.scale_of(trace).divisor)]
        ys = [y for y in ys if isfinite(y)]
        if not ys:
            return None
        low, high = min(ys), max(ys)
        if self.bars:
            low, high = min(low, 0.0), max(high, 0.0)
        pad = (high - low or abs(high) or 1.0) * (LOW_HEADROOM if self._look.is_low else HEADROOM)
        return low - pad, high + pad
