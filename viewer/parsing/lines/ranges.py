"""Ranges among values: words beside amounts, `78   45.59 - 83.28   54.62`; values where nothing else stands, as in guidance."""

from __future__ import annotations

import re

from viewer.parsing.settings import SETTINGS
from viewer.regex import regex
from viewer.text.value import NIL, NUMBER, Value
from viewer.text.values import read_values

RANGE = regex(r"\$? ?[0-9,]*\.[0-9]+ ?- {0,4}\$? {0,2}[0-9,]*\.[0-9]+", words="-")
RANGES = regex(rf"(?:{RANGE.pattern}%? ?)+", words="-")  # `2.82 - 6.63% 5.40 - 10.17%`
DUE = regex(  # when what is owed falls due, in a column between others: `7.18%     Jun-02      $ 94,000`, `8.46%   Various   103,287`
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?a:[a-z])*[-./ ]{0,2}(?:[0-9]{1,2}, ?)?'?(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    r"|[0-9]{1,2}/(?:19|20)[0-9]{2}|various|on demand|demand)",
    re.IGNORECASE,
)
WORDED = regex(r"[0-9%)] to {1,12}[$(.0-9]")
END = r"\$? {0,2}(?:[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)%?"
TIGHT = regex(rf"(?<=  )(?P<low>{END})(?P<joint>--?|\u2013)(?P<high>{END})(?=  |$)")  # `$505-$525`, `20,500--21,900`
PERCENT_RANGE = regex(r"[0-9.]+(?:--?|\u2013)[0-9.]+%")
AMOUNT_SIGNS = frozenset("$,.%")  # of an amount, not of a year or a page
GAP = 5  # characters between the ends of a range
WIDE_GAP = 14  # where the joint is right behind the first end, and the second one is set right: `505.0 -     525.0`
NEAR_JOINTS = frozenset({" - ", " to"})
WRITTEN = (" - ", " to ", " -$")
JOINTS = frozenset({"-", "--", "\u2013", "to"})
TOUCHING = JOINTS - {"to"}


def is_range(words: str) -> bool:
    """Whether words are a range of prices."""
    return RANGE.fullmatch(words) is not None


def is_due(words: str) -> bool:
    """Whether words say when something falls due."""
    return DUE.fullmatch(words) is not None


def settle_ranges(values: list[Value], text: str) -> tuple[list[Value], bool]:
    """The values of a line without ranges beside amounts, and whether nothing but ranges is left: `$2.95 - $3.07   $3.20 to $3.35`."""
    worded = " to " in text and WORDED.search(text) is not None
    dashed = "-" in text
    if dashed and (tight := _ends(read_values(_spaced(text)), text) if TIGHT.search(text) else []):
        return tight, True
    ends = _ends(read_values(text) if worded else values, text) if worded or dashed else []
    if ends:
        return ends, True
    return _without_ranges(values, text) if dashed else values, False


def _spaced(text: str) -> str:
    """A line with blanks for the dashes between the ends of ranges that touch them."""
    return TIGHT.sub(lambda ends: f"{ends['low']}{' ' * len(ends['joint'])}{ends['high']}" if AMOUNT_SIGNS & {*ends[0]} else ends[0], text)


def are_ranges(values: list[Value], text: str) -> bool:
    """Whether all values of a line are the ends of ranges."""
    if not values or len(values) % 2 or values[1].left - values[0].right > GAP:
        return False
    return (any(joint in text for joint in WRITTEN) or TIGHT.search(text) is not None) and _ends(values, text) == values


def _ends(values: list[Value], text: str) -> list[Value]:
    """The ends of the ranges at the right end of a line; none where amounts stand beside them."""
    numbers = [value for value in values if value.kind == NUMBER]
    first = len(numbers)
    while first > 1 and _is_pair(numbers[first - 2], numbers[first - 1], text):
        first -= 2
    if first == len(numbers) or len(values) > 2 * SETTINGS.most_columns:
        return []
    if first and not text[numbers[first - 1].right : numbers[first].left].strip(" $"):
        return []
    found = numbers[first:]
    begin = found[0].left
    return found if all(value.left < begin or value.kind == NUMBER or _joins(value, found) for value in values) else []


def _is_pair(low: Value, high: Value, text: str) -> bool:
    between = text[low.right : high.left]
    if between in TOUCHING:
        return not (low.year and high.year)
    if between == " " and text.startswith("-$", high.start) and "." in low.digits:  # `$25.00 -$16.00`
        return True
    if len(between) > (GAP if between[:3] not in NEAR_JOINTS else WIDE_GAP) or (low.year and high.year):
        return False
    return between.strip() in JOINTS and between[0] == between[-1] == " "


def _joins(dash: Value, numbers: list[Value]) -> bool:
    """Whether a dash stands between the ends of a range."""
    return any(low.right < dash.start and dash.end < high.left for low, high in zip(numbers[::2], numbers[1::2], strict=True))


def _joins_next(low: Value, dash: Value) -> bool:
    """Whether a dash right behind a number is that of a range, `45.59 -   83.28`, not the nil of `235 -------`."""
    return dash.start - low.edge <= 1 and dash.end - dash.start <= GAP


def _without_ranges(values: list[Value], text: str) -> list[Value]:
    """The values without those that are the ends of a range: `78     45.59 -   83.28     54.62`, `13.63-  29.80       110`."""
    kept: list[Value] = []
    if (
        values and values[-1].kind == NUMBER and text[values[-1].edge : values[-1].end] == "-"
    ):  # `$ 0.01-   $ 0.02-`: the signs stand behind
        return values
    for value in values:
        before = kept[-1] if kept else None
        if value.kind == NUMBER and before is not None and before.kind == NUMBER and "." in before.digits:
            between = text[before.edge : value.left]
            apart = between.endswith("  ") and (
                value.left < value.start  # `$ 0.01-   $ 0.02`
                or (between[0] == "-" and ("," in value.digits or between.endswith("   ")))  # `208.1-    2,492.2`
            )
            if between.strip() == "-" and len(between) <= GAP and not between.startswith("  ") and not apart:
                kept.pop()
                continue
        elif value.kind == NIL and before is not None and before.kind == NUMBER and _joins_next(before, value):
            continue
        kept.append(value)
    return kept
