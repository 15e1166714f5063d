"""The vintages' table: facts down, releases across."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from tests.checks.between.test_comparative import moved
from tests.support.item_models import watched
from tests.support.synthetic import synthetic_releases
from viewer.checks.between import vintages
from viewer.checks.between.vintages import Change
from viewer.models.vintages_model import CHANGE_ROLE, Showing, VintagesFilter

FIRST, SECOND, THIRD = synthetic_releases(6)[3:]
RELEASES = (FIRST, moved(SECOND, "Inventories", 40), moved(THIRD, "Inventories", 41))


@pytest.fixture
def filtered(qapp: QApplication) -> VintagesFilter:  # noqa: ARG001 - models need the application
    filtered = VintagesFilter()
    filtered.model.set_rows(vintages(RELEASES), RELEASES)
    return filtered


def texts(filtered: VintagesFilter) -> list[list[object]]:
    return [[filtered.index(row, column).data() for column in range(filtered.columnCount())] for row in range(filtered.rowCount())]


def cell(filtered: VintagesFilter, column: int) -> QModelIndex:
    return filtered.mapToSource(filtered.index(0, column))


def test_models_keep_qts_rules(filtered: VintagesFilter) -> None:
    testers = watched(filtered.model, filtered)
    filtered.show_only(Showing.ALL)
    filtered.model.set_rows((), ())
    assert all(tester.model() for tester in testers)


def test_changed_prints_are_marked_with_a_shape(filtered: VintagesFilter) -> None:
    filtered.show_only(Showing.CHANGED)
    [[line, statement, period, *prints]] = texts(filtered)
    assert (line, statement, period) == ("Inventories · Current assets", "Balance sheet, thousand dollars", "31 December 1901")
    first, second, third = (str(text) for text in prints)
    assert not first.startswith(("≠", "≈"))
    assert second.startswith("≠ ")
    assert third.startswith("≈ ")
    assert [cell(filtered, column).data(CHANGE_ROLE) for column in (3, 4, 5)] == [Change.SAME, Change.CHANGED, Change.WITHIN_ROUNDING]
    assert cell(filtered, 4).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", changed")


def test_releases_head_the_columns(filtered: VintagesFilter) -> None:
    headings = [filtered.headerData(column, Qt.Orientation.Horizontal) for column in range(filtered.columnCount())]
    assert headings == ["Line", "Statement", "Period", "1902-01-20", "1902-04-20", "1902-07-20"]


def test_a_print_leads_to_its_source_and_to_the_one_before(filtered: VintagesFilter) -> None:
    filtered.show_only(Showing.CHANGED)
    places = filtered.model.places(cell(filtered, 4))
    assert [place.source for place in places] == [SECOND.source.name, FIRST.source.name]
    assert filtered.model.places(cell(filtered, 0)) == ()


def test_what_is_listed(filtered: VintagesFilter) -> None:
    repeated = filtered.rowCount()
    filtered.show_only(Showing.ALL)
    assert filtered.rowCount() == len(filtered.model.rows) > repeated
    filtered.search("long-term 1901")
    assert {row[0] for row in texts(filtered)} == {"Long-term debt · Liabilities and stockholders' equity"}


def test_a_release_that_does_not_print_a_fact_has_a_blank(filtered: VintagesFilter) -> None:
    filtered.show_only(Showing.ALL)
    filtered.search("Net sales three months 31 March 1902")
    [[_, _, _, first, second, _]] = texts(filtered)
    assert (first, bool(second)) == (None, True)
