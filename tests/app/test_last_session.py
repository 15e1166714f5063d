"""The last session comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from viewer.api import read_release
from viewer.app.last_session import existing, open_last_session, read_session
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.assets import samples
from viewer.models.address import CellAddress
from viewer.statements.release import Release


@pytest.fixture
def release() -> Release:
    return read_release(sorted(samples().glob("*.txt"))[1])


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
    "kept",
    ["", "[]", "{}", '{"files": 1}', '{"files": ["/none"], "shown": 7, "row": "x"}', '{"row": Infinity}', '{"encodings": 5}', "[" * 10_000],
)
def test_a_session_that_cannot_be_read_opens_nothing(kept: str) -> None:
    assert existing(read_session(kept)) == []
