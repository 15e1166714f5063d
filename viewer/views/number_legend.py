"""What the lights of numbers mean and how many there are of each, under the raw text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from viewer.models.highlight import Highlight, Light
from viewer.models.number_lights import LegendEntry
from viewer.models.tips import plain_tip
from viewer.override import override
from viewer.text.span import Span
from viewer.views.flow import Flow
from viewer.views.light_painting import paint_light
from viewer.views.theme import theme_of

SAMPLE = QSize(26, 16)  # pixels


class NumberLegend(QWidget):
    """One button a light, which asks for the next number that is lit so."""

    light_chosen = Signal(object)  # Light

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the numbers were taken for"))
        self._entries: Sequence[LegendEntry] = ()
        self._buttons: list[QToolButton] = []
        self._layout = Flow(self)
        self._layout.setContentsMargins(6, 2, 6, 2)
        self._layout.setSpacing(2)

    def set_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show other counts."""
        self._entries = entries
        if not self._buttons:
            for _entry in entries:
                self._add_button()
            self._paint_samples()
        for button, entry in zip(self._buttons, entries, strict=True):
            button.setText(f"{entry.name} {entry.total:,}")
            button.setAccessibleName(button.text())
            button.setToolTip(plain_tip(f"{entry.uses}\n{self.tr('A click goes to the next one')}"))
            button.setEnabled(bool(entry.total))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_samples()

    def _add_button(self) -> None:
        number = len(self._buttons)
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(SAMPLE)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setMinimumWidth(SAMPLE.width())  # the raw text may be narrower than some words
        button.clicked.connect(lambda: self.light_chosen.emit(self._entries[number].light))
        self._buttons.append(button)
        self._layout.addWidget(button)

    def _paint_samples(self) -> None:
        for button, entry in zip(self._buttons, self._entries, strict=True):
            button.setIcon(self._sample(entry.light))

    def _sample(self, light: Light) -> QIcon:
        """A number lit as it is in the text."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(SAMPLE * ratio)
        picture.setDevicePixelRatio(ratio)
        theme = theme_of(self.palette())
        picture.fill(theme.base)
        painter = QPainter(picture)
        rect = QRectF(1, 1, SAMPLE.width() - 2, SAMPLE.height() - 2)
        paint_light(painter, theme, rect, Highlight(Span(1, 0, 2), light))
        painter.setPen(theme.text)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), "12")
        painter.end()
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Disabled)  # a light of which there are none still says what it would mean
        return icon
