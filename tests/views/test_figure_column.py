"""Figures at the right of their column keep off the words of the next one."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.models.test_findings_model import FINDINGS, RELEASES
from viewer.models.finding_rows import finding_rows
from viewer.views.findings_panel import FindingsPanel

APART = 8  # pixels
DARK = 128  # lightness, 0 to 255


def inked(image: QImage) -> bool:
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())) < DARK


def test_figures_and_their_headings_end_before_the_edge_of_their_column(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    panel.resize(1100, 300)
    panel.show()
    panel.set_rows(finding_rows(FINDINGS, RELEASES), 1)
    table, header = panel.table, panel.table.horizontalHeader()
    model = table.model()
    columns = [
        column for column in range(model.columnCount()) if str(model.headerData(column, header.orientation())) in {"Line", "Difference"}
    ]
    assert len(columns) == 2
    for column in columns:
        cells: list[tuple[QWidget, QRect]] = [
            (table.viewport(), table.visualRect(index)) for row in range(model.rowCount()) if (index := model.index(row, column)).data()
        ]
        heading = QRect(header.sectionViewportPosition(column), 4, header.sectionSize(column), header.height() - 8)
        assert cells
        for widget, rect in [*cells, (header.viewport(), heading)]:
            inside = rect.adjusted(3, 2, -3, -2)
            assert inked(widget.grab(inside).toImage())
            assert not inked(widget.grab(inside.adjusted(inside.width() - APART, 0, 0, 0)).toImage())
