"""Axes of trends write their amounts as statements do."""

from __future__ import annotations

import pytest
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
    assert AmountAxis("left").tickStrings(values, 1.0, spacing) == words
