"""What a multiple is of: `was more than triple the $2,959,000`, `more than double 2003 earnings`."""

from __future__ import annotations

from viewer.checks.narrative.prose.link import next_figure
from viewer.checks.narrative.prose.token import WORD, Sentence, skip, text_at
from viewer.checks.narrative.prose.words import BOUNDARIES, DETERMINERS
from viewer.checks.narrative.times.periods import read_period

BEFORE_A_TIME = DETERMINERS | {"that", "those", "of", "for", "in"}


def is_multiple_of(tokens: Sentence, index: int) -> bool:
    """Whether a multiple is of the amount or the time behind it, which another amount is compared with."""
    if next_figure(tokens, index + 1) is not None:
        return True
    again = text_at(tokens, index + 1) in {"that", "those"}  # `four times that of 2003`, not `doubled in 2004`
    ahead = skip(tokens, index + 1, BEFORE_A_TIME if again else DETERMINERS)
    period = read_period(tokens, ahead) if ahead < len(tokens) else None
    if period is None:
        return False
    return again or (period.end < len(tokens) and tokens[period.end].kind is WORD and tokens[period.end].text not in BOUNDARIES)
