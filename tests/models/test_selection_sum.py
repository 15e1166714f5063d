"""Sums of selected cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from viewer.models.selection_sum import sum_wordings
from viewer.statements.statement import Cell, CellKind
from viewer.text.span import Span

NIL = Cell(0, "--", None, "USD", 1000, Span(1, 0, 2), CellKind.NIL)
NOT_MEANINGFUL = Cell(0, "n/m", None, "USD", 1000, Span(1, 0, 3), CellKind.NOT_MEANINGFUL)


def cell(value: str, unit: str = "USD", scale: int = 1000) -> Cell:
    return Cell(0, value, Decimal(value) * scale, unit, scale, Span(1, 0, len(value)))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([cell("3694"), cell("85")], "2 cells: sum 3,779, mean 1,889.50 thousand dollars"),
        ([cell("-215"), cell("35"), NIL], "3 cells: sum -180, mean -60.00 thousand dollars"),
        ([cell("0.01", "USD/shares", 1), cell("0.02", "USD/shares", 1)], "2 cells: sum 0.03, mean 0.02 dollars per share"),
        ([cell("1", scale=1), cell("1")], "2 cells: sum 1,001, mean 500.50 dollars"),
        ([cell("1"), cell("1", "shares")], "2 cells of several units"),
        ([NIL, NIL], "2 cells: all nil"),
        ([cell("1"), NOT_MEANINGFUL], ""),
        ([cell("1")], ""),
        ([], ""),
    ],
)
def test_words(cells: list[Cell], words: str) -> None:
    assert next(iter(sum_wordings(cells)), "") == words


def test_fewer_words_keep_the_sum_and_its_unit() -> None:
    assert sum_wordings([cell("3694"), cell("85")])[1:] == ("sum 3,779 thousand dollars",)
