"""What a table or a text has much of is not looked at again for each of its rows, columns or statements."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from viewer.parsing import parse, share_counts
from viewer.parsing.concordance import agreed_periods
from viewer.text.source import Source


def test_results_are_not_all_tried_with_all_earnings_for_all_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "CONSOLIDATED STATEMENTS OF INCOME",
        "(in millions)",
        "",
        f"{'':40}{'Year Ended December 31,':>23}",
        f"{'':40}{2003:>10}{2002:>13}",
    ]
    lines += [f"{'Net income':40}{310 + row:>10}{210 + row:>13}" for row in range(30)]
    lines += [f"{'Per share':40}{'0.42':>10}{'0.31':>13}"] * 30
    lines += [f"{'Average shares outstanding':40}{792_675 + row:>10,}{645_161 + row:>13,}" for row in range(30)]
    tried: list[object] = []
    steps = share_counts._steps  # noqa: SLF001 - what is counted is how often it is asked

    def counted(earned: share_counts.Ranges, result: share_counts.Amounts) -> object:
        tried.append(result)
        return steps(earned, result)

    monkeypatch.setattr(share_counts, "_steps", counted)
    parse(Source("shares.txt", "\n".join(lines)))
    assert 0 < len(tried) <= share_counts.MOST_PAIRS


def calls_to_agree(tables: int) -> int:
    """How many functions are called to settle the periods of so many tables with a day, and of as many without."""
    rows = "Cash                            1,234\nTotal assets                   91,345\n\n"
    dated, undated = "BALANCE SHEETS\n{:>40} {}, {}\n", "SELECTED DATA\n                                2003\n"
    days = [("March", 1 + at % 28, 1960 + at // 28) for at in range(tables)]
    statements = parse(Source("tables.txt", "".join(dated.format(*day) + rows + undated + rows for day in days))).statements
    calls = 0

    def called(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        agreed_periods(statements)
    finally:
        sys.setprofile(before)
    return calls


def test_figures_that_hundreds_of_tables_print_are_not_held_against_all_of_them() -> None:
    assert 0 < calls_to_agree(160) < 5 * calls_to_agree(40)
