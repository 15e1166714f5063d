"""Rows selected in a statement become series over all open releases, and a point leads back to its cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from tests.support.innovo import innovo_releases
from tests.support.narratives import told_release
from viewer.app.session import Session
from viewer.app.settings import Settings
from viewer.app.trend_desk import TrendDesk
from viewer.models.address import RowAddress
from viewer.models.trend_hint import NO_ROW
from viewer.statements.release import Release
from viewer.trends.views import Wish
from viewer.views.row_drag import ROWS
from viewer.views.trend_dock import TrendDock


@pytest.fixture
def session(qapp: QApplication) -> Session:  # noqa: ARG001 - timers need the application
    session = Session()
    for release in innovo_releases():
        session.open(release)
    return session


def row_named(release: Release, label: str) -> RowAddress:
    return next(
        RowAddress(release, number, row)
        for number, statement in enumerate(release.statements)
        for row, line in enumerate(statement.rows)
        if line.label == label
    )


def test_a_row_is_one_series_over_all_releases(session: Session) -> None:
    desk = TrendDesk(session, Settings())
    row = row_named(session.releases[2], "NET REVENUES")
    (series,) = desk.book().series([row], Wish())
    assert (series.line, len(series.points)) == ("Net sales", 10)


def test_rows_of_one_line_are_drawn_once(session: Session) -> None:
    rows = [row_named(session.releases[2], "NET REVENUES"), row_named(session.releases[1], "NET SALES")]
    assert len(TrendDesk(session, Settings()).book().series(rows, Wish())) == 1


def test_closing_a_release_takes_its_points_away(session: Session) -> None:
    desk = TrendDesk(session, Settings())
    row = row_named(session.releases[0], "Net sales")
    before = desk.book().series([row], Wish())[0]
    session.close(session.releases[3])
    after = desk.book().series([row], Wish())[0]
    assert [point.fiscal for point in before.points if point not in after.points][-1] == "Q1 FY04"


def test_selection_shows_in_the_dock_and_a_point_leads_to_its_cell(qtbot: QtBot, session: Session) -> None:
    desk = TrendDesk(session, Settings())
    dock = desk.build()
    qtbot.addWidget(dock)
    dock.show()
    qtbot.waitUntil(lambda: dock.chart is not None, timeout=10_000)
    session.select_rows([row_named(session.releases[0], "Net sales")])
    qtbot.waitUntil(lambda: dock.chart is not None and len(dock.chart.traces) == 1)
    assert dock.chart is not None
    point = dock.chart.traces[0].series.named("Q1 FY04")
    assert point is not None
    assert point.reading is not None
    dock.place_requested.emit((point.reading.operands[0].fact.place,))
    assert session.address is not None
    assert session.address.cell is not None
    assert (session.address.release.source.name, session.address.cell.text) == ("innovo-2004-04-14.txt", "16,604")


def test_a_text_without_statements_leaves_no_row_to_draw(qtbot: QtBot, session: Session) -> None:
    told = session.open(told_release("Sales rose in spring.\n"))
    (sold, *_) = (release for release in session.releases if release.statements)
    session.select_release(sold)
    desk = TrendDesk(session, Settings())
    dock = desk.build()
    qtbot.addWidget(dock)
    dock.show()
    session.select_rows([row_named(sold, "Net sales")])
    qtbot.waitUntil(lambda: desk.is_drawn, timeout=10_000)
    session.select_release(told)
    qtbot.waitUntil(lambda: not desk.is_drawn)
    assert NO_ROW in {label.text() for label in dock.findChildren(QLabel)}


def test_plotted_lines_stay_whatever_is_selected(qtbot: QtBot, session: Session) -> None:
    desk = TrendDesk(session, Settings())
    dock = desk.build()
    qtbot.addWidget(dock)
    desk.plot([row_named(session.releases[0], "Net sales")])
    desk.plot([row_named(session.releases[0], "Inventories")])
    session.select_rows([row_named(session.releases[0], "Goodwill")])
    assert [series.line for series in desk.book().series(session.rows, dock.controls.wish)] == ["Net sales", "Inventories"]


def test_named_views_come_back_with_the_settings(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    store = str(tmp_path / "settings.ini")
    desk = TrendDesk(session, Settings(QSettings(store, QSettings.Format.IniFormat)))
    dock = desk.build()
    qtbot.addWidget(dock)
    desk.plot([row_named(session.releases[0], "Net sales")])
    dock.controls.save_view("Mine")
    again = TrendDesk(session, Settings(QSettings(store, QSettings.Format.IniFormat))).build()
    qtbot.addWidget(again)
    assert [(view.name, view.lines[0][-1]) for view in again.controls.saved_views] == [("Mine", "Net sales")]
    assert again.controls.wish == dock.controls.wish
    assert again.controls.view_button.text() == "Mine"


def test_what_was_selected_before_the_dock_was_shown_is_shown_with_it(qtbot: QtBot, session: Session) -> None:
    desk = TrendDesk(session, Settings())
    dock = desk.build()
    qtbot.addWidget(dock)
    session.select_rows([row_named(session.releases[0], "Goodwill")])
    qtbot.wait(200)
    assert dock.series == ()
    dock.show()
    qtbot.waitUntil(lambda: [series.line for series in dock.series] == ["Goodwill"])


def test_captions_joined_by_the_reader_are_one_line_from_then_on(session: Session, tmp_path: Path) -> None:
    store = str(tmp_path / "settings.ini")
    desk = TrendDesk(session, Settings(QSettings(store, QSettings.Format.IniFormat)))
    row = row_named(session.releases[2], "OTHER INCOME")
    (before,) = desk.book().series([row], Wish())
    desk.join("other income", "other income net")
    again = TrendDesk(session, Settings(QSettings(store, QSettings.Format.IniFormat)))
    (after,) = again.book().series([row], Wish())
    assert (before.points[0].fiscal, after.points[0].fiscal) == ("Q3 FY02", "Q4 FY01")
    again.separate()
    assert len(again.book().series([row], Wish())[0].points) == len(before.points)


def test_rows_dropped_on_the_dock_are_plotted(qtbot: QtBot, session: Session) -> None:
    desk = TrendDesk(session, Settings())
    dock = desk.build()
    qtbot.addWidget(dock)
    session.select_rows([row_named(session.releases[0], "Goodwill")])
    rows, files = QMimeData(), QMimeData()
    rows.setData(ROWS, b"")
    files.setText("anything else")
    for data, taken in ((files, False), (rows, True)):
        entered = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(dock, entered)
        assert entered.isAccepted() is taken
    dropped = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, rows, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(dock, dropped)
    assert [series.line for series in desk.book().series((), dock.controls.wish)] == ["Goodwill"]


def test_year_end_that_the_reader_chose_is_kept(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    store = str(tmp_path / "settings.ini")
    desk = TrendDesk(session, Settings(QSettings(store, QSettings.Format.IniFormat)))
    dock = desk.build()
    qtbot.addWidget(dock)
    desk.book()
    assert desk.calendars() == (("Innovo Group Inc.", 11),)
    dock.controls.view_menu.aboutToShow.emit()
    (months,) = [action.menu() for action in dock.controls.view_menu.actions() if action.text().startswith("Fiscal year of")]
    assert isinstance(months, QMenu)
    next(action for action in months.actions() if action.text() == "May").trigger()
    again = TrendDesk(session, Settings(QSettings(store, QSettings.Format.IniFormat)))
    (series,) = again.book().series([row_named(session.releases[0], "Net sales")], Wish())
    assert series.points[0].fiscal == "Q2 FY02"
    again.set_year_end("INNOVO GROUP INC", 0)
    assert again.book().series([row_named(session.releases[0], "Net sales")], Wish())[0].points[0].fiscal == "Q4 FY01"


def test_rows_chosen_while_the_lines_are_written_are_drawn_once(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    desk = TrendDesk(session, Settings())
    dock = desk.build()
    qtbot.addWidget(dock)
    dock.show()
    timer = desk.findChild(QTimer)
    assert isinstance(timer, QTimer)
    with qtbot.waitSignal(timer.timeout):
        pass
    timer.setInterval(60_000)  # the lines are written before
    monkeypatch.setattr(TrendDock, "set_series", lambda _dock, series, _hint: drawn.append(series))
    session.select_rows([row_named(session.releases[2], "NET REVENUES")])
    qtbot.waitUntil(lambda: bool(drawn), timeout=20_000)
    assert not timer.isActive()


def test_what_is_plotted_is_not_drawn_again_when_another_row_is_selected(qtbot: QtBot, session: Session) -> None:
    desk = TrendDesk(session, Settings())
    dock = desk.build()
    qtbot.addWidget(dock)
    dock.show()
    timer = desk.findChild(QTimer)
    assert isinstance(timer, QTimer)
    session.select_release(session.releases[2])
    desk.plot([row_named(session.releases[2], "NET REVENUES")])
    qtbot.waitUntil(lambda: len(dock.series) == 1, timeout=20_000)
    drawn = dock.series
    with qtbot.waitSignal(timer.timeout):
        session.select_rows([row_named(session.releases[2], "Gross profit")])
    assert dock.series is drawn
    with qtbot.waitSignal(timer.timeout):
        desk.plot([row_named(session.releases[2], "Gross profit")])
    assert len(dock.series) == 2
