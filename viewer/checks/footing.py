"""Which rows make each total of a statement.

The rows are taken from the top. Those that no total has claimed yet lie on a stack; a total takes its parts from
the top of the stack and is laid down in their place, so that nested totals become a tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.checks.attempts import Search
from viewer.checks.captions import Standing
from viewer.checks.grid import Grid
from viewer.checks.stack import Signs, Stack, item_weight, total_weight
from viewer.statements.unit import UnitKind, kind_of


@dataclass(frozen=True, slots=True)
class Part:
    """A line in a sum.

    Attributes:
        line: index into the grid's lines.
        weight: 1 or -1.
    """

    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the lines that should make it.

    Attributes:
        total: index into the grid's lines.
        parts: top to bottom; empty where none were found.
    """

    total: int
    parts: tuple[Part, ...]


def foot(grid: Grid, *, results: bool) -> Iterator[Sum]:
    """The totals of a grid with their parts, top to bottom.

    Args:
        grid: the lines.
        results: whether expense rows printed positive may be deducted, as in an income statement.
    """
    kind = kind_of(grid.unit)
    stack = Stack(grid.width, adds_up=kind is UnitKind.MONEY)
    modes = (Signs.PLAIN, Signs.RESULT) if results else (Signs.PLAIN,)
    for index, line in enumerate(grid.lines):
        search = Search.of(stack, line, modes)
        best = search.best()
        if best is None:
            if line.standing is Standing.TOTAL and len(stack) and kind in {UnitKind.MONEY, UnitKind.SHARES}:
                yield Sum(index, ())
            weight = 1 if line.is_result else item_weight(line)
            stack.push(index, line, weight, is_total=line.standing is not Standing.ITEM)
            continue
        yield Sum(index, tuple(Part(entry.index, weight) for entry, weight in search.weighted(best)))
        claimed = stack.entries[best.start :]
        stack.pop_from(best.start)
        stack.push(index, line, total_weight(line, claimed, best.signs), is_total=True)
