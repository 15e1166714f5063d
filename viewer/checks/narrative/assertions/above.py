"""What stands above a passage and says of it what the passage need not: headings, the table it stands below, words before a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from viewer.checks.narrative.items.parts import NOWHERE, Parts
from viewer.checks.narrative.prose.named_period import NamedPeriod
from viewer.checks.narrative.prose.passages import Passage
from viewer.checks.narrative.times.periods import read_periods
from viewer.regex import regex
from viewer.statements.release import Release
from viewer.statements.statement import PRIMARY, Statement

SEGMENT = regex(r"\b(?:[Ss]egment|[Dd]ivision)\b")  # in the words that introduce a list
RUN_IN = regex(r"([A-Z][A-Za-z&,/ ]{1,40})( --? |: |\. +)(?=[A-Z])")  # a heading on the line of its text: `Americas - Sales of …`
LEADERS = "....."
LONGEST_HEADING = 80  # characters
RESULTS = regex(r"\b(?:results?|review|highlights|performance|discussion|operations)\b", re.IGNORECASE)
SPEAKS_ON = regex(r"[0-9]|\b(?:months?|quarters?|years?|periods?|change|compared)\b", re.IGNORECASE)  # a heading below a table
HAS_DIGIT = regex("[0-9]")
COMPARING = regex(r"\b(?:compared|versus|vs)\b", re.IGNORECASE)
OUTLOOK = ("outlook", "guidance", "expectations", "targets", "forward-looking", "forward looking")


class Introduction(NamedTuple):
    """What the words before a list say of all its items: `The Tools Segment reports the following for the quarter compared with 2003:`."""

    period: NamedPeriod | None = None
    place: frozenset[str] = NOWHERE
    segment: bool = False


@dataclass(slots=True)
class _Headings:
    """What the headings passed say of the time of what stands below them: `REVIEW OF 1995 RESULTS`, `1995 Compared to 1994`.

    Attributes:
        period: the period that the last one to name one names.
        is_upper: whether that is in capitals, so that another in capitals ends what it heads.
        compares: whether that says what the period is compared with and no table has come since: it does so of every passage below it.
        are_next: whether a heading was the last passage.
    """

    period: NamedPeriod | None = None
    is_upper: bool = False
    compares: bool = False
    are_next: bool = False

    def above(self, passage: Passage) -> NamedPeriod | None:
        """The period that headings above a passage say; one that is a heading is taken in."""
        if not _is_heading(passage):
            said, self.are_next = self.period if self.are_next or self.compares else None, False
            return said
        text, self.are_next = passage.text, True
        compares = COMPARING.search(text) is not None
        named = list(read_periods(text, 0, len(text))) if compares or RESULTS.search(text) is not None else []
        if named and named[0].is_explicit and (compares or len(named) == 1):
            self.period, self.is_upper, self.compares = named[0], text.isupper(), compares
        elif named or (self.is_upper and text.isupper() and HAS_DIGIT.search(text) is None):  # not `F4`, on a page of its own
            self.period = None
        return None


class Above:
    """What stands above the passage that was taken last.

    Attributes:
        outlook: whether it stands under a heading that announces forecasts.
        place: the words of the part of the company that a heading speaks of.
        heading: the last heading.
        table: the one that it stands below, no primary statement.
        introduced: what the words before the list that it is an item of say of all its items.
    """

    def __init__(self, release: Release, parts: Parts) -> None:
        self.outlook = False
        self.place = NOWHERE
        self.heading = ""
        self.table: Statement | None = None
        self.introduced = Introduction()
        self._parts = parts
        self._lines = release.source.lines
        self._statements = release.statements
        self._starts = [statement.lines[0] for statement in release.statements]
        self._primary = [statement.lines[0] for statement in release.statements if statement.kind in PRIMARY]
        self._last = 0  # number of the last line of the passage before
        self._listed = False  # whether that was an item of a list
        self._told = False  # whether the headlines are over: `Results Consistent with Expectations` opens no outlook
        self._headings = _Headings()
        self._around = NOWHERE  # the place outside of a passage that has one of its own

    def take(self, passage: Passage) -> None:
        """Go on to the next passage; one that is a heading stands above those behind it."""
        self._pass_statements(passage.lines[0])
        self._last = passage.lines[-1]
        self.place = self._around
        self._told = self._told or len(passage.text) > LONGEST_HEADING
        self._take_heading(passage)
        headed = self._headings.above(passage)
        if _is_heading(passage):
            self.heading = passage.text
            if SPEAKS_ON.search(passage.text) is None:
                self.table = None
        if not passage.is_item:
            self.introduced = _introduction(passage.text, self._parts) if passage.text[-1] == ":" else Introduction(headed)
        self._listed = passage.is_item

    def _pass_statements(self, line: int) -> None:
        """End what was said above the statements that stand before a line: what is below are notes to them."""
        passed = bisect_right(self._starts, line)
        if bisect_right(self._starts, self._last) == passed:
            return
        self.outlook, self._around, self.heading = False, NOWHERE, ""
        statement = self._statements[passed - 1]
        self.table = statement if statement.kind not in PRIMARY else None
        self._headings.compares = False
        if bisect_right(self._primary, self._last) < bisect_right(self._primary, line):
            self._headings = _Headings()  # a table of a discussion does not end what its heading says

    def _take_heading(self, passage: Passage) -> None:
        """Take what a heading says of forecasts and of a part of the company, also one on the line of its text."""
        if self._told and _is_heading(passage) and not (self.outlook and _is_head_of_page(passage.text, self._lines)):
            said = passage.text.lower()
            self.outlook = any(word in said for word in OUTLOOK)
            self.place = self._around = self._parts.place_of(said)
            return
        if self.outlook and self._listed and not passage.is_item:
            self.outlook = False  # behind the list of what is expected
        if self._parts and not passage.is_item and (run_in := RUN_IN.match(passage.text)) is not None:
            self.place = self._parts.place_of(run_in[1]) or self.place
            if "." not in run_in[2]:  # else it stands in one passage: `Farm Tools. Sales rose …`
                self._around = self.place


def _introduction(text: str, parts: Parts) -> Introduction:
    """What some words say of the list below them."""
    segment = SEGMENT.search(text)
    place = parts.place_of(text[: segment.end()]) if segment is not None else NOWHERE
    return Introduction(next(read_periods(text, 0, len(text)), None), place, segment is not None)


def _is_heading(passage: Passage) -> bool:
    """Whether a passage is one, which leaders may follow: `PRODUCTS AND SYSTEMS......`."""
    text = passage.text
    return not passage.is_item and len(text) <= LONGEST_HEADING and (text[-1] not in ".,;" or text.endswith(LEADERS))


def _is_head_of_page(heading: str, lines: Sequence[str]) -> bool:
    """Whether a line with digits is rather the head or foot of a page than a heading that ends an outlook.

    It says no results, or comes again.
    """
    if HAS_DIGIT.search(heading) is None:
        return False
    return RESULTS.search(heading) is None or sum(line.strip() == heading for line in lines) > 1
