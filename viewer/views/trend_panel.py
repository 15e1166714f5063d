"""One panel of the trend chart: lines or bars over time, a second axis for ratios, and the point under the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, isfinite, log10, nan
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from viewer.models.trend_chart import CHANGED_MARK, SYMBOLS, ChartKind, Panel, Trace
from viewer.trends.point import Point, PointStatus
from viewer.trends.policy import PolicyKind
from viewer.views.theme import Theme
from viewer.views.trend_axis import FiscalAxis
from viewer.views.trend_box import TimeBox

SYMBOL_SIZE = 9
GHOST_SIZE = 8
TICK_DENSITY = 1.7  # four to six amounts on the axis of a usual dock
BAND_OPACITY = 0.22
NEAR = 14  # pixels between the pointer and a point that still means the point
MANY = 2000  # points from which on symbols would be a blot, and only the line is drawn
BAR_SHARE = 0.8  # of the least distance between two period ends
MARGIN = 0.04
AXIS_WIDTH = 58  # pixels; the same in all panels, so that their days stand below each other


@dataclass(frozen=True, slots=True)
class Look:
    """How traces are drawn.

    Attributes:
        theme: the window's colours.
        font: for the axes.
        kind: lines, bars or small multiples.
        log: whether values are drawn on a logarithmic axis.
        hidden: numbers of traces switched off in the legend.
    """

    theme: Theme
    font: QFont
    kind: ChartKind = ChartKind.LINES
    log: bool = False
    hidden: frozenset[int] = frozenset()

    def color(self, trace: Trace) -> QColor:
        """Colour of a trace; from the second round on the symbol tells it apart."""
        return self.theme.series[trace.number % len(self.theme.series)]

    def symbol(self, trace: Trace) -> str:
        """Symbol of a trace."""
        return SYMBOLS[trace.number % len(SYMBOLS)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A point of a trace.

    Attributes:
        trace: whose point.
        index: which point.
    """

    trace: Trace
    index: int

    @property
    def point(self) -> Point:
        """The point."""
        return self.trace.series.points[self.index]


