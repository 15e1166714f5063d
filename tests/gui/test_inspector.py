"""The inspector dock follows the selection and leads to places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.support.samples import address_of, july
from viewer.app.main_window import MainWindow
from viewer.views.inspector_panel import InspectorPanel


def panel_of(window: MainWindow, qtbot: QtBot) -> InspectorPanel:
    dock = window.docks["inspector"]
    dock.show()
    dock.raise_()
    qtbot.waitUntil(lambda: isinstance(dock.widget(), InspectorPanel))
    panel = dock.widget()
    assert isinstance(panel, InspectorPanel)
    return panel


def item_named(panel: InspectorPanel, words: str) -> QTreeWidgetItem:
    (item,) = panel.tree.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return item


def test_it_says_what_to_do_while_nothing_is_selected(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    assert "Select a figure" in panel.tree.topLevelItem(0).text(0)  # type: ignore[union-attr]


def test_it_follows_the_selection_and_leads_on(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    window.session.select_cell(address_of(july(), "12,013"))
    qtbot.waitUntil(lambda: bool(panel.tree.findItems("Printed", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)))
    assert item_named(panel, "Printed").text(1).endswith("12,013")
    panel.tree.itemActivated.emit(item_named(panel, "Against three months ended 1 June 2002"), 0)
    assert window.session.address is not None
    assert window.session.address.cell is not None
    assert window.session.address.cell.text == "6,802"


def test_a_line_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(window, qtbot)
    window.session.select_cell(address_of(july(), "12,013"))
    qtbot.waitUntil(lambda: bool(panel.tree.findItems("Source", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)))
    panel.tree.setCurrentItem(item_named(panel, "Source"))
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("innovo-2003-07-15.txt#")
