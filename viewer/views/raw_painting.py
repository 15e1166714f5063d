"""Draws the lines of a raw text that are in sight, from their numbers to the caret."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from viewer.models.highlight import Highlight
from viewer.text.span import Span
from viewer.views.caret import Caret
from viewer.views.paint import DIM, dim_text, fill
from viewer.views.raster import GUTTER_PADDING, Raster
from viewer.views.text_cells import cell_of, shown
from viewer.views.theme import Theme


class Sheet(NamedTuple):
    """What is drawn, and where.

    Attributes:
        lines: the text.
        layers: what lights each line, the lowest first.
        caret: the caret, counted from 0.
        has_focus: whether the keyboard is in the text.
        raster: where lines and cells stand.
        cells: how many cells of a line are in sight, more or less.
        font: of the text.
        note_font: of the reviewer's marks.
        theme: the colours.
    """

    lines: Sequence[str]
    layers: Sequence[Callable[[int], Iterable[Highlight]]]
    caret: Caret
    has_focus: bool
    raster: Raster
    cells: int
    font: QFont
    note_font: QFont
    theme: Theme


def paint_sheet(painter: QPainter, sheet: Sheet, rect: QRectF) -> None:
    """Draw the lines that a rectangle of the viewport shows."""
    raster, theme = sheet.raster, sheet.theme
    painter.setFont(sheet.font)
    fill(painter, rect, theme.base)
    lines = range(raster.line_at(rect.top()), min(raster.line_at(rect.bottom() - 1), len(sheet.lines)) + 1)
    if rect.left() < raster.numbers_right:
        fill(painter, QRectF(0, rect.top(), raster.numbers_right, rect.height()), theme.shade)
        _paint_numbers(painter, sheet, lines)
    painter.setClipRect(QRectF(raster.text_left, rect.top(), rect.right(), rect.height()))
    for line in lines:
        _paint_line(painter, sheet, line)
    painter.setClipping(False)


def _paint_numbers(painter: QPainter, sheet: Sheet, lines: range) -> None:
    """The number of the caret's line stands out."""
    raster = sheet.raster
    width, _, ascent = raster.size
    for line in lines:
        number = str(line)
        painter.setOpacity(1.0 if line - 1 == sheet.caret.line else DIM)
        painter.drawText(QPointF(raster.gutter - (len(number) + 1 + GUTTER_PADDING) * width, raster.y(line) + ascent), number)
    painter.setOpacity(1.0)


def _paint_line(painter: QPainter, sheet: Sheet, line: int) -> None:
    text, raster = sheet.lines[line - 1], sheet.raster
    lit = [highlight for lit_on in sheet.layers for highlight in lit_on(line)]
    if lit:
        _paint_lights(painter, sheet, text, lit)
    if sheet.caret.has_selection:
        _paint_selection(painter, sheet, line)
    foot = raster.y(line) + raster.size.ascent
    piece = shown(text, raster.first_cell, sheet.cells + 2)
    if text.startswith("<") and piece.isascii():
        dim_text(painter, QPointF(raster.gutter, foot), piece)
    elif piece.isascii():
        painter.drawText(QPointF(raster.gutter, foot), piece)
    else:  # one by one: a character of another script must not push its neighbours off the raster
        for number, character in enumerate(piece):
            painter.drawText(QPointF(raster.gutter + number * raster.size.width, foot), character)
    if sheet.has_focus and sheet.caret.line == line - 1:
        x = raster.x(cell_of(text, sheet.caret.column))
        fill(painter, QRectF(x, raster.y(line) + 1, 1.5, raster.size.height - 2), sheet.theme.accent)


def _paint_lights(painter: QPainter, sheet: Sheet, text: str, lit: Iterable[Highlight]) -> None:
    from viewer.views.light_painting import paint_light  # noqa: PLC0415 - no part of the first paint

    for highlight in lit:
        rect = sheet.raster.rect_of(text, highlight.span)
        paint_light(painter, sheet.theme, rect, highlight)
        if highlight.note:
            _paint_note(painter, sheet, rect, highlight)


def _paint_note(painter: QPainter, sheet: Sheet, rect: QRectF, highlight: Highlight) -> None:
    """As many letters of the reviewer's mark behind the number as the blanks there take."""
    following = sheet.lines[highlight.span.line - 1][highlight.span.end :]
    blanks = len(following) - len(following.lstrip(" ")) if following.strip() else len(highlight.note)
    painter.setFont(sheet.note_font)
    painter.drawText(QPointF(rect.right() + 2, rect.top() + sheet.raster.size.ascent * 0.85), highlight.note[: max(blanks, 0)])
    painter.setFont(sheet.font)


def _paint_selection(painter: QPainter, sheet: Sheet, line: int) -> None:
    (first, start), (last, end) = sheet.caret.selection
    if not first <= line - 1 <= last:
        return
    text = sheet.lines[line - 1]
    low = start if line - 1 == first else 0
    high = end if line - 1 == last else len(text) + 1
    fill(painter, sheet.raster.rect_of(text, Span(line, low, high)), sheet.theme.current)
