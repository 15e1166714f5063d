"""The figures that a point is made of, each a button that goes to its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from viewer.models.tips import plain_tip
from viewer.statements.finding import Place
from viewer.trends.point import Operand, PointStatus, Reading
from viewer.views.plain_text import menu_text

MINUS = "\u2212 "


class OperandBar(QWidget):
    """Lists the operands of a derived point, or the one printed figure."""

    place_requested = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        self._buttons: list[QToolButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """One an operand."""
        return tuple(self._buttons)

    def set_reading(self, reading: Reading | None) -> None:
        """List what a reading is made of; nothing for None."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        operands = reading.operands if reading else ()
        self._buttons = [self._button(operand, reading) for operand in operands] if reading else []
        for number, button in enumerate(self._buttons):
            self._row.insertWidget(number, button)
        self.setVisible(bool(self._buttons))

    def _button(self, operand: Operand, reading: Reading) -> QToolButton:
        place: Place = operand.fact.place
        sign = {1: "", -1: MINUS}[operand.weight] if reading.status is PointStatus.DERIVED else ""
        name = f"{operand.name} " if reading.status is PointStatus.DERIVED else ""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setText(menu_text(f"{sign}{name}{operand.fact.cell.text}  ·  {place.source}, line {place.span.line}"))
        button.setToolTip(plain_tip(f"{operand.fact.row.label}\n{operand.fact.column.label}"))
        button.clicked.connect(lambda: self.place_requested.emit(place))
        return button
