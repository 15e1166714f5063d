"""Whether a change is said to go the way the amounts went."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.checks.narrative.assertion import CHANGE, Assertion
from viewer.checks.narrative.figures import POINTS
from viewer.checks.narrative.tie import AGREES, Tie
from viewer.checks.narrative.token import WORD, Token
from viewer.checks.narrative.words import ABOUT, FALL, OVER, RISE, UNDER, words

# Words that tell no more than the way, unlike `improved` and `eased`.
UP = RISE - words("gain gains gained greater improve improves improved improving improvement advance advances advanced strengthened")
DOWN = FALL - words("slip slipped eased deteriorated worsened")
LENGTHS = {2, 3}  # the two amounts, and before them the change where a table prints it
BETWEEN = ABOUT | OVER | UNDER | words("by of a an some more less than only")  # beside the figure: `decreased by more than 8%`


def is_turned(assertion: Assertion, tokens: Sequence[Token], tie: Tie) -> bool:
    """Whether a change is called a rise where the two amounts it was tied to fell, or the other way round.

    Args:
        assertion: the change.
        tokens: the words of its sentence.
        tie: its cells end in the two amounts, that of the later period first.
    """
    if assertion.part is not CHANGE or tie.outcome is not AGREES or len(tie.cells) not in LENGTHS or assertion.figure.kind is POINTS:
        return False
    now, then = (cell.value for cell in tie.cells[-2:])
    if now is None or then is None or min(now, then) <= 0:
        return False  # a loss that grew may be called either
    word = _word_of_change(assertion, tokens)
    return word in (UP if now < then else DOWN) and now != then


def _word_of_change(assertion: Assertion, tokens: Sequence[Token]) -> str:
    """The word beside a figure that says which way it goes: `down 8%`, `decreased by 8%`, `an 8% decrease`; empty where none does."""
    at = assertion.index - 1
    while at >= 0 and tokens[at].kind is WORD and tokens[at].text in BETWEEN:
        at -= 1
    behind = assertion.index + 1
    beside = [tokens[index].text for index in (at, behind) if 0 <= index < len(tokens)]
    return next((word for word in beside if word in UP or word in DOWN), "")
