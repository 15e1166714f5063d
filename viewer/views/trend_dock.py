"""The trend dock: what is plotted, how, and the chart; the chart's libraries are loaded in a thread when they are first needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from viewer.models.trend_chart import SYMBOLS, ChartKind, readout, trace_names
from viewer.override import override
from viewer.statements.finding import Place
from viewer.trends.point import Series
from viewer.trends.policy import Policy, PolicyKind
from viewer.trends.series import Choice, Frequency
from viewer.views.plain_text import plain_label, shortened
from viewer.views.trend_legend import TrendLegend
from viewer.views.trend_operands import OperandBar

if TYPE_CHECKING:
    from viewer.views.trend_chart import TrendChart
    from viewer.views.trend_panel import Hit

CHART = "viewer.views.trend_chart"
IDLE = 150  # milliseconds after the first showing: the window is painted and quiet
POLL = 15  # milliseconds between looks whether the chart's libraries are there
FREQUENCIES = (
    (Frequency.QUARTER, "Quarters"),
    (Frequency.YTD, "Year to date"),
    (Frequency.YEAR, "Years"),
    (Frequency.TTM, "Twelve months"),
)
POLICIES = ((PolicyKind.ORIGINAL, "As first reported"), (PolicyKind.LATEST, "As last reported"), (PolicyKind.ALL, "All vintages"))
KINDS = ((ChartKind.LINES, "Lines"), (ChartKind.BARS, "Bars"), (ChartKind.PANELS, "Small multiples"))
HINT = "Select a row of a statement to see it over all open releases."


def load_chart() -> Thread:
    """Begin to load what the chart needs, in a thread, so that the first showing has not to wait for it."""
    thread = Thread(target=import_module, args=(CHART,), name="chart", daemon=True)
    thread.start()
    return thread


class TrendDock(QWidget):
    """Shows series and asks for others; the choices of period and vintage are made here, the series are made elsewhere."""

    place_requested = Signal(object)  # tuple of Place
    choice_changed = Signal(object)  # Choice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._chart: TrendChart | None = None
        self._loading: Thread | None = None
        self.frequency = self._combo(self.tr("Length of the periods"), FREQUENCIES)
        self.policy = self._combo(self.tr("Which vintage of a figure"), POLICIES)
        self.kind = self._combo(self.tr("Kind of chart"), KINDS)
        self.mixed = QCheckBox(self.tr("Mixed vintages"), self)
        self.mixed.setToolTip(self.tr("Derive periods from figures of different releases, and mark them"))
        self.log = QCheckBox(self.tr("Log"), self)
        self.log.setToolTip(self.tr("Logarithmic heights; amounts that are not above zero are not drawn"))
        self._reset = self._tool(self.tr("Reset"), self.tr("Show all periods (Esc)"))
        self.legend = TrendLegend(self)
        self.readout = plain_label(parent=self)
        self.operands = OperandBar(self)
        self._hint = plain_label(self.tr(HINT), self)
        self._lay_out()
        self._connect()

    @property
    def choice(self) -> Choice:
        """Period and vintage chosen."""
        policy = Policy(PolicyKind(self.policy.currentData()))
        return Choice(Frequency(self.frequency.currentData()), policy, self.mixed.isChecked())

    @property
    def chart(self) -> TrendChart | None:
        """The chart, None until its libraries are loaded."""
        return self._chart

    def set_series(self, series: Sequence[Series]) -> None:
        """Show series in the order given."""
        self._series = tuple(series)
        self._notes.setText(shortened("  ·  ".join(dict.fromkeys(note for one in series for note in one.notes)), 400))
        self._hint.setVisible(not series)
        self._show_series()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._chart is None:
            QTimer.singleShot(IDLE, self._build_chart)

    def _combo(self, about: str, entries: Sequence[tuple[object, str]]) -> QComboBox:
        combo = QComboBox(self)
        for data, text in entries:
            combo.addItem(self.tr(text), data)
        combo.setToolTip(about)
        combo.setAccessibleName(about)
        return combo

    def _tool(self, text: str, about: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(about)
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        for widget in (self.frequency, self.policy, self.kind, self.mixed, self.log, self._reset):
            controls.addWidget(widget)
        controls.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._notes = plain_label(parent=self)
        for label in (self.readout, self._notes):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.readout.setWordWrap(True)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.readout.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 2)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 2)
        box.setSpacing(2)
        box.addLayout(controls)
        box.addWidget(self.legend)
        box.addWidget(self._hint, 1)
        box.addWidget(self._area, 1)
        for below in (self.readout, self.operands, self._notes):
            box.addWidget(below)
        self._area.hide()
        self._notes.hide()

    def _connect(self) -> None:
        for combo in (self.frequency, self.policy):
            combo.currentIndexChanged.connect(self._tell_choice)
        self.mixed.toggled.connect(self._tell_choice)
        self.kind.currentIndexChanged.connect(self._set_kind)
        self.log.toggled.connect(lambda on: self._chart.set_log(on) if self._chart else None)
        self._reset.clicked.connect(lambda: self._chart.reset() if self._chart else None)
        self.operands.place_requested.connect(lambda place: self.place_requested.emit((place,)))

    def _build_chart(self) -> None:
        """Make the chart once its module is there; until then the window goes on."""
        if self._chart is not None:
            return
        self._loading = self._loading or load_chart()
        if self._loading.is_alive():
            QTimer.singleShot(POLL, self._build_chart)
            return
        module = sys.modules.get(CHART) or import_module(CHART)
        chart: TrendChart = module.TrendChart(self)
        self._chart = chart
        self._area.setWidget(chart)
        chart.day_pointed.connect(self._read_out)
        chart.point_selected.connect(self._show_point)
        chart.point_activated.connect(self._go_to_source)
        self.legend.hidden_changed.connect(chart.set_hidden)
        self._set_kind()
        chart.set_log(self.log.isChecked())
        self._show_series()

    def _show_series(self) -> None:

        self._area.setVisible(bool(self._series) and self._chart is not None)
        with QSignalBlocker(self.legend):
            self.legend.set_names(trace_names(self._series), SYMBOLS)
        if self._chart is not None:
            self._chart.set_series(self._series)

    def _set_kind(self) -> None:
        if self._chart is not None:
            self._chart.set_kind(ChartKind(self.kind.currentData()))

    def _tell_choice(self) -> None:
        self.choice_changed.emit(self.choice)

    def _read_out(self, day: float | None) -> None:
        """All values at the day under the pointer."""
        if self._chart is None:
            return
        hit = self._chart.hit
        if day is None and hit is not None:
            day = hit.trace.xs[hit.index]
        if day is None:
            self.readout.clear()
            return
        points = [(trace, trace.series.points[trace.xs.index(day)]) for trace in self._chart.traces if day in trace.xs]
        period = f"{points[0][1].fiscal} · {points[0][1].period.end.iso()}  |  " if points else ""
        self.readout.setText(shortened(period + "  |  ".join(readout(trace, point) for trace, point in points), 600))

    def _show_point(self, hit: Hit | None) -> None:
        self.operands.set_reading(hit.point.reading if hit else None)
        self._read_out(hit.trace.xs[hit.index] if hit else None)

    def _go_to_source(self, hit: Hit) -> None:
        reading = hit.point.reading
        places: tuple[Place, ...] = tuple(operand.fact.place for operand in reading.operands) if reading else ()
        if places:
            self.place_requested.emit(places)
