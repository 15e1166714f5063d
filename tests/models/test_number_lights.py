"""Every number has a light."""

from __future__ import annotations

from tests.support.samples import sample_releases
from viewer.models.highlight import Light
from viewer.models.number_lights import LEGEND, legend_words, light_of, number_lights
from viewer.statements.disposition import Use


def test_every_run_of_digits_is_lit_once() -> None:
    for release in sample_releases():
        lights = list(number_lights(release))
        assert [light.span for light in lights] == [disposition.span for disposition in release.dispositions]
        cells = {cell.span for statement in release.statements for row in statement.rows for cell in row.cells}
        assert sum(light.light is Light.TAKEN for light in lights) >= len(cells) // 2


def test_every_use_has_a_light_and_a_word() -> None:
    assert {light_of(use) for use in Use} == {light for light, _ in LEGEND}


def test_the_legend_counts() -> None:
    assert "boxed: values of statements (" in legend_words(sample_releases()[1])
