"""The dock of doubts in the window: counted in its title, each leading to the cell and to its characters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.doubtful import OF_FIGURE, OF_TABLE, doubtful_release
from tests.support.samples import july
from viewer.app.main_window import MainWindow
from viewer.statements.finding import Place
from viewer.views.doubts_panel import DoubtsPanel


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> DoubtsPanel:
    """The dock in sight, with the doubtful release shown."""
    window.session.open(doubtful_release())
    window.commands["view.doubts"].trigger()
    qtbot.waitUntil(lambda: window.docks["doubts"].widget() is not None)
    panel = window.docks["doubts"].widget()
    assert isinstance(panel, DoubtsPanel)
    return panel


def choose(panel: DoubtsPanel, doubt: str) -> None:
    row = next(number for number in range(panel.model.rowCount()) if panel.model.index(number, 6).data() == doubt)
    panel.table.activated.emit(panel.model.index(row, 0))


def test_the_title_and_the_status_bar_count_the_doubts(window: MainWindow, panel: DoubtsPanel) -> None:
    counts = " ".join(label.text() for label in window.statusBar().findChildren(QLabel))
    assert window.docks["doubts"].windowTitle() == "Doubts (4)"
    assert "4 doubts" in counts
    assert panel.count.text() == "4 doubts"


def test_a_doubt_leads_to_its_cell_and_lights_its_characters(window: MainWindow, panel: DoubtsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.places_shown) as shown:
        choose(panel, OF_FIGURE)
    address = window.session.address
    assert address is not None
    assert address.cell is not None
    assert address.cell.text == "2,737"
    assert shown.args == [(address.place, *(Place(july().source.name, span) for span in address.row.label_spans))]
    assert window.raw_text.viewport().rect().contains(window.raw_text.rect_of(address.cell.span).toAlignedRect())


def test_a_doubt_about_the_table_leads_to_its_title(window: MainWindow, panel: DoubtsPanel, qtbot: QtBot) -> None:
    window.session.select_statement(1)
    with qtbot.waitSignal(window.session.places_shown) as shown:
        choose(panel, OF_TABLE)
    assert window.session.statement_index == 0
    statement = july().statements[0]
    assert shown.args == [tuple(Place(july().source.name, span) for span in (*statement.title_spans, *statement.headnote_spans))]


def test_a_release_without_doubts_says_so(window: MainWindow, panel: DoubtsPanel) -> None:
    window.session.select_release(window.session.releases[0])
    assert window.docks["doubts"].windowTitle() == "Doubts"
    assert panel.table.words.startswith("There are no doubts")
    assert panel.count.text() == "no doubts"


def test_the_count_follows_the_filter(panel: DoubtsPanel) -> None:
    panel.search.searched.emit("november")
    assert panel.count.text() == "2 of 4 doubts"
