"""Every number has a light, a legend and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.samples import july, sample_releases
from viewer.models.highlight import Light
from viewer.models.number_lights import LIGHTS, NAMES, legend, lights_on, next_number, not_understood, number_at, number_words
from viewer.statements.disposition import Disposition, Use
from viewer.statements.release import Release
from viewer.text.span import Span

# Three numbers of a line, one of the next, none of the third, and one that nobody understood.
NUMBERS = (
    Disposition(Span(2, 0, 2), Use.LIST, "list mark"),
    Disposition(Span(2, 5, 9), Use.CELL, "value of <b>Cash</b>"),
    Disposition(Span(2, 12, 16), Use.CELL, "value of <b>Cash</b>"),
    Disposition(Span(3, 1, 5), Use.DATE, "year"),
    Disposition(Span(5, 4, 6), Use.UNPARSED, "inside a word"),
)


@pytest.fixture
def release() -> Release:
    return replace(july(), dispositions=NUMBERS)


def test_every_run_of_digits_is_lit_once() -> None:
    for release in sample_releases():
        lit = [light for line in range(len(release.source.lines) + 2) for light in lights_on(release, line)]
        assert [light.span for light in lit] == [disposition.span for disposition in release.dispositions]
        assert [light.light for light in lit] == [LIGHTS[disposition.use] for disposition in release.dispositions]


def test_every_use_has_a_light_and_every_light_a_name() -> None:
    assert set(LIGHTS) == set(Use)
    assert set(LIGHTS.values()) == set(NAMES)


def test_what_was_not_understood_shares_its_light_with_nothing() -> None:
    assert [use for use, light in LIGHTS.items() if light is Light.NOT_UNDERSTOOD] == [Use.UNPARSED]


def test_the_legend_counts_all_and_names_what_there_is_none_of(release: Release) -> None:
    entries = {entry.light: entry for entry in legend(release)}
    assert {light: entry.total for light, entry in entries.items()} == {
        Light.TAKEN: 2,
        Light.LABELLED: 0,
        Light.NARRATIVE: 0,
        Light.ACCOUNTED: 2,
        Light.SET_ASIDE: 0,
        Light.NOT_UNDERSTOOD: 1,
    }
    assert entries[Light.ACCOUNTED].uses.split("\n")[0] == "date: 1"
    assert sum(entry.total for entry in legend(july())) == len(july().dispositions)


def test_the_stripe_is_told_of_what_was_not_understood_alone(release: Release) -> None:
    assert not_understood(release) == {Light.NOT_UNDERSTOOD: {5}}


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        (2, 0, 0),
        (2, 1, 0),
        (2, 2, None),
        (2, 4, None),
        (2, 5, 1),
        (2, 8, 1),
        (2, 15, 2),
        (3, 0, None),
        (3, 4, 3),
        (1, 0, None),
        (9, 0, None),
    ],
)
def test_the_number_at_a_place(release: Release, line: int, column: int, found: int | None) -> None:
    assert number_at(release, line, column) == (None if found is None else NUMBERS[found])


@pytest.mark.parametrize(
    ("light", "line", "column", "found"),
    [
        (Light.TAKEN, 1, 0, 1),
        (Light.TAKEN, 2, 5, 2),
        (Light.TAKEN, 2, 12, 1),
        (Light.ACCOUNTED, 2, 0, 3),
        (Light.NOT_UNDERSTOOD, 9, 0, 4),
        (Light.SET_ASIDE, 1, 0, None),
    ],
)
def test_the_next_number_of_a_light_goes_round(release: Release, light: Light, line: int, column: int, found: int | None) -> None:
    assert next_number(release, light, line, column) == (None if found is None else NUMBERS[found])


def test_words() -> None:
    assert number_words(NUMBERS[1]) == "Value of a statement: value of <b>Cash</b>"
