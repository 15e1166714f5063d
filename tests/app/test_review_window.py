"""A whole review with the keyboard alone: numbers, marks, notes, undo, report."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from viewer.api import read_release
from viewer.app.last_session import existing, open_last_session, read_session
from viewer.app.main_window import MainWindow
from viewer.app.review_panes import ReviewPanes, default_path
from viewer.app.settings import Settings
from viewer.assets import samples
from viewer.cli import main
from viewer.models.address import CellAddress
from viewer.models.highlight import Light
from viewer.models.statement_model import BADGE_ROLE
from viewer.review.fields import Field
from viewer.review.marks import MarkState, standing_marks
from viewer.review.store.opening import open_review
from viewer.review.store.verifying import verify
from viewer.review.target import Subject
from viewer.review.things import row_target
from viewer.review.ticks import ticks_of
from viewer.statements.finding import Place
from viewer.statements.release import Release
from viewer.views.findings_panel import FindingsPanel
from viewer.views.list_table import ListTable
from viewer.views.notes_panel import NotesPanel

Key = Qt.Key


@pytest.fixture
def release(tmp_path: Path) -> Release:
    """A sample of our own to change."""
    path = tmp_path / "sample.txt"
    shutil.copy(sorted(samples().glob("*.txt"))[1], path)
    return read_release(path)


@pytest.fixture
def window(qtbot: QtBot, release: Release) -> MainWindow:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    window.begin_review()
    window.session.open(release)
    window.session.select_release(release)
    return window


@pytest.fixture
def review(window: MainWindow) -> ReviewPanes:
    assert window.review is not None
    return window.review


def first_cell(window: MainWindow) -> None:
    """Go to the first figure of the first statement, as a click or the arrow keys would."""
    release = window.session.releases[0]
    span = next(cell.span for row in release.statements[0].rows for cell in row.cells)
    window.session.go_to(Place(release.source.name, span))
    window.pane.grid.setFocus()


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in a widget of the active window, as a window manager sees to it after every dialog."""
    widget.window().activateWindow()
    assert QTest.qWaitForWindowActive(widget.window())
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)


def typed(words: str) -> None:
    """Type into the question that comes up next, and confirm it."""
    waiting = QTimer(QApplication.instance(), interval=20)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        waiting.stop()
        field = dialog.findChild(QPlainTextEdit) or dialog.findChild(QLineEdit)
        assert field is not None
        QTest.keyClicks(field, words)
        dialog.accept()

    waiting.timeout.connect(answer)
    waiting.start()


def wait_for_disk(qtbot: QtBot, review: ReviewPanes) -> None:
    qtbot.waitUntil(lambda: not review.desk.keeper.has_unsaved, timeout=10_000)


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
    qtbot.waitUntil(lambda: f"1/{len(review.desk.numbers(release))}" in shown.data())
    assert "1 exception" in review.desk.progress_words(release)
    window.docks["notes"].fill()
    assert [note.kind for note in review.notes] == ["exception"]


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


