"""The window that compares two releases, by keyboard: from the list or the menu to every difference and back to the main window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.test_hostile import HOSTILE, MARKUP, poisoned
from tests.support.samples import sample_releases
from viewer.app.compare_desk import CompareDesk
from viewer.app.main_window import MainWindow
from viewer.models.comparison_rows import FigureRow, WordRow
from viewer.models.highlight import Light
from viewer.models.roles import TOOL_TIP
from viewer.statements.release import Release
from viewer.text.span import Span
from viewer.views.comparison_window import ComparisonWindow
from viewer.views.raw_text import RawText
from viewer.views.theme import theme_of

MARCH, JULY, OCTOBER, APRIL = sample_releases()


def desk_of(window: MainWindow) -> CompareDesk:
    desk = window.findChild(CompareDesk)
    assert isinstance(desk, CompareDesk)
    return desk


def begin(window: MainWindow, qtbot: QtBot) -> ComparisonWindow:
    """Press the keys of the command and wait for what comes of it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    return compared(window, qtbot)


def compared(window: MainWindow, qtbot: QtBot) -> ComparisonWindow:
    desk = desk_of(window)
    qtbot.waitUntil(lambda: desk.view is not None and not desk.is_busy)
    assert desk.view is not None
    qtbot.waitExposed(desk.view)
    return desk.view


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> ComparisonWindow:
    """July, which is shown, beside the release before it: March."""
    return begin(window, qtbot)


def current(view: ComparisonWindow) -> FigureRow | WordRow:
    return view.shown.model.row(view.shown.table.currentIndex().row())


def figure_at(view: ComparisonWindow, caption: str) -> int:
    """The row of the first figure under a caption that both releases print."""
    rows = (view.figures.model.row(at) for at in range(view.figures.model.rowCount()))
    return next(at for at, row in enumerate(rows) if isinstance(row, FigureRow) and row.texts[0].strip() == caption and row.a and row.b)


def sources(view: ComparisonWindow) -> list[list[str]]:
    return [list(text.lines) for text in view.raw.texts]


def test_the_release_shown_is_compared_with_the_one_before_it(view: ComparisonWindow) -> None:
    assert sources(view) == [list(release.source.lines) for release in (MARCH, JULY)]
    assert [chooser.currentText().split(" \u00b7 ")[1] for chooser in view.choosers] == ["2003-03-17", "2003-07-15"]


def test_two_releases_chosen_in_the_list_are_compared(window: MainWindow, qtbot: QtBot) -> None:
    listed = window.releases_view
    for release in (APRIL, MARCH):
        listed.selectionModel().setCurrentIndex(listed.releases.index_of(release), QItemSelectionModel.SelectionFlag.Select)
    listed.selectionModel().select(listed.releases.index_of(JULY), QItemSelectionModel.SelectionFlag.Deselect)
    assert "Compare releases" in [action.text().replace("&", "").rstrip("\u2026") for action in listed.actions()]
    assert sources(begin(window, qtbot)) == [list(release.source.lines) for release in (MARCH, APRIL)]


def test_the_command_needs_two_releases(empty_window: MainWindow) -> None:
    empty_window.session.open(JULY)
    empty_window.commands.refresh()
    assert not empty_window.commands["view.compare"].isEnabled()
    empty_window.session.open(OCTOBER)
    empty_window.commands.refresh()
    assert empty_window.commands["view.compare"].isEnabled()


def test_another_release_can_be_chosen_and_the_two_exchanged(view: ComparisonWindow, window: MainWindow, qtbot: QtBot) -> None:
    view.choosers[1].setCurrentIndex(2)
    compared(window, qtbot)
    assert sources(view)[1] == list(OCTOBER.source.lines)
    QTest.mouseClick(view.exchange, Qt.MouseButton.LeftButton)
    compared(window, qtbot)
    assert sources(view) == [list(release.source.lines) for release in (OCTOBER, MARCH)]


