"""The window as a user has it, with the samples in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.samples import sample_releases
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings


@pytest.fixture
def large_letters() -> Iterator[None]:
    before, large = QApplication.font(), QApplication.font()
    large.setPointSize(16)
    QApplication.setFont(large)
    yield
    QApplication.setFont(before)


@pytest.fixture(autouse=True)
def colours(qapp: QApplication) -> Iterator[None]:
    """The colours are the whole process's, so they are put back."""
    before = qapp.palette()
    yield
    qapp.setPalette(before)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def empty_window(qtbot: QtBot, settings: Settings) -> MainWindow:
    """The window before anything is opened."""
    window = make_window(settings)
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    window.complete()
    return window


@pytest.fixture
def window(empty_window: MainWindow) -> MainWindow:
    """The window with the four samples, the second one shown."""
    for release in sample_releases():
        empty_window.session.open(release)
    empty_window.session.select_release(sample_releases()[1])
    return empty_window
