"""How the window divides its width among the list, the panes and what stands in them."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from tests.support.commanding import move_handle, run
from tests.support.samples import july, sample_releases
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.models.roles import ACCESSIBLE_TEXT
from viewer.parsing import parse
from viewer.review.marks import MarkState
from viewer.review.things import cell_target
from viewer.text.source import Source
from viewer.views.guide_bar import GuideBar
from viewer.views.preferences import PreferencesDialog


@pytest.fixture
def small_window(large_letters: None, qtbot: QtBot, settings: Settings) -> MainWindow:  # noqa: ARG001 - wanted for what it does
    """Of 1024 by 700 pixels, in large letters, with the samples and a review in it."""
    window = make_window(settings)
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    qtbot.waitExposed(window)
    window.complete()
    for release in sample_releases():
        window.session.open(release)
    window.session.select_release(july())
    window.begin_review()
    return window


def test_guides_make_no_window_wider(small_window: MainWindow, qtbot: QtBot) -> None:
    run(small_window, "review.guides")
    qtbot.waitUntil(lambda: any(bar.isVisible() for bar in small_window.findChildren(GuideBar)))
    QTest.qWait(1)
    assert small_window.width() == 1024
    (bar,) = small_window.findChildren(GuideBar)
    buttons = bar.findChildren(QPushButton)
    assert len(buttons) == 4
    assert all(bar.rect().contains(button.geometry()) for button in buttons)


def test_the_outline_leaves_the_raw_text_room(small_window: MainWindow, qtbot: QtBot) -> None:
    run(small_window, "view.outline")
    qtbot.waitUntil(lambda: 100 < small_window.docks["outline"].width() < 1024 * 0.22)
    raw_text = small_window.raw_text
    qtbot.waitUntil(lambda: raw_text.width() > raw_text.width_for(12))


def test_what_the_bar_below_says_is_never_cut(small_window: MainWindow, qtbot: QtBot) -> None:
    small_window.pane.grid.selectAll()
    labels = [label for label in small_window.statusBar().findChildren(QLabel) if label.accessibleName()]
    assert len(labels) == 3
    QTest.qWait(1)
    qtbot.waitUntil(lambda: all("review" in label.text() or "find" in label.text() or "sum" in label.text() for label in labels))
    for label in labels:
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
        assert "…" not in label.text()


def test_captions_are_read_in_large_letters(small_window: MainWindow, qtbot: QtBot) -> None:
    assert small_window.review_desk is not None
    small_window.session.select_statement(0)
    for number in range(2):
        cell = small_window.session.releases[1].statements[0].rows[2].cells[number]
        small_window.review_desk.tick((cell_target(july().source, cell),), "Ft")
    grid = small_window.pane.grid
    qtbot.waitUntil(lambda: grid.viewport().x() > 12 * grid.fontMetrics().averageCharWidth())


def test_menus_stand_in_one_column_and_dialogs_fit_the_window(small_window: MainWindow, qtbot: QtBot) -> None:
    for menu in small_window.menus.values():
        assert menu.sizeHint().height() <= 750
        assert len({menu.actionGeometry(action).left() for action in menu.actions() if action.isVisible()}) == 1
    run(small_window, "edit.preferences")
    (page,) = small_window.findChildren(PreferencesDialog)
    qtbot.waitExposed(page)
    assert page.width() <= 1024
    assert page.height() <= 700


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


def test_guides_leave_the_raw_text_room(small_window: MainWindow, qtbot: QtBot) -> None:
    run(small_window, "review.guides")
    (bar,) = small_window.findChildren(GuideBar)
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: 0 < bar.height() <= 5 * bar.fontMetrics().height())
