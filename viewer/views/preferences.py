"""The preferences page: every setting there is, each with a sentence that says what it does."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from viewer.views.measure import letters, room
from viewer.views.plain_text import plain_label
from viewer.views.theme import ThemeChoice

WIDTH = 92  # letters
HEIGHT, AROUND = 820, 90  # pixels: of all, and around the settings
SMALLEST, LARGEST = -4, 20  # steps of text size
BUTTONS = QDialogButtonBox.StandardButton
THEMES = {ThemeChoice.SYSTEM: "As the system", ThemeChoice.LIGHT: "Light", ThemeChoice.DARK: "Dark"}


class Preferences(NamedTuple):
    """Everything that can be set; the defaults are those of a first start.

    Attributes:
        theme: the colours.
        zoom: steps of text size in both panes away from the system's.
        author: the reviewer's name, empty for that of the account.
        comes_back: whether the last session is opened at the start.
        locked: whether both panes scroll together.
        numbers_lit: whether every number of the raw text is lit by its use.
        ruler: whether the ruler lies on the raw text.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    zoom: int = 0
    author: str = ""
    comes_back: bool = True
    locked: bool = True
    numbers_lit: bool = False
    ruler: bool = False


class PreferencesDialog(QDialog):
    """Nothing changes before OK or Apply; what is cleared is cleared at once."""

    applied = Signal(object)  # Preferences
    clearing_requested = Signal()  # of the cache
    forgetting_requested = Signal()  # the files opened lately

    def __init__(self, present: Preferences, account: str, parent: QWidget | None = None) -> None:
        """`account` is the name used where the reviewer gives none."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.theme = QComboBox()
        for choice, words in THEMES.items():
            self.theme.addItem(self.tr(words), choice)
        self.zoom = QSpinBox()
        self.zoom.setRange(SMALLEST, LARGEST)
        self.author = QLineEdit()
        self.author.setMaxLength(200)
        self.author.setPlaceholderText(account)
        self.comes_back = QCheckBox(self.tr("Open the &last session at the start"))
        self.locked = QCheckBox(self.tr("Scroll both panes to&gether"))
        self.numbers_lit = QCheckBox(self.tr("Light every &number by its use"))
        self.ruler = QCheckBox(self.tr("Lay the &ruler over the raw text"))
        self.cache_size = plain_label()
        self.clear = QPushButton(self.tr("&Clear the cache"))
        self.forget = QPushButton(self.tr("&Forget the files opened lately"))
        self._form = QFormLayout()
        self._form.setVerticalSpacing(3)
        self._lay_out()
        self._connect()
        self.show_values(present)

    @property
    def values(self) -> Preferences:
        """What is filled in."""
        checked = (box.isChecked() for box in (self.comes_back, self.locked, self.numbers_lit, self.ruler))
        return Preferences(ThemeChoice(self.theme.currentData()), self.zoom.value(), self.author.text().strip(), *checked)

    def show_values(self, values: Preferences) -> None:
        """Fill the page in."""
        self.theme.setCurrentIndex(self.theme.findData(values.theme))
        self.zoom.setValue(values.zoom)
        self.author.setText(values.author)
        for box, on in (
            (self.comes_back, values.comes_back),
            (self.locked, values.locked),
            (self.numbers_lit, values.numbers_lit),
            (self.ruler, values.ruler),
        ):
            box.setChecked(on)

    def show_cache_size(self, size: int) -> None:
        """Say how much the cache takes."""
        self.cache_size.setText(self.tr("{size} MB on disk").format(size=f"{size / 1_000_000:,.1f}"))
        self.clear.setEnabled(size > 0)

    def _lay_out(self) -> None:
        self._add(
            self.tr("&Colours"), self.theme, self.tr("Light, dark, or whichever the system uses. Every state has a shape or letter too.")
        )
        self._add(
            self.tr("Text &size"),
            self.zoom,
            self.tr("Steps larger or smaller than the system's text, in both panes. Ctrl and + or - do the same."),
        )
        self._add(self.tr("Your na&me"), self.author, self.tr("Every mark and comment of the review is made under this name."))
        self._add(
            "", self.comes_back, self.tr("Where no file is named at the start: the same releases at the same place. Off, the welcome page.")
        )
        self._add("", self.locked, self.tr("The statement follows the raw text and the other way round. Ctrl+L does the same."))
        self._add("", self.numbers_lit, self.tr("Colours and frames say what each was taken for; what was not understood is the loudest."))
        self._add("", self.ruler, self.tr("Shows the edges of the columns, and flags numbers off them."))
        cache = QWidget()
        row = QHBoxLayout(cache)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.cache_size, 1)
        row.addWidget(self.clear)
        self._add(self.tr("Cache"), cache, self.tr("Releases read before open faster from it. Clearing it costs nothing but that time."))
        self._add(self.tr("Traces"), self.forget, self.tr("Empties the list of recent files. The files themselves stay as they are."))
        page = QWidget()
        page.setLayout(self._form)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons = QDialogButtonBox(BUTTONS.Ok | BUTTONS.Cancel | BUTTONS.Apply | BUTTONS.RestoreDefaults)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(self._buttons)
        self.resize(QSize(letters(self, WIDTH), min(page.sizeHint().height() + AROUND, HEIGHT)).boundedTo(room(self)))

    def _add(self, title: str, field: QWidget, words: str) -> None:
        """A setting with its explanation under it, which is spoken with it."""
        explained = plain_label(words)
        explained.setWordWrap(True)
        explained.setEnabled(False)
        explained.setContentsMargins(0, 0, 0, 10)
        field.setAccessibleDescription(words)
        if title:
            label = QLabel(title)
            label.setBuddy(field)
            field.setAccessibleName(title.replace("&", ""))
            self._form.addRow(label, field)
        else:
            self._form.addRow("", field)
        self._form.addRow("", explained)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self._accept)
        self._buttons.rejected.connect(self.reject)
        self._buttons.button(BUTTONS.Apply).clicked.connect(lambda: self.applied.emit(self.values))
        self._buttons.button(BUTTONS.RestoreDefaults).clicked.connect(lambda: self.show_values(Preferences()))
        self.clear.clicked.connect(self.clearing_requested)
        self.forget.clicked.connect(self.forgetting_requested)

    def _accept(self) -> None:
        self.applied.emit(self.values)
        self.accept()
