"""Sections: which headings a row stands under, and which rows are totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.parsing.captions.wording import BARE_TOTAL
from viewer.parsing.lines.line import Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.heading import Heading, heading_of
from viewer.parsing.stubs.section_totals import (
    NET_RESULT,
    closed_by_total,
    is_net,
    named_total_follows,
    names_both_claims,
    own_total_follows,
    total_is_of_outer,
)
from viewer.parsing.stubs.totals import RESULT, is_total, normal
from viewer.parsing.stubs.unfilled import is_left_blank
from viewer.parsing.stubs.years import is_another_year
from viewer.regex import regex

LESS = regex("less|deduct", re.IGNORECASE, "less* deduct*")
EFFECTS = regex(
    r"cumulative\s+effects?\s+(?:of|on|from)\b|extraordinary\s+(?:items?|gains?|loss(?:es)?|charges?|credits?)\b", re.IGNORECASE
)
DISCONTINUED = regex(r"discontinued\s+operations?\b", re.IGNORECASE)
OF_PART = regex(r"\bdiscontinu|\b(?:from|on|of)\b", re.IGNORECASE)
NET_OF_TAX = regex(r"\W*\b(?:net\s+of|before|after|less)\b.*\btax.*", re.IGNORECASE, "tax*")
SHARE_COUNT = regex(r"(?:adjusted\s+)?weighted|average|shares|number", re.IGNORECASE, "weighted* average* shares* number*")
NET_SALES = regex(r"net\s+(?:sales|revenues?)$", re.IGNORECASE)
DASHED = 2  # characters
UNNAMED = 3  # rows without a caption, one below the other, that are no totals; two may be those of a section and of its statement


@dataclass(slots=True)
class Placed:
    """An entry with its place in the table.

    Attributes:
        entry: the caption with its values.
        section: headings it stands under, outermost first.
        heading: it has no values and opens a section.
        total: it is made up from rows above it.
    """

    entry: Entry
    section: tuple[str, ...]
    heading: bool
    total: bool


def place_entries(lines: list[Line], entries: list[Entry], left_open: Sequence[Heading] = ()) -> list[Placed]:
    """Give every entry its section; rows left blank and words below the last row are left out.

    Args:
        lines: all lines of the source.
        entries: the captions.
        left_open: the headings under which the table above ended that they go on with.
    """
    placed: list[Placed] = []
    opened = list(left_open)
    rows = sum(heading.rows for heading in opened[:1])
    valued = {normal(entry.label) for entry in entries if entry.values and entry.label}
    last = max([at for at, entry in enumerate(entries) if entry.values], default=-1)
    for at, entry in enumerate(entries[: last + 1]):
        if not entry.values:
            if not is_left_blank(entries, at, valued):
                placed.append(_place_heading(opened, entries, at))
            continue
        begins = bool(opened) and not opened[-1].rows and _begins(opened[-1], entries, at)
        total = is_total(entry) and rows >= (2 if NET_SALES.match(entry.label) else 1) and not (begins or _goes_on(lines, entries, at))
        net = bool(opened) and is_net(entries, at, opened[-1])
        total = total or net
        rows += 1
        indent = entry.indent + DASHED if entry.label[:2] == "- " else entry.indent  # `- Tier 1` is deeper than `Risk-based capital`
        if total and opened and _is_left(opened[-1], entries, at):
            opened.pop()
        depth = len(opened) - 1 if net else closed_by_total(opened, entries, at) if total else None
        if depth is None:
            _close_before_row(opened, entries, at, indent)
        placed.append(Placed(entry, opened[-1].path if opened else (), False, total))
        if depth is not None:
            del opened[depth:]
            continue
        for each in opened:
            each.rows += 1
        if opened and indent < opened[-1].row_indent:
            opened[-1].row_indent = indent
    return placed


def _place_heading(opened: list[Heading], entries: list[Entry], at: int) -> Placed:
    """Open the section of a heading, below which there are entries, once those are closed that it ends."""
    heading = heading_of(entries[at])
    itemised = entries[at + 1].label[:2] == "- "
    _close_before_heading(opened, heading, entries, at, itemised=itemised)
    placed = Placed(entries[at], opened[-1].path if opened else (), True, False)
    _open(opened, heading)
    return placed


def _open(opened: list[Heading], heading: Heading) -> None:
    """Open the section of a heading inside those that are open."""
    if opened:
        inner = opened[-1]
        inner.row_indent = min(inner.row_indent, heading.indent)
        inner.outer = inner.outer or (inner.underlined and not inner.rows and not heading.underlined)
    del opened[SETTINGS.most_headings - 1 :]
    heading.path = (*opened[-1].path, heading.label) if opened else (heading.label,)
    opened.append(heading)


def _begins(heading: Heading, entries: list[Entry], at: int) -> bool:
    """Whether the first row below a heading is no total: a result, or `Total` above a row as deep, `Same stores`."""
    entry = entries[at]
    if not BARE_TOTAL.fullmatch(entry.label):
        return RESULT.match(entry.label) is not None
    return any(below.values and below.indent == entry.indent > heading.indent for below in entries[at + 1 : at + 2])


def _is_left(heading: Heading, entries: list[Entry], at: int) -> bool:
    """Whether a total below a rule is what the rows under a bare `Less:` leave of those above it, unless the next row is: theirs."""
    if not heading.rows or not entries[at].rule_above or LESS.fullmatch(heading.label) is None:
        return False
    return not any(below.rule_above and is_total(below) for below in entries[at + 1 : at + 2])


def _goes_on(lines: list[Line], entries: list[Entry], at: int) -> bool:
    """Whether a row without a caption, which no rule parts from the one above, goes on with that.

    It is of percentages, of which that has none: `Americas  $289`, below it `47%`. Or it is one of many, as one man's options are.
    """
    if entries[at].label or entries[at].rule_above:
        return False
    if at and _ends_in_percent(lines, entries[at]) and entries[at - 1].values and not _ends_in_percent(lines, entries[at - 1]):
        return True
    first, last = at, at + 1
    while first and at - first < UNNAMED and _is_unnamed(entries[first - 1]):
        first -= 1
    while last < len(entries) and last - at < UNNAMED and _is_unnamed(entries[last]):
        last += 1
    return last - first >= UNNAMED


def _ends_in_percent(lines: list[Line], entry: Entry) -> bool:
    """Whether the last value of a row has a percent sign."""
    _, value = entry.values[-1]
    return "%" in lines[entry.line].text[value.start : value.end]


def _is_unnamed(entry: Entry) -> bool:
    return not (entry.label or entry.rule_above)


def _close_before_heading(opened: list[Heading], heading: Heading, entries: list[Entry], at: int, *, itemised: bool) -> None:
    """Close the sections that a heading ends; one whose rows begin with dashes is at the depth of the rows above it."""
    if heading.top:
        if not (opened and names_both_claims(opened[-1]) and not opened[-1].rows):  # `Liabilities` below `Liabilities and capital`
            opened.clear()
        return
    following = is_another_year(entries, at)
    while opened:
        inner = opened[-1]
        if following and not inner.rows and inner.indent == heading.indent:  # `Stock prices*`, whose rows are none of values, over `2004`
            opened.pop()
            continue
        if inner.top or (heading.indent >= inner.indent and (not inner.rows or (inner.outer and not heading.underlined))):
            return
        if itemised and inner.rows and heading.indent == inner.row_indent:
            return
        if inner.data and not (heading.data or heading.apart or heading.per_share) and heading.indent == inner.indent:
            return
        if inner.rows and heading.indent > inner.indent and not (heading.capitals and not inner.capitals):
            return
        if inner.capitals and not heading.capitals and inner.row_indent >= heading.indent >= inner.indent:
            return
        if inner.rows and heading.indent == inner.indent and own_total_follows(inner, entries, at):
            return
        opened.pop()


def _close_before_row(opened: list[Heading], entries: list[Entry], at: int, indent: int) -> None:
    """Close the sections that a row is no part of, which stands as deep as `indent`."""
    while opened:
        inner = opened[-1]
        if inner.top or not inner.rows or not _leaves(inner, entries, at, indent, nested=len(opened) > 1):
            return
        if named_total_follows(inner, entries, at) and not total_is_of_outer(opened, entries, at):
            return
        opened.pop()


def _leaves(inner: Heading, entries: list[Entry], at: int, indent: int, *, nested: bool) -> bool:
    """Whether a row is set or worded as no part of a section."""
    entry = entries[at]
    label = entry.label
    if indent <= inner.indent < inner.row_indent or label == inner.label:
        return True
    if nested and inner.indent < entry.indent < inner.row_indent - 1:  # less deep than all rows of the section so far
        return True
    if entry.indent <= inner.indent and _is_parallel(inner.label, label):
        return True
    if entry.blank_above and entry.capitals and not _rows_in_capitals(entries, at):
        return True
    if NET_RESULT.match(label) and (EFFECTS.match(inner.label) or (DISCONTINUED.match(inner.label) and not OF_PART.search(label))):
        return True
    if inner.costs:  # a result is part of `Discontinued operations, net of income taxes`, but for the last
        return (NET_RESULT if NET_OF_TAX.search(inner.label) else RESULT).match(label) is not None
    return inner.per_share and SHARE_COUNT.match(label) is not None and not _is_inserted(entries, at, inner)


def _is_inserted(entries: list[Entry], at: int, heading: Heading) -> bool:
    """Whether a row stands deeper than those of a section that goes on below it: `    Shares` between `  Primary` and `  Diluted`."""
    below = entries[at + 1] if at + 1 < len(entries) else None
    return below is not None and bool(below.values) and heading.indent < below.indent == heading.row_indent < entries[at].indent


def _is_parallel(heading: str, label: str) -> bool:
    """Whether nothing but the first of three words or more differs: `Cost method investments` below `Equity method investments`."""
    words, others = normal(heading).split(), normal(label).split()
    return len(words) > 2 and words[:1] != others[:1] and words[1:] == others[1 : len(words)]


def _rows_in_capitals(entries: list[Entry], at: int) -> bool:
    """Whether the row above that has a caption is printed in capitals, too; on the page above there may be one."""
    above = next((entry for entry in reversed(entries[:at]) if entry.label), None)
    return above is None or above.capitals


def levels_of(placed: Sequence[Placed]) -> dict[int, int]:
    """The depth of each indentation; indentations that differ by one column are one level."""
    levels: dict[int, int] = {}
    level, last = -1, -9
    for indent in sorted({each.entry.indent for each in placed if each.entry.label}):
        if indent - last > 1:
            level += 1
            last = indent
        levels[indent] = level
    return levels
