"""Asks how the reviewer reads a cell, its row or its column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from viewer.frozen import frozen
from viewer.override import override
from viewer.review.fields import READERS, Field
from viewer.review.second_reading import NIL, read_typed
from viewer.review.target import Target
from viewer.statements.statement import CellKind
from viewer.views.plain_text import plain_label, shortened

HOW = {
    Field.VALUE: "the whole amount, with scale and sign: (323,000) for (323) in thousands; nil for a dash",
    Field.SIGN: "positive, negative or reversed",
    Field.SCALE: "what a printed figure is multiplied by: 1, 1000, 1000000",
    Field.UNIT: "USD, USD/shares, shares, or pure for percentages and ratios",
    Field.PERIOD: "duration 3 2003-05-31 for three months, instant 2003-05-31 for a day, or none",
    Field.CAPTION: "the words, on one line",
    Field.SECTION: 'the headings above it, outermost first: ["ASSETS", "CURRENT ASSETS"]',
    Field.ROLE: "item, total or heading",
    Field.CONCEPT: "the element's name, such as Revenues; nothing for none",
    Field.KIND: "balance_sheet, income_statement, cash_flow, equity, segment, reconciliation, selected_data, guidance or other",
    Field.EXTENT: "its first and its last line: 208-211",
    Field.REMOVED: "table takes out what was read as a statement and is none",
}

NO_AMOUNT = "\u201c{typed}\u201d is no amount. Type it as 3,456,000 or (323,000); nil for a dash, not_meaningful for n/m."


@frozen
class Reading:
    """One thing that can be corrected.

    Attributes:
        title: for the list: `Value of the cell`.
        target: what is corrected.
        field: which field of it.
        value: the present reading, in the words a correction is written in.
    """

    title: str
    target: Target
    field: Field
    value: str


class CorrectionDialog(QDialog):
    """The printed text, the present reading, the reviewer's, and why; it accepts only what can be read."""

    def __init__(self, printed: str, readings: Sequence[Reading], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct the reading"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 72)
        self._readings = readings
        self.what = QComboBox(self)
        self.what.addItems([reading.title for reading in readings])
        self.value = QLineEdit(self)
        self.reason = QLineEdit(self)
        self.problem = plain_label(parent=self)
        self.problem.setWordWrap(True)
        self.problem.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._present = plain_label(parent=self)
        self._how = plain_label(parent=self)
        self._how.setWordWrap(True)
        form = QFormLayout(self)
        form.addRow(self.tr("Printed"), plain_label(shortened(printed, 120), self))
        form.addRow(self.tr("&What"), self.what)
        form.addRow(self.tr("Read as"), self._present)
        form.addRow(self.tr("&Should be"), self.value)
        form.addRow("", self._how)
        form.addRow(self.tr("&Because"), self.reason)
        form.addRow(self.problem)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.what.currentIndexChanged.connect(self._show_reading)
        self._show_reading(0)
        self.value.setFocus()

    @property
    def reading(self) -> Reading:
        """What is to be corrected."""
        return self._readings[self.what.currentIndex()]

    @property
    def written(self) -> str:
        """What it should be in the words of the journal: an amount may be typed as it would be printed."""
        text = self.value.text().strip()
        if not text or self.reading.field is not Field.VALUE:
            return text
        if NIL.fullmatch(text):
            return str(CellKind.NIL)
        amount = read_typed(text)
        return text if amount is None else format(amount, "f")

    @override
    def accept(self) -> None:
        try:
            READERS[self.reading.field](self.written)
        except ValueError as error:
            is_amount = self.reading.field is Field.VALUE
            typed = shortened(self.value.text().strip(), 60)
            self.problem.setText(self.tr(NO_AMOUNT).format(typed=typed) if is_amount else shortened(str(error), 300))
            self.value.setFocus()
            return
        if not self.reason.text().strip():
            self.problem.setText(self.tr("A correction needs a reason."))
            self.reason.setFocus()
            return
        super().accept()

    def _show_reading(self, number: int) -> None:
        reading = self._readings[number]
        words = as_printed(reading)
        self._present.setText(shortened(words or self.tr("nothing"), 120))
        self.value.setText(words)
        self.value.selectAll()
        self._how.setText(self.tr(HOW.get(reading.field, "")))
        self.problem.clear()


def as_printed(reading: Reading) -> str:
    """How a field is read now, an amount with its thousands set apart."""
    amount = read_typed(reading.value) if reading.field is Field.VALUE and not NIL.fullmatch(reading.value) else None
    return reading.value if amount is None else format(amount, ",f")
