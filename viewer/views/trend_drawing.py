"""What is drawn for one series: a line with its points, or bars, and what other vintages say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import isfinite
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from viewer.models.trend_chart import CHANGED_MARK, Panel, Trace
from viewer.trends.point import PointStatus
from viewer.trends.policy import PolicyKind
from viewer.views.trend_places import Look, Places

SYMBOL_SIZE = 9
GHOST_SIZE = 8
BAR_OPENING = 0.92  # of a bar's room that it takes
BAND_OPACITY, GHOST_OPACITY = 0.22, 0.75
MARK_ANCHOR = (0.5, 1.35)  # a little above the point
MANY = 2000  # points from which on symbols would be a blot, and only the line is drawn
Numbers = np.ndarray[Any, np.dtype[np.float64]]


class Drawing:
    """Makes the items of a panel's traces."""

    def __init__(self, panel: Panel, look: Look, places: Places) -> None:
        self._panel = panel
        self._look = look
        self._places = places

    def items(self, trace: Trace) -> Iterator[pg.GraphicsObject]:
        """Everything that is drawn for a trace, the lowest first."""
        if len(trace.xs) > MANY:
            yield self._long_line(trace)
            return
        yield from self._bars(trace) if trace in self._places.bars else self._line(trace)
        if trace.series.policy == PolicyKind.ALL:
            yield self._band(trace)
        yield from self._ghosts(trace)

    def _line(self, trace: Trace) -> Iterator[pg.GraphicsObject]:
        """A curve with gaps, reported points solid, derived ones hollow."""
        color = self._look.color(trace)
        xs, ys = self._numbers(trace)
        yield pg.PlotCurveItem(xs, ys, pen=self._pen(trace, 2), connect="finite", antialias=True)
        for status, brush in ((PointStatus.REPORTED, color), (PointStatus.DERIVED, self._look.theme.base)):
            chosen = [n for n, point in enumerate(trace.series.points) if point.status is status and isfinite(ys[n])]
            if chosen:
                pen, symbol = pg.mkPen(color, width=1.6), self._look.symbol(trace)
                marks = pg.ScatterPlotItem(xs[chosen], ys[chosen], symbol=symbol, size=SYMBOL_SIZE, pen=pen, brush=brush)
                marks.setZValue(5)
                yield marks

    def _long_line(self, trace: Trace) -> pg.PlotDataItem:
        """A curve of so many points that only the lowest and the highest of each pixel are drawn.

        With the library's five a pixel and wide pens 100,000 points take 80 ms.
        """
        curve = pg.PlotDataItem(*self._numbers(trace), pen=self._pen(trace, 1), connect="finite", autoDownsampleFactor=1.0)
        curve.setDownsampling(auto=True, method="peak")
        curve.setClipToView(True)
        return curve

    def _bars(self, trace: Trace) -> Iterator[pg.BarGraphItem]:
        """Bars side by side; derived ones are hollow."""
        color = self._look.color(trace)
        for status, brush in ((PointStatus.REPORTED, color), (PointStatus.DERIVED, self._look.theme.base)):
            chosen = [n for n, point in enumerate(trace.series.points) if point.status is status]
            xs = [self._places.position(trace, n)[0] for n in chosen]
            heights = [trace.ys[n] for n in chosen]
            yield pg.BarGraphItem(
                x=xs, height=heights, width=self._places.bar_width * BAR_OPENING, pen=pg.mkPen(color, width=1.4), brush=brush
            )

    def _band(self, trace: Trace) -> QGraphicsPathItem:
        """The area between the lowest and the highest value that any release gives, from point to point without gaps."""
        heights = [[y] for y in trace.ys]
        for number, ghost in self._other_heights(trace):
            heights[number].append(ghost)
        band = QPainterPath()
        for number, (before, after) in enumerate(pairwise(heights)):
            corners = [(number, min(before)), (number, max(before)), (number + 1, max(after)), (number + 1, min(after))]
            places = [QPointF(self._places.position(trace, n)[0], self._places.height(y)) for n, y in corners]
            if all(isfinite(place.y()) for place in places):
                band.addPolygon(QPolygonF([*places, places[0]]))
        item = QGraphicsPathItem(band)
        item.setBrush(self._faded(trace, BAND_OPACITY))
        item.setPen(QPen(Qt.PenStyle.NoPen))
        return item

    def _ghosts(self, trace: Trace) -> Iterator[pg.GraphicsObject]:
        """Values of other vintages: a cross, tied to the value shown by a dotted line, and a mark above that value."""
        ghosts = self._other_heights(trace)
        if not ghosts:
            return
        color = self._faded(trace, GHOST_OPACITY)
        shown = {n: self._places.position(trace, n) for n, _ in ghosts}
        places = [(shown[n][0], self._places.height(ghost)) for n, ghost in ghosts]
        ends = [end for (n, _), place in zip(ghosts, places, strict=True) for end in (shown[n], place)]
        dotted = pg.mkPen(color, width=1, style=Qt.PenStyle.DotLine)
        yield pg.PlotCurveItem(np.array([x for x, _ in ends]), np.array([y for _, y in ends]), pen=dotted, connect="pairs")
        crosses = pg.ScatterPlotItem(pos=places, symbol="x", size=GHOST_SIZE, pen=pg.mkPen(color, width=1.4), brush=None)
        crosses.setZValue(6)
        yield crosses
        for place in shown.values():
            mark = pg.TextItem(CHANGED_MARK, color=self._look.color(trace), anchor=MARK_ANCHOR)
            mark.setPos(*place)
            yield mark

    def _other_heights(self, trace: Trace) -> tuple[tuple[int, float], ...]:
        return trace.ghosts(self._panel.scale_of(trace).divisor)

    def _numbers(self, trace: Trace) -> tuple[Numbers, Numbers]:
        return np.array(trace.xs), np.array([self._places.height(y) for y in trace.ys])

    def _pen(self, trace: Trace, width: int) -> QPen:
        """Ratios are dashed."""
        style = Qt.PenStyle.DashLine if trace in self._panel.ratios else Qt.PenStyle.SolidLine
        pen: QPen = pg.mkPen(self._look.color(trace), width=width, style=style)
        return pen

    def _faded(self, trace: Trace, opacity: float) -> QColor:
        color = QColor(self._look.color(trace))
        color.setAlphaF(opacity)
        return color
