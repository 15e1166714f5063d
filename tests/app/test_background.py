"""Work in a thread beside the window's."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.app.background import Background


def test_the_result_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    job = Background("test")
    handed: list[threading.Thread] = []
    job.finished.connect(lambda _result: handed.append(threading.current_thread()))
    with qtbot.waitSignal(job.finished) as finished:
        job.run(threading.current_thread)
        assert job.is_busy
    assert handed == [threading.main_thread()] != finished.args
    assert not job.is_busy


def test_it_can_be_thrown_away_while_it_works(qtbot: QtBot) -> None:
    held = threading.Event()
    job = Background("test")
    job.run(held.wait)
    job.deleteLater()
    qtbot.wait(50)
    held.set()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_work_that_fails_ends(qapp: QApplication, qtbot: QtBot) -> None:  # noqa: ARG001 - timers need the application
    job = Background("test")
    job.run(lambda: 1 // 0)
    qtbot.waitUntil(lambda: not job.is_busy)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_does_one_piece_of_work_after_another(qapp: QApplication, qtbot: QtBot) -> None:  # noqa: ARG001 - timers need the application
    job = Background("test")
    threads: list[threading.Thread] = []
    job.finished.connect(threads.append)
    alive: list[threading.Thread] = []
    for work in (threading.current_thread, lambda: 1 // 0, threading.current_thread):
        alive = threading.enumerate()
        job.run(work)
        qtbot.waitUntil(lambda: not job.is_busy)
    assert threads[-1] in alive  # any that waits for work, also one that other windows left
    assert threads[-1].name == "test"
