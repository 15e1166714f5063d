"""Lines that a renaming tore apart are suggested, and what the reader joins stays joined."""

from __future__ import annotations

import pytest

from tests.support.innovo import innovo_releases, line_named
from viewer.trends.ledger import ledgers
from viewer.trends.mapping import join, mapping_from, mapping_text, suggestions
from viewer.trends.series import Choice, series_of


def test_renamed_line_is_suggested_with_its_reason() -> None:
    (ledger,) = ledgers(innovo_releases())
    found = {suggestion.labels: suggestion.reason for suggestion in suggestions(ledger)}
    assert found["Other income", "OTHER INCOME (EXPENSE), net"] == "the captions are much alike"


def test_joined_captions_are_one_series() -> None:
    (ledger,) = ledgers(innovo_releases(), {"other income": "other income net"})
    names = [point.fiscal for point in series_of(ledger, line_named(ledger, "Other income, net"), Choice()).points]
    assert (names[0], names[-1]) == ("Q4 FY01", "Q1 FY04")


@pytest.mark.parametrize(
    ("before", "pair", "after"),
    [
        ({}, ("a", "b"), {"a": "b"}),
        ({"b": "c"}, ("a", "b"), {"a": "c", "b": "c"}),
        ({"z": "a"}, ("a", "b"), {"z": "b", "a": "b"}),
        ({"b": "a"}, ("a", "b"), {"b": "a"}),
        ({}, ("a", "a"), {}),
    ],
)
def test_chains_are_drawn_together(before: dict[str, str], pair: tuple[str, str], after: dict[str, str]) -> None:
    assert join(before, *pair) == after


def test_mapping_comes_back_as_it_was() -> None:
    assert mapping_from(mapping_text({"a \u201c": "b"})) == {"a \u201c": "b"}


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"a": 1}', '{"": "b"}'])
def test_what_is_no_mapping_is_passed_over(text: str) -> None:
    assert mapping_from(text) == {}
