"""What mail programs and wire services do to tables: blanks before lines are lost, and long lines are broken.

Three Months Ended
March 31,
2001           2000

Gross revenue                             $   318,118    $   191,591
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.parsing.lines.line import YEARS, Line
from viewer.parsing.tables.boxhead import speaks_of_time
from viewer.parsing.tables.columns import Track
from viewer.parsing.times.heading import read_heading, speaks_only_of_time
from viewer.text.value import NUMBER, Value
from viewer.text.values import read_values

BEGIN_AMOUNTS = frozenset("$(.0123456789")


def lost_its_blanks(lines: list[Line], index: int, tracks: Sequence[Track], below: Sequence[int]) -> bool:
    """Whether a line at the margin heads columns that it does not stand over: one time for each of them, or one above such a line.

    Args:
        lines: all lines of the source.
        index: of the line.
        tracks: the columns.
        below: lines of the boxhead already found.
    """
    line = lines[index]
    if line.indent or len(tracks) < 2 or len(line.text) > tracks[0].left:
        return False
    if line.kind is YEARS:
        return not below and len(line.values) == len(tracks) and line.label_end <= line.indent
    words = [line.text[start:end] for start, end in line.chunks()]
    if not below:
        return len(words) == len(tracks) and all(speaks_only_of_time(each) and read_heading(each).year for each in words)
    alone = len(lines[below[0]].text) <= tracks[0].left
    return alone and len(words) in {1, len(tracks)} and all(speaks_of_time(each) and speaks_only_of_time(each) for each in words)


def rest_of_row(line: Line, above: Sequence[tuple[int, Value]], laid: dict[int, list[tuple[int, Value]]]) -> list[tuple[int, Value]]:
    """The last values of the row above where its line was broken before them, by column: `$(0.47)(b)` at the margin; none elsewhere.

    Args:
        line: a line without values of its own.
        above: the values of the row above.
        laid: for each line with values, its values by column.
    """
    if not above or line.text[0] not in BEGIN_AMOUNTS:
        return []
    values = [value for value in read_values(line.text) if value.kind == NUMBER]
    last = above[-1][0]
    columns = 1 + max(column for row in laid.values() for column, _ in row)
    bare = values and values[0].left == 0 and "  " not in line.text
    return list(enumerate(values, last + 1)) if bare and len(values) == columns - last - 1 else []
