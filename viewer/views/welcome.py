"""What stands in the window before anything is open: how to begin, and what there is to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.views.measure import letters
from viewer.views.plain_text import menu_text, plain_label

WIDTH = 106  # letters
RECENT = 5
TOUR = (
    ("Click a figure", "in the raw text or in the statement; the other side lights the same figure."),
    ("Arrow keys", "move from figure to figure; Alt+Left goes back to where you were."),
    ("Ctrl+K", "finds any command, caption, release or number: try 12,013 or $12.0 million."),
    ("F8", "goes to the next finding: what does not add up, or was changed since the last release."),
    ("Space", "marks a figure as agreed and goes to the next one."),
    ("Ctrl+T", "plots the selected rows over all open releases."),
    ("Ctrl+Shift+S", "searches all open releases by words, amount, period or state of review."),
    ("Ctrl+E", "exports the statements: workbook, CSV, JSON, an evidence page and more."),
    ("F1, Shift+F1", "list every command and its keys, and say what each dock is for."),
)


class Welcome(QScrollArea):
    """Buttons for the first steps, the files opened lately, and a tour of two minutes."""

    command_requested = Signal(str)  # id of a command
    path_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Welcome"))
        page = QWidget()
        page.setMaximumWidth(letters(page, WIDTH))
        self._layout = QVBoxLayout(page)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._title())
        self._layout.addWidget(self._lead())
        self._layout.addLayout(self._buttons())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._layout.addLayout(self._recent)
        self._layout.addLayout(self._tour())
        self._layout.addStretch(1)
        outer = QWidget()
        middle = QHBoxLayout(outer)
        middle.addStretch(1)
        middle.addWidget(page, 8)
        middle.addStretch(1)
        self.setWidget(outer)

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer files and folders opened lately."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if paths:
            self._recent.addWidget(_bold(self.tr("Opened lately")))
        for path in paths[:RECENT]:
            button = QPushButton(menu_text(str(path)))
            button.setFlat(True)
            button.setStyleSheet("text-align: left")
            button.clicked.connect(lambda _on=False, path=path: self.path_requested.emit(path))
            self._recent.addWidget(button)

    def _title(self) -> QLabel:
        title = plain_label(self.tr("Statement Viewer"))
        font = title.font()
        font.setPointSize(font.pointSize() + 8)
        font.setBold(True)
        title.setFont(font)
        title.setContentsMargins(0, 4, 0, 0)
        return title

    def _lead(self) -> QLabel:
        lead = plain_label(
            self.tr("Opens earnings releases as companies publish them, shows the statements beside the text, and checks every figure.")
        )
        lead.setWordWrap(True)
        return lead

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for command, words in (
            ("file.samples", self.tr("Open the samples")),
            ("file.open", self.tr("Open files…")),
            ("file.open_folder", self.tr("Open a folder…")),
        ):
            button = QPushButton(words)
            button.setMinimumHeight(36)
            button.clicked.connect(lambda _on=False, command=command: self.command_requested.emit(command))
            row.addWidget(button)
            if self.focusProxy() is None:
                self.setFocusProxy(button)
        row.addStretch(1)
        return row

    def _tour(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for row, (what, does) in enumerate(TOUR):
            name, words = _bold(self.tr(what)), plain_label(self.tr(does))
            words.setWordWrap(True)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        return grid


def _bold(words: str) -> QLabel:
    label = plain_label(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