def test_every_difference_is_reached_by_the_keyboard(view: ComparisonWindow) -> None:
    differing = [row for row in (*view.figures.model.rows, *view.words.model.rows) if row.differs]
    met = []
    for _ in differing:
        QTest.keyClick(view, Qt.Key.Key_F7)
        met.append(current(view))
    assert met == differing
    QTest.keyClick(view, Qt.Key.Key_F7)
    assert current(view) == differing[0]
    QTest.keyClick(view, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert current(view) == differing[-1]


def test_a_difference_is_lit_and_in_sight_in_both_texts(view: ComparisonWindow) -> None:
    view.figures.choose_row(figure_at(view, "Inventories"))
    row = current(view)
    assert isinstance(row, FigureRow)
    for text, spans in zip(view.raw.texts, (row.a, row.b), strict=True):
        rect = text.rect_of(spans[0]).toAlignedRect()
        assert text.viewport().rect().contains(rect)
        assert ground(text, spans[0]) == theme_of(text.palette()).lights[Light.CELL]


def ground(text: RawText, span: Span) -> QColor:
    """The colour behind a span, in the room over its characters."""
    rect = text.rect_of(span)
    return QColor(text.viewport().grab().toImage().pixel(QPoint(int(rect.center().x()), int(rect.top()) + 1)))


def test_arrow_keys_and_return_lead_to_the_main_window(view: ComparisonWindow, window: MainWindow) -> None:
    view.figures.table.setFocus()
    at = figure_at(view, "Inventories")
    view.figures.choose_row(at - 1)
    QTest.keyClick(view.figures.table, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.session.release is window.session.releases[1]
    assert window.session.address is not None
    assert window.session.address.row.label == "Inventories"


def test_the_texts_scroll_together_until_they_are_told_not_to(view: ComparisonWindow) -> None:
    first, second = view.raw.texts
    first.verticalScrollBar().setValue(60)
    moved = second.top_line
    assert moved > 1
    view.together.setChecked(False)
    first.verticalScrollBar().setValue(20)
    assert second.top_line == moved


def test_only_differences_are_left_where_asked_for(view: ComparisonWindow) -> None:
    every = view.figures.model.rowCount()
    view.only.setChecked(True)
    assert view.figures.model.rowCount() < every


def test_escape_closes_the_window_and_the_keys_bring_it_back(view: ComparisonWindow, window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert begin(window, qtbot) is view
    assert view.isVisible()


def test_text_grows_in_both_windows(view: ComparisonWindow, window: MainWindow) -> None:
    before = view.raw.texts[0].font().pointSize()
    view.raw.texts[1].zoom_requested.emit(2)
    assert [text.font().pointSize() for text in (*view.raw.texts, window.raw_text)] == [before + 2] * 3


def test_files_of_one_name_and_the_same_file_twice(empty_window: MainWindow, qtbot: QtBot) -> None:
    copy = replace(JULY, source=replace(JULY.source, path=Path("/elsewhere") / JULY.source.name))
    empty_window.session.open(JULY)
    empty_window.session.open(copy)
    empty_window.session.select_release(JULY)
    view = begin(empty_window, qtbot)
    assert view.choosers[0].itemText(0) != view.choosers[0].itemText(1)
    assert view.message.text() == "Both are the same file."
    assert view.words.table.words == view.words.table.nothing


def test_releases_without_statements_say_so(empty_window: MainWindow, qtbot: QtBot) -> None:
    for name, words in (("a.txt", "Sales rose.\n"), ("b.txt", "Sales fell.\n")):
        source = replace(JULY.source, name=name, text=words, path=None, sha256=name)
        empty_window.session.open(Release(source))
    empty_window.session.select_release(empty_window.session.releases[0])
    view = begin(empty_window, qtbot)
    assert view.shown is view.words
    view.lists.setCurrentWidget(view.figures)
    assert view.figures.table.words


def test_it_closes_with_its_release_and_follows_a_file_read_again(view: ComparisonWindow, window: MainWindow, qtbot: QtBot) -> None:
    again = replace(JULY)
    window.session.open(again)
    compared(window, qtbot)
    assert view.isVisible()
    window.session.close(window.session.releases[0])
    assert not view.isVisible()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are(empty_window: MainWindow, qtbot: QtBot, words: str) -> None:
    empty_window.session.open(poisoned(words))
    empty_window.session.open(OCTOBER)
    empty_window.session.select_release(OCTOBER)
    view = begin(empty_window, qtbot)
    view.lists.setCurrentWidget(view.words)
    view.grab()
    labels = [label.text() for label in view.findChildren(QLabel) if label.textFormat() is not Qt.TextFormat.PlainText]
    tips = [widget.toolTip() for widget in view.findChildren(QWidget)]
    for listed in view.findChildren(QAbstractItemView):
        model = listed.model()
        tips += [str(model.index(row, 0).data(TOOL_TIP) or "") for row in range(min(model.rowCount(), 50))]
    plain = [tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "") for tip in tips]
    assert not [text[:80] for text in (*labels, *plain) if MARKUP.search(text)]


def test_everything_has_a_name_for_who_cannot_see_it(view: ComparisonWindow) -> None:
    named = (*view.choosers, view.message, view.figures.table, view.words.table, view.figures.count, *view.raw.texts)
    assert all(widget.accessibleName() for widget in named)
