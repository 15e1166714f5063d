"""Columns, rows and tables cut anew over the raw text, with the mouse and from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.app.review.support import Key, first_cell, press, typed, wait_for_disk, wait_for_reading
from viewer.app.main_window import MainWindow
from viewer.app.review_panes import ReviewPanes
from viewer.models.guides import Guides, Handle, Side
from viewer.review.corrections import standing_corrections
from viewer.review.fields import Field
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.views.caret import Caret

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def guided(window: MainWindow) -> MainWindow:
    """With the guides of the first statement shown."""
    first_cell(window)
    press(window.pane.grid, Key.Key_G)
    assert window.focusWidget() is window.raw_text
    return window


def guides(review: ReviewPanes) -> Guides:
    shown = review.guides.view.guides
    assert shown is not None
    return shown


def statement(window: MainWindow) -> Statement:
    return window.session.releases[0].statements[0]


def drag(window: MainWindow, start: QPoint, end: QPoint) -> None:
    viewport, plain = window.raw_text.viewport(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, LEFT_BUTTON, plain, start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT_BUTTON, plain, end)


def edge(window: MainWindow, line: int, column: int) -> QPoint:
    return window.raw_text.raster_point(line, column).toPoint() + QPoint(0, 4)


def test_a_column_is_taken_out_from_the_keyboard_and_comes_back(
    guided: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot
) -> None:
    before = guides(review)
    press(guided.raw_text, Key.Key_Tab)
    assert review.guides.view.handle == Handle(Side.LEFT, 0)
    press(guided.raw_text, Key.Key_Delete)
    assert guides(review).ranges == before.ranges[1:]
    assert not review.desk.index.entries
    typed("the first column is a forecast")
    press(guided.raw_text, Key.Key_Return)
    (correction,) = standing_corrections(review.desk.index)
    assert (correction.field, correction.reason) == (Field.EDGES, "the first column is a forecast")
    wait_for_reading(qtbot, review)
    new = statement(guided)
    assert [column.label for column in new.columns] == [column.label for column in release.statements[0].columns[1:]]
    assert "read as" in new.doubts[-1]
    assert guides(review).parsed == before.ranges
    wait_for_disk(qtbot, review)
    press(guided.raw_text, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for_reading(qtbot, review)
    assert statement(guided) == release.statements[0]
    assert guides(review).ranges == before.ranges


def test_an_edge_is_moved_by_the_arrows_and_by_the_mouse(guided: MainWindow, review: ReviewPanes) -> None:
    line = statement(guided).rows[2].lines[0]
    was = guides(review).ranges[0]
    guided.raw_text.ensure_visible(statement(guided).rows[2].cells[0].span)
    drag(guided, edge(guided, line, was[1]), edge(guided, line, was[1] - 3))
    assert guides(review).ranges[0] == (was[0], was[1] - 3)
    assert review.guides.view.handle == Handle(Side.RIGHT, 0)
    press(guided.raw_text, Key.Key_Right)
    assert guides(review).ranges[0] == (was[0], was[1] - 2)
    press(guided.raw_text, Key.Key_Escape)
    assert review.guides.view.guides is None
    assert not review.desk.index.entries


def test_what_is_not_on_a_guide_is_clicked_as_before(guided: MainWindow, review: ReviewPanes) -> None:
    cell = statement(guided).rows[3].cells[1]
    guided.raw_text.ensure_visible(cell.span)
    QTest.mouseClick(guided.raw_text.viewport(), LEFT_BUTTON, pos=guided.raw_text.rect_of(cell.span).center().toPoint())
    assert guided.session.address is not None
    assert guided.session.address.cell == cell
    assert guides(review).row == 3


def test_a_row_gives_up_a_line_of_its_caption(guided: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot) -> None:
    number, row = next((number, row) for number, row in enumerate(statement(guided).rows) if row.cells and row.lines[0] < row.lines[1])
    guided.raw_text.move_caret(Caret(row.lines[1] - 1, 0, (row.lines[1] - 1, 0)))
    guided.raw_text.ensure_visible(row.cells[0].span)
    assert guides(review).row == number
    drag(guided, edge(guided, row.lines[0], 4) - QPoint(0, 4), edge(guided, row.lines[0] + 1, 4))
    assert guides(review).rows[number] == (row.lines[0] + 1, row.lines[1])
    typed("the line above is a heading")
    press(guided.raw_text, Key.Key_Return)
    wait_for_reading(qtbot, review)
    heading, shorter = statement(guided).rows[number : number + 2]
    assert (heading.lines, heading.cells) == ((row.lines[0], row.lines[0]), ())
    assert (shorter.lines, shorter.cells) == ((row.lines[0] + 1, row.lines[1]), row.cells)
    review.undo()
    wait_for_reading(qtbot, review)
    assert statement(guided) == release.statements[0]


def test_scrolling_away_does_not_lose_what_was_dragged(guided: MainWindow, review: ReviewPanes) -> None:
    press(guided.raw_text, Key.Key_Tab)
    press(guided.raw_text, Key.Key_Left)
    moved = guides(review)
    guided.session.select_statement(1)
    assert guides(review) == moved
    press(guided.raw_text, Key.Key_Escape)
    press(guided.raw_text, Key.Key_G)
    assert guides(review).lines == guided.session.releases[0].statements[1].lines


def test_a_table_is_taken_out_and_read_again_on_other_lines(
    guided: MainWindow, review: ReviewPanes, release: Release, qtbot: QtBot
) -> None:
    press(guided.raw_text, Key.Key_G)
    first, last = statement(guided).lines
    typed("the lines below belong to it")
    press(guided.raw_text, Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    wait_for_reading(qtbot, review)
    assert [each.title for each in guided.session.releases[0].statements] == [each.title for each in release.statements[1:]]
    guided.raw_text.move_caret(Caret(last, 0, (first - 1, 0)))
    typed("here it stands")
    press(guided.raw_text, Key.Key_R)
    wait_for_reading(qtbot, review)
    again = statement(guided)
    assert (again.title, again.lines, again.rows) == (release.statements[0].title, release.statements[0].lines, release.statements[0].rows)
    assert "read as no statement by the program: here it stands" in again.doubts[-1]
    for _ in range(2):
        review.undo()
    wait_for_reading(qtbot, review)
    assert guided.session.releases[0].statements == release.statements


def test_lines_that_cannot_be_a_statement_are_refused_in_words(guided: MainWindow, review: ReviewPanes) -> None:
    guided.raw_text.move_caret(Caret(0, 0, (0, 0)))
    guided.commands["review.add_statement"].trigger()
    assert "select the lines of the table" in guided.problems[-1]
    guided.raw_text.move_caret(Caret(3, 0, (0, 0)))
    guided.commands["review.add_statement"].trigger()
    assert "no columns of figures can be made out" in guided.problems[-1]
    first, last = statement(guided).lines
    guided.raw_text.move_caret(Caret(last, 0, (first - 1, 0)))
    guided.commands["review.add_statement"].trigger()
    assert "take that out first" in guided.problems[-1]
    assert not review.desk.index.entries
