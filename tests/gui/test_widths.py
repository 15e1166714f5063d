"""How the window divides its width among the list, the panes and what stands in them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from tests.support.commanding import move_handle, run
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.models.roles import ACCESSIBLE_TEXT
from viewer.parsing import parse
from viewer.review.marks import MarkState
from viewer.text.source import Source


def test_a_small_window_leaves_room_for_the_list_and_both_panes(window: MainWindow) -> None:
    window.resize(1480, 900)
    listed = window.releases_view.width()
    window.resize(960, 600)
    assert window.releases_view.width() >= listed * 0.7
    assert min(window.pane.width(), window.raw_text.width()) > 250


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 800)])
def test_statements_of_four_columns_are_seen_whole(window: MainWindow, width: int, height: int) -> None:
    window.begin_review()
    window.resize(width, height)
    for release in window.session.releases:
        window.session.select_release(release)
        for number, statement in enumerate(release.statements):
            window.session.select_statement(number)
            assert len(statement.columns) <= 4
            assert not window.pane.grid.horizontalScrollBar().maximum()


@pytest.mark.parametrize(("width", "least"), [(1440, 80), (1366, 68), (1280, 62), (1024, 44)])
def test_the_raw_text_shows_what_a_page_is_wide_or_most_of_it(window: MainWindow, width: int, least: int) -> None:
    window.resize(width, 800)
    letter = window.raw_text.fontMetrics().horizontalAdvance("0")
    assert window.raw_text.width_for(0) + least * letter <= window.raw_text.width() + 1


def test_the_width_is_divided_by_what_the_panes_need_until_the_user_divides_it(window: MainWindow) -> None:
    window.resize(1480, 900)
    wide = window.raw_text.width()
    window.resize(1180, 900)
    assert window.pane.width() > window.raw_text.width()
    window.resize(1480, 900)
    assert window.raw_text.width() == wide
    move_handle(window, 2, -200)
    listed, narrow = window.releases_view.width(), window.raw_text.width()
    assert narrow < wide - 100
    window.resize(1500, 900)
    assert window.releases_view.width() == listed
    assert window.raw_text.width() == pytest.approx(narrow, abs=20)
    window.resize(1480, 900)
    run(window, "view.reset_layout")
    assert window.raw_text.width() == wide


def wait_for_words(qtbot: QtBot, listed: QTreeView, words: str) -> None:
    """Until the list says so of what is selected in it."""
    qtbot.waitUntil(lambda: words in str(listed.currentIndex().data(ACCESSIBLE_TEXT)))


def test_a_mark_moves_no_pane(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    window.begin_review()
    qtbot.waitUntil(lambda: not window.checks.is_busy)
    before = window.panes.sizes()
    release = window.session.release
    assert window.review_desk is not None
    assert release is not None
    listed = window.releases_view
    numbers = window.review_desk.numbers(release)
    for count in (1, len(numbers) // 2, len(numbers)):
        window.review_desk.mark(numbers[:count], MarkState.AGREED)
        wait_for_words(qtbot, listed, f"{count} of {len(numbers)} numbers")
        assert window.panes.sizes() == before
        assert listed.sizeHintForColumn(0) <= listed.viewport().width()


def test_the_first_window_fits_the_screen(qtbot: QtBot, settings: Settings) -> None:
    window = make_window(settings)
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    assert screen.width() < 1480  # of the offscreen platform
    assert (window.width(), window.height()) < (screen.width(), screen.height())


def test_the_list_is_as_wide_as_its_names(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1480, 900)
    dates = window.releases_view.width()
    assert dates < 1480 * 0.14
    window.toggle_releases()
    window.resize(1470, 900)
    window.resize(1480, 900)
    window.toggle_releases()
    qtbot.waitUntil(lambda: abs(window.releases_view.width() - dates) <= 2)
    window.session.open(parse(Source("a-company-of-a-long-name_20000511_10q.txt", "")))
    assert window.releases_view.width() > dates
    assert window.releases_view.width() <= 1480 * 0.15 + 1
