"""Errors that nobody expected are logged and told."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.app.mishaps import Mishaps, log_to_file


@pytest.fixture
def mishaps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Mishaps:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    mishaps = Mishaps(tmp_path / "a.log")
    mishaps.watch()
    return mishaps


def test_an_error_is_told_with_the_place_of_the_log(mishaps: Mishaps, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    with qtbot.waitSignal(mishaps.happened) as told:
        sys.excepthook(ValueError, ValueError("<b>odd</b>"), None)
    assert told.args is not None
    assert "ValueError: <b>odd</b>" in told.args[0]
    assert "a.log" in told.args[0]
    assert "ValueError" in caplog.text
    caplog.clear()


def test_an_error_in_a_thread_is_told(mishaps: Mishaps, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    with qtbot.waitSignal(mishaps.happened) as told:
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
    assert told.args is not None
    assert "ZeroDivisionError" in told.args[0]
    caplog.clear()


def test_the_log_lies_in_the_users_data_folder(qapp: QApplication, home: Path, caplog: pytest.LogCaptureFixture) -> None:  # noqa: ARG001
    path = log_to_file()
    assert path is not None
    logger = logging.getLogger("viewer")
    handler = logger.handlers[-1]
    try:
        logger.error("something odd")
    finally:
        logger.removeHandler(handler)
        handler.close()
    assert "something odd" in path.read_text()
    assert path.is_relative_to(home)
    caplog.clear()
