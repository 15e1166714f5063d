"""Sum, mean and count of selected cells. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from viewer.models.formatter import amount_text, unit_words
from viewer.statements.statement import Cell, CellKind
from viewer.statements.words import counted


def sum_wordings(cells: Sequence[Cell]) -> tuple[str, ...]:
    """`3 cells: sum 6,532, mean 2,177.33 thousand dollars` and in fewer; only the count where units differ, nothing for a single cell.

    A nil adds as zero; what is not meaningful does not count.
    """
    numbers = [cell for cell in cells if cell.kind is not CellKind.NOT_MEANINGFUL]
    if len(numbers) < 2:
        return ()
    units = {(cell.unit, cell.scale) for cell in numbers if cell.kind is CellKind.NUMBER}
    count = counted(len(numbers), "cell")
    if not units:
        return (f"{count}: all nil",)
    if len({unit for unit, _ in units}) > 1:
        return (f"{count} of several units",)
    scale = min(scale for _, scale in units)
    unit = next(iter(units))[0]
    total = sum((cell.value for cell in numbers if cell.value is not None), Decimal(0)) / scale
    mean = round(total / len(numbers), 2)
    printed, words = f"sum {amount_text(total)}", unit_words(unit, scale)
    return tuple(each.rstrip() for each in (f"{count}: {printed}, mean {amount_text(mean)} {words}", f"{printed} {words}"))
