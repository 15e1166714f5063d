"""A line along the control that has the keyboard, where the style draws nothing that is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QTreeView,
    QWidget,
)

from viewer.override import override

THICKNESS = 2  # pixels
FRAMED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QMenu, QMenuBar)  # in a colour that tells
SOUTH = (QTabBar.Shape.RoundedSouth, QTabBar.Shape.TriangularSouth)


class FocusLine(QWidget):
    """Along the upper edge; of trees, whose first row stands there, along the left; of tabs along that of what they show.

    The outer edge of tabs tells which is the current one.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setBackgroundRole(QPalette.ColorRole.Highlight)
        self.setAutoFillBackground(True)
        self._at_left = isinstance(control, QTreeView)
        self._at_bottom = isinstance(control, QTabBar) and control.shape() not in SOUTH
        control.installEventFilter(self)
        self._fit(control)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._fit(watched)
        return False

    def _fit(self, control: QWidget) -> None:
        if self._at_left:
            self.setGeometry(QRect(0, 0, THICKNESS, control.height()))
        else:
            self.setGeometry(QRect(0, control.height() - THICKNESS if self._at_bottom else 0, control.width(), THICKNESS))
        self.raise_()


class FocusLines(QObject):
    """Draws the line wherever the keyboard goes, in every window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.focusChanged.connect(self._move)
        self._move(None, application.focusWidget())

    def _move(self, before: QWidget | None, now: QWidget | None) -> None:
        for control in (before, now):
            if control is None or isinstance(control, FRAMED) or control.isWindow() or control.window().windowType() is Qt.WindowType.Popup:
                continue
            line = control.findChild(FocusLine, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if control is now and line is None:
                line = FocusLine(control)
            if isinstance(line, FocusLine):
                line.setVisible(control is now)
