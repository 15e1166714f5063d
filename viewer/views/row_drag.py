"""Rows of a statement on their way by mouse to where they are plotted."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

ROWS = "application/x-statement-viewer-rows"


def drag_rows(source: QWidget) -> None:
    """Let the user drag the selected rows; what they are is known to the session, so nothing but the wish travels."""
    data = QMimeData()
    data.setData(ROWS, b"")
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.CopyAction)
