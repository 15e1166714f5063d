"""Any text whatever is read without an exception, and every cell is what stands at its place."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.fuzz import SCRAPS, make_input, read_all
from tests.support.invariants import violations
from viewer.api import parse
from viewer.assets import samples
from viewer.text.reading import read_source
from viewer.text.source import Source

SAMPLES = [read_source(path).lines for path in sorted(samples().glob("*.txt"))]
CAPTIONS = (
    "Net sales",
    "Total current assets",
    "CURRENT ASSETS:",
    "  Basic",
    "of $311 (2003) and $383(2002)",
    "Cash ......",
    "",
    "<S>",
    "Three Months Ended",
)
VALUES = (
    "1,895",
    "(323)",
    "( 323",
    "323)",
    "$ 12,013",
    "--",
    "-",
    "n/m",
    "54.0%",
    ".04",
    "05/31/03",
    "2003",
    "May 31,",
    "1,895(1)",
    "7" * 40,
    "\uff11",
    "",
)


@st.composite
def table_like(draw: st.DrawFn) -> str:
    """Lines of a caption and values that stand in columns, more or less."""
    width = draw(st.integers(0, 60))
    gap = draw(st.integers(1, 14))
    rows = draw(st.lists(st.tuples(st.sampled_from(CAPTIONS), st.lists(st.sampled_from(VALUES), max_size=6)), max_size=14))
    lines = (f"{caption:{width or 1}}" + "".join(f"{value:>{gap}}" for value in values) for caption, values in rows)
    return draw(st.sampled_from(("\n", "\r\n", "\n\n"))).join(lines)


scraps = st.lists(st.sampled_from(SCRAPS), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=400), table_like(), scraps))
def test_any_text_is_read(text: str) -> None:
    assert list(violations(parse(Source("any.txt", text)))) == []


@pytest.mark.parametrize("seed", range(150))
def test_mutated_releases_are_read(seed: int) -> None:
    assert read_all(make_input(SAMPLES, seed)) == []


def test_the_same_text_is_read_the_same() -> None:
    text = "\n".join(random.Random(1).choice(SAMPLES))
    assert parse(Source("a.txt", text)) == parse(Source("a.txt", text))
