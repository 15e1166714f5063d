"""The table model of a statement."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.support.samples import address_of, july, sample_releases
from viewer.models.roles import ACCESSIBLE_TEXT, DISPLAY, TOOL_TIP, USER
from viewer.models.statement_model import FIGURE_ROLE, Figure, StatementModel
from viewer.statements.statement import Role


@pytest.mark.parametrize(("release", "statement"), [(release, number) for release in range(4) for number in range(2)])
def test_it_keeps_qts_rules(release: int, statement: int) -> None:
    model = StatementModel(sample_releases()[release], statement)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_roles_are_qts() -> None:
    roles = Qt.ItemDataRole
    assert (roles.DisplayRole, roles.ToolTipRole, roles.AccessibleTextRole, roles.UserRole) == (DISPLAY, TOOL_TIP, ACCESSIBLE_TEXT, USER)


def figure_of(text: str, statement: int) -> Figure:
    address = address_of(july(), text, statement)
    model = StatementModel(july(), statement)
    figure = model.data(model.index(address.row_index, address.column_index), FIGURE_ROLE)
    assert isinstance(figure, Figure)
    return figure


def test_brackets_hang_behind_the_last_digit() -> None:
    figure = figure_of("(323)", 1)
    assert (figure.body, figure.tail) == ("(323", ")")


def test_the_printed_currency_sign_is_kept() -> None:
    assert [figure_of(text, 1).sign for text in ("12,013", "8,557", "(493)")] == ["$", "", "$"]


def test_a_total_has_a_rule_above_and_the_last_one_a_double_rule_below() -> None:
    gross, net = figure_of("3,456", 1), figure_of("(493)", 1)
    assert (gross.total, gross.rule_above, gross.rule_below) == (True, 1, 0)
    assert (net.rule_above, net.rule_below) == (1, 2)


def test_a_heading_runs_on_over_its_empty_cells() -> None:
    model = StatementModel(july(), 1)
    row = next(number for number, row in enumerate(model.statement.rows) if row.role is Role.HEADING)
    overflow = model.figure(row, 0).overflow
    assert overflow is not None
    assert overflow.text == model.statement.rows[row].label


def test_a_nil_is_a_dash_and_a_blank_nothing() -> None:
    model = StatementModel(july(), 0)
    nil = address_of(july(), "--", 0)
    assert model.data(model.index(nil.row_index, nil.column_index)) == "\u2013"
    heading = next(number for number, row in enumerate(model.statement.rows) if not row.cells)
    assert model.data(model.index(heading, 0)) == ""


def test_headers_are_the_printed_words() -> None:
    model = StatementModel(july(), 1)
    assert model.headerData(0, Qt.Orientation.Vertical) == "NET SALES"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Three Months Ended 05/31/03"
    assert model.headerData(0, Qt.Orientation.Horizontal, ACCESSIBLE_TEXT) == "three months ended 31 May 2003"
    assert "three months ended" in str(model.headerData(0, Qt.Orientation.Horizontal, TOOL_TIP))


@pytest.mark.parametrize("section", [-1, 1000])
@pytest.mark.parametrize("orientation", list(Qt.Orientation))
def test_headers_outside_are_nothing(section: int, orientation: Qt.Orientation) -> None:
    assert StatementModel(july(), 0).headerData(section, orientation) is None


def test_an_invalid_index_is_nothing() -> None:
    assert StatementModel(july(), 0).data(QModelIndex()) is None


def test_a_cell_says_itself_to_a_screen_reader() -> None:
    address = address_of(july(), "12,013")
    model = StatementModel(july(), 1)
    words = model.data(model.index(address.row_index, 0), ACCESSIBLE_TEXT)
    assert words == "NET SALES, three months ended 31 May 2003, 12,013 thousand dollars"


def test_a_model_that_is_done_with_does_not_wait_for_the_collector() -> None:
    model = StatementModel(july(), 0)
    model.data(model.index(1, 0))
    watched = ref(model)
    gc.disable()
    try:
        del model
        assert watched() is None
    finally:
        gc.enable()
