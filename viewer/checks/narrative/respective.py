"""Periods that are said once for several figures.

`$61 million in the quarter and $287 million for the year, compared with $101 million and $283 million in the respective periods of 1992`.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.checks.narrative.assertion import LEVEL, Assertion
from viewer.checks.narrative.clock import named_period
from viewer.checks.narrative.listed_periods import completed
from viewer.checks.narrative.named_period import NamedPeriod, Relation
from viewer.checks.narrative.period_numbers import year_of
from viewer.checks.narrative.token import Token
from viewer.statements.period import PrintedDate

FEWEST = 4  # figures of a sentence that gives two their periods
PLURAL = "periods"
REACH = 4  # tokens behind `periods` that may hold their year


def give_respective(tokens: list[Token], assertions: list[Assertion]) -> None:
    """Give each figure of a side compared with the period a year before that of its counterpart on the side spoken of."""
    if len(assertions) < FEWEST:
        return
    at = next((index for index, token in enumerate(tokens) if token.text == PLURAL), None)
    if at is None:
        return
    then = [assertion for assertion in assertions if assertion.side and assertion.part is LEVEL and assertion.index < at]
    if not then:
        return
    then = [assertion for assertion in then if assertion.clause is then[-1].clause and assertion.side == then[-1].side]
    now = [other for other in assertions if other.clause is then[0].clause and not other.side and other.part is LEVEL]
    said = [named_period(assertion, 0) for assertion in now]
    if len(now) != len(then) or len(then) < 2 or any(one.figure.kind is not two.figure.kind for one, two in zip(now, then, strict=True)):
        return
    year = next((year for token in tokens[at + 1 : at + 1 + REACH] if (year := year_of(token)) is not None), None)
    for assertion, period in zip(then, said, strict=True):
        if period is not None:
            assertion.period, assertion.period_side = _a_year_before(period, year), assertion.side or 0


def give_listed(said: Sequence[str], assertions: Sequence[Assertion]) -> None:
    """Give each of several groups of figures its own of the periods that are listed behind them.

    `$29.5 million, or 1.31% of total assets, and $28.5 million, or 1.30% of total assets, at March 31 and December 31, respectively`.
    """
    end = said.index("respectively") if "respectively" in said else 0
    before = [assertion for assertion in assertions if assertion.index < end]
    if len(before) < FEWEST:
        return
    clause, side = before[-1].clause, before[-1].side or 0
    told = [each for each in before if each.clause is clause and (each.side or 0) == side and each.is_level]
    named = clause.sides[side].periods
    listed = [period for period in named if before[-1].index < period.start and period.end <= end]
    size, rest = divmod(len(told), len(listed)) if listed else (0, 0)
    if rest or size < 2 or len(listed) < 2 or len(named) != len(listed) or any(assertion.period for assertion in told):
        return
    groups = [told[at : at + size] for at in range(0, len(told), size)]
    if any([each.figure.kind for each in group] != [each.figure.kind for each in told[:size]] for group in groups):
        return
    for group, period in zip(groups, completed(listed), strict=True):
        for assertion in group:
            assertion.period, assertion.period_side = period, side


def _a_year_before(period: NamedPeriod, year: int | None) -> NamedPeriod:
    """A period as that of another year, the year before where none is said."""
    if period.last is not None and period.last.year:
        return period._replace(last=PrintedDate(year or period.last.year - 1, period.last.month, period.last.day))
    before = year or (period.year - 1 if period.year is not None else None)
    return period._replace(year=before, relation=Relation.NAMED if before is not None else Relation.YEAR_AGO)