def test_several_cells_are_marked_at_once(window: MainWindow, review: ReviewPanes) -> None:
    first_cell(window)
    grid = window.pane.grid
    press(grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(grid, Key.Key_A)
    assert review.desk.progress(window.session.releases[0]).agreed == len(review.targets) == 2
    press(grid, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert review.desk.progress(window.session.releases[0]).agreed == 0


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


def test_the_review_is_there_again_when_its_release_is_opened(
    window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot
) -> None:
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    assert window.close()
    again = MainWindow(Settings())
    qtbot.addWidget(again)
    again.show()
    again.session.open(release)
    again.begin_review()
    assert again.review is not None
    assert again.review.desk.progress(release).exceptions == 1
    assert again.close()
    assert review.desk.keeper.file is None


def test_a_review_that_another_writer_has_is_read_only_and_says_so(window: MainWindow, review: ReviewPanes, release: Release) -> None:
    path = default_path(release)
    path.parent.mkdir(parents=True)
    with open_review(path, create=True):
        first_cell(window)
        press(window.pane.grid, Key.Key_X)
        assert any("another window or command" in problem for problem in window.problems)
        assert not review.desk.index.entries
        assert "read only" in review.desk.progress_words(release)


def test_a_full_disk_is_told_and_tried_again(window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot) -> None:
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    wait_for_disk(qtbot, review)
    file = review.desk.keeper.file
    assert file is not None
    with file.engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 1"))
    review.desk.comment(review.targets[0], "words " * 20_000)
    qtbot.waitUntil(lambda: "NOT SAVED" in review.desk.progress_words(release), timeout=10_000)
    assert review.desk.keeper.has_unsaved
    with file.engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 100000"))
    window.commands["review.retry"].trigger()
    wait_for_disk(qtbot, review)
    assert "NOT SAVED" not in review.desk.progress_words(release)


def test_a_correction_is_seen_at_once_and_undone(window: MainWindow, review: ReviewPanes, release: Release) -> None:
    first_cell(window)
    review.desk.correct(review.targets[0], Field.VALUE, "7", "the notes say so")
    cell = next(cell for row in window.session.releases[0].statements[0].rows for cell in row.cells)
    assert (str(cell.value), cell.text) == ("7", next(cell for row in release.statements[0].rows for cell in row.cells).text)
    assert "corrected to 7" in cell.doubts[-1]
    review.undo()
    assert window.session.releases[0].statements == release.statements


def test_a_correction_is_offered_to_the_companys_other_releases(
    window: MainWindow, review: ReviewPanes, release: Release, tmp_path: Path
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
    concepts = {row.concept for open_one in window.session.releases for row in open_one.statements[0].rows if row.label == "Inventories"}
    assert concepts == {"InventoryGross"}


def test_a_changed_file_keeps_the_work(window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot) -> None:
    first_cell(window)
    for _ in range(3):
        press(window.pane.grid, Key.Key_Space)
    path = release.source.path
    assert path is not None
    lines = path.read_bytes().split(b"\n")
    marked = review.desk.numbers(release)
    changed_line = next(target.span.line for target in marked if target.key in review.desk.index.targets)
    lines[changed_line - 1] = b"something else stands here"
    path.write_bytes(b"one line more\n" + b"\n".join(lines))
    window.session.open(read_release(path))
    after = window.session.releases[0]
    assert review.desk.progress(after).agreed + len(review.desk.undecided) == 3
    assert review.desk.undecided
    wait_for_disk(qtbot, review)
    assert main(["review", "list", str(default_path(release)), "--format", "json"]) == 0


def test_a_file_that_changed_while_the_window_was_closed_keeps_the_work_and_asks_for_the_rest(
    window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot
) -> None:
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    press(window.pane.grid, Key.Key_N)
    press(window.pane.grid, Key.Key_N)
    press(window.pane.grid, Key.Key_Q)
    question = review.targets[0]
    assert window.close()
    path = release.source.path
    assert path is not None
    lines = path.read_bytes().split(b"\n")
    lines[question.span.line - 1] = b"something else stands here"
    path.write_bytes(b"\n".join(lines))

    again = MainWindow(Settings())
    qtbot.addWidget(again)
    again.show()
    again.begin_review()
    again.session.open(read_release(path))
    again.session.select_release(again.session.releases[0])
    assert again.review is not None
    desk = again.review.desk
    assert desk.progress(again.session.releases[0]).exceptions == 1
    assert [note.kind for note in again.review.notes if note.undecided] == ["to be decided"]
    again.docks["notes"].fill()
    panel = again.docks["notes"].widget()
    assert isinstance(panel, NotesPanel)
    panel.set_notes(again.review.notes)
    panel.table.selectRow(len(again.review.notes) - 1)
    panel.leave.click()
    assert not [note for note in again.review.notes if note.undecided]
    assert again.close()


def test_a_file_that_changes_on_disk_is_offered_and_never_read_in_silence(window: MainWindow, release: Release, qtbot: QtBot) -> None:
    path = release.source.path
    assert path is not None
    path.write_bytes(path.read_bytes() + b"\none line more\n")
    qtbot.waitUntil(lambda: bool(window.problems), timeout=10_000)
    assert "sample.txt has changed on disk" in window.problems[0]
    assert window.session.releases == (release,)
    button = next(each for each in window.findChildren(QPushButton) if each.text() == "Reload sample.txt")
    button.click()
    qtbot.waitUntil(lambda: window.session.releases[0].source.sha256 != release.source.sha256, timeout=10_000)
    assert not window.problems


def test_a_file_that_is_gone_is_told(window: MainWindow, release: Release, qtbot: QtBot) -> None:
    assert release.source.path is not None
    release.source.path.unlink()
    qtbot.waitUntil(lambda: bool(window.problems), timeout=10_000)
    assert "no longer there" in window.problems[0]


def test_the_last_session_comes_back_with_its_place(qtbot: QtBot, tmp_path: Path, release: Release) -> None:
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    first = MainWindow(settings)
    qtbot.addWidget(first)
    first.session.open(release)
    first.session.select_release(release)
    first.session.select_cell(CellAddress(release, 1, 4, 1))
    first.close()
    again = MainWindow(settings)
    qtbot.addWidget(again)
    open_last_session(again)
    qtbot.waitUntil(lambda: again.session.address is not None, timeout=10_000)
    address = again.session.address
    assert address is not None
    assert address.release.source == release.source
    assert (address.statement_index, address.row_index, address.column_index) == (1, 4, 1)


@pytest.mark.parametrize(
    "kept", ["", "[]", "{}", '{"files": 1}', '{"files": ["/none"], "shown": 7, "row": "x"}', '{"encodings": 5}', "[" * 10_000]
)
def test_a_session_that_cannot_be_read_opens_nothing(kept: str) -> None:
    assert existing(read_session(kept)) == []
