"""A click on either side lands on the same number on the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.samples import address_of, july
from viewer.app.main_window import MainWindow
from viewer.models.address import CellAddress
from viewer.models.statement_model import StatementModel
from viewer.text.span import Span

LEFT = Qt.MouseButton.LeftButton


def click_cell(window: MainWindow, address: CellAddress) -> None:
    grid = window.pane.grid
    window.pane.show_statement(address.statement_index)
    assert grid.statement_model is not None
    index = grid.statement_model.index(address.row_index, address.column_index)
    grid.scrollTo(index)
    QTest.mouseClick(grid.viewport(), LEFT, pos=grid.visualRect(index).center())


def click_text(window: MainWindow, span: Span) -> None:
    window.raw_text.ensure_visible(span)
    QTest.mouseClick(window.raw_text.viewport(), LEFT, pos=window.raw_text.rect_of(span).center().toPoint())


def in_sight(window: MainWindow, span: Span) -> bool:
    return window.raw_text.viewport().rect().contains(window.raw_text.rect_of(span).toAlignedRect())


@pytest.mark.parametrize("text", ["12,013", "(323)", "17,852", "(0.02)", "--", "14,931"])
def test_a_cell_lights_its_characters(window: MainWindow, text: str) -> None:
    address = address_of(july(), text)
    click_cell(window, address)
    assert address.same_as(window.session.address)
    assert address.cell is not None
    assert in_sight(window, address.cell.span)
    assert text.strip("()") in window.inspector.text() or text == "--"


@pytest.mark.parametrize("text", ["12,013", "(323)", "5,497", "(0.02)"])
def test_a_number_of_the_text_selects_its_cell(window: MainWindow, text: str) -> None:
    address = address_of(july(), text)
    assert address.cell is not None
    click_text(window, address.cell.span)
    assert address.same_as(window.session.address)
    grid = window.pane.grid
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (address.row_index, address.column_index)
    assert grid.viewport().rect().intersects(grid.visualRect(grid.currentIndex()))


def test_arrow_keys_move_through_cells_and_the_text_follows(window: MainWindow) -> None:
    click_cell(window, address_of(july(), "12,013"))
    QTest.keyClick(window.pane.grid, Qt.Key.Key_Down)
    assert window.session.address is not None
    assert window.session.address.cell is not None
    assert window.session.address.cell.text == "8,557"
    assert in_sight(window, window.session.address.cell.span)


def test_caption_and_heading_are_lit_with_the_cell(window: MainWindow) -> None:
    address = address_of(july(), "12,013")
    before = window.raw_text.grab().toImage()
    click_cell(window, address)
    assert address.row.label_spans
    assert address.column.heading_spans
    spans = (*address.row.label_spans, *address.column.heading_spans)
    assert all(in_sight(window, span) for span in spans)
    assert window.raw_text.grab().toImage() != before


def test_prose_says_what_it_is_and_selects_nothing(window: MainWindow) -> None:
    window.raw_text.scroll_to_line(1)
    line = next(number for number, text in enumerate(july().source.lines, 1) if text[:1].isalpha())
    click_text(window, Span(line, 0, 1))
    assert "Narrative" in window.statusBar().currentMessage()
    assert window.session.address is None


def test_both_panes_scroll_together_until_unlocked(window: MainWindow) -> None:
    window.resize(1400, 420)
    window.session.select_statement(0)
    bar = window.pane.grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    top = window.raw_text.top_line
    row = window.pane.grid.rowAt(0)
    assert july().statements[0].rows[row].lines[0] == top
    window.commands["view.lock"].trigger()
    bar.setValue(0)
    assert window.raw_text.top_line == top


def test_scrolling_the_text_into_another_statement_shows_it(window: MainWindow) -> None:
    window.session.select_statement(0)
    window.raw_text.verticalScrollBar().setValue(july().statements[1].lines[0])
    assert window.session.statement_index == 1


def test_scrolling_the_text_moves_the_grid_to_its_row(window: MainWindow) -> None:
    window.resize(1400, 420)
    window.session.select_statement(0)
    rows = july().statements[0].rows
    window.raw_text.verticalScrollBar().setValue(rows[8].lines[0] - 1)
    assert window.pane.grid.rowAt(0) == 8


def test_a_caption_selects_its_row(window: MainWindow) -> None:
    window.session.select_statement(1)
    captions = window.pane.grid.findChild(type(window.pane.grid._captions))  # noqa: SLF001
    assert captions is not None
    QTest.mouseClick(captions, LEFT, pos=QPoint(20, window.pane.grid.rowViewportPosition(1) + 4))
    assert [row.row.label for row in window.session.rows] == ["COST OF GOODS SOLD"]


def test_back_and_forward_by_keyboard(window: MainWindow) -> None:
    first, second = address_of(july(), "12,013"), address_of(july(), "(323)")
    click_cell(window, first)
    click_cell(window, second)
    window.commands["go.back"].trigger()
    assert first.same_as(window.session.address)
    window.commands["go.forward"].trigger()
    assert second.same_as(window.session.address)
    assert not window.commands["go.forward"].isEnabled()


def test_statements_that_are_no_longer_shown_are_let_go(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        window.session.step_release(1)
        window.session.step_release(-1)
    qtbot.waitUntil(lambda: len(window.pane.findChildren(StatementModel)) <= 2)
