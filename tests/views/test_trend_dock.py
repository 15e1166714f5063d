"""The trend dock shows series, follows the pointer and the keys, and asks to go to the source of a point."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from math import isnan
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.innovo import innovo_series
from viewer.models.trend_chart import ChartKind
from viewer.statements.finding import Place
from viewer.trends.point import Series
from viewer.trends.policy import Policy, PolicyKind
from viewer.trends.series import Choice, Frequency
from viewer.trends.views import READY_MADE_VIEWS, TrendView, Wish
from viewer.views.measure import lines
from viewer.views.theme import DARK, LIGHT, palette_of
from viewer.views.trend_chart import TrendChart
from viewer.views.trend_dock import TrendDock
from viewer.views.trend_drawing import SYMBOL_SIZE
from viewer.views.trend_table import sparkline

JULY = "innovo-2003-07-15.txt"


@pytest.fixture
def dock(qtbot: QtBot) -> TrendDock:
    dock = TrendDock()
    dock.resize(900, 500)
    qtbot.addWidget(dock)
    dock.show()
    qtbot.waitUntil(lambda: dock.chart is not None, timeout=10_000)
    return dock


def chart_of(dock: TrendDock) -> TrendChart:
    assert dock.chart is not None
    return dock.chart


def requests(dock: TrendDock) -> list[tuple[Place, ...]]:
    """What the dock asks to be shown from now on."""
    asked: list[tuple[Place, ...]] = []
    dock.place_requested.connect(asked.append)
    return asked


def place_of(chart: TrendChart, trace: int, index: int) -> QPoint:
    """Where a point is drawn, in the chart's own pixels."""
    panel = next(panel for panel in chart.panels if chart.traces[trace] in panel.traces)
    shown = chart.traces[trace]
    scene = panel.plot.getViewBox().mapViewToScene(QPointF(shown.xs[index], shown.ys[index]))
    return QPoint(chart.mapFromScene(scene))


def test_nothing_selected_says_what_to_do(dock: TrendDock) -> None:
    dock.set_series(())
    hints = [label.text() for label in dock.findChildren(QLabel) if label.isVisible() and label.text()]
    assert hints == ["Select a row of a statement to see it over all open releases."]


