"""Where a sentence takes its line item up again for another time, behind what that was compared with."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.checks.narrative.assertions.assertion import Assertion, Clause, Side
from viewer.checks.narrative.prose.named_period import NamedPeriod, Relation
from viewer.checks.narrative.prose.token import FIGURE, Sentence
from viewer.checks.narrative.prose.words import DETERMINERS, LINKS

JOINING = {"and", ";", "while"}
APPROXIMATELY = {"approximately", "about"}


def resume(tokens: Sentence, assertions: Sequence[Assertion]) -> None:
    """Begin a clause at a period behind what is compared, where another comparison follows.

    `Sales were $412 million versus $371 million a year ago, and for the nine months were $1,190 million compared to $1,066 million`.
    """
    for at in range(len(assertions) - 1, 1, -1):
        each = assertions[at]
        clause, number = each.clause, each.side or 0
        if not number or number + 1 >= len(clause.sides) or assertions[at - 1].clause is not clause or assertions[at - 1].side != number:
            continue
        side = clause.sides[number]
        period = next((period for period in side.periods if _opens(tokens, period, each.index)), None)
        if period is None:
            continue
        again = side.periods.index(period)
        resumed = Clause([Side(period.start, "", side.periods[again:]), *clause.sides[number + 1 :]])
        del clause.sides[number + 1 :], side.periods[again:]
        for one in assertions[at:]:
            if one.clause is clause:
                one.clause, one.side = resumed, max(0, one.side - number) if one.side is not None else None


def _opens(tokens: Sentence, period: NamedPeriod, index: int) -> bool:
    """Whether a period that says its length stands between `and for the` and a figure, or `and, for the …, were` it."""
    if period.relation is not Relation.NAMED or period.months is None:
        return False
    said, first = tokens.said, period.start - 1
    while first > 0 and said[first] in DETERMINERS | {"full"}:
        first -= 1
    if said[first] not in {"for", "in"}:
        return False
    before = said[first - 1] if said[first - 1] != "," else said[first - 2]
    between = [word for word in said[period.end : index] if word not in LINKS and word not in APPROXIMATELY and word != ","]
    return before in JOINING and period.end <= index and not between and tokens[index].kind is FIGURE
