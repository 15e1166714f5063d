"""The dock of own checks: a selected sum kept, tried on what is opened next, deleted, brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from tests.support.samples import july, sample_releases
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.checks.own import check_of
from viewer.models.own_checks import checks_text, formula_words, read_checks
from viewer.views.own_checks_panel import OwnChecksPanel


def select(window: MainWindow, captions: list[str]) -> None:
    """Select lines in the first column of the statement of operations."""
    window.session.select_statement(1)
    grid = window.pane.grid
    model = grid.statement_model
    assert model is not None
    for number, row in enumerate(model.statement.rows):
        if row.label in captions:
            grid.selectionModel().select(model.index(number, 0), QItemSelectionModel.SelectionFlag.Select)


def panel_of(window: MainWindow) -> OwnChecksPanel:
    window.docks.bring("checks")
    panel = window.findChild(OwnChecksPanel)
    assert panel is not None
    return panel


def test_a_selected_sum_is_kept_and_tried_on_the_next_release(
    window: MainWindow, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.close(window.session.releases[3])
    select(window, ["NET SALES", "COST OF GOODS SOLD", "Gross profit"])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_arguments, **_named: ("Margin", True))
    window.commands["edit.keep_sum"].trigger()
    panel = panel_of(window)
    assert panel.count.text() == "12 trials: 12 \u2713 exact"
    window.session.open(sample_releases()[3])
    qtbot.waitUntil(lambda: panel.count.text() == "14 trials: 14 \u2713 exact")
    panel.table.step(-1)
    assert window.session.release is window.session.releases[3]
    again = make_window(settings)
    qtbot.addWidget(again)
    again.show()
    again.complete()
    again.session.open(july())
    assert panel_of(again).count.text() == "4 trials: 4 \u2713 exact"
    panel.check.setCurrentIndex(1)
    panel.delete.click()
    assert settings.own_checks == "[]"
    assert panel.table.words.startswith("Select the cells of a sum")


def test_what_makes_no_sum_is_said(window: MainWindow) -> None:
    select(window, ["NET SALES"])
    window.commands["edit.keep_sum"].trigger()
    assert "two numbers" in window.statusBar().currentMessage()


def test_checks_are_read_as_they_were_written() -> None:
    check = check_of("own", july(), 1, [0, 1, 2], 0)
    assert check is not None
    assert read_checks(checks_text([check])) == (check,)
    assert formula_words(check) == "NET SALES \u2212 COST OF GOODS SOLD = Gross profit"


@pytest.mark.parametrize(
    "text", ["", "{", "3", '[{"name": 1}]', "[null]", '[{"name":"a","company":"b","kind":"x","parts":[],"signs":[],"total":null}]']
)
def test_what_cannot_be_read_is_no_check(text: str) -> None:
    assert read_checks(text) == ()
