"""The pictures on the title of a dock: Qt's own are grey, and hardly seen on a dark window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDockWidget

from viewer.views.icons import icon
from viewer.views.theme import theme_of

SIDE = 10  # pixels
NAMES = {"qt_dockwidget_floatbutton": "float", "qt_dockwidget_closebutton": "close"}  # Qt's


def draw_buttons(dock: QDockWidget) -> None:
    """Draw them in the colour of the text."""
    theme, pixels = theme_of(dock.palette()), round(SIDE * dock.devicePixelRatio())
    for button in dock.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if button.objectName() in NAMES:
            button.setIcon(icon(NAMES[button.objectName()], theme.text, theme.line, pixels))
