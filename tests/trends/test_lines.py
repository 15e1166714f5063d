"""A line is found by concept, caption, meaning or part of its caption."""

from __future__ import annotations

import pytest

from tests.support.innovo import innovo
from viewer.trends.lines import find_lines, near_captions

FOUND = [
    ("Revenues", ["Net sales"]),
    ("revenues", ["Net sales"]),
    ("NET REVENUES", ["Net sales"]),
    ("turnover", ["Net sales"]),
    ("net earnings", ["Net Income (loss)"]),
    ("operating income", ["Income (loss) from operations"]),
    ("SG&A", ["Selling, general and administrative"]),
    ("EPS", ["Net Income (loss) per share: Diluted"]),
    ("Net income (loss) per share: Basic", ["Net Income (loss) per share: Basic"]),
    ("basic", ["Net Income (loss) per share: Basic", "Weighted average shares outstanding: Basic"]),
    ("cash", ["Cash and cash equivalents"]),
    ("total current", ["Total current assets", "Total current liabilities"]),
    ("", []),
    ("(", []),
    ("no such thing", []),
]


@pytest.mark.parametrize(("wanted", "labels"), FOUND)
def test_line_is_found(wanted: str, labels: list[str]) -> None:
    assert [line.label for line in find_lines(innovo(), wanted)] == labels


def test_part_of_a_caption_is_not_enough_where_the_whole_is_wanted() -> None:
    assert find_lines(innovo(), "total current", exact=True) == ()


def test_misspelt_caption_has_neighbours() -> None:
    assert near_captions(innovo(), "Invetories")[0] == "Inventories"
