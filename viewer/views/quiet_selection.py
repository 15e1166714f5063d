"""The selection of lists stands out while the keyboard is in them, and is quiet while it is elsewhere."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from viewer.views.theme import theme_of


def quiet_selection(view: QAbstractItemView, option: QStyleOptionViewItem) -> None:
    """Have rows drawn in the colours of a selected cell unless the keyboard is in their list; asked for once a drawing, not once a row."""
    if not view.hasFocus():
        palette = view.palette()
        theme = theme_of(palette)
        palette.setColor(QPalette.ColorRole.Highlight, theme.current)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.text)
        option.palette = palette
