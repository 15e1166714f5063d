"""The area of a chart's panel under the mouse: the wheel and dragging move in time, with Shift a box is drawn to look into."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt

from viewer.override import override


class TimeBox(pg.ViewBox):
    """Zooms and moves along the axis of time; heights change only with a box."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(x=True, y=False)

    @override
    def mouseDragEvent(self, event: pg.GraphicsScene.mouseEvents.MouseDragEvent, axis: int | None = None) -> None:
        """Move with the left button, draw a box with Shift or the right button."""
        boxed = event.button() == Qt.MouseButton.RightButton or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not boxed:
            self.setMouseMode(self.PanMode)
            super().mouseDragEvent(event, axis)
            return
        event.accept()
        if not event.isFinish():
            self.updateScaleBox(event.buttonDownPos(), event.pos())
            return
        self.rbScaleBox.hide()
        box = pg.QtCore.QRectF(pg.Point(event.buttonDownPos(event.button())), pg.Point(event.pos()))
        self.showAxRect(self.childGroup.mapRectFromParent(box.normalized()))
