"""Every number of a source lit by what it was taken for, so that a reviewer sees at a glance what was not taken."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from viewer.models.highlight import Highlight, Light
from viewer.statements.atlas import USE_WORDS
from viewer.statements.disposition import Disposition, Use, uses_of
from viewer.statements.release import Release

NAMES = {
    Light.TAKEN: "values",
    Light.LABELLED: "captions, headings",
    Light.NARRATIVE: "narrative",
    Light.ACCOUNTED: "dates, marks, codes",
    Light.SET_ASIDE: "set aside",
    Light.NOT_UNDERSTOOD: "not understood",
}
LIGHTS = {
    Use.CELL: Light.TAKEN,
    Use.CAPTION: Light.LABELLED,
    Use.BOXHEAD: Light.LABELLED,
    Use.HEADNOTE: Light.LABELLED,
    Use.CLAIM: Light.NARRATIVE,
    Use.DATE: Light.ACCOUNTED,
    Use.PAGE: Light.ACCOUNTED,
    Use.CODE: Light.ACCOUNTED,
    Use.LIST: Light.ACCOUNTED,
    Use.OTHER: Light.SET_ASIDE,
    Use.UNPARSED: Light.NOT_UNDERSTOOD,
}


class LegendEntry(NamedTuple):
    """What one light means.

    Attributes:
        light: the light.
        name: its meaning in a word or two.
        total: how many numbers are lit so.
        uses: what these were taken for, each with its count.
    """

    light: Light
    name: str
    total: int
    uses: str


def legend(release: Release) -> tuple[LegendEntry, ...]:
    """All lights, those of which there are none too: that nothing was not understood is worth reading."""
    counts = Counter(uses_of(release.dispositions))
    entries = []
    for light, name in NAMES.items():
        uses = [use for use, its_light in LIGHTS.items() if its_light is light]
        words = "\n".join(f"{USE_WORDS[use]}: {counts[use]:,}" for use in uses)
        entries.append(LegendEntry(light, name, sum(counts[use] for use in uses), words))
    return tuple(entries)


def lights_on(release: Release, line: int) -> Sequence[Highlight]:
    """The lights of one line, found without looking at the others: a file has many more numbers than are in sight."""
    dispositions = release.dispositions
    first = bisect_left(dispositions, line, key=_line)
    last = bisect_right(dispositions, line, first, key=_line)
    return [Highlight(disposition.span, LIGHTS[disposition.use]) for disposition in dispositions[first:last]]


def not_understood(release: Release) -> Mapping[Light, Collection[int]]:
    """The lines of the numbers that were not understood."""
    dispositions = release.dispositions
    unparsed = (at for at, use in enumerate(uses_of(dispositions)) if use is Use.UNPARSED)
    return {Light.NOT_UNDERSTOOD: {dispositions[at].span.line for at in unparsed}}


def number_at(release: Release, line: int, column: int) -> Disposition | None:
    """The number that a position stands on, None beside all of them."""
    at = bisect_right(release.dispositions, (line, column), key=_start) - 1
    found = release.dispositions[at] if at >= 0 else None
    return found if found is not None and found.span.line == line and column in found.span else None


def next_number(release: Release, light: Light, line: int, column: int) -> Disposition | None:
    """The first number behind a position that is lit in one way; behind the last one comes the first."""
    dispositions = release.dispositions
    at = bisect_right(dispositions, (line, column), key=_start)
    lit = [number for number, use in enumerate(uses_of(dispositions)) if LIGHTS[use] is light]
    behind = bisect_left(lit, at)
    return dispositions[lit[behind % len(lit)]] if lit else None


def number_words(disposition: Disposition) -> str:
    """What a number was taken for, and why."""
    return f"{USE_WORDS[disposition.use].capitalize()}: {disposition.reason}"


def _line(disposition: Disposition) -> int:
    return disposition.span.line


def _start(disposition: Disposition) -> tuple[int, int]:
    return disposition.span.line, disposition.span.start
