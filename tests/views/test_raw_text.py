"""The raw text: places, selection, scrolling, and that it draws only what is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from viewer.models.highlight import Highlight, Layer, Light
from viewer.text.span import Span
from viewer.views import raw_text
from viewer.views.raw_painting import Sheet, paint_sheet
from viewer.views.raw_text import RawText

LINES = tuple(f"line {number}\t{number * 1000:,}" for number in range(1, 2001))


@pytest.fixture
def view(qtbot: QtBot) -> RawText:
    view = RawText()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.set_lines(LINES)
    view.show()
    qtbot.waitExposed(view)
    return view


def middle_of(view: RawText, span: Span) -> QPoint:
    return view.rect_of(span).center().toPoint()


def test_a_click_names_line_and_column_behind_a_tab(view: RawText, qtbot: QtBot) -> None:
    span = Span(3, LINES[2].index("3,000"), len(LINES[2]))
    with qtbot.waitSignal(view.place_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, span))
    assert clicked.args is not None
    line, column = clicked.args
    assert line == 3
    assert column in span


def test_a_click_below_the_text_is_nothing(view: RawText) -> None:
    view.set_lines(("one",))
    assert view.position_at(QPoint(100, 300)) is None


def test_a_place_far_away_comes_into_sight(view: RawText) -> None:
    span = Span(1500, 0, 4)
    view.ensure_visible(span)
    assert view.top_line < 1500 < view.top_line + view.lines_in_sight
    assert view.viewport().rect().contains(middle_of(view, span))


def test_caption_and_heading_come_along_where_they_fit(view: RawText) -> None:
    view.ensure_visible(Span(1000, 0, 4), Span(1000 - view.lines_in_sight // 2, 0, 4), Span(1, 0, 4))
    assert view.top_line <= 1000 - view.lines_in_sight // 2
    assert view.top_line > 1


def test_a_caption_at_the_left_is_worth_more_than_the_end_of_a_heading(view: RawText) -> None:
    view.set_lines(("Three Months Ended".rjust(72), "Gross profit" + "3,456".rjust(46)))
    bar = view.horizontalScrollBar()
    view.resize(view.width_for(60), 400)
    bar.setValue(bar.maximum())
    caption, number, heading = Span(2, 0, 12), Span(2, 53, 58), Span(1, 54, 72)
    view.ensure_visible(number, heading, caption)
    assert bar.value() == 0
    view.resize(view.width_for(30), 400)
    view.ensure_visible(number, heading, caption)
    assert bar.value() >= 72 - 30


def test_dragging_selects_and_copies_the_sources_characters(view: RawText) -> None:
    start, end = middle_of(view, Span(2, 0, 1)), middle_of(view, Span(3, 4, 5))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    view.copy()
    assert QGuiApplication.clipboard().text() == f"{LINES[1]}\nline"


def test_a_double_click_selects_a_figure(view: RawText) -> None:
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, Span(2, 8, 9)))
    assert view.selected_text() == "2,000"


@pytest.mark.parametrize(
    ("keys", "position"),
    [
        ([Qt.Key.Key_Down, Qt.Key.Key_Right], (1, 1)),
        ([Qt.Key.Key_End], (0, len(LINES[0]))),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], (1, 0)),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left], (0, 0)),
    ],
)
def test_keys_move_the_caret(view: RawText, keys: list[Qt.Key], position: tuple[int, int]) -> None:
    for key in keys:
        QTest.keyClick(view, key)
    assert view.caret.position == position


def test_control_end_and_home_go_to_the_ends(view: RawText) -> None:
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret.line == len(LINES) - 1
    assert view.top_line > 1900
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert view.top_line == 1
    assert view.selected_text().startswith("line 1\t")


def test_enter_asks_for_the_place_of_the_caret(view: RawText, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.place_activated) as activated:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert activated.args == [2, 0]


def test_calls_scroll_silently_and_the_user_does_not(view: RawText, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.top_line_changed):
        view.scroll_to_line(500)
        view.ensure_visible(Span(900, 0, 1))
    with qtbot.waitSignal(view.top_line_changed):
        view.verticalScrollBar().setValue(10)


def test_the_stripe_jumps_to_its_place(view: RawText) -> None:
    view.set_layer(Layer.MARKS, [Highlight(Span(1990, 0, 4), Light.FINDING)])
    QTest.mouseClick(view.stripe, Qt.MouseButton.LeftButton, pos=QPoint(3, view.stripe.height() - 2))
    assert view.top_line > 1900


def test_what_is_lit_is_seen(view: RawText) -> None:
    span = Span(2, 0, 4)
    before = view.grab().toImage()
    view.set_layer(Layer.SELECTED, [Highlight(span, Light.CELL)])
    after = view.grab().toImage()
    place = view.viewport().mapTo(view, middle_of(view, span))
    changed = sum(before.pixel(x, place.y()) != after.pixel(x, place.y()) for x in range(place.x() - 10, place.x() + 10))
    assert changed > 10


class Drawn:
    """The rectangles of a raw text that are drawn from now on."""

    def __init__(self, view: RawText, monkeypatch: pytest.MonkeyPatch) -> None:
        QCoreApplication.processEvents()
        self._view = view
        self.rects: list[QRectF] = []
        monkeypatch.setattr(raw_text, "paint_sheet", self._paint)

    @property
    def lines(self) -> set[int]:
        """The lines in sight whose middle was drawn anew."""
        QCoreApplication.processEvents()
        in_sight = range(self._view.top_line, self._view.top_line + self._view.lines_in_sight)
        return {line for line in in_sight if any(rect.contains(middle_of(self._view, Span(line, 0, 1)).toPointF()) for rect in self.rects)}

    def _paint(self, painter: QPainter, sheet: Sheet, rect: QRectF) -> None:
        self.rects.append(rect)
        paint_sheet(painter, sheet, rect)


def test_only_lines_that_change_their_lights_are_drawn_anew(view: RawText, monkeypatch: pytest.MonkeyPatch) -> None:
    view.set_layer(Layer.SELECTED, [Highlight(Span(2, 0, 4), Light.CELL)])
    drawn = Drawn(view, monkeypatch)
    view.set_layer(Layer.SELECTED, [Highlight(Span(9, 0, 4), Light.CELL)])
    assert drawn.lines == {2, 9}
    drawn = Drawn(view, monkeypatch)
    view.set_layer(Layer.PLACES, ())
    assert not drawn.lines


def test_lights_of_any_line_are_all_drawn_anew(view: RawText, monkeypatch: pytest.MonkeyPatch) -> None:
    view.light_lines(Layer.MARKS, lambda line: [Highlight(Span(line, 0, 4), Light.NOTE)], {})
    drawn = Drawn(view, monkeypatch)
    view.set_layer(Layer.MARKS, ())
    assert len(drawn.lines) == view.lines_in_sight


def test_the_caret_and_what_it_selects_are_drawn_anew_and_no_more(view: RawText, monkeypatch: pytest.MonkeyPatch) -> None:
    QTest.keyClick(view, Qt.Key.Key_Down)
    drawn = Drawn(view, monkeypatch)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert drawn.lines == {2, 3, 4}
    drawn = Drawn(view, monkeypatch)
    view.place_caret(Span(9, 0, 1))
    assert drawn.lines == {2, 3, 4, 9}


def test_lines_that_stay_in_sight_are_moved(view: RawText, monkeypatch: pytest.MonkeyPatch) -> None:
    below = view.top_line + view.lines_in_sight  # the line that is seen in part
    drawn = Drawn(view, monkeypatch)
    view.scroll_to_line(4)
    assert {below + 1, below + 2} <= drawn.lines <= {below, below + 1, below + 2}
    drawn = Drawn(view, monkeypatch)
    view.verticalScrollBar().setValue(0)
    assert {1, 2, 3} <= drawn.lines <= {1, 2, 3, 4}


def test_what_lies_over_the_text_stays_where_it_is(view: RawText, monkeypatch: pytest.MonkeyPatch) -> None:
    over = QWidget(view.viewport())
    over.resize(view.viewport().size())
    over.show()
    drawn = Drawn(view, monkeypatch)
    view.scroll_to_line(4)
    assert len(drawn.lines) == view.lines_in_sight
    assert over.pos() == QPoint(0, 0)


def test_what_is_drawn_line_by_line_is_what_is_drawn_at_once(view: RawText) -> None:
    for line in (2, 5, 40, 34, 33, 3):
        view.set_layer(Layer.SELECTED, [Highlight(Span(line, 0, 4), Light.CELL), Highlight(Span(line + 6, 2, 9), Light.HEADING)])
        view.ensure_visible(Span(line, 0, 4))
        view.place_caret(Span(line, 0, 4))
        QCoreApplication.processEvents()
    as_painted = view.screen().grabWindow(view.winId()).toImage()
    assert not as_painted.isNull()
    view.viewport().update()
    view.stripe.update()
    QCoreApplication.processEvents()
    assert view.screen().grabWindow(view.winId()).toImage() == as_painted


def test_line_numbers_stay_where_they_are_while_the_text_scrolls_sideways(view: RawText, monkeypatch: pytest.MonkeyPatch) -> None:
    view.set_lines([f"{number:>4} {'of a wide table ' * 20}" for number in range(2000)])
    drawn = Drawn(view, monkeypatch)
    view.horizontalScrollBar().setValue(7)
    QCoreApplication.processEvents()
    assert sum(rect.height() for rect in drawn.rects) == view.viewport().height()
    assert min(rect.left() for rect in drawn.rects) > view.fontMetrics().horizontalAdvance("2000")


def test_what_is_scrolled_both_ways_is_what_is_drawn_at_once(view: RawText) -> None:
    view.set_lines([f"{number:>4} {'of a wide table ' * 20}" for number in range(2000)])
    for line, column in ((2, 0), (40, 90), (43, 70), (38, 200), (37, 12)):
        view.set_layer(Layer.SELECTED, [Highlight(Span(line, column, column + 5), Light.CELL)])
        view.ensure_visible(Span(line, column, column + 5))
        view.place_caret(Span(line, column, column))
        QCoreApplication.processEvents()
        as_painted = view.screen().grabWindow(view.winId()).toImage()
        view.viewport().update()
        view.stripe.update()
        QCoreApplication.processEvents()
        assert view.screen().grabWindow(view.winId()).toImage() == as_painted


@pytest.mark.parametrize("line", ["x" * 10_000_000, "\t" * 100_000, "a\tb" * 100_000, "\u202e\0\ud800é漢", ""])
def test_any_line_can_be_drawn(view: RawText, line: str) -> None:
    view.set_lines((line,))
    view.set_layer(Layer.FOUND, [Highlight(Span(1, 0, len(line)), Light.FOUND)])
    view.ensure_visible(Span(1, max(len(line) - 1, 0), len(line)))
    view.grab()
    QTest.keyClick(view, Qt.Key.Key_End)
    view.grab()


def test_an_empty_text_answers_every_key(view: RawText) -> None:
    view.set_lines(())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_PageDown):
        QTest.keyClick(view, key)
    view.select_all()
    view.copy()
    assert view.selected_text() == ""


def test_larger_text_shows_fewer_lines(view: RawText) -> None:
    before = view.lines_in_sight
    view.set_point_size(24)
    assert view.lines_in_sight < before


def test_what_was_reached_stays_in_sight_where_the_view_shrinks(view: RawText) -> None:
    wide = max(range(len(LINES)), key=lambda line: len(LINES[line]))
    span = Span(wide + 1, len(LINES[wide]) - 3, len(LINES[wide]))
    view.resize(view.width_for(len(LINES[wide])) + 10, 400)
    view.ensure_visible(span)
    view.resize(300, 120)
    assert view.viewport().rect().toRectF().contains(view.rect_of(span).adjusted(1, 1, -1, -1))
    view.horizontalScrollBar().setValue(0)
    view.resize(310, 130)
    assert view.horizontalScrollBar().value() == 0
