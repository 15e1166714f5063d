"""Lines whose characters the parser sees elsewhere than the source has them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise

from viewer.parsing.lines.line import RULE, TEXT, Line, OddLine
from viewer.parsing.lines.reading import find_values
from viewer.parsing.lines.tabs import Tabs


def placed(line: Line, text: str, places: Sequence[tuple[int, int]]) -> Line:
    """A line with other characters, and for some of its columns those of the source."""
    found = OddLine(line.number, text, RULE if line.kind is RULE else TEXT, len(text) - len(text.lstrip()))
    found.print_as(line.printed, _way_back(line, len(text), places))
    found.weight = line.weight
    if line.kind is not RULE:
        find_values(found)
    return found


def _way_back(line: Line, length: int, places: Sequence[tuple[int, int]]) -> Tabs:
    """For columns of so many characters placed elsewhere, those of the source, through the tabs of the line."""
    moved, printed = array("l"), array("l")
    stops = line.tabs[0] if line.tabs is not None else ()
    for (start, column), (past, _) in pairwise([*places, (length, 0)]):
        for at in (column, *(stop for stop in stops if column < stop < column + past - start)):
            moved.append(start + at - column)
            printed.append(line.source_column(at))
    return moved, printed
