"""A line to type in that leaves the window its command keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from viewer.override import override

# What these mean in a text is done in the text.
READING, EDITING = ("Copy", "SelectAll"), ("Cut", "Paste", "Undo", "Redo")


class Field(QLineEdit):
    """Ctrl and a letter are commands of the window here too, but for those that edit.

    On some systems Qt goes to the end of the line by Ctrl+E and takes the key from the window for that; on the same systems it does not
    know Ctrl+Y, which would then bring back a mark while something is typed.
    """

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_letter_with_control(event):
            if self._means(event):
                event.accept()
            else:
                event.ignore()
            return True
        return super().event(event)

    def _means(self, event: QKeyEvent) -> bool:
        """Whether a key has a meaning in a text."""
        own = READING if self.isReadOnly() else (*READING, *EDITING)
        is_redo = not self.isReadOnly() and QKeySequence(event.keyCombination()).toString() == "Ctrl+Y"
        return is_redo or any(event.matches(getattr(QKeySequence.StandardKey, name)) for name in own)


def _is_letter_with_control(event: QKeyEvent) -> bool:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - its thousand names are no part of the first paint

    modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return modifiers == Qt.KeyboardModifier.ControlModifier and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
