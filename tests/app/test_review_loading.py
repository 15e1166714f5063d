"""The review begins when the window is quiet, and is not kept waiting by a large file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from viewer.app import review_loading
from viewer.app.review_loading import MOST_WAITS, ReviewLoading


@pytest.mark.parametrize(("busy", "looks"), [(0, 1), (3, 4), (10_000, MOST_WAITS + 1)])
def test_it_waits_for_files_but_not_for_long(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, busy: int, looks: int) -> None:
    monkeypatch.setattr(review_loading, "WAIT", 1)
    looked: list[bool] = []
    begun: list[int] = []

    def is_reading() -> bool:
        looked.append(len(looked) < busy)
        return looked[-1]

    parent = QObject()
    loading = ReviewLoading(is_reading, lambda: begun.append(len(looked)), parent)
    loading.start()
    qtbot.waitUntil(lambda: bool(begun), timeout=10_000)
    assert begun == [looks]
