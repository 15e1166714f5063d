"""How far the opening of many files is, with a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget


class Progress(QWidget):
    """A bar for the status bar."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Files read"))
        self._bar.setFixedWidth(220)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAccessibleName(self.tr("Stop opening files"))
        cancel.clicked.connect(self.cancel_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar)
        layout.addWidget(cancel)

    def show_progress(self, done: int, total: int) -> None:
        """Say how many files of how many are read; without a total nobody knows yet."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setFormat(self.tr("{done} of {total} files").format(done=done, total=total))
