"""Columns of a list whose figures stand at the right: off the words of the next column, that they are not read as one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from viewer.override import override

BEHIND = "\u00a0" * 3  # a figure and its heading


class FigureColumnDelegate(QStyledItemDelegate):
    """Draws figures with room behind them; what is copied or read aloud has none."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if option.text:
            option.text += BEHIND
