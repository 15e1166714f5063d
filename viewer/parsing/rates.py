"""Rows that lead over from one tax rate to another: percent signs stand on the first and the last of them alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.parsing.line import Line
from viewer.parsing.sections import Placed
from viewer.parsing.units import PURE, length_of
from viewer.text.values import NUMBER

TAX = re.compile(r"\bstatutory\b|\beffective\b|\btax(?:es)?\b", re.IGNORECASE)
LONGEST = 3  # digits before the point of a percentage


def rows_between_rates(lines: list[Line], placed: Sequence[Placed]) -> frozenset[int]:
    """Lines of rows in percent though they print no sign: `U.S. statutory rate  35%`, `State taxes  2`, `Effective rate  37%`."""
    found: set[int] = set()
    between: list[int] | None = None
    for each in placed:
        entry = each.entry
        if not entry.values:
            continue
        text = lines[entry.line].text
        if between is None and "%" not in text:
            continue
        numbers = [value for _, value in entry.values if value.kind == NUMBER]
        signed = [value for value in numbers if "%" in text[value.start : value.end]]
        if numbers and len(signed) == len(numbers):
            rate = PURE.search(entry.label) is not None and TAX.search(entry.label) is not None
            if between and rate:
                found.update(between)
            between = [] if rate else None
        elif between is not None:
            if signed or any(value.left < value.start or "," in value.digits or length_of(value.digits) > LONGEST for value in numbers):
                between = None
            else:
                between.append(entry.line)
    return frozenset(found)
