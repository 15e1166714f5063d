"""The numbers of one sentence judged together.

A number that disagrees with its cell convicts only where another number of the sentence confirms what it speaks of, or
where the two are so near that one must be meant for the other; else the sentence probably speaks of something the
statements do not show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from viewer.checks.narrative.assertion import Assertion, Part
from viewer.checks.narrative.figures import FigureKind, Fuzz
from viewer.checks.narrative.tie import CENTESIMAL, UNTIED, Outcome, Tie
from viewer.checks.narrative.ties import Tier
from viewer.checks.narrative.verdict import Range, growth, magnitude, range_of


@dataclass(frozen=True, slots=True)
class Judged:
    """An assertion with its tie.

    Attributes:
        assertion: what the sentence says.
        tie: what the statements say.
        own: growth computed from the sentence's own amounts where the statements say nothing, as a range in percent.
        how: how that was computed.
    """

    assertion: Assertion
    tie: Tie
    own: Range | None = None
    how: str = ""

    @property
    def is_uneven(self) -> bool:
        """Whether a change does not follow from the amounts of its own sentence."""
        return self.own is not None and not range_of(self.assertion.figure).meets(magnitude(self.own))


def judge(assertions: list[Assertion], tier: Tier) -> Iterator[Judged]:
    """Each assertion of a sentence with its tie: amounts first, then the changes between them."""
    ties: dict[int, Tie] = {}
    for assertion in assertions:
        if assertion.part is Part.LEVEL:
            ties[assertion.index] = tier.tie(assertion)
    confirmed = {assertion.chain for assertion in assertions if assertion.index in ties and ties[assertion.index].outcome is Outcome.AGREES}
    for assertion in assertions:
        tie = ties.get(assertion.index, UNTIED)
        if tie.key is not None and _stands(assertion, tie, assertion.chain in confirmed):
            tier.clock.anchor(assertion, tie.key)
    for assertion in assertions:
        if assertion.index not in ties:
            ties[assertion.index] = tier.tie(assertion)
            if ties[assertion.index].outcome is Outcome.AGREES:
                confirmed.add(assertion.chain)
    for assertion in assertions:
        tie = ties[assertion.index]
        if not _stands(assertion, tie, assertion.chain in confirmed):
            tie = UNTIED
        own, how = _own_growth(assertion, assertions) if tie.outcome is Outcome.UNTIED else (None, "")
        yield Judged(assertion, tie, own, how)


def _stands(assertion: Assertion, tie: Tie, confirmed: bool) -> bool:
    """Whether a tie is good enough to be told."""
    if tie.outcome is Outcome.DIFFERS:
        if assertion.figure.fuzz is Fuzz.EXACT:
            return confirmed or tie.near
        return assertion.figure.fuzz is Fuzz.ABOUT and confirmed and tie.near
    return tie.outcome is not Outcome.OTHER_PERIOD or confirmed


def _own_growth(assertion: Assertion, assertions: list[Assertion]) -> tuple[Range | None, str]:
    """Growth from the two amounts of the sentence that a percentage lies between, and how it is computed."""
    if assertion.part is not Part.CHANGE or assertion.figure.kind is not FigureKind.PERCENT or assertion.side is None:
        return None, ""
    amounts = [
        other
        for other in assertions
        if other.part is Part.LEVEL
        and other.figure.kind is FigureKind.MONEY
        and other.clause is assertion.clause
        and other.subject == assertion.subject
    ]
    now = [other.figure for other in amounts if not other.side]
    then = [other.figure for other in amounts if other.side == assertion.side]
    change = growth(range_of(now[0]), range_of(then[0])) if len(now) == len(then) == 1 else None
    if change is None:
        return None, ""
    percent = Decimal((change.low + change.high) / 2).quantize(CENTESIMAL)
    return change, f"{now[0].value:,} / {then[0].value:,} - 1 = {percent} % by the amounts of the sentence"
