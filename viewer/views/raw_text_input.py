"""What keys, mouse and wheel do in the raw text. Loaded when the first of them is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from viewer.views.caret import Caret

if TYPE_CHECKING:
    from viewer.views.raw_text import RawText

KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton


def press_mouse(view: RawText, event: QMouseEvent) -> None:
    """Put the caret where the mouse is and say so; with Shift the selection grows to there."""
    place = view.position_at(event.position().toPoint())
    if place is None or event.button() is not LEFT_BUTTON:
        return
    selecting = bool(event.modifiers() & SHIFT)
    view.move_caret(view.caret.moved(view.lines, place[0] - 1, place[1], selecting=selecting))
    if not selecting:
        view.place_clicked.emit(*place)


def drag_mouse(view: RawText, event: QMouseEvent) -> None:
    """Select up to where the mouse is."""
    place = view.position_at(event.position().toPoint())
    if place is not None and event.buttons() & LEFT_BUTTON:
        view.move_caret(view.caret.moved(view.lines, place[0] - 1, place[1], selecting=True))


def turn_wheel(view: RawText, event: QWheelEvent) -> bool:
    """Zoom with Control; False for what scrolls."""
    if not event.modifiers() & CONTROL:
        return False
    view.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
    return True


def press_key(view: RawText, event: QKeyEvent) -> bool:
    """Move the caret or act on its place; False for keys that are not the text's."""
    key, modifiers = KEYS(event.key()), event.modifiers()
    if modifiers & ALT:
        return False
    if key in {KEYS.Key_Return, KEYS.Key_Enter}:
        view.place_activated.emit(view.caret.line + 1, view.caret.column)
        return True
    moved = _moved(view, key, selecting=bool(modifiers & SHIFT), control=bool(modifiers & CONTROL))
    if moved is None:
        return False
    view.move_caret(moved)
    return True


def _moved(view: RawText, key: Qt.Key, *, selecting: bool, control: bool) -> Caret | None:
    """The caret after a key that moves it, None for another key."""
    caret, lines = view.caret, view.lines
    page = view.lines_in_sight - 1
    by_line = {KEYS.Key_Up: -1, KEYS.Key_Down: 1, KEYS.Key_PageUp: -page, KEYS.Key_PageDown: page}
    if key in by_line and not control:
        return caret.moved(lines, caret.line + by_line[key], caret.column, selecting=selecting)
    if key in {KEYS.Key_Left, KEYS.Key_Right} and not control:
        return caret.stepped(lines, 1 if key == KEYS.Key_Right else -1, selecting=selecting)
    if key == KEYS.Key_Home:
        return caret.moved(lines, 0 if control else caret.line, 0, selecting=selecting)
    if key == KEYS.Key_End:
        line = len(lines) - 1 if control else caret.line
        return caret.moved(lines, line, len(lines[line]), selecting=selecting)
    return None
