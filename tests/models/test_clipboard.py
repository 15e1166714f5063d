"""What is copied pastes into a spreadsheet as numbers and never as a formula."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.samples import july
from viewer.models.clipboard import cell_text, safe_text, table_text
from viewer.statements.statement import Cell, CellKind
from viewer.text.span import Span


def cell(text: str, value: str | None, scale: int = 1000, kind: CellKind = CellKind.NUMBER) -> Cell:
    return Cell(0, text, None if value is None else Decimal(value), "USD", scale, Span(1, 0, len(text)), kind)


@pytest.mark.parametrize(
    ("copied", "text"),
    [
        (cell("(323)", "-323000"), "-323"),
        (cell("12,013", "12013000"), "12013"),
        (cell("(0.03)", "-0.03", 1), "-0.03"),
        (cell("54.0%", "54.0", 1), "54.0%"),
        (cell("--", None, kind=CellKind.NIL), "'-"),
        (cell("n/m", None, kind=CellKind.NOT_MEANINGFUL), "n/m"),
        (None, ""),
    ],
)
def test_values(copied: Cell | None, text: str) -> None:
    assert cell_text(copied) == text


@pytest.mark.parametrize("text", ["=1+1", "+A1", "- Basic", "@SUM(A1)", "\t=1"])
def test_captions_are_no_formulas(text: str) -> None:
    assert not safe_text(text).startswith(("=", "+", "-", "@", "\t"))


def test_fields_and_rows_stay_apart() -> None:
    assert safe_text("a\tb\nc") == "a b c"


def test_whole_rows_bring_captions_and_headings() -> None:
    statement = july().statements[1]
    text = table_text(statement, [0, 1], [0, 1], headings=True)
    assert text.splitlines() == [
        "\tThree Months Ended 05/31/03\tThree Months Ended 06/01/02",
        "NET SALES\t12013\t6802",
        "COST OF GOODS SOLD\t8557\t4457",
    ]
    assert table_text(statement, [0], [0, 1], headings=False) == "12013\t6802"
