"""Amounts that are less than a line item, or of something else, though its name stands beside them.

None of them can be its cell misprinted: what is paid for something, what the item only includes, what another holds of it, and what its own
sentence proves, tells of two years at once or asks.
"""

from __future__ import annotations

from viewer.checks.narrative.assertions.assertion import LEVEL, Assertion
from viewer.checks.narrative.prose.figures import MONEY
from viewer.checks.narrative.prose.link import link_of
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.prose.words import words
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.verdict import Range, range_of, total

INCLUDES = words("include includes included")
AS_A_PART = words("in as within")  # `profit included in the restaurants' results was …`
HOLDS = words("held owned")
LEAVING_OUT = (["excluding"], ["without"], ["before"])
FEWEST_PARTS = 2


def is_of_less(assertion: Assertion, tokens: Sentence, told: Told) -> bool:
    """Whether an amount cannot be all of the line item named beside it.

    Args:
        assertion: the amount.
        tokens: its sentence.
        told: all figures of the sentence with their ties.
    """
    if tokens.said[-1:] == ["?"] or _is_paid(assertion, tokens) or _is_of_two_times(assertion, tokens):
        return True
    return _is_included(assertion, tokens) or _is_held(assertion, tokens) or _is_proven(assertion, told) or _is_without(assertion, tokens)


def _is_paid(assertion: Assertion, tokens: Sentence) -> bool:
    """Whether an amount is a price: `bought shares of its common stock for $3 million`, `sold for $14 million in cash`."""
    return assertion.figure.kind is MONEY and link_of(tokens, assertion.index, -1).word == "for"


def _is_included(assertion: Assertion, tokens: Sentence) -> bool:
    """Whether an amount is what its line item includes: `operating profit included $14 million and $8 million of charges`.

    So it is right behind `including`: `long-term debt was $812 million, including $412 million under the credit facility`.
    """
    if link_of(tokens, assertion.index, -1).word == "including":
        return True
    subject = assertion.subject
    if subject is None or not 0 < subject.end <= assertion.index:
        return False
    said = tokens.said
    return any(said[at] in INCLUDES and said[at + 1] not in AS_A_PART for at in range(subject.end, assertion.index))


def _is_held(assertion: Assertion, tokens: Sentence) -> bool:
    """Whether an amount is what somebody holds of its line item: `$1.4 billion in cash held by its subsidiary`."""
    end = assertion.subject.end if assertion.subject is not None else 0
    return end > 0 and tokens.said[end + 1 : end + 2] == ["by"] and tokens.said[end] in HOLDS


def _is_without(assertion: Assertion, tokens: Sentence) -> bool:
    """Whether its sentence opens with what is left out of an amount: `Excluding a gain of $6 million, the company earned $23.7 million`."""
    return tokens.said[:1] in LEAVING_OUT and assertion.subject is not None and assertion.subject.start > 0 and not assertion.adjusted


def _is_of_two_times(assertion: Assertion, tokens: Sentence) -> bool:
    """Whether one amount is told of two times behind it: `dividends of $20 million for 2004 and 2003`."""
    if assertion.period is not None or not assertion.is_level or assertion.side is None:
        return False
    periods = assertion.clause.sides[assertion.side].periods[:2]
    if len(periods) < 2 or periods[0].start < assertion.index:
        return False
    return periods[1].start == periods[0].end + 1 and tokens.said[periods[0].end] == "and"


def _is_proven(assertion: Assertion, told: Told) -> bool:
    """Whether the amounts right behind one add up to it: `$473,000, repayable in the amounts of $300,000 in 2005 and $173,000 in 2006`."""
    parts: list[Range] = []
    said = range_of(assertion.figure)
    for each, _ in told:
        if each.index > assertion.index and each.part is LEVEL and each.figure.kind is assertion.figure.kind:
            parts.append(range_of(each.figure))
            if len(parts) >= FEWEST_PARTS and total(parts).meets(said):
                return True
    return False
