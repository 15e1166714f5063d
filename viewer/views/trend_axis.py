"""The axes: of time, period ends at their real dates with the fiscal names over them; of amounts, as statements print them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer.override import override
from viewer.statements.words import MONTHS

LONGEST = "28 Feb 04 "  # of a label's lines
GAP = 6  # pixels over and under a label


class FiscalAxis(pg.AxisItem):
    """Ticks at the ends of periods, as many as fit.

    Args:
        names: day (`date.toordinal`) to the fiscal name of the period that ends there.
        font: of the labels.
        is_dated: whether the days stand below the names.
    """

    def __init__(self, names: Mapping[float, str], font: QFont, *, is_dated: bool = True) -> None:
        super().__init__("bottom")
        self._names, self._is_dated = dict(names), is_dated
        self._days = sorted(self._names)
        metrics = QFontMetricsF(font)
        height = round((2 if is_dated else 1) * metrics.lineSpacing())
        longest = LONGEST if is_dated else max(names.values(), key=len, default="")
        self._spacing = metrics.horizontalAdvance(longest) + GAP
        self.setStyle(tickFont=font, autoExpandTextSpace=False, tickTextHeight=height, tickTextOffset=3, hideOverlappingLabels=False)
        self.setHeight(height + GAP)

    @override
    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Every day in sight, or every second, third … so that labels do not touch."""
        days = self._days[bisect_left(self._days, minVal) : bisect_right(self._days, maxVal)]
        if not days or size <= 0:
            return []
        per_label = max(self._spacing * (maxVal - minVal) / size, 1e-9)
        shown: list[float] = []
        end = len(days)
        while end:
            shown.append(days[end - 1])
            end = bisect_right(days, days[end - 1] - per_label)
        return [(1.0, shown[::-1])]

    @override
    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        """Fiscal name, over its date where there is room, both plain text."""
        names = (self._names.get(value, "") for value in values)
        days = (f"\n{_short(date.fromordinal(int(value)))}" if self._is_dated else "" for value in values)
        return [name + day for name, day in zip(names, days, strict=True)]


class AmountAxis(pg.AxisItem):
    """Ticks with their thousands set apart, the library would write `1.2e+06`, and as many as letters fit under each other.

    Args:
        side: "left" or "right".
        font: of the labels.
    """

    def __init__(self, side: str, font: QFont) -> None:
        super().__init__(side)
        self._least = QFontMetricsF(font).height()  # pixels from one label to the next
        self.setStyle(tickFont=font)

    @override
    def boundingRect(self) -> QRectF:
        """Half a label higher and lower than the plot: the library leaves out those that stand over an end, of which zero is one."""
        rect: QRectF = super().boundingRect()
        return rect.adjusted(0, -self._least / 2, 0, self._least / 2)

    @override
    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Steps of 1, 2 and 5 times a power of ten, the larger ones where labels would touch."""
        levels: list[tuple[float, float]] = super().tickSpacing(minVal, maxVal, size)
        if not levels or size <= 0:
            return levels
        step, first = levels[0]
        while step * size < self._least * abs(maxVal - minVal):
            step *= 2.5 if round(step / 10 ** floor(log10(step) + 1e-9)) == 2 else 2.0
        return [(step, first)]

    @override
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self.logMode:
            return list(super().tickStrings(values, scale, spacing))
        places = max(0, ceil(-log10(spacing * scale)))
        return [f"{value * scale:,.{places}f}" for value in values]


def _short(day: date) -> str:
    """`31 May 03` in the program's language, not in the one Qt sets for the process."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year % 100:02}"
