"""Remarks in brackets or behind a dash on lines between the rows: what the row above includes, what percentages beside amounts are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.parsing.captions.wording import is_open
from viewer.parsing.stubs.entry import Entry
from viewer.regex import regex

MOST_LINES = 5
FEWEST_WORDS = 8  # of a remark behind a dash
BASIS = regex(r"\((?:expressed )?(?:as an? )?(?:percent(?:age)?s?|%) of\b[^()]*\)", re.IGNORECASE, "percent* %")


def with_remarks(entries: list[Entry]) -> list[Entry]:
    """The entries, remarks of several lines below the values of a row as one, so that they head no rows.

    Remarks that say what the percentages beside amounts are of, `(as a percent of sales)`, are left out: they name no row and head amounts.
    So are two lines behind a dash that lead to no row: `- Includes the stores acquired` / `in the third quarter`.
    """
    told: list[Entry] = []
    at = 0
    while at < len(entries):
        entry, lines = entries[at], 1
        if entry.label[:1] == "(" and not entry.values:
            if BASIS.fullmatch(entry.label) and next(_amounts(entries[at + 1 :]), False):
                at += 1
                continue
            lines = _lines_of(entries, at) if told and told[-1].values else 1
        elif entry.label[:1] == "-" and told and told[-1].values and _goes_on_below_dash(entries[at : at + 3]):
            at += 2
            continue
        told.append(_together(entries[at : at + lines]) if lines > 1 else entry)
        at += lines
    return told


def _amounts(entries: list[Entry]) -> Iterator[bool]:
    """For each row, whether one of its values is set out in thousands, as no percentage is."""
    for entry in entries:
        if entry.values:
            yield True in ["," in value.digits for _, value in entry.values]


def _lines_of(entries: list[Entry], at: int) -> int:
    """How many lines the remark has that a line begins, one where its bracket is not closed before values, a blank or a rule."""
    words = entries[at].label
    if entries[at].blank_above or entries[at].rule_above:
        return 1
    for lines, entry in enumerate(entries[at + 1 : at + MOST_LINES], 2):
        if not is_open(words) or entry.values or entry.blank_above or entry.rule_above or not entry.label:
            return 1
        words = f"{words} {entry.label}"
        if words[-1] == ")" and not is_open(words):
            return lines
    return 1


def _goes_on_below_dash(entries: list[Entry]) -> bool:
    """Whether two lines without values, the first behind a dash, are one remark and no caption of the row below, which stands no deeper."""
    if len(entries) < 3:
        return False
    first, second, row = entries
    if (
        first.values
        or second.values
        or first.colon
        or second.colon
        or True in [each.blank_above or each.rule_above for each in (first, second)]
    ):
        return False
    goes_on = second.label[:1].islower() and second.indent >= first.indent and first.label.lstrip("-")[:1] == " "
    worded = len(first.label.split()) + len(second.label.split()) > FEWEST_WORDS and second.label[-1:] not in "-,"
    return goes_on and worded and bool(row.values) and row.indent <= first.indent and row.label[:1].isupper()


def _together(entries: list[Entry]) -> Entry:
    """One entry of several lines without values."""
    first, last = entries[0], entries[-1]
    pieces = [piece for entry in entries for piece in entry.pieces]
    words = " ".join([entry.label for entry in entries])
    return Entry(pieces, words, first.indent, [], last.line, last.colon, False, last.blank_below, 0, last.rule_below)
