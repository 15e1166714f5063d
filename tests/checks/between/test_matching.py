"""Rows of two tables are one line or not."""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

import pytest

from viewer.checks.between import matching
from viewer.checks.between.history import When
from viewer.checks.between.matching import Candidate, Lines, alike, head
from viewer.statements.facts import Line, normalised_caption
from viewer.statements.statement import StatementKind


def number(lines: Lines, *rows: Line, figures: tuple[dict[Hashable, Decimal], ...] = ()) -> tuple[int, ...]:
    """Number rows, by default rows whose figures never come again."""
    own = figures or tuple({} for _ in rows)
    return lines.number([Candidate(row, printed) for row, printed in zip(rows, own, strict=True)])


def line(caption: str, section: str = "", concept: str = "", unit: str = "USD") -> Line:
    return Line(StatementKind.INCOME_STATEMENT, concept, normalised_caption(caption), normalised_caption(section), unit)


@pytest.mark.parametrize(
    ("older", "newer", "same"),
    [
        (line("NET SALES"), line("Net sales"), True),
        (line("Net sales"), line("Net revenues"), True),
        (line("Net income (loss)"), line("Net loss"), True),
        (line("Total stockholders' equity"), line("Total shareholders' equity"), True),
        (line("PROPERTY, PLAND and EQUIPMENT, net"), line("Property, plant and equipment, net"), True),
        (line("Additional paid-in captial"), line("Additional paid-in capital"), True),
        (line("Common stock, $0.10 par-shares, Aurhtorized 40,000"), line("Common stock, $0.10 par value: Issued 12"), True),
        (line("Finance income", concept="Revenues"), line("Interest revenue", concept="Revenues"), True),
        (line("- Basic", "Net income per share"), line("Net income per share - Basic"), True),
        (line("Inventories"), line("Goodwill"), False),
        (line("Notes payable"), line("Rates payable"), False),
        (line("Basic", unit="USD/shares"), line("Basic", unit="shares"), False),
        (line("Other", "Current assets"), line("Other", "Investments"), True),
    ],
)
def test_pairs(older: Line, newer: Line, same: bool) -> None:
    lines = Lines()
    [first] = number(lines, older)
    [second] = number(lines, newer)
    assert (first == second) is same


def test_a_caption_printed_twice_is_told_apart_by_section() -> None:
    lines = Lines()
    basic, diluted = number(lines, line("Other", "Current assets"), line("Other", "Current liabilities"))
    assert number(lines, line("Other", "Current liabilities"), line("Other", "Current assets")) == (diluted, basic)


def test_the_second_of_a_section_stays_the_second() -> None:
    lines = Lines()
    first, second = number(lines, line("Other", "Costs"), line("Other", "Costs"))
    assert number(lines, line("Other", "Costs"), line("Other", "Costs")) == (first, second)


def test_two_rows_of_one_table_are_never_one_line() -> None:
    lines = Lines()
    number(lines, line("Net sales", concept="Revenues"))
    first, second = number(lines, line("Net sales"), line("Net revenues", concept="Revenues"))
    assert first != second


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("accumulated deficit", "accumlated deficit", True), ("note payable", "notes payable", True), ("notes", "note", False)],
)
def test_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_head() -> None:
    assert head("accounts receivable net of allowance for doubtful accounts of") == "accounts receivable"
    assert head("less accumulated depreciation") == "less accumulated depreciation"


@pytest.mark.parametrize(("value", "same"), [(Decimal(12_585_000), True), (Decimal(12_000), False), (Decimal(0), False)])
def test_a_figure_printed_again_for_its_period_tells_the_line(value: Decimal, same: bool) -> None:
    year = When(12, 2003, 12)
    lines = Lines()
    [first] = number(lines, line("Write-down of investments"), figures=({year: value},))
    [second] = number(lines, line("Impairment"), figures=({year: value},))
    assert (first == second) is same


@pytest.mark.parametrize(("other", "same"), [((1_900, 900), True), ((2_100, 900), True), ((2_100, 1_950), False)])
def test_a_concept_does_not_lead_to_figures_far_apart_in_two_periods(other: tuple[int, int], same: bool) -> None:
    years = When(12, 2003, 12), When(12, 2002, 12)
    lines = Lines()
    cost, expense = line("Total cost", concept="CostsAndExpenses"), line("Total expense", concept="CostsAndExpenses")
    [first] = number(lines, cost, figures=(dict(zip(years, (Decimal(1_000), Decimal(930)), strict=True)),))
    [second] = number(lines, expense, figures=(dict(zip(years, map(Decimal, other), strict=True)),))
    assert (first == second) is same


def test_a_list_of_holdings_is_not_held_against_another_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(matching, "alike", lambda one, _other: compared.append(one))
    letters = "abcdefghij"
    names = [f"{a}{b}{c}{c}{b}{a}" for a in letters for b in letters for c in letters]
    older, newer = (tuple(line(f"{name}{which}{name} common stock") for name in names) for which in "xy")
    lines = Lines()
    number(lines, *older)
    assert max(number(lines, *newer)) == 2 * len(names) - 1
    assert len(compared) <= matching.NEAREST * 2 * len(names)
    assert len(compared) > 0


def test_a_misprint_is_found_in_a_long_list() -> None:
    lines = Lines()
    rows = [line(f"Holding {first}{second}{first} Corporation common stock") for first in "abcdefghijklm" for second in "nopqrstuvwxyz"]
    known = number(lines, *rows, line("Zebra Quilts and Buttons Limited"))
    assert number(lines, line("Zebra Qiults and Buttons Limited")) == known[-1:]
