"""Lengths in letters of a widget's font, so that nothing is cut where the text is large, and the room there is for them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def letters(widget: QWidget, count: float) -> int:
    """The width of so many average letters, in pixels."""
    return round(widget.fontMetrics().averageCharWidth() * count)


def lines(widget: QWidget, count: float) -> int:
    """The height of so many lines, in pixels."""
    return round(widget.fontMetrics().height() * count)


def room(dialog: QWidget) -> QSize:
    """The size of the window that a dialog stands before, of the screen where there is none."""
    behind = dialog.parentWidget()
    return behind.size() if behind is not None else dialog.screen().availableSize()
