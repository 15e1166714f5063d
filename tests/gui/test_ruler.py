"""The ruler over the raw text."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.support.samples import july
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.models.address import CellAddress
from viewer.text.span import Span
from viewer.views.ruler import Edges, Scale
from viewer.views.theme import theme_of


def picture(window: MainWindow) -> QImage:
    return window.raw_text.viewport().grab().toImage()


def test_it_lies_above_the_text_and_takes_no_click(window: MainWindow) -> None:
    top = window.raw_text.viewport().geometry().top()
    window.commands["view.ruler"].trigger()
    scale = window.findChild(Scale)
    assert scale is not None
    assert scale.isVisible()
    assert window.raw_text.viewport().geometry().top() == top + scale.height()
    window.commands["view.ruler"].trigger()
    assert not scale.isVisible()
    assert window.raw_text.viewport().geometry().top() == top


def test_edges_are_drawn_where_digits_end_and_numbers_off_them_boxed(window: MainWindow, qtbot: QtBot) -> None:
    window.session.select_cell(CellAddress(july(), 0, 6, 0))
    window.commands["view.ruler"].trigger()
    qtbot.wait(20)
    theme, image = theme_of(window.palette()), picture(window)
    blank = window.raw_text.rect_of(Span(113, 60, 60))
    drawn = {image.pixelColor(int(blank.left()) + dx, int(blank.top()) + dy).name() for dx in range(2) for dy in range(10)}
    assert theme.accent.name() in drawn
    number = window.raw_text.rect_of(next(c.span for c in july().statements[0].rows[6].cells if c.text == "8,948")).toAlignedRect()
    assert theme.warning.name() in {image.pixelColor(number.center().x(), number.top() + dy).name() for dy in range(4)}


def test_it_follows_the_reviewer_from_statement_to_statement(window: MainWindow) -> None:
    window.commands["view.ruler"].trigger()
    edges = window.findChild(Edges)
    assert edges is not None
    seen = []
    for index in (0, 1):
        window.session.select_statement(index)
        assert edges.edges is not None
        seen.append(edges.edges.edges)
    assert seen[0] != seen[1]
    window.close_all()
    assert edges.edges is None
    window.raw_text.viewport().grab()


def test_it_is_remembered(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    window.commands["view.ruler"].trigger()
    assert settings.ruler
    again = make_window(settings)
    qtbot.addWidget(again)
    again.show()
    again.complete()
    scale = again.findChild(Scale)
    assert scale is not None
    assert scale.isVisibleTo(again.raw_text)
    again.grab()


def test_what_it_said_goes_with_it(window: MainWindow) -> None:
    window.commands["view.ruler"].trigger()
    assert "columns end at" in window.statusBar().currentMessage()
    window.commands["view.ruler"].trigger()
    assert not window.statusBar().currentMessage()
    window.commands["view.ruler"].trigger()
    assert "columns end at" in window.statusBar().currentMessage()
    window.status.say("something else")
    window.commands["view.ruler"].trigger()
    assert window.statusBar().currentMessage() == "something else"