class TrendPanel:
    """Draws a panel into a plot item and finds points in it."""

    def __init__(self, panel: Panel, look: Look, has_dates: bool = True) -> None:
        self.panel = panel
        self._look = look
        names = {x: point.fiscal for trace in panel.all_traces for x, point in zip(trace.xs, trace.series.points, strict=True)}
        self.plot = pg.PlotItem(viewBox=TimeBox(), axisItems={"bottom": FiscalAxis(names, look.font)})
        self._second: pg.ViewBox | None = None
        self._cross = pg.InfiniteLine(angle=90, movable=False, pen=pg.mkPen(look.theme.dim, width=1, style=Qt.PenStyle.DotLine))
        self._ring = pg.ScatterPlotItem(symbol="o", size=SYMBOL_SIZE + 8, pen=pg.mkPen(look.theme.accent, width=2), brush=None)
        self._dress()
        if not has_dates:
            self.plot.getAxis("bottom").setStyle(showValues=False)
            self.plot.getAxis("bottom").setHeight(8)
        self._draw()
        self.reset()

    @property
    def traces(self) -> tuple[Trace, ...]:
        """Those that are switched on."""
        return tuple(trace for trace in self.panel.all_traces if trace.number not in self._look.hidden)

    def reset(self) -> None:
        """Show everything."""
        xs = [x for trace in self.panel.all_traces for x in trace.xs]
        pad = 60.0 if len(xs) < 2 else max((max(xs) - min(xs)) * MARGIN, 46.0)
        if xs:
            self.plot.setXRange(min(xs) - pad, max(xs) + pad, padding=0)
        self._fit(self.plot.getViewBox(), self.panel.traces)
        if self._second is not None:
            self._fit(self._second, self.panel.ratios)

    def settle(self) -> None:
        """Lay the axes out and bring the second view over the first."""
        self.plot.layout.activate()
        for name in ("left", "bottom", "right"):
            self.plot.getAxis(name).picture = None
        for box in (self.plot.getViewBox(), self._second):
            if box is not None:
                box.prepareForPaint()

    def nearest(self, scene: QPointF) -> Hit | None:
        """The point under the pointer, given in coordinates of the scene."""
        near = [(self._distance(hit, scene), number, hit) for number, hit in enumerate(self._in_sight())]
        distance, _, hit = min(near, default=(NEAR + 1.0, 0, None))
        return hit if distance <= NEAR else None

    def day_at(self, scene: QPointF) -> float | None:
        """The period end nearest to a place; None outside of the axes."""
        box = self.plot.getViewBox()
        if not box.sceneBoundingRect().contains(scene):
            return None
        day = box.mapSceneToView(scene).x()
        return min((x for trace in self.traces for x in trace.xs), key=lambda x: abs(x - day), default=None)

    def show_cross(self, day: float | None) -> None:
        """Draw the upright hair at a day, or none."""
        self._cross.setVisible(day is not None)
        if day is not None:
            self._cross.setPos(day)

    def show_ring(self, hit: Hit | None) -> None:
        """Ring the current point, or none."""
        if hit is None or not isfinite(hit.trace.ys[hit.index]) or hit.trace not in self.panel.all_traces:
            self._ring.setData([], [])
            return
        box = self._second if self._second is not None and hit.trace in self.panel.ratios else self.plot.getViewBox()
        if self._ring.getViewBox() is not box:
            box.addItem(self._ring, ignoreBounds=True)
        x, y = self._position(hit.trace, hit.index)
        self._ring.setData([x], [y])

    def _dress(self) -> None:
        theme = self._look.theme
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.showGrid(x=False, y=True, alpha=0.25)
        self.plot.setLabel("left", text=_plain(self.panel.left.words))
        self.plot.setLogMode(y=self._look.log)
        if self.panel.right is not None:
            self._add_second_axis(self.panel.right.words)
        for name in ("left", "bottom", "right"):
            axis = self.plot.getAxis(name)
            axis.setPen(theme.line)
            axis.setTextPen(theme.text)
            axis.setStyle(tickFont=self._look.font)
            axis.label.setFont(self._look.font)
        self.plot.getAxis("left").setWidth(AXIS_WIDTH)
        for side in ("left", "right"):
            self.plot.getAxis(side).setStyle(maxTickLevel=0)
            self.plot.getAxis(side).setTickDensity(TICK_DENSITY)
        if not self._look.log:
            self.plot.addItem(pg.InfiniteLine(0, angle=0, pen=pg.mkPen(theme.line, width=1)), ignoreBounds=True)
        self.plot.getAxis("left").enableAutoSIPrefix(False)
        self.plot.addItem(self._cross, ignoreBounds=True)
        self._cross.setVisible(False)
        self._ring.setZValue(10)
        self.plot.addItem(self._ring, ignoreBounds=True)

    def _add_second_axis(self, words: str) -> None:
        """A view box over the first one, with the same days and its own heights."""
        self._second = pg.ViewBox(enableMenu=False)
        self.plot.showAxis("right")
        self.plot.getAxis("right").linkToView(self._second)
        self.plot.getAxis("right").enableAutoSIPrefix(False)
        self.plot.setLabel("right", text=_plain(words))
        self._second.setParentItem(self.plot)
        self._second.setZValue(self.plot.getViewBox().zValue() + 1)
        self.plot.getViewBox().sigResized.connect(self._follow_first_box)
        self._second.setXLink(self.plot.getViewBox())
        self._second.setMouseEnabled(x=False, y=False)
        self._second.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def _follow_first_box(self, box: pg.ViewBox) -> None:
        if self._second is not None:
            self._second.setGeometry(box.geometry())

    def _draw(self) -> None:
        bars = [trace for trace in self.panel.traces if trace.number not in self._look.hidden]
        for trace in self.traces:
            if self._look.kind is ChartKind.BARS and trace in bars:
                self._draw_bars(trace, bars)
            else:
                self._draw_line(trace)
            if len(trace.xs) <= MANY:
                if trace.series.policy == PolicyKind.ALL:
                    self._draw_band(trace)
                self._draw_ghosts(trace)

    def _add(self, trace: Trace, item: pg.GraphicsObject) -> None:
        if self._second is not None and trace in self.panel.ratios:
            self._second.addItem(item)
        else:
            self.plot.addItem(item)

    def _draw_line(self, trace: Trace) -> None:
        color = self._look.color(trace)
        xs, ys = np.array(trace.xs), np.array([self._height(y) for y in trace.ys])
        style = Qt.PenStyle.DashLine if trace in self.panel.ratios else Qt.PenStyle.SolidLine
        if len(xs) > MANY:
            self._add(trace, _long_curve(xs, ys, pg.mkPen(color, width=1, style=style)))
            return
        self._add(trace, pg.PlotCurveItem(xs, ys, pen=pg.mkPen(color, width=2, style=style), connect="finite", antialias=True))
        for status, brush in ((PointStatus.REPORTED, color), (PointStatus.DERIVED, self._look.theme.base)):
            chosen = [n for n, point in enumerate(trace.series.points) if point.status is status and isfinite(ys[n])]
            if not chosen:
                continue
            pen = pg.mkPen(color, width=1.6)
            marks = pg.ScatterPlotItem(xs[chosen], ys[chosen], symbol=self._look.symbol(trace), size=SYMBOL_SIZE, pen=pen, brush=brush)
            marks.setZValue(5)
            self._add(trace, marks)

    def _draw_bars(self, trace: Trace, bars: list[Trace]) -> None:
        """Bars side by side; derived ones are hollow."""
        color = self._look.color(trace)
        width = self._bar_width() / len(bars)
        for status, brush in ((PointStatus.REPORTED, color), (PointStatus.DERIVED, self._look.theme.base)):
            chosen = [n for n, point in enumerate(trace.series.points) if point.status is status]
            xs = [self._position(trace, n)[0] for n in chosen]
            item = pg.BarGraphItem(
                x=xs, height=[trace.ys[n] for n in chosen], width=width * 0.92, pen=pg.mkPen(color, width=1.4), brush=brush
            )
            self._add(trace, item)

    def _draw_band(self, trace: Trace) -> None:
        """The area between the lowest and the highest value that any release gives, from point to point without gaps."""
        divisor = self.panel.scale_of(trace).divisor
        heights = [[y, *(ghost for n, ghost in trace.ghosts(divisor) if n == number)] for number, y in enumerate(trace.ys)]
        band = QPainterPath()
        for number, (before, after) in enumerate(pairwise(heights)):
            corners = [(number, min(before)), (number, max(before)), (number + 1, max(after)), (number + 1, min(after))]
            places = [QPointF(self._position(trace, n)[0], self._height(y)) for n, y in corners]
            if all(isfinite(place.y()) for place in places):
                band.addPolygon(QPolygonF([*places, places[0]]))
        item = QGraphicsPathItem(band)
        color = QColor(self._look.color(trace))
        color.setAlphaF(BAND_OPACITY)
        item.setBrush(color)
        item.setPen(QPen(Qt.PenStyle.NoPen))
        self._add(trace, item)

    def _draw_ghosts(self, trace: Trace) -> None:
        """Values of other vintages: a hollow cross, tied to the value shown by a dotted line."""
        ghosts = trace.ghosts(self.panel.scale_of(trace).divisor)
        if not ghosts:
            return
        color = QColor(self._look.color(trace))
        color.setAlphaF(0.75)
        shown = {n: self._position(trace, n) for n, _ in ghosts}
        xs = [shown[n][0] for n, _ in ghosts for _ in range(2)]
        ys = [y for n, ghost in ghosts for y in (shown[n][1], self._height(ghost))]
        ties = pg.PlotCurveItem(np.array(xs), np.array(ys), pen=pg.mkPen(color, width=1, style=Qt.PenStyle.DotLine), connect="pairs")
        self._add(trace, ties)
        places = [(shown[n][0], self._height(ghost)) for n, ghost in ghosts]
        crosses = pg.ScatterPlotItem(pos=places, symbol="x", size=GHOST_SIZE, pen=pg.mkPen(color, width=1.4), brush=None)
        crosses.setZValue(6)
        self._add(trace, crosses)
        for place in shown.values():
            mark = pg.TextItem(CHANGED_MARK, color=self._look.color(trace), anchor=(0.5, 1.35))
            mark.setPos(*place)
            self._add(trace, mark)

    def _bar_width(self) -> float:
        days = sorted({x for trace in self.panel.traces for x in trace.xs})
        return BAR_SHARE * min((after - before for before, after in pairwise(days)), default=90.0)

    def _height(self, value: float) -> float:
        if not self._look.log:
            return value
        return log10(value) if value > 0 else nan

    def _position(self, trace: Trace, index: int) -> tuple[float, float]:
        x = trace.xs[index]
        if self._look.kind is ChartKind.BARS and trace in self.panel.traces:
            bars = [other for other in self.panel.traces if other.number not in self._look.hidden]
            if trace in bars:
                x += (bars.index(trace) - (len(bars) - 1) / 2) * self._bar_width() / len(bars)
        return x, self._height(trace.ys[index])

    def _in_sight(self) -> Iterator[Hit]:
        """Points between the ends of the axis of time."""
        first, last = self.plot.getViewBox().viewRange()[0]
        for trace in self.traces:
            days = np.array(trace.xs)
            for index in range(int(np.searchsorted(days, first)), int(np.searchsorted(days, last, side="right"))):
                if isfinite(trace.ys[index]):
                    yield Hit(trace, index)

    def _distance(self, hit: Hit, scene: QPointF) -> float:
        box = self._second if self._second is not None and hit.trace in self.panel.ratios else self.plot.getViewBox()
        x, y = self._position(hit.trace, hit.index)
        place = box.mapViewToScene(QPointF(x, y))
        return hypot(place.x() - scene.x(), place.y() - scene.y())

    def _fit(self, box: pg.ViewBox, traces: tuple[Trace, ...]) -> None:
        shown = [trace for trace in traces if trace.number not in self._look.hidden]
        ys = [self._height(y) for trace in shown for y in trace.ys]
        ys += [self._height(y) for trace in shown for _, y in trace.ghosts(self.panel.scale_of(trace).divisor)]
        ys = [y for y in ys if isfinite(y)]
        if self._look.kind is ChartKind.BARS and not self._look.log:
            ys.append(0.0)
        if ys:
            low, high = min(ys), max(ys)
            pad = (high - low or abs(high) or 1.0) * 0.08
            box.setYRange(low - pad, high + pad, padding=0)


def _long_curve(xs: np.ndarray[Any, np.dtype[np.float64]], ys: np.ndarray[Any, np.dtype[np.float64]], pen: QPen) -> pg.PlotDataItem:
    """A curve of so many points that only the lowest and the highest of each pixel are drawn.

    With the library's five a pixel and wide pens 100,000 points take 80 ms.
    """
    curve = pg.PlotDataItem(xs, ys, pen=pen, connect="finite", autoDownsampleFactor=1.0)
    curve.setDownsampling(auto=True, method="peak")
    curve.setClipToView(True)
    return curve


def _plain(text: str) -> str:
    """The library sets labels as markup: `&` and `<` must stand for themselves."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
