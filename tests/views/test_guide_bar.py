"""What is said of guides in the room that the text leaves."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from viewer.views.guide_bar import GuideBar


def test_it_says_less_where_there_is_little_room(qtbot: QtBot) -> None:
    bar = GuideBar()
    qtbot.addWidget(bar)
    words = "2 columns <b> · Tab: next guide · arrows: move it · Enter: read so · Esc: leave"
    bar.say(words)
    (line,) = bar.findChildren(QLabel)

    def titles() -> list[str]:
        return [button.text() for button in bar.findChildren(QPushButton)]

    full = ["Add a column", "Take the column out", "Read so…", "Leave"]
    for width, said in ((1200, full), (240, ["Add", "Take out", "Read so…", "Leave"]), (1200, full)):
        bar.resize(width, 100)
        bar.show()
        assert titles() == said
        assert bar.words == words
        assert (line.text() == words) is (width > 1000)
        assert ("Esc" in line.toolTip()) is (width < 1000)
        assert "<b>" not in line.toolTip()
        assert line.fontMetrics().horizontalAdvance(line.text()) <= width
        assert [button.accessibleName() for button in bar.findChildren(QPushButton)] == full
