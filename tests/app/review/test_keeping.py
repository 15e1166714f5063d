"""The work is kept: on disk, beside another writer, over changed files."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from tests.app.review.support import Key, first_cell, press, wait_for_disk
from viewer.api import read_release
from viewer.app import review_keeper
from viewer.app.main_window import MainWindow
from viewer.app.recent_menu import RecentMenu
from viewer.app.review_files import default_path
from viewer.app.review_panes import ReviewPanes
from viewer.app.settings import Settings
from viewer.app.watching import PAUSE
from viewer.assets import samples
from viewer.cli import main
from viewer.review.marks import MarkState
from viewer.review.store.errors import ReviewError, UnsavedEntriesError
from viewer.review.store.file import ReviewFile
from viewer.review.store.opening import open_review
from viewer.statements.release import Release
from viewer.views.notes_panel import NotesPanel


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
        here = window.session.address
        press(window.pane.grid, Key.Key_Space)
        assert window.session.address is here
        assert not review.desk.index.entries
        assert "read only" in review.desk.progress_words(release)


def test_a_review_that_cannot_be_opened_is_tried_once_and_again_when_its_releases_were_closed(
    window: MainWindow, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.close_all()
    tried: list[Path] = []

    def opened(path: Path, **_wishes: object) -> ReviewFile:
        tried.append(path)
        raise ReviewError(path, "locked")

    monkeypatch.setattr(review_keeper, "open_review", opened)
    path = default_path(release)
    path.parent.mkdir(parents=True)
    path.touch()
    assert release.source.path is not None
    others = [release.source.path.with_name(f"sample{number}.txt") for number in range(3)]
    for other in others:
        other.write_bytes(release.source.path.read_bytes())
        window.session.open(read_release(other))
    assert tried == [path]
    assert path.name in window.problems[0]
    window.close_all()
    window.session.open(release)
    assert len(tried) == 2


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
    assert [note.kind for note in again.review.display.notes if note.undecided] == ["to be decided"]
    again.docks["notes"].fill()
    panel = again.docks["notes"].widget()
    assert isinstance(panel, NotesPanel)
    panel.set_notes(again.review.display.notes)
    panel.table.selectRow(len(again.review.display.notes) - 1)
    panel.leave.click()
    assert not [note for note in again.review.display.notes if note.undecided]
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


def test_what_was_said_of_a_file_is_taken_back_when_it_is_no_longer_so(window: MainWindow, release: Release, qtbot: QtBot) -> None:
    path = release.source.path
    assert path is not None
    before = path.read_bytes()
    window.report("something else")
    path.unlink()
    qtbot.waitUntil(lambda: len(window.problems) == 2, timeout=10_000)
    path.write_bytes(before + b"\none line more\n")
    window.commands["file.reload"].trigger()
    qtbot.waitUntil(lambda: window.session.releases[0].source.sha256 != release.source.sha256, timeout=10_000)
    qtbot.waitUntil(lambda: window.problems == ("something else",), timeout=10_000)
    path.write_bytes(before)
    qtbot.waitUntil(lambda: "has changed" in window.problems[-1], timeout=10_000)
    window.close_all()
    assert window.problems == ("something else",)


def test_a_file_that_is_gone_is_told(window: MainWindow, release: Release, qtbot: QtBot) -> None:
    assert release.source.path is not None
    release.source.path.unlink()
    qtbot.waitUntil(lambda: bool(window.problems), timeout=10_000)
    assert "no longer there" in window.problems[0]


@pytest.mark.parametrize("waits", [True, False])
def test_a_file_that_is_gone_is_told_once_when_it_is_to_be_read_again(
    window: MainWindow, release: Release, qtbot: QtBot, *, waits: bool
) -> None:
    assert release.source.path is not None
    assert window.review is not None
    release.source.path.unlink()
    if waits:
        qtbot.waitUntil(lambda: bool(window.problems), timeout=10_000)
    with qtbot.waitSignal(window.opening.loader.ended, timeout=10_000):
        window.commands["file.reload"].trigger()
    qtbot.wait(PAUSE + 200)  # until who watches the file has looked
    (problem,) = window.problems
    assert "no longer there" in problem
    window.close_all()
    assert not window.problems


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such pipes")
def test_a_file_that_is_there_and_cannot_be_read_is_not_called_gone_nor_waited_for(
    window: MainWindow, release: Release, qtbot: QtBot
) -> None:
    path = release.source.path
    assert path is not None
    kept = path.read_bytes()
    path.unlink()
    os.mkfifo(path)
    trouble = "sample.txt: is a pipe, not a file; what is shown is what was read before."
    qtbot.waitUntil(lambda: window.problems == (trouble,), timeout=10_000)
    with qtbot.waitSignal(window.opening.loader.ended, timeout=10_000):
        window.commands["file.reload"].trigger()
    assert window.problems == (trouble,)
    path.unlink()
    qtbot.waitUntil(lambda: "no longer there" in " ".join(window.problems), timeout=10_000)
    assert len(window.problems) == 1
    path.write_bytes(kept)
    qtbot.waitUntil(lambda: not window.problems, timeout=10_000)


def test_a_file_that_comes_back_as_it_was_is_told_of_no_longer(window: MainWindow, release: Release, qtbot: QtBot) -> None:
    path = release.source.path
    assert path is not None
    kept = path.read_bytes()
    path.unlink()
    qtbot.waitUntil(lambda: len(window.problems) == 1)
    path.write_bytes(kept)
    qtbot.waitUntil(lambda: not window.problems)
    path.write_bytes(kept + b"and more")
    qtbot.waitUntil(lambda: any("changed on disk" in problem for problem in window.problems))


def test_what_stands_in_the_way_of_a_review_is_said_where_the_releases_were_open_before(release: Release, qtbot: QtBot) -> None:
    path = default_path(release)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no review at all")
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.session.open(release)
    window.begin_review()
    (problem,) = window.problems
    assert "this is no review file, or its beginning is damaged" in problem


def test_the_report_speaks_of_releases_that_were_closed(window: MainWindow, review: ReviewPanes, tmp_path: Path, qtbot: QtBot) -> None:
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    wait_for_disk(qtbot, review)
    other = tmp_path / "other" / "other.txt"
    other.parent.mkdir()
    shutil.copy(sorted(samples().glob("*.txt"))[2], other)
    window.session.open(read_release(other))
    window.session.close(window.session.releases[0])
    assert [release.source.name for release in window.session.releases] == ["other.txt"]
    review.files.write_report(tmp_path / "report.html")
    html = (tmp_path / "report.html").read_text()
    assert "of 165 numbers reviewed, 1 exception" in html
    assert "not at hand" not in html


def test_a_report_is_written_over_no_release_and_no_review(window: MainWindow, review: ReviewPanes, tmp_path: Path, qtbot: QtBot) -> None:
    release = Path(shutil.copy(min(samples().glob("*.txt")), tmp_path))
    window.session.open(read_release(release))
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    wait_for_disk(qtbot, review)
    assert review.desk.keeper.file is not None
    kept = review.desk.keeper.file.path
    for path in (release, kept):
        before = path.read_bytes()
        review.files.write_report(path)
        assert path.read_bytes() == before
    assert [problem.startswith("the report could not be written: ") for problem in window.problems] == [True, True]


def test_another_review_is_opened_by_name_and_found_again_among_the_recent_ones(
    window: MainWindow, review: ReviewPanes, tmp_path: Path, qtbot: QtBot
) -> None:
    window.settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    wait_for_disk(qtbot, review)
    first = review.desk.keeper.file
    assert first is not None
    review.files.open(tmp_path / "deal.review")
    assert not review.desk.index.entries
    menu = next(each for each in window.findChildren(RecentMenu) if each.title() == "Recent reviews")
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts == [str(tmp_path / "deal.review"), str(first.path)]
    menu.actions()[1].trigger()
    assert len(review.desk.index.entries) == 1
    review.files.copy_head()
    assert QGuiApplication.clipboard().text() == review.desk.keeper.work.head.hash


def test_what_is_only_in_memory_is_not_left_behind_unasked(
    window: MainWindow, review: ReviewPanes, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    wait_for_disk(qtbot, review)
    file = review.desk.keeper.file
    assert file is not None
    asked: list[str] = []
    answers = [QMessageBox.StandardButton.Retry, QMessageBox.StandardButton.Cancel]

    def warn(*words: str) -> QMessageBox.StandardButton:
        asked.append(words[2])
        return answers[len(asked) - 1]

    with monkeypatch.context() as patched:
        patched.setattr(ReviewFile, "append", _refuse)
        patched.setattr(QMessageBox, "warning", warn)
        review.desk.comment(review.targets[0], "not on disk")
        review.files.open(tmp_path / "deal.review")
    assert asked == 2 * ["Not on disk: 1 entry of the review. Close it and lose what was not saved?"]
    assert review.desk.keeper.file is file
    review.retry()
    wait_for_disk(qtbot, review)


def _refuse(file: ReviewFile, *_: object) -> None:
    raise UnsavedEntriesError(file.path, "nothing was saved: the disk is full")


def test_a_review_that_another_program_has_locked_is_waited_for_beside_the_window(
    window: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot
) -> None:
    first_cell(window)
    press(window.pane.grid, Key.Key_X)
    wait_for_disk(qtbot, review)
    window.close_all()
    keeper, path = review.desk.keeper, default_path(release)
    keeper.close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    began = monotonic()
    window.session.open(release)
    window.session.select_release(release)
    assert monotonic() - began < 2
    assert keeper.file is None
    assert f"waiting for {path.name}" in review.desk.progress_words(release)
    review.desk.mark(review.desk.numbers(release)[:1], MarkState.AGREED)
    assert any(problem.startswith("nothing was entered: waiting for") for problem in window.problems)
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: keeper.file is not None, timeout=10_000)
    assert review.desk.progress(release).exceptions == 1
    assert "waiting" not in review.desk.progress_words(release)
    review.desk.mark(review.desk.numbers(release)[:2], MarkState.AGREED)
    wait_for_disk(qtbot, review)


def test_a_review_that_stays_locked_is_told_of_and_another_one_is_worked_in_meanwhile(
    window: MainWindow, review: ReviewPanes, tmp_path: Path, qtbot: QtBot
) -> None:
    keeper, path, another = review.desk.keeper, tmp_path / "one.review", tmp_path / "another.review"
    open_review(path, create=True).close()
    with open_review(path):
        review.files.open(path)
        assert keeper.file is None
        qtbot.waitUntil(lambda: keeper.file is not None, timeout=10_000)
        assert any("one.review is open for reading only" in problem for problem in window.problems)
        review.files.open(another)
        review.files.open(path)
        assert keeper.file is not None
        assert keeper.file.path == another
        review.files.open(another)
        qtbot.waitUntil(lambda: keeper.file is not None and keeper.file.path == path, timeout=10_000)
