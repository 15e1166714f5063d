"""Rules drawn on the lines of captions, which look like rows of nil."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from viewer.parsing.captions.wording import LEFT_BLANK, is_unfinished
from viewer.parsing.lines.line import LONG_NIL
from viewer.parsing.stubs.entry import Entry
from viewer.text.value import NIL

RULE_LENGTH = 4  # characters


def drop_rules(entries: Sequence[Entry]) -> None:
    """Take from entries the dashes that are rules beside a caption which goes on, or which ends there."""
    valued = False
    words = ""
    for entry, following in zip_longest(entries, entries[1:]):
        nil = entry.values and entry.values[0][1].kind == NIL
        if nil and ((valued and _ends_ruled(entry)) or (following is not None and _is_ruled(entry, following, words))):
            entry.values = []
        valued = bool(entry.values)
        words = "" if valued else entry.label


def _is_ruled(entry: Entry, following: Entry, words: str) -> bool:
    """Whether dashes stand beside a caption that goes on: `Yield on interest-   -----   -----`; none that says it is blank does.

    It may say so together with the words above it: `none` / `issued       ----      ----`.
    """
    if not (entry.label and following.values and _is_dashed(entry, RULE_LENGTH)) or LEFT_BLANK.search(f"{words} {entry.label}"):
        return False
    alone = not (following.label or following.rule_above)
    return alone or following.label[:1].islower() or entry.label[-1] == "-" or is_unfinished(entry.label)


def _ends_ruled(entry: Entry) -> bool:
    """Whether long dashes stand beside the end of a caption whose values are above: `Administrative   37,667` / `expenses   ------`."""
    return entry.label[:1].islower() and _is_dashed(entry, len(LONG_NIL))


def _is_dashed(entry: Entry, length: int) -> bool:
    return not [value for _, value in entry.values if value.kind != NIL or value.end - value.start < length]
