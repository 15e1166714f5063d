"""Corrections in the window: read in the background, the latest winning, undone, offered to other releases."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.app.review.support import first_cell, wait_for_disk, wait_for_reading
from viewer import api
from viewer.api import read_release, reviewed
from viewer.app.main_window import MainWindow
from viewer.app.review_panes import ReviewPanes
from viewer.app.settings import Settings
from viewer.assets import samples
from viewer.review.fields import Field
from viewer.review.things import row_target
from viewer.statements.release import Release
from viewer.statements.statement import Cell


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Lets the reading of corrected releases begin once it is set."""
    opened = threading.Event()

    def held(*reading: object) -> Release:
        assert opened.wait(10)
        return reviewed(*reading)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "reviewed", held)
    return opened


def cell(release: Release) -> Cell:
    return next(cell for row in release.statements[0].rows for cell in row.cells)


def correct(review: ReviewPanes, value: str) -> None:
    review.desk.correct(review.targets[0], Field.VALUE, value, "the notes say so")


def test_a_correction_is_shown_and_undone(window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot) -> None:
    first_cell(window)
    correct(review, "7")
    wait_for_reading(qtbot, review)
    corrected = cell(window.session.releases[0])
    assert (str(corrected.value), corrected.text) == ("7", cell(release).text)
    assert "corrected to 7" in corrected.doubts[-1]
    review.undo()
    wait_for_reading(qtbot, review)
    assert window.session.releases[0].statements == release.statements
    assert window.session.releases[0].findings == release.findings
    review.redo()
    wait_for_reading(qtbot, review)
    assert str(cell(window.session.releases[0]).value) == "7"


def test_the_window_lives_while_a_correction_is_read(
    window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot, gate: threading.Event
) -> None:
    first_cell(window)
    correct(review, "7")
    assert review.desk.readings.is_busy
    assert review.desk.index.entries  # entered, whatever becomes of the reading
    window.session.select_statement(1)
    assert (window.session.statement_index, window.session.releases[0].statements) == (1, release.statements)
    gate.set()
    wait_for_reading(qtbot, review)
    assert str(cell(window.session.releases[0]).value) == "7"


def test_the_latest_correction_wins_and_nothing_before_it_is_shown(
    window: MainWindow, review: ReviewPanes, qtbot: QtBot, gate: threading.Event
) -> None:
    first_cell(window)
    shown: list[str] = []
    window.session.release_replaced.connect(lambda _before, after: shown.append(str(cell(after).value)))
    for value in ("7", "8", "9"):
        correct(review, value)
    gate.set()
    wait_for_reading(qtbot, review)
    assert shown == ["9"]


def test_a_correction_undone_before_it_was_read_is_never_shown(
    window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot, gate: threading.Event
) -> None:
    first_cell(window)
    correct(review, "7")
    review.undo()
    gate.set()
    wait_for_reading(qtbot, review)
    assert window.session.releases[0] is release


def test_the_reviewer_stays_at_a_number_while_it_is_read_anew(window: MainWindow, review: ReviewPanes, qtbot: QtBot) -> None:
    first_cell(window)
    target = review.desk.target
    correct(review, "7")
    wait_for_reading(qtbot, review)
    assert review.desk.target == target is not None
    assert window.session.address is not None
    assert window.session.address.release is window.session.releases[0]


def test_a_release_closed_while_it_is_read_stays_closed(
    window: MainWindow, review: ReviewPanes, qtbot: QtBot, gate: threading.Event
) -> None:
    first_cell(window)
    correct(review, "7")
    window.session.close(window.session.releases[0])
    gate.set()
    wait_for_reading(qtbot, review)
    assert not window.session.releases


def test_a_window_closed_while_a_correction_is_read_loses_nothing(
    window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot, gate: threading.Event
) -> None:
    first_cell(window)
    correct(review, "7")
    assert window.close()
    gate.set()
    again = MainWindow(Settings())
    qtbot.addWidget(again)
    again.begin_review()
    again.session.open(release)
    assert again.review is not None
    wait_for_reading(qtbot, again.review)
    assert str(cell(again.session.releases[0]).value) == "7"


def test_an_export_waits_for_the_corrections(
    window: MainWindow, review: ReviewPanes, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "out.json"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda _, __, ___, kinds: (str(path), next(kind for kind in kinds.split(";;") if ".json" in kind))
    )
    first_cell(window)
    correct(review, "7")
    with qtbot.waitSignal(window.exports.exported, timeout=10_000):
        window.exports.ask_for_release()
    assert "corrected to 7" in path.read_text()
    assert not review.desk.readings.is_busy


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_reading_that_fails_leaves_what_was_shown(
    window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_cell(window)
    monkeypatch.setattr(api, "reviewed", lambda *_reading: 1 // 0)
    correct(review, "7")
    wait_for_reading(qtbot, review)
    assert window.session.releases[0] is release
    monkeypatch.setattr(api, "reviewed", reviewed)
    correct(review, "8")
    wait_for_reading(qtbot, review)
    assert str(cell(window.session.releases[0]).value) == "8"
    wait_for_disk(qtbot, review)


def test_a_correction_is_offered_to_the_companys_other_releases(
    window: MainWindow, review: ReviewPanes, release: Release, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "other.txt"
    shutil.copy(sorted(samples().glob("*.txt"))[2], path)
    window.session.open(read_release(path))
    sheet = release.statements[0]
    row = next(row for row in sheet.rows if row.label == "Inventories")
    review.desk.correct(row_target(release.source, row), Field.CONCEPT, "InventoryGross", "before reserves")
    assert any("corrections of this company's other releases fit here too" in problem for problem in window.problems)
    button = next(each for each in window.findChildren(QPushButton) if each.text() == "Read other.txt so")
    button.click()
    wait_for_reading(qtbot, review)
    concepts = {row.concept for open_one in window.session.releases for row in open_one.statements[0].rows if row.label == "Inventories"}
    assert concepts == {"InventoryGross"}
