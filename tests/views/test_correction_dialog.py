"""What a reviewer types into the dialog of corrections."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.support.samples import july
from viewer.models.address import CellAddress
from viewer.models.readings import present_readings
from viewer.review.fields import Field
from viewer.views.correction_dialog import HOW, CorrectionDialog, Reading


@pytest.fixture
def dialog(qtbot: QtBot) -> CorrectionDialog:
    readings = [Reading(*present) for present in present_readings(CellAddress(july(), 0, 2, 0))]
    dialog = CorrectionDialog("882", readings)
    qtbot.addWidget(dialog)
    dialog.reason.setText("misprint")
    return dialog


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("882000", "882000"),
        (" 1,895,000 ", "1895000"),
        ("(323,000)", "-323000"),
        ("-323000", "-323000"),
        ("$ 1,000.50", "1000.50"),
        ("--", "nil"),
        ("nil", "nil"),
        ("not_meaningful", "not_meaningful"),
    ],
)
def test_an_amount_is_typed_as_it_would_be_printed(dialog: CorrectionDialog, typed: str, written: str) -> None:
    dialog.value.setText(typed)
    dialog.accept()
    assert (dialog.result(), dialog.written) == (QDialog.DialogCode.Accepted, written)


def test_the_amount_that_was_read_stands_as_it_would_be_printed(dialog: CorrectionDialog) -> None:
    assert dialog.value.text() == "882,000"
    assert dialog.written == "882000"


@pytest.mark.parametrize(("typed", "reason"), [("some", "misprint"), ("", "misprint"), ("882000", " ")])
def test_what_cannot_be_read_or_has_no_reason_is_said(dialog: CorrectionDialog, typed: str, reason: str) -> None:
    dialog.value.setText(typed)
    dialog.reason.setText(reason)
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.problem.text()


def test_what_is_no_amount_is_said_in_the_reader_s_words(dialog: CorrectionDialog) -> None:
    dialog.value.setText("about two million")
    dialog.accept()
    assert dialog.problem.text().startswith("\u201cabout two million\u201d is no amount. Type it as 3,456,000 or (323,000);")


def test_words_are_entered_as_they_are(dialog: CorrectionDialog) -> None:
    dialog.what.setCurrentText("Caption of the row")
    dialog.value.setText("(12) - net")
    assert dialog.written == "(12) - net"


def test_every_reading_says_how_it_is_written() -> None:
    offered = {field for _, _, field, _ in present_readings(CellAddress(july(), 0, 2, 0))}
    assert offered == set(HOW)
    assert Field.EDGES not in offered
