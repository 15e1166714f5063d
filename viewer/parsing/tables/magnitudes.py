"""Numbers with the word they are multiplied by, `$14.2 million`: whether they align with others on their digits or on the word."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from viewer.parsing.lines.line import Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.tables.region import Region
from viewer.text.measures import is_in_cents, magnitude_of
from viewer.text.value import NUMBER, Value

SHORTEST = len(" mi")


def align_magnitudes(lines: list[Line], region: Region) -> None:
    """Let the numbers with such words end behind these where the others of the region do: `$1.2 million` over `        $.42`."""
    named = [lines[index] for index in region.rows if "il" in lines[index].text or " cents" in lines[index].text]
    words = [value for line in named for value in line.values if has_magnitude(line, value)]
    if not words:
        return
    others = Counter(
        value.edge + drift
        for index in region.rows
        for value in lines[index].values
        if value.kind == NUMBER and not has_magnitude(lines[index], value)
        for drift in SETTINGS.edge_drift
    )
    if sum(others[value.end] for value in words) <= sum(others[value.edge] for value in words):
        return
    for line in named:
        line.values = [replace(value, edge=value.end) if has_magnitude(line, value) else value for value in line.values]
    again = Region.of(region.rows, lines)
    region.edges, region.near, region.starts, region.lefts = again.edges, again.near, again.starts, again.lefts


def has_magnitude(line: Line, value: Value) -> bool:
    """Whether a word belongs to a number; no sign behind digits is as long."""
    if value.end - value.edge <= SHORTEST:
        return False
    behind = line.text[value.edge : value.end]
    return is_in_cents(behind) or magnitude_of(behind) is not None
