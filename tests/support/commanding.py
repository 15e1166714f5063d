"""What a reviewer does with commands and handles."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from viewer.app.main_window import MainWindow


def run(window: MainWindow, command: str) -> None:
    """Give a command by its id, as it stands after what came before."""
    window.commands.refresh()
    window.commands[command].trigger()


def move_handle(window: MainWindow, number: int, by: int) -> None:
    """Drag the handle left of a pane with the mouse."""
    handle = window.panes.handle(number)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
