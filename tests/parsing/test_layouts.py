"""Labelled statements set in layouts of chance come out as they went in."""

from __future__ import annotations

from collections import Counter, deque

from tests.benchmarks.layouts import exact, sheets
from tests.support.shared import shared


def test_statements_survive_other_layouts() -> None:
    shared("corpus/gold")
    tally: Counter[str] = Counter()

    deque(sheets(60, 7, tally), maxlen=0)

    assert exact(tally) > 98.5
    assert tally["section"] > 0.97 * tally["items"]


def test_statements_survive_other_headings() -> None:
    shared("corpus/gold")
    tally: Counter[str] = Counter()

    deque(sheets(30, 7, tally, wild=True), maxlen=0)

    assert tally["period"] > 0.995 * tally["cells"]
    assert tally["kind"] > 0.95 * tally["cells"]
    assert tally["section"] > 0.97 * tally["items"]
