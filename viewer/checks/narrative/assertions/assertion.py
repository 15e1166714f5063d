"""What one sentence says of one number, before it is held against the statements."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from viewer.checks.narrative.items.common_items import EPS, NET_INCOME
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.figures import Figure, Fuzz
from viewer.checks.narrative.prose.named_period import NamedPeriod
from viewer.checks.narrative.prose.token import Token


class Bond(StrEnum):
    """How firmly a sentence ties a number to a line item of the statements."""

    STRONG = "strong"  # may be found to differ
    WEAK = "weak"  # may be found to agree: the name is general, or words not understood stand between
    NONE = "none"  # speaks of something the statements do not show as such


class Part(StrEnum):
    """What a number is of its subject."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"  # a percentage of another item
    MULTIPLE = "multiple"


# An attribute of an enumeration takes six times as long to read as a name, and these are read for every figure, many times.
STRONG, WEAK, UNBOUND = Bond
LEVEL, CHANGE, SHARE, MULTIPLE = Part


def weakened(bond: Bond) -> Bond:
    """A bond by which nothing is found to differ."""
    return WEAK if bond is STRONG else bond


@dataclass(slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        start: index of the token that opens it.
        word: how it was opened, empty for the side spoken of.
        periods: the periods named on it, in order.
    """

    start: int
    word: str = ""
    periods: list[NamedPeriod] = field(default_factory=list)

    def note(self, period: NamedPeriod) -> None:
        """Note a period; one spoken of that names no year is of the year named last: `for fourth quarter 1997, and $9 for the year`."""
        if not self.word and period.is_whole_of_some_year:
            year = next((before.year for before in reversed(self.periods) if before.year is not None), None)
            period = replace(period, year=year)
        self.periods.append(period)

    def has_spoken(self, figured: int) -> bool:
        """Whether it already has its period, or the last figure, so that another subject may begin a clause."""
        return bool(self.periods) or figured > self.start

    def is_headed(self, start: int, figured: int) -> bool:
        """Whether its last period, said behind the last figure, stands directly before a place: before the subject of another clause."""
        return bool(self.periods) and self.periods[-1].end == start and self.start <= figured < self.periods[-1].start

    def ends_on(self, day: NamedPeriod, tokens: list[Token]) -> bool:
        """Whether a day says when its last period ends, which then has it: `Q2 FY '24 (ending December 31)`, `Q2, ended …`."""
        last = self.periods[-1] if self.periods else None
        if last is None or last.is_moment or last.end != day.start - 2 or tokens[last.end].text not in {"(", ","}:
            return False
        if tokens[day.start - 1].text not in {"ended", "ending"}:
            return False
        self.periods[-1] = replace(last, year=None, last=day.last)
        return True


@dataclass(slots=True)
class Clause:
    """A statement and what it is compared with; the first side is the one spoken of.

    Attributes:
        sides: the first is what is spoken of, the others what it is compared with.
        inherited: the period of the clause before it in the sentence, shared where it names none.
        base: the period that the clause before it compares with, shared so.
    """

    sides: list[Side]
    inherited: NamedPeriod | None = None
    base: NamedPeriod | None = None

    @property
    def period(self) -> NamedPeriod | None:
        """The first period on the side spoken of, else the one inherited."""
        return self.sides[0].periods[0] if self.sides[0].periods else self.inherited

    @property
    def then(self) -> NamedPeriod | None:
        """The first period that is compared with, else the one inherited."""
        return next((side.periods[0] for side in self.sides[1:] if side.periods), self.base)

    def open_side(self, index: int, word: str) -> int:
        """Begin a side compared with at a token; its number."""
        self.sides.append(Side(index, word))
        return len(self.sides) - 1

    def note_base(self, period: NamedPeriod) -> None:
        """Note what a change is measured from that stands in a single word: `up 3% sequentially and 12% year-over-year`."""
        self.sides.append(Side(period.start, "basis", [period]))


@dataclass(slots=True)
class Assertion:
    """One number of a sentence.

    Attributes:
        token: where it stands.
        index: index of the token.
        figure: what it says.
        subject: the line item, None where none is named.
        bond: how firmly the two belong together.
        part: what the number is of its subject.
        clause: the comparison it stands in.
        side: index of its side; for a change or multiple, of the side it is measured from, None where that is not named.
        whole: what it is a share of.
        measure: what the percentages before it in its passage are shares of.
        period: the period distributed to it from a list (`$15 million and $28 million in 1996 and 1997`).
        period_side: index of the side that it is of.
        diluted: True or False where the sentence says so.
        adjusted: True for pro forma, False for GAAP, None where not said.
        forward: whether it speaks of the future.
        place: the words of the part of the company that the sentence or the heading above it speaks of.
        reach: index of the token behind it up to which a period still belongs to it.
        until: index of the token behind it from which the sentence only tells why.
    """

    token: Token
    index: int
    figure: Figure
    subject: Subject | None
    bond: Bond
    part: Part
    clause: Clause
    side: int | None
    whole: Subject | None = None
    measure: Subject | None = None
    period: NamedPeriod | None = None
    period_side: int = 0
    diluted: bool | None = None
    adjusted: bool | None = None
    forward: bool = False
    place: frozenset[str] = frozenset()
    reach: int = 0
    until: int = sys.maxsize

    @property
    def is_exact(self) -> bool:
        """Whether it is told as one of the statements would be: no estimate, no forecast, no other basis."""
        return self.figure.fuzz is Fuzz.EXACT and not self.forward and not self.adjusted

    @property
    def is_level(self) -> bool:
        """Whether it holds in one period rather than between two."""
        return self.part is LEVEL or self.part is SHARE

    @property
    def chain(self) -> str:
        """What figures of one sentence share that speak of the same: the line item, earnings per share counted with net income."""
        if self.subject is None or self.bond is UNBOUND:
            return ""
        return NET_INCOME if self.subject.key == EPS else self.subject.key


class Context(NamedTuple):
    """What a sentence is said in.

    Attributes:
        place: the words of the part of the company that is spoken of.
        subject: the line item that the sentence before it spoke of, None at the start of a passage.
        outlook: whether it stands under a heading that announces forecasts.
        segment: whether its passage speaks of one segment.
        whole: what the last percentage of its passage was a share of.
    """

    place: frozenset[str] = frozenset()
    subject: Subject | None = None
    outlook: bool = False
    segment: bool = False
    whole: Subject | None = None


class Read(NamedTuple):
    """What a sentence says.

    Attributes:
        assertions: its numbers.
        place: the words of the part of the company it last spoke of.
    """

    assertions: list[Assertion]
    place: frozenset[str]

    @property
    def subject(self) -> Subject | None:
        """The line item it speaks of, the first that it tells a number of."""
        return next((assertion.subject for assertion in self.assertions if assertion.subject is not None), None)

    @property
    def whole(self) -> Subject | None:
        """What its last percentage is a share of, as no part of another sentence."""
        named = next((assertion.whole for assertion in reversed(self.assertions) if assertion.whole is not None), None)
        return replace(named, start=-1, end=-1) if named is not None else None
