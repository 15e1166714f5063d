"""The trend chart: panels one below the other over one axis of time, a cross hair, and points chosen by mouse or keys."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.models.trend_chart import ChartKind, Panel, Trace, panels, readout
from viewer.override import override
from viewer.trends.point import Series
from viewer.views.figure_delegate import smaller
from viewer.views.measure import lines
from viewer.views.theme import theme_of
from viewer.views.trend_panel import Hit, TrendPanel
from viewer.views.trend_places import Look

LEAST_LINES = 8  # of text, that a panel is high; more panels than fit are scrolled
LOW_LINES = 4.5  # that one panel is high by itself, in small letters and with less around it
MARGIN, LOW_MARGIN = 9, 3  # pixels around the panels
STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}


class TrendChart(pg.GraphicsLayoutWidget):
    """Shows series. The wheel zooms and dragging moves in time; with Shift or the right button a box is drawn to look into."""

    point_selected = Signal(object)  # Hit or None
    point_activated = Signal(object)  # Hit: go to its source
    day_pointed = Signal(object)  # float (date.toordinal) or None

    def __init__(self, parent: QWidget | None = None) -> None:
        self._panels: tuple[TrendPanel, ...] = ()  # before the library sizes what is not made yet
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Trend chart"))
        self._series: tuple[Series, ...] = ()
        self._kind = ChartKind.LINES
        self._log = False
        self._hidden: frozenset[int] = frozenset()
        self._hit: Hit | None = None
        self._is_low = False
        self._recoloured = QTimer(self, singleShot=True, interval=0)  # behind the turn in which all else is painted in other colours
        self._recoloured.timeout.connect(self._rebuild)
        self.scene().sigMouseMoved.connect(self._point_at)
        self.scene().sigMouseClicked.connect(self._click)

    @property
    def panels(self) -> tuple[TrendPanel, ...]:
        """What is drawn, top to bottom."""
        return self._panels

    @property
    def hit(self) -> Hit | None:
        """The current point."""
        return self._hit

    @property
    def traces(self) -> tuple[Trace, ...]:
        """Everything that is drawn and switched on."""
        return tuple(trace for panel in self._panels for trace in panel.traces)

    def set_series(self, series: Sequence[Series], hidden: frozenset[int] = frozenset()) -> None:
        """Draw other series, some of them switched off by their numbers; all periods are in sight again."""
        self._series = tuple(series)
        self._hidden = hidden
        self._rebuild()

    def set_kind(self, kind: ChartKind) -> None:
        """Lines, bars or small multiples."""
        self._kind = kind
        self._rebuild()

    def set_log(self, on: bool) -> None:
        """Heights on a logarithmic axis; what is not above zero is not drawn there."""
        self._log = on
        self._rebuild()

    def set_hidden(self, numbers: frozenset[int]) -> None:
        """Switch traces off by their numbers."""
        self._hidden = numbers
        self._rebuild()

    def reset(self) -> None:
        """Show everything."""
        for panel in self._panels:
            panel.reset()

    def x_of(self, day: float) -> float:
        """Where a day stands in the chart, in pixels from its left edge."""
        if not self._panels:
            return 0.0
        return float(self._panels[0].plot.getViewBox().mapViewToScene(QPointF(day, 0)).x())

    def select(self, hit: Hit | None) -> None:
        """Make a point the current one."""
        self._hit = hit
        for panel in self._panels:
            panel.show_ring(hit)
            panel.show_cross(hit.trace.xs[hit.index] if hit else None)
        self.setAccessibleDescription(readout(hit.trace, hit.point) if hit else "")
        self.point_selected.emit(hit)

    def show_now(self) -> None:
        """Bring axes and lines up to the present size without waiting for the event loop."""
        self.ci.layout.activate()
        for panel in self._panels:
            panel.settle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(*STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._hit:
            self._choose(self._hit.trace, 0 if key == Qt.Key.Key_Home else len(self._hit.trace.xs) - 1, 1 if key == Qt.Key.Key_Home else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._hit:
            self.point_activated.emit(self._hit)
        elif key in ZOOMS and self._panels:
            self._panels[0].plot.getViewBox().scaleBy((ZOOMS[key], 1.0))
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_0}:
            event.setAccepted(self._hit is not None)  # with no point in hand, Escape leaves the dock
            self.select(None)
            self.reset()
        else:
            super().keyPressEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._cross_at(None)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._recoloured.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._panels and self._is_low is not self._wants_low(len(self._panels)):
            self._rebuild()

    def _wants_low(self, count: int) -> bool:
        """Whether the only panel has little room on the screen."""
        return count == 1 and self.isVisible() and self.height() < lines(self, LEAST_LINES)

    def _rebuild(self) -> None:
        self.ci.clear()
        self.setBackground(theme_of(self.palette()).base)
        self._panels = ()
        wanted = panels(self._series, separate=self._kind is ChartKind.PANELS)
        low = self._is_low = self._wants_low(len(wanted))
        font = smaller(self.font()) if low else self.font()
        look = Look(theme_of(self.palette()), font, self._kind, self._log, self._hidden, low)
        self.ci.setContentsMargins(*[LOW_MARGIN if low else MARGIN] * 4)
        made: list[TrendPanel] = []
        for row, panel in enumerate(wanted):
            drawn = TrendPanel(panel, look, has_dates=self._kind is not ChartKind.PANELS or row == len(wanted) - 1)
            self.ci.addItem(drawn.plot, row=row, col=0)
            self._caption(drawn, self._name(panel, many=len(wanted) > 1), font)
            if made:
                drawn.plot.setXLink(made[0].plot)
            made.append(drawn)
        self._panels = tuple(made)
        self.setMinimumHeight(lines(self, LEAST_LINES) * len(made) if len(made) > 1 else lines(self, LOW_LINES))
        self._share_days()
        self._hit = None
        self.point_selected.emit(None)

    def _name(self, panel: Panel, *, many: bool) -> str:
        """What stands inside a panel: its name where there are several, its unit where there is no room for it beside the axis."""
        if many:
            return panel.traces[0].name if self._kind is ChartKind.PANELS else panel.title
        return panel.left.words if self._is_low else ""

    def _caption(self, drawn: TrendPanel, name: str, font: QFont) -> None:
        if not name:
            return
        text = pg.TextItem(color=theme_of(self.palette()).dim)
        text.setFont(font)
        text.setPlainText(name[:80])
        text.setParentItem(drawn.plot.getViewBox())
        text.setPos(4, 0)

    def _share_days(self) -> None:
        """All panels show the same days."""
        xs = [x for panel in self._panels for trace in panel.panel.all_traces for x in trace.xs]
        if len(self._panels) > 1 and xs:
            pad = max((max(xs) - min(xs)) * 0.04, 46.0)
            self._panels[0].plot.setXRange(min(xs) - pad, max(xs) + pad, padding=0)

    def _point_at(self, scene: QPointF) -> None:
        days = (panel.day_at(scene) for panel in self._panels)
        self._cross_at(next((day for day in days if day is not None), None))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._nearest(scene) else Qt.CursorShape.CrossCursor)

    def _cross_at(self, day: float | None) -> None:
        for panel in self._panels:
            panel.show_cross(day)
        self.day_pointed.emit(day)

    def _click(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        hit = self._nearest(event.scenePos())
        if event.button() == Qt.MouseButton.LeftButton and hit:
            self.select(hit)
            self.point_activated.emit(hit)
        elif event.double():
            self.reset()

    def _nearest(self, scene: QPointF) -> Hit | None:
        return next((hit for panel in self._panels if (hit := panel.nearest(scene))), None)

    def _step(self, traces: int, points: int) -> None:
        """Go along the points of a trace, or to the point of the next trace that is nearest in time."""
        shown = self.traces
        if not shown:
            return
        if self._hit is None or self._hit.trace not in shown:
            self._choose(shown[0], len(shown[0].xs) - 1, -1)
        elif points:
            self._choose(self._hit.trace, self._hit.index + points, points)
        else:
            trace = shown[(shown.index(self._hit.trace) + traces) % len(shown)]
            day = self._hit.trace.xs[self._hit.index]
            known = [n for n, point in enumerate(trace.series.points) if point.reading]
            if known:
                self.select(Hit(trace, min(known, key=lambda n: abs(trace.xs[n] - day))))

    def _choose(self, trace: Trace, index: int, step: int) -> None:
        """Select the first point that is not missing, from an index on in one direction."""
        while 0 <= index < len(trace.xs):
            if trace.series.points[index].reading:
                self.select(Hit(trace, index))
                return
            index += step
