"""Left out: what a sentence tells without something that the statements have, and so disagrees with no cell of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL
from viewer.checks.narrative.assertions.basis import leaves_out_behind, leaves_out_directly
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS


def told_without(told: Told, tokens: Sentence) -> Iterator[int]:
    """What disagrees and is told without something, or measured from such an amount, and what is said with it, which agrees by chance.

    `This compares to a net loss of $488 million, or $5.71 per share, in 2002, excluding unusual items`, `rose 14% to $0.72 from $0.63
    before special charges`.

    Args:
        told: all figures of the sentence with their ties.
        tokens: its words.
    """
    differ = [each for each, tie in told if tie.outcome is DIFFERS]
    apart = {each.index for each in differ if each.part is LEVEL and leaves_out_behind(tokens, each.index)}
    for (one, _), (two, _) in pairwise(told) if apart else ():
        if two.index in apart and one.clause is two.clause and tokens.said[one.index + 1 : two.index] in (["or"], [",", "or"]):
            yield one.index
    yield from apart
    changes = [each for each in differ if each.part is CHANGE and each.side]
    for each, tie in told if changes else ():
        if each.part is LEVEL and tie.outcome is not AGREES and leaves_out_directly(tokens, each.index):
            yield from [change.index for change in changes if change.clause is each.clause and change.side == each.side]
