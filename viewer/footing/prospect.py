"""What a run of rows can be worth at most as the parts of a total, told by what it lacks in each column.

To weigh a run, each of its figures is looked at. Most runs that are tried for a total that none makes come out in one column by
chance, and lack in the others what no slip explains: the running sums tell that without another look at the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from viewer.footing.demands import DEMANDS
from viewer.footing.grid import Line
from viewer.footing.miscopy import slip_sizes


class Outlook(NamedTuple):
    """What is known of a column before any run is tried.

    Attributes:
        total: the figure to be made.
        unit: that it is printed to, 0 for a dash.
        digits: of the largest figure.
        slack: the units of all figures, twice what rounding may come to.
        units: that the figures are printed to.
        figures: without their signs.
    """

    total: int
    unit: int
    digits: int
    slack: int
    units: frozenset[int]
    figures: frozenset[int]

    @classmethod
    def of(cls, total: Line, parts: Sequence[Line], column: int) -> Outlook:
        """The outlook of a total that may be made of any run of some lines."""
        lines = (total, *parts)
        figures = frozenset([abs(value) for line in lines if (value := line.values[column])])
        units = [unit for line in lines if (unit := line.units[column])]
        digits = len(str(max(figures, default=0)))
        return cls(total.values[column] or 0, total.units[column], digits, sum(units), frozenset(units), figures)

    def explains(self, lack: int) -> bool:
        """Whether one slip in any of the figures may be why a run lacks so much."""
        if not lack % 2 and lack // 2 in self.figures:
            return True  # a sign lost
        sizes = slip_sizes()
        return not sizes.isdisjoint([size for unit in self.units for size in (lack // unit, lack // unit + 1)])


def may_be_worth(demand: int, outlooks: Iterable[Outlook], lacks: Sequence[int], *, trusted: bool) -> bool:
    """Whether a run may show so many half digits in all columns, slips excused; `trusted` where it may count as a total as printed."""
    trust = DEMANDS.trusted if trusted and any(lacks) else 0
    worth, unexplained = trust, []
    for outlook, lack in zip(outlooks, lacks, strict=True):
        if not lack:
            worth += 2 * outlook.digits
        elif 2 * abs(lack) <= outlook.slack:
            worth += max(0, 2 * outlook.digits - 4)
        elif lack != outlook.total and outlook.unit:  # else there may be no parts, or no total
            worth -= DEMANDS.miscopied
            unexplained.append((outlook, lack))
    if worth < demand or not {-lack for _, lack in unexplained}.isdisjoint(lacks):
        return worth >= demand  # where a figure was printed in the wrong column, as much is lacking in one as is too much in the other
    for outlook, lack in unexplained:
        if not outlook.explains(abs(lack)):
            worth -= trust + DEMANDS.failing - DEMANDS.miscopied
            trust = 0
            if worth < demand:
                return False
    return True
