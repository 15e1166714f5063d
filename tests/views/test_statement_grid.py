"""The widths of the grid's columns."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from viewer.models.statement_model import StatementModel
from viewer.parsing import parse
from viewer.text.source import Source
from viewer.views.statement_grid import StatementGrid

LONG_HEADINGS = """
                          Statements of Operations
                                            Three months ended
                                          September 30   December 31
Sales                                         3             1234567
Costs                                         2             1234567
"""


def test_room_for_marks_is_kept_beside_figures_and_below_headings(qtbot: QtBot) -> None:
    grid = StatementGrid()
    qtbot.addWidget(grid)
    grid.show_model(StatementModel(parse(Source("a.txt", LONG_HEADINGS)), 0))
    before = [grid.columnWidth(column) for column in (0, 1)]
    grid.make_room_for_badges()
    after = [grid.columnWidth(column) for column in (0, 1)]
    assert after[0] - before[0] == after[1] - before[1] > 0
