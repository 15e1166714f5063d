"""Text that was never prose: nothing raises, every claim stands where it says, and the cost grows with the length and no faster."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from time import process_time
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.narratives import told_release
from viewer import api
from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.claims import claims
from viewer.checks.narrative.items import subjects
from viewer.checks.narrative.items.subjects import Lexicon, Name
from viewer.checks.narrative.prose.sentences import LONGEST
from viewer.checks.narrative.ties.changes import Changes
from viewer.checks.narrative.ties.likeness import MOST_ROWS, Likeness
from viewer.checks.narrative.ties.tie import Tie
from viewer.statements.claim import ClaimStatus
from viewer.statements.statement import Cell
from viewer.text.lines import READABLE
from viewer.text.source import Source

if TYPE_CHECKING:
    from _typeshed import TraceFunction

STATEMENT = """
@ income_statement 1000 | 3 2003-05-31 | 3 2002-06-01
Net sales | 12,013 | 0
= Gross profit | 999999999999999999999999999999999999 | --
Net income | (493) | 207
$ Diluted | (0.03) | 0.01
"""
WORDS = """
    net sales income loss gross margin per share $5 $1,2345 77% up down from to compared with the quarter year 2003 last same May 31, of
    0% $0 $999,999,999,999 trillion million respectively and increase in by three cent tripled ( ) ; : . - -- % basis points shares 5,000
"""
LONG = (
    " ",
    "1",
    "$1,",
    "$1 ",
    "5% ",
    "net sales ",
    "net ",
    "from ",
    "(",
    ";",
    "1-",
    "a" * 50 + " ",
    ". A",
    "the quarter of ",
    "2003 ",
    "\n",
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join))
def test_any_order_of_words(prose: str) -> None:
    release = told_release(prose + STATEMENT)
    for claim in claims(release):
        assert release.source[claim.span] == claim.text
        assert bool(claim.against) == (claim.status != "no_counterpart") == (claim.expected is not None)


@pytest.mark.parametrize("words", ["net revenue", "total revenues", "our net sales", "from revenue"])
def test_costs_may_be_of_nothing_but_small_words(words: str) -> None:
    rows = f"@ income_statement 1000 | 3 2003-05-31 | 3 2002-06-01\nNet revenue | 12,013 | 6,802\nCost of {words} | 8,555 | 4,457\n"
    assert claims(told_release(f"Cost of {words} was $8.6 million.\n{rows}"))


def test_a_part_of_an_endless_sentence_may_hold_no_word() -> None:
    prose = "word " * (LONGEST // 5) + "\u00e9" * (LONGEST - 1) + "$5 million was left."
    assert claims(told_release(prose + STATEMENT))


@pytest.mark.parametrize("unit", [*LONG, "x\n\n", "-", "$5 from $4; "], ids=repr)
def test_cost_is_linear(unit: str) -> None:
    def cost(length: int) -> float:
        release = told_release(unit * (length // len(unit)) + STATEMENT)
        started = process_time()
        claims(release)
        return process_time() - started

    cost(1000)
    small, large = cost(8_000), cost(32_000)
    assert large < 12 * small + 0.3


def test_long_words_above_a_table_without_a_title_are_read_once() -> None:
    table = "                    2003       2002\nNorth          $  12,013  $  11,007\nTotal          $  12,013  $  11,007\n"

    def cost(length: int) -> float:
        source = Source("data.txt", f"{'word ' * (length // 5)}\n\n{table}")
        started = process_time()
        assert api.parse(source).statements[0].rows
        return process_time() - started

    cost(1000)
    assert cost(32_000) < 16 * cost(4_000) + 0.3


def work_of(prose: str) -> int:
    """How many steps of the program the claims of some prose take."""
    release = told_release(prose + STATEMENT)
    steps = 0

    def step(frame: FrameType, event: str, _: object) -> TraceFunction:
        nonlocal steps
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        steps += event == "opcode"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        claims(release)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "unit",
    ["$12.0 million, ", "12 stores ", "$12.0 million ", "12% of sales ", "12% ", "and sales rose 12% ", "77.7% net of net sales "],
    ids=repr,
)
def test_a_figure_costs_no_more_beside_many_others(unit: str) -> None:
    few, many = (f"The company said {unit * (length // len(unit))} in all." for length in (600, 2400))
    work_of(few)  # what is remembered of words
    assert work_of(many) < 4.5 * work_of(few)


def test_names_that_begin_alike_are_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    opening = subjects.Opening

    def counted(names: Mapping[tuple[str, ...], Name], words: frozenset[str], longest: int) -> subjects.Opening:
        made.append(len(names))
        return opening(names, words, longest)

    Lexicon()  # the vocabulary is built once, for all
    monkeypatch.setattr(subjects, "Opening", counted)
    Lexicon(Name(("item", f"number{number}"), f"caption:item number{number}", general=False) for number in range(2000))
    assert made == [2000]


def test_rows_that_a_submission_prints_in_every_table_are_not_all_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    table = """
@ other 1000 | 3 2003-05-31 | 3 2002-06-01
Sales of licensed denim garments | 12,013 | 11,007
"""
    tried: list[object] = []
    tie_on = Changes.tie_on

    def counted(changes: Changes, assertion: Assertion, cell: Cell) -> Tie:
        tried.append(cell)
        return tie_on(changes, assertion, cell)

    monkeypatch.setattr(Changes, "tie_on", counted)
    claims(told_release("Garments of denim, licensed, had sales that rose 77% in the quarter." + table * 60))
    assert 0 < len(tried) <= 2 * MOST_ROWS


def test_figures_without_a_word_beside_them_are_held_against_no_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    table = """
@ other 1000 | 3 2003-05-31 | 3 2002-06-01
Return on assets | 12% | 12%
Return on equity | 12% | 12%
"""
    monkeypatch.setattr(Likeness, "_fit", None)  # cannot be asked
    assert len(claims(told_release("12% 12% 12% and 12%." + table))) == 4


@pytest.mark.parametrize("other", ["in the prior year", "for the fourth quarter of 1996"])
def test_a_time_that_no_column_has_leaves_its_amount_untied_beside_one_that_agrees(other: str) -> None:
    table = """
@ income_statement 1000 | 3 1997-12-31 | 3 1996-12-31
Net sales | 14,512 | 13,133
= Gross profit | 6,512 | 6,033
"""
    told = claims(told_release(f"Net sales {other} were $13,133,000, compared with $51,512,000 for the nine months.{table}"))
    assert [(claim.text, claim.status) for claim in told] == [
        ("$13,133,000", ClaimStatus.AGREES),
        ("$51,512,000", ClaimStatus.NO_COUNTERPART),
    ]


def test_a_line_of_a_million_figures_is_no_prose_and_every_number_of_it_is_accounted_for() -> None:
    text = "Net sales were $5. " * (READABLE // 19 + 1)
    release = api.parse(Source("data.txt", f"Net sales were $5.\n{text}\nNet sales were $6.\n"))
    assert [claim.text for claim in release.claims] == ["$5", "$6"]
    assert len(release.dispositions) == text.count("5") + 2
    assert release.dispositions[1].reason == "on a line too long to be read"
