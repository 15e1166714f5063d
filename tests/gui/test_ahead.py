"""A release is shown before it is checked; what takes its place moves nothing, and nothing is said that was not looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.app.test_reading import Handed
from tests.support.commanding import run
from tests.support.samples import JULY, sample_releases
from viewer.api import parse
from viewer.app.check_desk import CheckDesk
from viewer.app.main_window import MainWindow
from viewer.app.reading_job import Outcome
from viewer.app.session import Session
from viewer.export.formats import FORMATS
from viewer.models.address import CellAddress
from viewer.statements.release import Release
from viewer.views.claims_panel import ClaimsPanel
from viewer.views.findings_panel import FindingsPanel


@pytest.fixture(scope="module")
def checked() -> Release:
    return parse(JULY)


@pytest.fixture(scope="module")
def ahead(checked: Release) -> Release:
    return replace(checked, claims=(), findings=(), dispositions=())


def show_ahead(window: MainWindow, ahead: Release, checked: Release) -> MainWindow:
    """The window with a release whose checks come when events are next processed, which they are between fixtures and tests too."""
    window.opening.adopt(Handed([("listed", 1), ("ahead", ahead), ("read", checked), ("ended", False)]), 30)
    assert window.session.release is ahead
    return window


def wait_for_checks(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.opening.loader.is_busy, timeout=30_000)


def sum_of(window: MainWindow) -> str:
    """What the status bar says of the selected cells."""
    labels = window.statusBar().findChildren(QLabel)
    return next(label.text() for label in labels if label.accessibleName() == "Sum of the selected cells")


def test_the_docks_say_that_it_is_being_checked(ahead: Release, checked: Release, qtbot: QtBot) -> None:
    session = Session()
    desk = CheckDesk(session)
    findings, claims = desk.build_findings(), desk.build_claims()
    assert isinstance(findings, FindingsPanel)
    assert isinstance(claims, ClaimsPanel)
    for panel in (findings, claims):
        qtbot.addWidget(panel)
    session.select_release(session.open_ahead(ahead))
    qtbot.wait(300)  # twice as long as the desk waits before it checks
    assert desk.is_busy
    assert [panel.count.text() for panel in (findings, claims)] == ["checking …", "checking …"]
    assert [panel.table.nothing for panel in (findings, claims)] == ["checking …", "checking …"]
    session.open(checked)
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert len(desk.findings) == len(checked.findings) > 0
    assert claims.count.text() == f"{len(checked.claims)} numbers of the narrative"


def test_closing_what_is_being_checked_lets_the_others_be_checked(ahead: Release, qtbot: QtBot) -> None:
    session = Session()
    desk = CheckDesk(session)
    session.close(session.open_ahead(ahead))
    qtbot.waitUntil(lambda: not desk.is_busy)


def test_what_was_closed_while_it_was_checked_stays_closed(
    empty_window: MainWindow, ahead: Release, checked: Release, qtbot: QtBot
) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    shown.close_release()
    wait_for_checks(shown, qtbot)
    assert shown.session.releases == ()
    shown.opening.open_paths([JULY])
    wait_for_checks(shown, qtbot)
    assert len(shown.session.releases) == 1


def test_checks_that_never_came_are_made_by_another_job(empty_window: MainWindow, ahead: Release, checked: Release, qtbot: QtBot) -> None:
    empty_window.opening.adopt(Handed([("listed", 1), ("ahead", ahead), ("ended", True)]), 30)
    qtbot.waitUntil(lambda: empty_window.session.unchecked is None, timeout=30_000)
    wait_for_checks(empty_window, qtbot)
    assert [len(release.findings) for release in empty_window.session.releases] == [len(checked.findings)]


@pytest.fixture
def missed_window(empty_window: MainWindow, ahead: Release, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> MainWindow:
    """The window with a release that could not be read once more, and the docks of what is missing."""
    for name in ("findings", "claims"):
        empty_window.docks.bring(name)
    loader = empty_window.opening.loader
    outcomes: list[Outcome] = [("listed", 1), ("failed", f"{ahead.source.name}: cannot be read now", JULY), ("ended", False)]
    with monkeypatch.context() as without_file:
        without_file.setattr("viewer.app.loader.ReadingJob", lambda _paths, _encoding: Handed(list(outcomes)))
        empty_window.opening.adopt(Handed([("listed", 1), ("ahead", ahead), ("ended", True)]), 30)
        qtbot.waitUntil(lambda: not loader.is_busy and not empty_window.checks.is_busy, timeout=10_000)
    return empty_window


def test_what_could_not_be_checked_is_said_and_offered_to_be_read_again(
    missed_window: MainWindow, ahead: Release, checked: Release, qtbot: QtBot
) -> None:
    window = missed_window
    findings, claims = (window.docks[name].widget() for name in ("findings", "claims"))
    assert isinstance(findings, FindingsPanel)
    assert isinstance(claims, ClaimsPanel)
    assert window.session.release is ahead
    name = ahead.source.name
    assert [problem.startswith(name) for problem in window.problems] == [True, True]
    assert findings.count.text() == f"nothing found · {name} not checked"
    assert findings.table.nothing == claims.table.nothing == f"{name} was not checked; reload it to have it checked."
    assert claims.count.text() == "not checked"
    button = next(each for each in window.findChildren(QPushButton) if each.text().startswith("Reload"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_for_checks(window, qtbot)
    qtbot.waitUntil(lambda: not window.checks.is_busy)
    assert window.session.release is not ahead
    assert window.checks.findings == checked.findings
    assert claims.count.text() == f"{len(checked.claims)} numbers of the narrative"
    assert not window.problems


def test_other_releases_are_checked_when_one_could_not_be(missed_window: MainWindow, qtbot: QtBot) -> None:
    other = sample_releases()[2]
    missed_window.session.open(other)
    qtbot.waitUntil(lambda: not missed_window.checks.is_busy)
    assert missed_window.checks.findings == other.findings
    missed_window.close_all()
    assert missed_window.session.missed is None
    assert not missed_window.problems


@pytest.fixture
def workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the reviewer names when he is asked where to export."""
    path, kind = tmp_path / "out.xlsx", next(one for one in FORMATS if one.ending == ".xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), f"{kind.about} (*{kind.ending})"))
    return path


def test_an_export_begun_before_the_checks_have_come_has_what_they_tell(
    empty_window: MainWindow, ahead: Release, checked: Release, workbook: Path, qtbot: QtBot
) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    with qtbot.waitSignal(shown.exports.exported, timeout=20_000):
        run(shown, "file.export")
        assert shown.exports.is_busy
        assert not workbook.exists()
    sheet = load_workbook(workbook)["Findings"]
    written = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {finding.message for finding in checked.findings} <= written


def test_an_export_that_waits_for_checks_can_be_cancelled(
    empty_window: MainWindow, ahead: Release, checked: Release, workbook: Path, qtbot: QtBot
) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    run(shown, "file.export")
    box = shown.findChild(QProgressDialog)
    assert box is not None
    assert [label.text() for label in box.findChildren(QLabel)] == ["Writing out.xlsx as soon as the release is checked …"]
    with qtbot.waitSignal(shown.exports.cancelled):
        box.canceled.emit()
    wait_for_checks(shown, qtbot)
    assert not shown.exports.is_busy
    assert not workbook.exists()


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel])
def test_an_export_of_what_could_not_be_checked_is_asked_about(
    missed_window: MainWindow, answer: QMessageBox.StandardButton, workbook: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []

    def answered(_window: object, _title: str, question: str, *_buttons: object) -> QMessageBox.StandardButton:
        asked.append(question)
        return answer

    monkeypatch.setattr(QMessageBox, "warning", answered)
    run(missed_window, "file.export")
    qtbot.waitUntil(lambda: not missed_window.exports.is_busy, timeout=20_000)
    assert [question.partition(":")[0] for question in asked] == [f"{JULY.name} was not checked"]
    assert workbook.exists() is (answer == QMessageBox.StandardButton.Yes)


def test_an_encoding_chosen_while_it_was_checked_is_kept(empty_window: MainWindow, checked: Release, ahead: Release, qtbot: QtBot) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    shown.opening.read_as(ahead, "cp1252")
    wait_for_checks(shown, qtbot)
    release = shown.session.release
    assert release is not None
    assert shown.opening.chosen_encoding(release) == "cp1252"


def test_place_and_selection_stay(empty_window: MainWindow, ahead: Release, checked: Release, qtbot: QtBot) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    shown.resize(1100, 420)
    grid, text, session = shown.pane.grid, shown.raw_text, shown.session
    session.select_statement(1)
    session.select_cell(CellAddress(ahead, 1, 3, 0))
    grid.selectionModel().select(
        QItemSelection(grid.model().index(3, 0), grid.model().index(5, 0)), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    shown.link.locked = False
    text.setFocus()
    text.verticalScrollBar().setValue(7)
    grid.verticalScrollBar().setValue(100)
    before = (text.top_line, text.caret, grid.view)
    assert before[2] is not None
    assert before[2].scrolled[1] > 0
    wait_for_checks(shown, qtbot)
    assert session.release is checked
    assert (text.top_line, text.caret, grid.view) == before
    qtbot.waitUntil(lambda: "sum 3,779" in sum_of(shown))
    assert [row.row_index for row in session.rows] == [3, 4, 5]
    assert session.address is not None
    assert session.address.release is checked
    assert session.statement_index == 1


def test_the_place_scrolled_to_stays_where_nothing_is_selected(
    empty_window: MainWindow, ahead: Release, checked: Release, qtbot: QtBot
) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    shown.resize(1100, 420)
    shown.link.locked = False
    shown.raw_text.verticalScrollBar().setValue(9)
    wait_for_checks(shown, qtbot)
    assert shown.raw_text.top_line == 10


def test_the_hit_reached_stays(empty_window: MainWindow, ahead: Release, checked: Release, qtbot: QtBot) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    counts: list[tuple[int, int]] = []
    shown.finder.counted.connect(lambda number, total: counts.append((number, total)))
    shown.finder.search("net")
    for _ in range(4):
        shown.finder.step(1)
    caret = shown.raw_text.caret
    reached = counts[-1]
    assert reached[0] == 4
    wait_for_checks(shown, qtbot)
    assert shown.session.release is checked
    assert counts[-1] == reached
    assert shown.raw_text.caret == caret


def test_history_stays(empty_window: MainWindow, ahead: Release, checked: Release, qtbot: QtBot) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    for row in (2, 4):
        shown.session.select_cell(CellAddress(ahead, 1, row, 0))
    wait_for_checks(shown, qtbot)
    shown.session.step_history(-1)
    address = shown.session.address
    assert address is not None
    assert (address.release, address.row_index) == (checked, 2)


def test_another_text_in_the_place_of_the_one_shown_is_shown_from_its_beginning(
    empty_window: MainWindow, ahead: Release, checked: Release, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = show_ahead(empty_window, ahead, checked)
    wait_for_checks(shown, qtbot)
    file = tmp_path / "release.txt"
    file.write_text(JULY.read_text())
    first = shown.session.open(parse(file))
    shown.session.select_release(first)
    shown.link.locked = False
    shown.raw_text.verticalScrollBar().setValue(9)
    file.write_text("A line more\n\n" + JULY.read_text())
    shown.session.open(parse(file))
    assert shown.raw_text.lines[0] == "A line more"
