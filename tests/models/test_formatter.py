"""Domain objects in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.samples import address_of, july
from viewer.models.formatter import (
    amount_text,
    cell_words,
    figure_text,
    inspector_words,
    statement_names,
    unit_words,
)
from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.statement import Cell, CellKind
from viewer.statements.words import date_words, period_words
from viewer.text.span import Span


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (duration(3, PrintedDate(2003, 5, 31)), "three months ended 31 May 2003"),
        (duration(12, PrintedDate(1996)), "twelve months ended 1996"),
        (duration(3, PrintedDate(2003, 5, 31), 13), "13 weeks ended 31 May 2003"),
        (duration(5, PrintedDate(2003, 5)), "5 months ended May 2003"),
        (duration(None, PrintedDate(2003)), "period ended 2003"),
        (instant(PrintedDate(2003, 5, 31)), "31 May 2003"),
        (None, ""),
    ],
)
def test_periods(period: Period | None, words: str) -> None:
    assert period_words(period) == words


def test_dates_say_no_more_than_is_printed() -> None:
    assert [date_words(PrintedDate(2003)), date_words(PrintedDate(2003, 5))] == ["2003", "May 2003"]


@pytest.mark.parametrize(
    ("unit", "scale", "words"),
    [
        ("USD", 1000, "thousand dollars"),
        ("USD", 1, "dollars"),
        ("CHF", 1_000_000, "million CHF"),
        ("USD/shares", 1, "dollars per share"),
        ("shares", 1000, "thousand shares"),
        ("pure", 1, ""),
    ],
)
def test_units(unit: str, scale: int, words: str) -> None:
    assert unit_words(unit, scale) == words


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("( 323)", CellKind.NUMBER, "(323)"),
        ("--", CellKind.NIL, "\u2013"),
        ("n/m", CellKind.NOT_MEANINGFUL, "n/m"),
        ("54.0 %", CellKind.NUMBER, "54.0%"),
    ],
)
def test_figures_lose_inner_blanks_and_a_nil_is_one_dash(text: str, kind: CellKind, shown: str) -> None:
    assert figure_text(Cell(0, text, None, "USD", 1, Span(1, 0, len(text)), kind)) == shown


def test_amounts_are_exact() -> None:
    assert amount_text(Decimal("-12013000.10")) == "-12,013,000.10"


def test_a_cell_is_one_sentence() -> None:
    assert cell_words(address_of(july(), "12,013")) == "NET SALES, three months ended 31 May 2003, 12,013 thousand dollars"


def test_the_inspector_tells_value_and_place() -> None:
    words = inspector_words(address_of(july(), "(323)"))
    assert words.startswith("(323) · INCOME (LOSS) FROM OPERATIONS · three months ended 31 May 2003 · thousand dollars = -323,000 · line ")


def test_a_blank_is_not_reported() -> None:
    release = july()
    blank = next(
        address
        for address in (type(address_of(release, "12,013"))(release, 0, row, 0) for row in range(len(release.statements[0].rows)))
        if address.cell is None
    )
    assert "not reported" in inspector_words(blank)
    assert "not reported" in cell_words(blank)


def test_statements_of_one_kind_are_numbered() -> None:
    assert statement_names(july()) == ("Balance sheet", "Operations")
