"""A window that lists every command with its keys; those without any stand together, folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from viewer.statements.words import counted
from viewer.views.measure import letters, lines, room

WIDTH, HEIGHT = 80, 42  # letters and lines, as far as the window is as large


class ShortcutHelp(QDialog):
    """One line a command, menu by menu."""

    def __init__(self, rows: Sequence[tuple[str, str, Sequence[str]]], parent: QWidget) -> None:
        """Show rows of menu, command and key sequences."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(QSize(letters(self, WIDTH), lines(self, HEIGHT)).boundedTo(room(self)))
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        for menu in dict.fromkeys(menu for menu, _, _ in rows):
            self._list(menu, [(command, keys) for other, command, keys in rows if other == menu])
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(buttons)

    def _list(self, menu: str, commands: Sequence[tuple[str, Sequence[str]]]) -> None:
        """The commands of one menu."""
        shown = QTreeWidgetItem(self.list, [menu.replace("&", "")])
        for command, keys in commands:
            if keys:
                printed = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
                QTreeWidgetItem(shown, [command, ", ".join(printed)])
        shown.setExpanded(True)
        keyless = [command for command, keys in commands if not keys]
        if keyless:
            words = counted(len(keyless), self.tr("command"))
            folded = QTreeWidgetItem(shown, [self.tr("{} without keys; Ctrl+K finds them by name").format(words)])
            folded.setFirstColumnSpanned(True)
            for command in keyless:
                QTreeWidgetItem(folded, [command])
