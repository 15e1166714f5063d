"""A whole review with the keyboard alone: numbers, marks, notes, undo, report."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.app.review.support import Key, first_cell, press, typed, wait_for_disk
from viewer.app.main_window import MainWindow
from viewer.app.review_files import default_path
from viewer.app.review_panes import ReviewPanes
from viewer.app.settings import Settings
from viewer.models.highlight import Light
from viewer.models.statement_model import BADGE_ROLE
from viewer.review.marks import MarkState, standing_marks
from viewer.review.store.verifying import verify
from viewer.review.target import Subject
from viewer.review.ticks import DEFAULT_LEGEND, ticks_of
from viewer.statements.release import Release
from viewer.views.findings_panel import FindingsPanel
from viewer.views.list_table import ListTable


def test_a_whole_review_with_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, review: ReviewPanes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grid, desk, release = window.pane.grid, review.desk, window.session.releases[0]
    first_cell(window)
    press(grid, Key.Key_Space)
    press(grid, Key.Key_X)
    press(grid, Key.Key_1)
    typed("Ask the bank.")
    press(grid, Key.Key_C)
    press(grid, Key.Key_N)
    press(grid, Key.Key_Q)
    press(grid, Key.Key_N)
    typed("too small to matter")
    press(grid, Key.Key_W)
    press(grid, Key.Key_N)
    total = len(desk.numbers(release))
    for _ in range(total):
        if desk.progress(release).unreviewed:
            press(grid, Key.Key_Space)
    progress = desk.progress(release)
    assert (progress.numbers, progress.unreviewed, progress.exceptions, progress.questions, progress.waived) == (total, 0, 1, 1, 1)
    press(grid, Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    press(grid, Key.Key_A)
    assert desk.progress(release).is_complete
    wait_for_disk(qtbot, review)

    out = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_options: (str(out), ""))
    press(window, Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    html = out.read_text()
    assert f"{total} of {total} numbers reviewed, 1 exception, 1 waived" in html
    assert "Ask the bank." in html
    assert "too small to matter" in html
    assert desk.keeper.work.head.hash in html
    assert "To be decided" not in html

    path = default_path(release)
    assert window.close()
    assert verify(path) == desk.keeper.work.head


def test_what_is_marked_shows_in_both_panes_and_everywhere(window: MainWindow, review: ReviewPanes, qtbot: QtBot) -> None:
    first_cell(window)
    index = window.pane.grid.currentIndex()
    press(window.pane.grid, Key.Key_X)
    badge = index.data(BADGE_ROLE)
    assert (badge.letter, badge.light) == ("!", Light.EXCEPTION)
    assert "exception by" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    release = window.session.releases[0]
    shown = window.releases_view.releases.index(0, 0, window.releases_view.releases.index(0, 0))
    qtbot.waitUntil(lambda: shown.data().endswith("\u25d4"))
    assert f"1 of {len(review.desk.numbers(release))} numbers reviewed, 1 exception" in shown.data(Qt.ItemDataRole.ToolTipRole)
    assert "1 exception" in review.desk.progress_words(release)
    window.docks["notes"].fill()
    assert [note.kind for note in review.display.notes] == ["exception"]


def test_everything_can_be_undone_and_redone_by_name(window: MainWindow, review: ReviewPanes) -> None:
    first_cell(window)
    grid, undo = window.pane.grid, window.commands["edit.undo"]
    text_of = window.session.address.cell.text if window.session.address and window.session.address.cell else ""
    assert not undo.isEnabled()
    press(grid, Key.Key_Q)
    assert undo.text() == f"&Undo mark {text_of} as question"
    press(grid, Key.Key_2)
    for _ in range(2):
        press(grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert review.desk.progress(window.session.releases[0]).reviewed == 0
    press(grid, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert review.desk.progress(window.session.releases[0]).questions == 1
    assert [entry.action for entry in review.desk.index.entries] == ["mark", "tick", "undo", "undo", "redo"]


def test_what_is_undone_is_shown_and_the_next_mark_goes_on_what_is_seen(window: MainWindow, review: ReviewPanes) -> None:
    first_cell(window)
    grid, session = window.pane.grid, window.session
    first = session.address
    assert first is not None
    assert first.cell is not None
    press(grid, Key.Key_A)
    press(grid, Key.Key_Down)
    press(grid, Key.Key_Down)
    assert not first.same_as(session.address)
    press(grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert first.same_as(session.address)
    session.select_statement(1)
    press(grid, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert (session.statement_index, grid.currentIndex().row()) == (first.statement_index, first.row_index)
    press(grid, Key.Key_Down)
    press(grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(grid, Key.Key_X)
    (mark,) = standing_marks(review.desk.index)
    assert (mark.target.span, mark.state) == (first.cell.span, MarkState.EXCEPTION)


def test_several_cells_are_marked_at_once(window: MainWindow, review: ReviewPanes) -> None:
    first_cell(window)
    grid = window.pane.grid
    press(grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(grid, Key.Key_A)
    assert review.desk.progress(window.session.releases[0]).agreed == len(review.targets) == 2
    press(grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert review.desk.progress(window.session.releases[0]).agreed == 0
    assert len(review.targets) == 2


def test_findings_are_judged_with_the_same_keys(window: MainWindow, review: ReviewPanes, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(window.checks.findings), timeout=20_000)
    window.docks["findings"].fill()
    window.docks["findings"].raise_()
    table = next(each for each in window.docks["findings"].findChildren(ListTable))
    qtbot.waitUntil(table.isVisible)
    press(table, Key.Key_Down)
    first = window.checks.finding_in_hand
    assert first is not None
    press(table, Key.Key_X)
    (mark,) = standing_marks(review.desk.index)
    assert (mark.target.subject, mark.target.rule, mark.state) == (Subject.FINDING, first.rule, MarkState.EXCEPTION)
    press(table, Key.Key_Space)
    assert next(standing_marks(review.desk.index)).state is MarkState.AGREED
    assert len(window.checks.findings) == 1 or window.checks.finding_in_hand is not first
    panel = window.docks["findings"].widget()
    assert isinstance(panel, FindingsPanel)
    qtbot.waitUntil(lambda: panel.verdict.findData("agreed") > 0)
    panel.verdict.setCurrentIndex(panel.verdict.findData("agreed"))
    assert [row.finding for row in panel.filter.shown] == [first]


def test_ticks_are_named_in_the_menu_before_anything_is_marked(qtbot: QtBot, release: Release) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.session.open(release)
    window.session.select_release(release)
    window.begin_review()
    ticks = [window.commands[f"review.tick_{number}"] for number in range(1, 10)]
    shown = [tick.text().partition(":")[0] for tick in ticks if tick.isVisible()]
    assert shown == [f"Tick &{number} {tick.code}" for number, tick in enumerate(DEFAULT_LEGEND, 1)]


def test_another_legend_gives_the_keys_another_meaning(
    window: MainWindow, review: ReviewPanes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "legend.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_options: (str(path), ""))
    window.commands["review.save_legend"].trigger()
    path.write_text(path.read_text().replace("footed", "added up & found right").replace("Ft", "Au"))
    first_cell(window)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_options: (str(path), ""))
    window.commands["review.open_legend"].trigger()
    press(window.pane.grid, Key.Key_1)
    assert ticks_of(review.desk.index, review.targets[0].key) == ("Au",)
    QApplication.processEvents()
    assert window.commands["review.tick_1"].text() == "Tick &1 Au: added up && found right"
    path.write_text("{}")
    window.commands["review.open_legend"].trigger()
    assert "this is no legend" in window.problems[-1]


def test_a_signature_is_seen_and_voided_by_a_later_change(window: MainWindow, review: ReviewPanes) -> None:
    first_cell(window)
    press(window.pane.grid, Key.Key_A)
    window.commands["review.sign_preparer"].trigger()
    release = window.session.releases[0]
    assert " · signed by " in review.desk.progress_words(release)
    press(window.pane.grid, Key.Key_X)
    assert "VOID: signed by" in review.desk.progress_words(release)
    window.commands["review.sign_reviewer"].trigger()
    assert "signed by" in review.desk.progress_words(release).partition("VOID")[2]


def test_letters_in_a_field_are_text(window: MainWindow, review: ReviewPanes) -> None:
    first_cell(window)
    window.begin_find()
    field = next(each for each in window.findChildren(QLineEdit) if not each.isReadOnly() and each.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "ax q1 ")
    assert "ax q1 " in field.text()
    assert not review.desk.index.entries


def test_the_grid_offers_marks_on_the_right_mouse_button(window: MainWindow, review: ReviewPanes) -> None:
    first_cell(window)
    offered = {action.text().replace("&", ""): action for action in window.pane.grid.actions()}
    assert {"Mark as agreed", "Mark as exception", "Comment…"} <= offered.keys()
    offered["Mark as agreed"].trigger()
    (target,) = review.targets
    assert review.desk.progress(window.session.releases[0]).reviewed == 1
    assert target.text == "882"
