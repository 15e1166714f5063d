"""Every number of a source lit by what it was taken for, so that a reviewer sees at a glance what was not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from viewer.models.highlight import Highlight, Light
from viewer.statements.disposition import Use
from viewer.statements.release import Release

LIGHTS = {Use.CELL: Light.TAKEN, Use.CLAIM: Light.NARRATIVE, Use.OTHER: Light.SET_ASIDE, Use.UNPARSED: Light.NOT_UNDERSTOOD}
LEGEND = (
    (Light.TAKEN, "\u25ad boxed: values of statements"),
    (Light.NARRATIVE, "\u2550 double line: numbers of the narrative"),
    (Light.ACCOUNTED, "\u2500 line below: captions, headings, dates, page marks, codes"),
    (Light.SET_ASIDE, "\u2594 line above: set aside, a click says why"),
    (Light.NOT_UNDERSTOOD, "\u2500 struck through: not understood"),
)


def number_lights(release: Release) -> Iterator[Highlight]:
    """One light for every run of digits."""
    return (Highlight(disposition.span, light_of(disposition.use)) for disposition in release.dispositions)


def light_of(use: Use) -> Light:
    """What the captions, headings, dates and codes of a release have in common: they are accounted for."""
    return LIGHTS.get(use, Light.ACCOUNTED)


def legend_words(release: Release) -> str:
    """What the lights mean, with how many there are of each."""
    counts = Counter(light_of(disposition.use) for disposition in release.dispositions)
    return "   ".join(f"{words} ({counts[light]:,})" for light, words in LEGEND if counts[light])