def test_missing_quarter_is_a_gap(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    (trace,) = chart_of(dock).traces
    names = [point.fiscal for point, y in zip(trace.series.points, trace.ys, strict=True) if isnan(y)]
    assert names == ["Q4 FY03"]
    assert chart_of(dock).panels[0].panel.left.words == "$ millions"


def test_one_unit_has_one_axis(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    plot = chart_of(dock).panels[0].plot
    assert [side for side in ("left", "right") if plot.getAxis(side).isVisible()] == ["left"]


def test_amounts_per_share_and_balances_stand_apart(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales", "Inventories"))
    assert [panel.panel.title for panel in chart_of(dock).panels] == ["Quarters", "Balances"]


def bottom_labels(chart: TrendChart) -> list[str]:
    axis = chart.panels[0].plot.getAxis("bottom")
    ((_, days),) = axis.tickValues(*axis.range, axis.size().width())
    return list(axis.tickStrings(days, 1, 1))


def test_a_low_chart_is_not_scrolled_and_keeps_its_periods_and_its_unit(dock: TrendDock, qtbot: QtBot) -> None:
    dock.set_series(innovo_series("Net sales"))
    chart = chart_of(dock)
    assert bottom_labels(chart)[-1] == "Q1 FY04\n28 Feb 04"
    dock.resize(900, lines(dock, 12))
    qtbot.waitUntil(lambda: chart.height() < lines(chart, 8))
    qtbot.waitUntil(lambda: chart.parentWidget().height() == chart.height())
    assert bottom_labels(chart)[-3:] == ["Q3 FY03", "Q4 FY03", "Q1 FY04"]
    assert [text for text in captions(chart) if text] == ["$ millions"]
    box = chart.panels[0].plot.getViewBox()
    assert box.height() > 2 * lines(chart, 1)
    tops = [box.mapViewToScene(QPointF(0, y)).y() for y in chart.traces[0].ys if not isnan(y)]
    assert min(tops) - box.sceneBoundingRect().top() >= SYMBOL_SIZE / 2
    dock.resize(900, 500)
    qtbot.waitUntil(lambda: bottom_labels(chart)[-1] == "Q1 FY04\n28 Feb 04")
    assert captions(chart) == []


def captions(chart: TrendChart) -> list[str]:
    """What stands inside the panels."""
    box = chart.panels[0].plot.getViewBox()
    return [item.toPlainText() for item in box.childItems() if isinstance(item, pg.TextItem)]


def test_several_panels_are_scrolled_where_they_do_not_fit(dock: TrendDock, qtbot: QtBot) -> None:
    dock.set_series(innovo_series("Net sales", "Inventories"))
    chart = chart_of(dock)
    dock.resize(900, 250)
    qtbot.waitUntil(lambda: chart.parentWidget().height() < chart.height())
    assert chart.height() >= 16 * lines(chart, 1)


def test_click_on_a_derived_point_asks_for_its_operands(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    chart = chart_of(dock)
    asked = requests(dock)
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place_of(chart, 0, 1))
    assert chart.hit is not None
    assert chart.hit.point.fiscal == "Q1 FY02"
    (places,) = asked
    assert [(place.source, place.span.line, place.span.start) for place in places] == [(JULY, 273, 89), (JULY, 273, 67)]


def test_each_operand_has_a_button(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    chart = chart_of(dock)
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=place_of(chart, 0, 1))
    six_months, quarter = dock.operands.buttons
    assert [six_months.text(), quarter.text()] == [f"6M 10,071  ·  {JULY}, line 273", f"\u2212 Q2 6,802  ·  {JULY}, line 273"]
    asked = requests(dock)
    quarter.click()
    (places,) = asked
    assert [place.span.start for place in places] == [67]


def test_keys_step_over_gaps_and_enter_goes_to_the_source(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales", "Gross profit"))
    chart = chart_of(dock)
    walked = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(chart, key)
        assert chart.hit is not None
        walked.append((chart.hit.trace.name, chart.hit.point.fiscal))
    assert walked == [("Net sales", "Q1 FY04"), ("Net sales", "Q3 FY03"), ("Gross profit", "Q3 FY03"), ("Gross profit", "Q4 FY01")]
    asked = requests(dock)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert [place.source for places in asked for place in places] == ["innovo-2003-03-17.txt"]


def test_pointer_reads_out_all_lines(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales", "Cost of goods sold"))
    chart = chart_of(dock)
    QTest.mouseMove(chart.viewport(), place_of(chart, 0, 5) + QPoint(3, 40))
    text = dock.readout.text()
    assert text.startswith("Q1 FY03 · 2003-03-01")
    assert "Net sales $11,915 thousand (derived 6M - Q2, 2003-07-15)" in text
    assert "Cost of goods sold $8,605 thousand (derived 6M - Q2, 2003-07-15, elsewhere $8,656 thousand)" in text


def drag(chart: TrendChart, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier) -> None:
    area, left = chart.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(area, left, modifier, start)
    for place in (start + QPoint(12, 12), end - QPoint(5, 5), end):
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), area.mapToGlobal(QPointF(place)), left, left, modifier)
        QApplication.sendEvent(area, moved)
    QTest.mouseRelease(area, left, modifier, end)


def test_box_drawn_with_shift_is_looked_into_and_escape_shows_everything_again(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    chart = chart_of(dock)
    before = chart.panels[0].plot.getViewBox().viewRange()
    drag(chart, QPoint(300, 60), QPoint(500, 140), Qt.KeyboardModifier.ShiftModifier)
    (first, last), (low, high) = chart.panels[0].plot.getViewBox().viewRange()
    assert before[0][0] < first < last < before[0][1]
    assert before[1][0] < low < high < before[1][1]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.panels[0].plot.getViewBox().viewRange() == before


def test_dragging_moves_in_time_and_leaves_the_heights(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    chart = chart_of(dock)
    (first, _), heights = chart.panels[0].plot.getViewBox().viewRange()
    drag(chart, QPoint(300, 60), QPoint(400, 140), Qt.KeyboardModifier.NoModifier)
    (moved, _), kept = chart.panels[0].plot.getViewBox().viewRange()
    assert moved < first
    assert kept == heights


def test_legend_switches_a_line_off(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales", "Gross profit"))
    dock.legend.buttons[0].click()
    assert [trace.name for trace in chart_of(dock).traces] == ["Gross profit"]
    dock.legend.buttons[0].click()
    assert len(chart_of(dock).traces) == 2


def test_line_stays_switched_off_while_only_the_vintage_changes(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales", "Gross profit"))
    dock.legend.buttons[0].click()
    dock.set_series(innovo_series("Net sales", "Gross profit", choice=Choice(policy=Policy.parse("latest"))))
    assert [trace.name for trace in chart_of(dock).traces] == ["Gross profit"]
    dock.set_series(innovo_series("Net sales"))
    assert [trace.name for trace in chart_of(dock).traces] == ["Net sales"]


def test_colours_follow_the_theme(dock: TrendDock, qtbot: QtBot) -> None:
    dock.set_series(innovo_series("Net sales"))
    dock.setPalette(palette_of(DARK))
    picture = dock.legend.buttons[0].icon().pixmap(QSize(16, 16), QIcon.Mode.Normal, QIcon.State.On).toImage()
    pixel = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert pixel.name() == DARK.series[0].name()
    qtbot.waitUntil(lambda: chart_of(dock).backgroundBrush().color().name() == DARK.base.name())


def test_legend_takes_as_many_rows_as_it_needs(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales") * 12)
    rows = {button.y() for button in dock.legend.buttons}
    assert len(rows) > 1
    assert all(button.geometry().right() <= dock.legend.width() for button in dock.legend.buttons)


def test_more_lines_than_can_be_told_apart_are_left_out_and_it_is_said(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales") * 40)
    assert len(chart_of(dock).traces) == 24
    notes = [label.text() for label in dock.findChildren(QLabel) if "40 lines are chosen" in label.text()]
    assert notes == ["40 lines are chosen, the first 24 are shown"]


def test_small_multiples_give_each_line_a_panel(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales", "Gross profit", "Inventories"))
    dock.controls.kind.setCurrentIndex(dock.controls.kind.findData(ChartKind.PANELS))
    assert [panel.panel.traces[0].name for panel in chart_of(dock).panels] == ["Net sales", "Gross profit", "Inventories"]


def test_choices_are_asked_for(dock: TrendDock, qtbot: QtBot) -> None:
    controls = dock.controls
    with qtbot.waitSignal(dock.wish_changed):
        controls.frequency.setCurrentIndex(controls.frequency.findData(Frequency.YEAR))
    with qtbot.waitSignal(dock.wish_changed):
        controls.policy.setCurrentIndex(controls.policy.findData(PolicyKind.AS_OF))
    assert controls.day.isVisible()
    controls.day.setDate(QDate(2003, 12, 31))
    controls.shown_as.setCurrentIndex(controls.shown_as.findData("growth"))
    controls.mixed.setChecked(True)
    assert controls.wish == Wish(None, "growth", Choice(Frequency.YEAR, Policy.parse("asof:2003-12-31"), mixed=True))


def test_own_lines_are_saved_under_a_name(dock: TrendDock, qtbot: QtBot) -> None:
    controls = dock.controls
    controls.show_view(READY_MADE_VIEWS[0])
    controls.add_formula("cash = 'Cash' * 2")
    with qtbot.waitSignal(dock.views_changed):
        controls.save_view(" Mine & yours ")
    assert [view.name for view in controls.saved_views] == ["Mine & yours"]
    assert controls.saved_views[0].formulas == ("cash = 'Cash' * 2",)
    assert controls.view_button.text() == "Mine && yours"
    controls.remove_view(controls.saved_views[0])
    assert controls.saved_views == ()


def test_formula_that_cannot_be_read_is_reported(dock: TrendDock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dock.failed) as failed:
        dock.controls.add_formula("x = open('/etc/passwd')")
    assert failed.args is not None
    assert "there is no function 'open'" in failed.args[0]


def test_menu_offers_selection_ready_made_and_own_views(dock: TrendDock) -> None:
    controls = dock.controls
    controls.set_saved_views([TrendView("Mine", (("Net sales",),))])
    controls.view_menu.aboutToShow.emit()
    titles = [action.text() for action in controls.view_menu.actions() if action.text()]
    assert titles[:6] == ["Selected rows", "Results", "Margins", "Balance sheet", "Cash", "Per share"]
    assert titles[6] == "Mine"


def test_table_shows_the_same_points(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales", "Cost of goods sold", "Inventories"))
    dock.controls.table.setChecked(True)
    assert dock.table.isVisible()
    model = dock.table.model()
    titles = [model.headerData(column, Qt.Orientation.Horizontal).split("\n")[0] for column in range(model.columnCount())]
    assert titles == [f"Q{quarter} FY{year}" for year, quarter in QUARTERS]
    rows = [[model.index(row, column).data() for column in (0, 1, 5, 8)] for row in range(3)]
    assert rows == [
        ["3,546", "3,269 \u25cb", "11,915 \u25cb", "\u00b7"],
        ["2,783", "2,356 \u25cb", "8,605 \u25cb\u2260", "\u00b7"],
        ["2,410", "\u00b7", "\u00b7", "7,524"],
    ]


def test_growth_columns_can_be_switched_on(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    dock.controls.table.setChecked(True)
    dock.controls.growth.setChecked(True)
    model = dock.table.model()
    assert model.columnCount() == 20
    assert [model.index(0, column).data() for column in (7, 13)] == ["", "+76.6"]


def test_small_curve_leaves_gaps(dock: TrendDock) -> None:
    places = sparkline((1.0, None, 3.0), QRectF(0, 0, 100, 10))
    assert places == [QPointF(0, 10), None, QPointF(100, 0)]
    assert sparkline((None,), QRectF()) == [None]
    dock.set_series(innovo_series("Net sales", "Net income"))
    dock.controls.table.setChecked(True)
    header = dock.table.verticalHeader()
    picture = header.grab().toImage()
    colors = {picture.pixelColor(x, 12).name() for x in range(header.width() - 110, header.width())}
    assert LIGHT.series[0].name() in colors


def test_table_goes_to_the_source_and_copies_exact_amounts(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    dock.controls.table.setChecked(True)
    dock.table.setCurrentIndex(dock.table.model().index(0, 1))
    asked = requests(dock)
    QTest.keyClick(dock.table, Qt.Key.Key_Return)
    assert [place.span.start for places in asked for place in places] == [89, 67]
    dock.table.copy()
    assert QGuiApplication.clipboard().text() == "\tQ1 FY02 2002-03-02\nNet sales (USD)\t3269000"


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_picture_is_written(dock: TrendDock, tmp_path: Path, ending: str) -> None:
    dock.set_series(innovo_series("Net sales", "Gross profit"))
    dock.write_picture(tmp_path / f"trend.{ending}")
    assert (tmp_path / f"trend.{ending}").stat().st_size > 2000


@pytest.mark.parametrize("name", ["trend.png", "trend.svg", "trend.pdf", "trend.csv", "trend.xlsx"])
def test_file_that_cannot_be_written_is_reported(dock: TrendDock, tmp_path: Path, name: str, qtbot: QtBot) -> None:
    dock.set_series(innovo_series("Net sales"))
    write = dock.write_picture if name.endswith(("png", "svg", "pdf")) else dock.write_data
    with qtbot.waitSignal(dock.failed) as failed:
        write(tmp_path / "absent" / name)
    assert failed.args is not None
    assert name in failed.args[0]


QUARTERS = [("01", 4), ("02", 1), ("02", 2), ("02", 3), ("02", 4), ("03", 1), ("03", 2), ("03", 3), ("03", 4), ("04", 1)]
HOSTILE = "<img src=/dev/zero><b>&amp;</b> <TABLE>"


def hostile(series: Series) -> Series:
    return replace(series, line=HOSTILE)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_captions_are_no_markup(dock: TrendDock, kind: ChartKind) -> None:
    dock.set_series([hostile(one) for one in innovo_series("Net sales", "Inventories")])
    dock.controls.kind.setCurrentIndex(dock.controls.kind.findData(kind))
    texts = [item.toPlainText() for item in chart_of(dock).scene().items() if hasattr(item, "toPlainText")]
    assert all("<img" in text for text in texts if "img" in text)
    assert dock.legend.buttons[0].text() == HOSTILE.replace("&", "&&")[: len(dock.legend.buttons[0].text()) - 1] + "…"


def test_libraries_are_not_loaded_with_the_dock() -> None:
    script = "import sys, viewer.views.trend_dock; print(*({'pandas', 'numpy', 'pyqtgraph'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split() == []


def test_a_low_dock_scrolls_what_its_letters_need(dock: TrendDock) -> None:
    dock.set_series(innovo_series("Net sales"))
    font = dock.font()
    for points in (9, 18):
        font.setPointSize(points)
        dock.setFont(font)
        dock.set_series(innovo_series("Net sales"))
        dock.resize(900, 100)
        assert chart_of(dock).minimumHeight() >= 4 * dock.fontMetrics().height()
