"""The search dock: typed into, narrowed, stepped through, kept and recalled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from tests.support.commanding import run
from tests.support.samples import address_of, july
from viewer.app.application import make_window
from viewer.app.main_window import MainWindow
from viewer.app.settings import Settings
from viewer.models.highlight import Highlight, Layer
from viewer.models.search import Hit
from viewer.models.search_query import Facet, Query
from viewer.views.palette import PaletteBox
from viewer.views.search_panel import SearchPanel


def opened(window: MainWindow) -> SearchPanel:
    window.commands["edit.search"].trigger()
    panel = window.findChild(SearchPanel)
    assert panel is not None
    return panel


def searched(window: MainWindow, qtbot: QtBot, query: Query) -> SearchPanel:
    """The panel with what a query finds."""
    panel = opened(window)
    panel.show_query(query)
    assert window.search is not None
    search = window.search
    qtbot.waitUntil(lambda: not search.is_busy and "searching" not in panel.count.text())
    return panel


def test_words_are_typed_and_hits_stepped_through(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window)
    QTest.keyClicks(panel.words, "12,013")
    qtbot.waitUntil(lambda: panel.count.text() == "2 hits")
    window.session.select_release(window.session.releases[0])
    window.commands["go.next_hit"].trigger()
    assert window.session.release is july()
    window.commands["go.next_hit"].trigger()
    assert address_of(july(), "12,013").same_as(window.session.address)
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    assert panel.table.currentIndex().row() == 0


def test_who_asks_for_the_search_types_into_it(window: MainWindow, qtbot: QtBot) -> None:
    window.begin_review()
    window.pane.grid.setFocus()
    window.docks.bring("findings")
    run(window, "view.search")
    panel = window.findChild(SearchPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: window.focusWidget() is panel.words)
    window.pane.grid.setFocus()
    run(window, "view.search")
    qtbot.waitUntil(lambda: not window.docks.shows("search"))
    assert window.focusWidget() is window.pane.grid


def test_a_hit_over_a_line_end_is_lit_on_both_lines(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = searched(window, qtbot, Query("gross profit"))
    hits = [panel.model.row_at(row) for row in range(panel.model.rowCount())]
    row, hit = next((row, hit) for row, hit in enumerate(hits) if isinstance(hit, Hit) and hit.entry.following)
    lit: list[Highlight] = []
    monkeypatch.setattr(window.raw_text, "set_layer", lambda layer, lights: lit.extend(lights) if layer is Layer.PLACES else None)
    panel.table.index_chosen.emit(panel.model.index(row, 0))
    assert [highlight.span for highlight in lit] == [hit.entry.span, *hit.entry.following]
    assert " ".join(hit.entry.release.source[highlight.span] for highlight in lit).lower() == "gross profit"


def test_a_facet_narrows(window: MainWindow, qtbot: QtBot) -> None:
    panel = searched(window, qtbot, Query("net sales"))
    every = panel.model.rowCount()
    choice = panel.facets[Facet.KIND]
    words = [choice.itemText(number) for number in range(choice.count())]
    assert words[0] == "All kinds"
    assert sum(int(word.rpartition("(")[2].rstrip(")")) for word in words[1:]) == every
    choice.setCurrentIndex(1)
    qtbot.waitUntil(lambda: panel.count.text() == f"{words[1].rpartition('(')[2].rstrip(')')} hits")
    assert panel.model.rowCount() < every


def test_what_cannot_be_searched_for_is_said(window: MainWindow, qtbot: QtBot) -> None:
    assert "parenthesis" in searched(window, qtbot, Query("(", is_pattern=True)).count.text()
    assert "no amount" in searched(window, qtbot, Query(low="x")).count.text()
    assert searched(window, qtbot, Query("zebra quilt")).count.text() == "nothing found"
    assert not searched(window, qtbot, Query()).model.rowCount()


def test_a_search_is_kept_recalled_and_deleted(
    window: MainWindow, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = searched(window, qtbot, Query("sales", low="10 million", facets={Facet.STATEMENT: "Operations"}))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_arguments, **_named: ("large sales", True))
    panel.keep.click()
    kept = panel.query
    panel.show_query(Query())
    assert panel.query != kept
    panel.saved.activated.emit(panel.saved.currentIndex())
    assert panel.query == kept
    panel.forget.click()
    assert panel.saved.count() == 1
    assert window.search is not None
    assert not window.search.saved
    assert settings.saved_searches == "[]"


def test_a_kept_search_comes_back_and_is_found_in_the_palette(settings: Settings, qtbot: QtBot) -> None:
    settings.saved_searches = '[{"name": "zebra", "words": "net sales"}]'
    window = make_window(settings)
    qtbot.addWidget(window)
    window.show()
    window.complete()
    window.session.open(july())
    window.session.select_release(july())
    window.open_palette()
    box = window.findChild(PaletteBox)
    assert box is not None
    QTest.keyClicks(box.words, "zebra")
    qtbot.waitUntil(lambda: box.model.rowCount() == 2)
    QTest.keyClick(box.words, Qt.Key.Key_Return)
    panel = window.findChild(SearchPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    assert panel.words.text() == "net sales"
    assert panel.saved.currentData() == "zebra"


def test_releases_that_come_and_go_are_searched_again(window: MainWindow, qtbot: QtBot) -> None:
    panel = searched(window, qtbot, Query("12,013"))
    window.session.close(july())
    qtbot.waitUntil(lambda: panel.count.text() == "nothing found")


def test_an_empty_list_says_what_to_do_and_that_nothing_was_found(window: MainWindow, qtbot: QtBot) -> None:
    panel = opened(window)
    assert panel.table.words.endswith("type words or an amount, or choose above.")
    searched(window, qtbot, Query("zebra crossing"))
    assert panel.table.words.startswith("Nothing of what is open holds that")
