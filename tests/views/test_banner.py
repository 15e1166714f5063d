"""What the bar over the panes says, and what it offers to do."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer.views.banner import Banner, Offer


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner()
    qtbot.addWidget(made)
    return made


def offered(banner: Banner) -> list[QPushButton]:
    """The buttons but those that copy and close."""
    return [button for button in banner.findChildren(QPushButton) if button.isVisibleTo(banner) and button.text() not in {"&Copy", "Close"}]


def test_what_many_files_offer_is_one_button(banner: Banner) -> None:
    done: list[int] = []
    banner.add("f0 has changed", Offer("Reload f0", "Reload {count} files", partial(done.append, 0)))
    narrow = banner.minimumSizeHint().width()
    assert [button.text() for button in offered(banner)] == ["Reload f0"]
    for number in range(1, 20):
        banner.add(f"f{number} has changed", Offer(f"Reload f{number}", "Reload {count} files", partial(done.append, number)))
    assert banner.minimumSizeHint().width() < narrow * 1.5
    (button,) = offered(banner)
    assert button.text() == "Reload 20 files"
    button.click()
    assert done == list(range(20))
    assert not banner.messages
    assert banner.isHidden()


def test_what_was_not_done_stays(banner: Banner) -> None:
    banner.add("a has changed", Offer("Reload a", "Reload {count} files", lambda: None))
    banner.add("b is no longer there")
    banner.add("c fits", Offer("Read c so", "Read {count} so", lambda: None))
    offered(banner)[0].click()
    assert banner.messages == ("b is no longer there", "c fits")
    assert [button.text() for button in offered(banner)] == ["Read c so"]


def test_a_file_that_changes_twice_is_offered_once(banner: Banner) -> None:
    done: list[str] = []
    for change in ("first", "second"):
        banner.add("a has changed", Offer("Reload a", "Reload {count} files", partial(done.append, change)))
    (button,) = offered(banner)
    assert button.text() == "Reload a"
    button.click()
    assert done == ["second"]


def test_the_same_thing_again_takes_the_place_of_the_first(banner: Banner) -> None:
    for message in ("the disk is full", "a is no longer there", "the disk is full"):
        banner.add(message)
    assert banner.messages == ("a is no longer there", "the disk is full")


def test_it_leaves_the_panes_their_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = Banner()
    column = QVBoxLayout(window)
    column.addWidget(banner)
    column.addStretch(1)
    window.resize(900, 900)
    window.show()
    for number in range(7):
        banner.add(f"/folder/file{number}.txt: is <b>no</b> text: " + "character 5001 is NUL, " * 3)
    (label,) = banner.findChildren(QLabel)
    qtbot.waitUntil(lambda: label.text().startswith("2 earlier problems\n"))
    window.resize(500, 300)
    qtbot.waitUntil(lambda: label.text().startswith("6 earlier problems\n") and "file6" in label.text())
    assert label.heightForWidth(label.width()) <= label.height()
    assert "file0" in label.toolTip()
    assert "<b>" not in label.toolTip()
    window.resize(900, 900)
    qtbot.waitUntil(lambda: label.text().startswith("2 earlier problems\n"))
