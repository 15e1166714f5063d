"""The view mode that lights every number: its legend, its words, and that it is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from tests.support.samples import july, sample_releases
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.models.highlight import Light
from viewer.statements.disposition import Disposition, Use
from viewer.statements.release import Release
from viewer.text.span import Span
from viewer.views.number_legend import NumberLegend
from viewer.views.theme import theme_of


def place_of(text: str, release: Release) -> Span:
    """Where a printed number is accounted for first."""
    return next(each.span for each in release.dispositions if release.source[each.span] == text)


def ground(window: MainWindow, span: Span) -> QColor:
    """The colour behind a number, beside its digits."""
    window.raw_text.ensure_visible(span)
    rect = window.raw_text.rect_of(span).toAlignedRect()
    return QColor(window.raw_text.viewport().grab().toImage().pixelColor(rect.left() + 2, rect.top() + 1))


def button(window: MainWindow, name: str) -> QToolButton:
    legend = window.findChild(NumberLegend)
    assert legend is not None
    return next(found for found in legend.findChildren(QToolButton) if found.text().startswith(name))


@pytest.fixture
def lit(window: MainWindow) -> MainWindow:
    window.commands["view.numbers"].trigger()
    return window


@pytest.mark.parametrize(
    ("text", "light"), [("12,013", Light.TAKEN), ("311", Light.LABELLED), ("77", Light.NARRATIVE), ("15", Light.ACCOUNTED)]
)
def test_numbers_are_lit_by_their_use(lit: MainWindow, text: str, light: Light) -> None:
    span = place_of(text, july())
    assert ground(lit, span) == theme_of(lit.palette()).lights[light]
    lit.commands["view.numbers"].trigger()
    assert ground(lit, span) == theme_of(lit.palette()).base


def test_it_is_switched_by_a_menu_that_shows_its_state(lit: MainWindow) -> None:
    lit.commands.refresh()
    assert lit.commands["view.numbers"].isChecked()
    assert lit.commands["view.lock"].isChecked()
    lit.commands["view.numbers"].trigger()
    assert not lit.commands["view.numbers"].isChecked()
    assert not button(lit, "values").isVisible()


def test_the_legend_counts_the_release_shown(lit: MainWindow) -> None:
    for release in sample_releases()[:2]:
        lit.session.select_release(release)
        count = sum(each.use is Use.CELL for each in release.dispositions)
        assert button(lit, "values").text() == f"values {count:,}"
    assert not button(lit, "not understood").isEnabled()


def test_a_click_in_the_legend_goes_from_number_to_number(lit: MainWindow) -> None:
    numbers = [each.span for each in july().dispositions if each.use is Use.CELL]
    for span in numbers[:3]:
        QTest.mouseClick(button(lit, "values"), Qt.MouseButton.LeftButton)
        address = lit.session.address
        assert address is not None
        assert address.cell is not None
        assert address.cell.span.overlaps(span)
        assert lit.statusBar().currentMessage().startswith("Value of a statement: ")


def test_what_was_not_understood_is_marked_beside_the_text_too(lit: MainWindow) -> None:
    number = Disposition(Span(7, 0, 4), Use.UNPARSED, "nobody knows")
    before = lit.raw_text.stripe.grab().toImage()
    lit.session.select_release(replace(july(), dispositions=(number,)))
    assert button(lit, "not understood").text() == "not understood 1"
    assert ground(lit, number.span) == theme_of(lit.palette()).lights[Light.NOT_UNDERSTOOD]
    assert lit.raw_text.stripe.grab().toImage() != before


def test_standing_on_a_number_tells_what_it_is(lit: MainWindow) -> None:
    span = place_of("311", july())
    lit.raw_text.place_caret(Span(span.line, span.start - 1, span.start))
    QTest.keyClick(lit.raw_text, Qt.Key.Key_Right)
    assert lit.statusBar().currentMessage() == "Number inside a caption: part of a caption"
    QTest.keyClick(lit.raw_text, Qt.Key.Key_Home)
    assert lit.statusBar().currentMessage() == ""


def test_pointing_at_a_number_tells_what_it_is_in_plain_text(lit: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, text, _widget: told.append(text))
    number = Disposition(Span(1, 0, 3), Use.OTHER, "<img src=x>")
    lit.session.select_release(replace(july(), dispositions=(number,)))
    lit.raw_text.scroll_to_line(1)
    point = lit.raw_text.rect_of(number.span).center().toPoint()
    viewport = lit.raw_text.viewport()
    for place in (point, viewport.rect().topRight()):
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert told == ["<qt>Number of the text: &lt;img src=x&gt;</qt>", ""]


def test_it_is_remembered(lit: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    lit.close()
    again = make_window(settings)
    qtbot.addWidget(again)
    again.show()
    again.complete()
    again.session.open(july())
    again.session.select_release(july())
    assert button(again, "values").isVisible()
    assert ground(again, place_of("12,013", july())) == theme_of(again.palette()).lights[Light.TAKEN]
