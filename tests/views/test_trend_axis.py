"""Axes of trends write their amounts as statements do."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from viewer.views.trend_axis import AmountAxis


@pytest.mark.parametrize(
    ("values", "spacing", "words"),
    [
        ([0.0, 500_000.0, 1_500_000.0], 500_000, ["0", "500,000", "1,500,000"]),
        ([-20_000.0, 0.0], 20_000, ["-20,000", "0"]),
        ([0.2, 0.4], 0.2, ["0.2", "0.4"]),
        ([0.04, 0.06], 0.02, ["0.04", "0.06"]),
    ],
)
def test_amounts_on_the_axis_are_written_as_in_statements(
    qapp: QApplication,  # noqa: ARG001 - items need the application
    values: list[float],
    spacing: float,
    words: list[str],
) -> None:
    assert AmountAxis("left", QFont()).tickStrings(values, 1.0, spacing) == words


@pytest.mark.parametrize("highest", [1.0, 2.4, 7.7, 19.0, 0.43, 12_400.0])
@pytest.mark.parametrize("pixels", [30.0, 45.0, 70.0, 300.0])
def test_amounts_on_a_low_axis_do_not_touch(qapp: QApplication, highest: float, pixels: float) -> None:  # noqa: ARG001 - the same
    axis = AmountAxis("left", QFont())
    ((step, _),) = axis.tickSpacing(0.0, highest, pixels)
    assert step / highest * pixels >= QFontMetricsF(QFont()).height()
    assert f"{step:.0e}"[0] in "125"
