"""A reviewer's own sum, tried on every release of the company."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.made import made_release
from tests.support.samples import july, sample_releases
from viewer.checks.own import MOST_SIGNED, OwnCheck, Trial, check_of, try_check
from viewer.footing.proof import Verdict
from viewer.statements.release import Release

SHEET, OPERATIONS = 0, 1


def made(statement: int, *captions: str, column: int = 0, release: Release | None = None) -> OwnCheck:
    """The check that selecting some lines makes."""
    release = release or july()
    labels = [row.label for row in release.statements[statement].rows]
    check = check_of("own", release, statement, [labels.index(caption) for caption in captions], column)
    assert check is not None
    return check


def trials(check: OwnCheck) -> dict[str, list[Trial]]:
    """What came of it, by the releases' dates."""
    return {str(release.released): list(try_check(check, release)) for release in sample_releases()}


@pytest.mark.parametrize(
    ("captions", "signs", "total"),
    [
        (("NET SALES", "COST OF GOODS SOLD", "Gross profit"), (1, -1), "Gross profit"),
        (
            ("INTEREST EXPENSE", "OTHER INCOME (EXPENSE), net", "INCOME (LOSS) FROM OPERATIONS"),
            (1, 1, 1),
            "INCOME (LOSS) BEFORE INCOME TAXES",
        ),
        (("Selling, general and administrative", "Depreciation and amortization"), (1, 1), ""),
        (("NET SALES", "INTEREST EXPENSE"), (1, 1), None),
    ],
)
def test_the_total_is_one_of_the_cells_or_found(captions: tuple[str, ...], signs: tuple[int, ...], total: str | None) -> None:
    check = made(OPERATIONS, *captions)
    assert check.signs == signs
    assert (check.total.caption if check.total else None) == total


def test_of_many_lines_the_first_may_be_the_total() -> None:
    details = {f"Store {number}": number for number in range(1, MOST_SIGNED + 2)}
    figures = {"All stores": sum(details.values()), **details}
    release = made_release("2003-07-15", {caption: {"3 2003-05-31": figure} for caption, figure in figures.items()})
    check = check_of("own", release, 0, range(len(figures)), 0)
    assert check is not None
    assert check.total is not None
    assert (check.total.caption, check.signs) == ("All stores", (1,) * len(details))


def test_it_holds_in_the_company_s_other_releases() -> None:
    check = made(OPERATIONS, "NET SALES", "COST OF GOODS SOLD", "Gross profit")
    found = trials(check)
    assert [len(found[day]) for day in sorted(found)] == [4, 4, 4, 2]
    assert {trial.verdict for each in found.values() for trial in each} == {Verdict.EXACT}
    first = found["2003-03-17"][0]
    assert first.total is not None
    assert (first.sum, first.total.cell.text) == (Decimal(3_156_000), "3,156")


def test_a_changed_figure_breaks_it() -> None:
    check = made(OPERATIONS, "NET SALES", "COST OF GOODS SOLD", "Gross profit")
    statement = july().statements[OPERATIONS]
    row = statement.rows[0]
    cells = tuple(replace(cell, value=cell.value + 9_000_000) if cell.column == 1 and cell.value else cell for cell in row.cells)
    changed = replace(statement, rows=(replace(row, cells=cells), *statement.rows[1:]))
    release = replace(july(), statements=(july().statements[SHEET], changed))
    assert [trial.verdict for trial in try_check(check, release)] == [Verdict.EXACT, Verdict.BREAK, Verdict.EXACT, Verdict.EXACT]


def test_a_line_that_is_gone_is_named() -> None:
    check = made(SHEET, "Due to related parties", "Current maturities of long-term debt")
    statement = july().statements[SHEET]
    rows = tuple(row for row in statement.rows if row.label != "Due to related parties")
    release = replace(july(), statements=(replace(statement, rows=rows), july().statements[OPERATIONS]))
    (trial,) = try_check(check, release)
    assert trial.missing == ("Due to related parties",)
    assert trial.verdict is None


def test_lines_of_one_caption_are_told_apart_by_their_heading() -> None:
    statement = july().statements[OPERATIONS]
    basics = [number for number, row in enumerate(statement.rows) if row.label == "Basic"]
    check = check_of("own", july(), OPERATIONS, [basics[1], basics[1] + 1], 0)
    assert check is not None
    (first, *_) = try_check(check, july())
    assert [term.row for term in first.parts] == [basics[1], basics[1] + 1]


def test_another_company_is_left_alone() -> None:
    check = made(OPERATIONS, "NET SALES", "COST OF GOODS SOLD", "Gross profit")
    assert not list(try_check(check, replace(july(), company="Somebody Else Inc.")))
    assert not list(try_check(check, replace(july(), company=None)))


def test_less_than_two_numbers_make_no_check() -> None:
    assert check_of("own", july(), SHEET, [], 0) is None
    assert check_of("own", july(), SHEET, [0, 1, 2], 0) is None
