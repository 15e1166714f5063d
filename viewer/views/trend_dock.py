"""The trend dock: what is plotted, how, and the chart; the chart's libraries are loaded bit by bit when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from viewer.models.trend_chart import SYMBOLS, ChartKind, brief_readout, readout, trace_names
from viewer.models.trend_hint import NO_ROW
from viewer.models.trend_table import TrendTableModel
from viewer.override import override
from viewer.text.reading import in_words
from viewer.trends.point import Point, Series
from viewer.views.loading import Loading, classes, modules, statements
from viewer.views.panel import Panel
from viewer.views.plain_text import plain_label, shortened
from viewer.views.row_drag import ROWS
from viewer.views.theme import theme_of
from viewer.views.trend_controls import PICTURE_SIZES, TrendControls
from viewer.views.trend_legend import TrendLegend
from viewer.views.trend_operands import OperandBar
from viewer.views.trend_table import TrendTable

if TYPE_CHECKING:
    from viewer.views.trend_chart import TrendChart
    from viewer.views.trend_panel import Hit

CHART = "viewer.views.trend_chart"
PICTURE = "viewer.views.trend_picture"
IDLE = 150  # milliseconds after the first showing: the window is painted and quiet
POLL = 15  # milliseconds between looks whether the chart's libraries are there
MOST_LINES = 24  # more cannot be told apart
FEW = 2  # lines whose points there is room to tell all about
LONGEST_LINE = 140  # characters
READOUT_MARGIN = 4  # pixels
NUMBERS, PLOTS = "numpy", "pyqtgraph"
COPIED = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")  # all that is in them, by the library of plots
READOUT_EDGE = 76  # pixels: right of the axis of amounts
PICTURES = "Pictures (*.png *.svg *.pdf)"
TABLES = "Tables (*.csv *.xlsx)"


def load_numbers() -> Thread:
    """Begin to load what the chart counts with, in a thread: it knows no Qt."""
    thread = Thread(target=import_module, args=(NUMBERS,), name="chart", daemon=True)
    thread.start()
    return thread


def chart_pieces() -> Iterator[None]:
    """What the chart is drawn with, piece by piece."""
    for name in COPIED:
        yield from classes(name)
    yield from statements(PLOTS)
    yield from modules((CHART,))


class TrendDock(Panel):
    """Shows series and asks for others; what is wished is chosen here, the series are made elsewhere."""

    place_requested = Signal(object)  # tuple of Place
    wish_changed = Signal()
    views_changed = Signal()
    rows_dropped = Signal()
    failed = Signal(str)  # what could not be written, or a formula that could not be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: tuple[Series, ...] = ()
        self._chart: TrendChart | None = None
        self._numbers: Thread | None = None
        self._loading: Loading | None = None
        self.controls = TrendControls(self)
        self.legend = TrendLegend(self)
        self.table = TrendTable(TrendTableModel(self), self)
        self._area = QScrollArea(self)
        self.readout = plain_label(parent=self._area)
        self.operands = OperandBar(self)
        self._notes = plain_label(parent=self)
        self._hint = plain_label(NO_ROW, self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._arrange()

    @property
    def chart(self) -> TrendChart | None:
        """The chart, None until its libraries are loaded."""
        return self._chart

    @property
    def series(self) -> tuple[Series, ...]:
        """What is shown."""
        return self._series

    @property
    def is_drawn(self) -> bool:
        """Whether there is a chart with lines in it."""
        return self._chart is not None and bool(self._chart.traces)

    def set_series(self, series: Sequence[Series], hint: str = NO_ROW) -> None:
        """Show series in the order given, or where there are none what is missing."""
        self._series = tuple(series[:MOST_LINES])
        left_out = [f"{len(series)} lines are chosen, the first {MOST_LINES} are shown"] if len(series) > MOST_LINES else []
        notes = "  ·  ".join(dict.fromkeys((*left_out, *(note for one in self._series for note in one.notes))))
        self._notes.setText(shortened(notes, 400))
        self._hint.setText(hint)
        self._show_series()

    def write_picture(self, path: Path, size: QSize = PICTURE_SIZES[0][1]) -> None:
        """Draw what is shown into a file, in pixels of 1/96 inch."""
        draw = import_module(PICTURE).draw_trend
        kind = ChartKind(self.controls.kind.currentData())
        self._write(path, lambda: draw(self._series, path, size, kind, theme_of(self.palette())))

    def write_data(self, path: Path) -> None:
        """Write what is shown as a table, by the file's ending as CSV or a workbook."""
        from viewer.export.trend import write_trend  # noqa: PLC0415 - not before it is asked for

        self._write(path, lambda: write_trend(self._series, path))

    def _write(self, path: Path, work: Callable[[], None]) -> None:
        try:
            work()
        except OSError as error:
            self.failed.emit(in_words(error))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wish_changed.emit()  # what was selected meanwhile is not shown yet
        if self._chart is None:
            QTimer.singleShot(IDLE, self, self._load_chart)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ROWS):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.rows_dropped.emit()

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._notes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.readout.setAutoFillBackground(True)
        self.readout.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.readout.setFrameShape(QFrame.Shape.StyledPanel)
        self.readout.setMargin(READOUT_MARGIN)
        self.readout.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.readout.hide()
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 2)
        box.setSpacing(2)
        box.addWidget(self.controls)
        box.addWidget(self.legend)
        for middle in (self._hint, self._area, self.table):
            box.addWidget(middle, 1)
        for below in (self.operands, self._notes):
            box.addWidget(below)

    def _connect(self) -> None:
        controls = self.controls
        controls.wish_changed.connect(self.wish_changed)
        controls.views_changed.connect(self.views_changed)
        controls.formula_refused.connect(self.failed)
        controls.kind_changed.connect(lambda kind: self._chart.set_kind(kind) if self._chart else None)
        controls.log_toggled.connect(lambda on: self._chart.set_log(on) if self._chart else None)
        controls.reset_requested.connect(lambda: self._chart.reset() if self._chart else None)
        controls.table_toggled.connect(self._arrange)
        controls.growth_toggled.connect(self.table.set_growth)
        controls.picture_requested.connect(self._ask_for_picture)
        controls.data_requested.connect(self._ask_for_data)
        self.operands.place_requested.connect(lambda place: self.place_requested.emit((place,)))
        self.table.point_selected.connect(self._show_point)
        self.table.point_activated.connect(self._go_to_source)

    def _arrange(self) -> None:
        """Chart, table or the hint, whichever there is something for."""
        table = self.controls.table.isChecked()
        shown = bool(self._series)
        self._hint.setVisible(not shown)
        self._area.setVisible(shown and not table and self._chart is not None)
        self.table.setVisible(shown and table)
        self.legend.setVisible(shown and not table)
        self._notes.setVisible(shown and bool(self._notes.text()))
        at_first = self.controls.view_button if not shown else self.table if table else self._chart
        self.enter_at(at_first or self.controls.view_button)

    def _load_chart(self) -> None:
        """Load what the chart is made with, once; meanwhile the window goes on."""
        if self._loading is not None:
            return
        self._numbers = self._numbers or load_numbers()
        if self._numbers.is_alive():
            QTimer.singleShot(POLL, self, self._load_chart)
            return
        self._loading = Loading(chart_pieces(), self)
        self._loading.ended.connect(self._build_chart)
        self._loading.start()

    def _build_chart(self) -> None:
        module = import_module(CHART)
        chart: TrendChart = module.TrendChart(self)
        chart.viewport().setAcceptDrops(False)  # rows dropped on it are the dock's
        self._chart = chart
        self._area.setWidget(chart)
        chart.day_pointed.connect(self._read_out)
        chart.point_selected.connect(self._show_hit)
        chart.point_activated.connect(lambda hit: self._go_to_source(hit.point))
        self.legend.hidden_changed.connect(chart.set_hidden)
        chart.set_kind(ChartKind(self.controls.kind.currentData()))
        chart.set_log(self.controls.log.isChecked())
        QTimer.singleShot(0, self, self._show_series)  # the window answers between the two

    def _show_series(self) -> None:
        self._arrange()
        self.operands.set_reading(None)
        self.table.set_series(self._series)
        with QSignalBlocker(self.legend):
            self.legend.set_names(trace_names(self._series), SYMBOLS)
        if self._chart is not None:
            self._chart.set_series(self._series, self.legend.hidden)

    def _read_out(self, day: float | None) -> None:
        """All values at the day under the pointer, else at the current point, on the side where they cover nothing near."""
        chart = self._chart
        if chart is None:
            return
        hit = chart.hit
        if day is None and hit is not None:
            day = hit.trace.xs[hit.index]
        found = ((trace, trace.index_at(day)) for trace in chart.traces) if day is not None else ()
        points = [(trace, trace.series.points[index]) for trace, index in found if index is not None]
        self.readout.setVisible(bool(points))
        if day is None or not points:
            self.readout.clear()
            return
        tell = readout if len(points) <= FEW else brief_readout
        lines = [f"{points[0][1].fiscal} · {points[0][1].period.end.iso()}", *(tell(trace, point) for trace, point in points)]
        self.readout.setText("\n".join(shortened(line, LONGEST_LINE) for line in lines))
        self.readout.adjustSize()
        room = self._area.viewport().width()
        left = chart.x_of(day) > room / 2
        self.readout.move(READOUT_EDGE if left else max(room - self.readout.width() - READOUT_MARGIN, READOUT_MARGIN), READOUT_MARGIN)
        self.readout.raise_()

    def _show_hit(self, hit: Hit | None) -> None:
        self._show_point(hit.point if hit else None)
        self._read_out(hit.trace.xs[hit.index] if hit else None)

    def _show_point(self, point: Point | None) -> None:
        self.operands.set_reading(point.reading if point else None)

    def _go_to_source(self, point: Point) -> None:
        if point.reading and point.reading.operands:
            self.place_requested.emit(tuple(operand.fact.place for operand in point.reading.operands))

    def _ask_for_picture(self, size: QSize) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write the picture"), "trend.png", self.tr(PICTURES))
        if name:
            self.write_picture(Path(name), size)

    def _ask_for_data(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write the data"), "trend.csv", self.tr(TABLES))
        if name:
            self.write_data(Path(name))
