"""One panel of the trend chart: lines or bars over time, a second axis for ratios, and the point under the pointer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from math import hypot, isfinite

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF

from viewer.frozen import frozen
from viewer.models.trend_chart import Panel, Trace
from viewer.trends.point import Point
from viewer.views.trend_axis import AmountAxis, FiscalAxis
from viewer.views.trend_box import TimeBox
from viewer.views.trend_drawing import SYMBOL_SIZE, Drawing
from viewer.views.trend_places import Look, Places

TICK_DENSITY = 1.7  # four to six amounts on the axis of a usual dock
NEAR = 14  # pixels between the pointer and a point that still means the point
MARGIN = 0.04
AXIS_LETTERS = 11  # wide; the same in all panels, so that their days stand below each other
LOW_AXIS_LETTERS = 8  # without the unit beside the amounts


@frozen
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
        self._places = Places(panel, look)
        names = {x: point.fiscal for trace in panel.all_traces for x, point in zip(trace.xs, trace.series.points, strict=True)}
        sides = ("left", "right") if panel.right is not None else ("left",)
        axes = {"bottom": FiscalAxis(names, look.font, is_dated=not look.is_low), **{side: AmountAxis(side, look.font) for side in sides}}
        self.plot = pg.PlotItem(viewBox=TimeBox(), axisItems=axes)
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
        near = [(self._distance(hit, scene), number, hit) for number, hit in enumerate(self._near(scene))]
        distance, _, hit = min(near, default=(NEAR + 1.0, 0, None))
        return hit if distance <= NEAR else None

    def day_at(self, scene: QPointF) -> float | None:
        """The period end nearest to a place; None outside of the axes."""
        box = self.plot.getViewBox()
        if not box.sceneBoundingRect().contains(scene):
            return None
        day = box.mapSceneToView(scene).x()
        return min((trace.nearest_day(day) for trace in self.traces if trace.xs), key=lambda x: abs(x - day), default=None)

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
        box = self._box_of(hit.trace)
        if self._ring.getViewBox() is not box:
            box.addItem(self._ring, ignoreBounds=True)
        x, y = self._places.position(hit.trace, hit.index)
        self._ring.setData([x], [y])

    def _dress(self) -> None:
        theme = self._look.theme
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.showGrid(x=False, y=True, alpha=0.25)
        if not self._look.is_low:
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
        letters = LOW_AXIS_LETTERS if self._look.is_low else AXIS_LETTERS
        self.plot.getAxis("left").setWidth(round(letters * QFontMetricsF(self._look.font).averageCharWidth()))
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
        self.plot.getAxis("right").setGrid(False)  # two sets of lines would say nothing
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
        drawing = Drawing(self.panel, self._look, self._places)
        for trace in self.traces:
            for item in drawing.items(trace):
                self._box_of(trace).addItem(item)

    def _box_of(self, trace: Trace) -> pg.ViewBox:
        return self._second if self._second is not None and trace in self.panel.ratios else self.plot.getViewBox()

    def _near(self, scene: QPointF) -> Iterator[Hit]:
        """Points that are drawn so near to a place in time that they may be meant."""
        box = self.plot.getViewBox()
        left, right = (box.mapSceneToView(QPointF(scene.x() + step, scene.y())).x() for step in (-NEAR, NEAR))
        spread = self._places.bar_width * len(self._places.bars) / 2
        for trace in self.traces:
            for index in range(bisect_left(trace.xs, left - spread), bisect_right(trace.xs, right + spread)):
                if isfinite(trace.ys[index]):
                    yield Hit(trace, index)

    def _distance(self, hit: Hit, scene: QPointF) -> float:
        place = self._box_of(hit.trace).mapViewToScene(QPointF(*self._places.position(hit.trace, hit.index)))
        return hypot(place.x() - scene.x(), place.y() - scene.y())

    def _fit(self, box: pg.ViewBox, traces: tuple[Trace, ...]) -> None:
        heights = self._places.heights(traces)
        if heights:
            box.setYRange(*heights, padding=0)


def _plain(text: str) -> str:
    """The library sets labels as markup: `&` and `<` must stand for themselves."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
