"""Periods, and what shares are of, that are said once for several figures.

`$61 million in the quarter and $287 million for the year, compared with $101 million and $283 million in the respective periods of 1992`,
or `a year earlier`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, SHARE, Assertion, weakened
from viewer.checks.narrative.assertions.binding import is_percentage
from viewer.checks.narrative.assertions.clock import named_period
from viewer.checks.narrative.prose.figures import PERCENT
from viewer.checks.narrative.prose.named_period import NamedPeriod, Relation
from viewer.checks.narrative.prose.period_words import NUMBERS
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.prose.words import words
from viewer.checks.narrative.times.listed_periods import completed
from viewer.checks.narrative.times.period_numbers import year_of
from viewer.statements.period import PrintedDate

FEWEST = 4  # figures of a sentence that gives two their periods
JOINING = words("""
    , and while with for in the another approximately about only just was were comprised represented accounted
    constituted contributed provided
""")  # from one share to the next of the same whole
PLURAL = "periods"
REACH = 4  # tokens behind `periods` that may hold their year


def give_respective(tokens: Sentence, assertions: list[Assertion]) -> None:
    """Give each figure of a side compared with the period a year before that of its counterpart on the side spoken of."""
    if len(assertions) < FEWEST:
        return
    at = tokens.said.index(PLURAL) if PLURAL in tokens.said else _year_earlier(tokens.said, assertions)
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


def _year_earlier(said: Sequence[str], assertions: Sequence[Assertion]) -> int:
    """Where `a year earlier`, or `respectively, in 2001`, which say no more of the time, stand behind the last amount compared; else 0."""
    last = next((assertion for assertion in reversed(assertions) if assertion.side and assertion.part is LEVEL), None)
    periods = last.clause.sides[last.side or 0].periods if last is not None else []
    if last is None or len(periods) != 1 or periods[0].start < last.index:
        return 0
    told = periods[0]
    if told.quarter or told.half or told.is_moment or told.last is not None:
        return 0
    listed = told.year is not None and told.relation is Relation.NAMED and "respectively" in said[last.index : told.start]
    if listed:
        return told.start - 1  # the year is looked for behind
    return told.start if told.relation is Relation.YEAR_AGO and told.months is None else 0


def give_back(said: Sequence[str], assertions: Sequence[Assertion]) -> None:
    """Give figures compared, told on a line item that is named behind them, the one that their counterparts are of.

    `A profit of $2 million, or $1.11 a share, on sales of $24 million, as against $1.5 million, or $.87 a share, on sales of $22 million`.
    """
    for base in assertions:
        subject = base.subject
        if not base.side or base.part is not LEVEL or subject is None or said[max(0, subject.start - 1)] != "on":
            continue
        start = base.clause.sides[base.side].start
        before = [each for each in assertions if each.clause is base.clause and each.part is LEVEL]
        for each in before:
            own = each.subject
            if each.side != base.side or each.index >= subject.start or own is None or own.key != subject.key or own.start >= start:
                continue
            kind = each.figure.kind
            counterpart = next(
                (other for other in before if not other.side and other.figure.kind is kind and other.subject is not own), None
            )
            if counterpart is not None:
                each.subject, each.bond = counterpart.subject, counterpart.bond


def give_counterparts(run: Sequence[Assertion], runs: Iterable[Sequence[Assertion]]) -> bool:
    """Give each figure of a row compared with the period a year before that of its counterpart; whether it was done.

    `Fourth quarter and full year earnings were $0.52 and $1.84, compared to $0.30 and $0.83 in the prior year`.
    """
    side = run[0].side or 0
    periods = run[0].clause.sides[side].periods
    if not side or len(periods) != 1 or periods[0].months is not None or periods[0].is_moment:
        return False
    now = next((row for row in runs if row[0].clause is run[0].clause and not row[0].side and len(row) == len(run)), ())
    said = [other.period for other in now if other.period is not None]
    if len(said) != len(run):
        return False
    for assertion, period in zip(run, said, strict=True):
        assertion.period, assertion.period_side = _a_year_before(period, periods[0].year), side
    return True


def give_years(tokens: Sentence, run: Sequence[Assertion]) -> bool:
    """Give each figure of a row its own of as many years that end together, the last first; whether it was done.

    `$10.5 million, $2.3 million and $1.4 million for the three years ended June 30, 2003, respectively`.
    """
    periods = run[0].clause.sides[run[0].side or 0].periods
    ended = next((period for period in periods if period.start > run[-1].index), None)
    if ended is None or ended.last is None or not ended.last.year or not run[0].is_level or ended.is_moment:
        return False
    said = tokens.said[ended.start - 1 : ended.start + 1]
    if len(said) < 2 or said[1] != "years" or NUMBERS.get(said[0]) != len(run):
        return False
    for back, assertion in enumerate(run):
        day = PrintedDate(ended.last.year - back, ended.last.month, ended.last.day)
        assertion.period, assertion.period_side = replace(ended, last=day), assertion.side or 0
        assertion.bond = weakened(assertion.bond)  # the first may stand first
    return True


def give_listed(said: Sequence[str], assertions: Sequence[Assertion]) -> None:
    """Give each of several groups of figures its own of the periods that are listed before or behind them.

    `$29.5 million, or 1.31% of total assets, and $28.5 million, or 1.30% of total assets, at March 31 and December 31, respectively`,
    `for the quarter and year, net income was $1 million, or $0.20 per share, and $4 million, or $0.80 per share`.
    """
    respective = "respectively" in said
    end = said.index("respectively") if respective else len(said)
    before = [assertion for assertion in assertions if assertion.index < end]
    if len(before) < FEWEST:
        return
    clause, side = before[-1].clause, before[-1].side or 0
    told = [each for each in before if each.clause is clause and (each.side or 0) == side and each.is_level]
    listed = clause.sides[side].periods
    size, rest = divmod(len(told), len(listed)) if len(listed) > 1 else (0, 0)
    if rest or size < 2 or any(assertion.period for assertion in told):
        return
    ahead = all(period.end <= told[0].index for period in listed)
    if not ahead and not (respective and all(told[-1].index < period.start < end for period in listed)):
        return
    groups = [told[at : at + size] for at in range(0, len(told), size)]
    kinds = [each.figure.kind for each in groups[0]]
    if any([each.figure.kind for each in group] != kinds for group in groups):
        return
    if not respective and (len(set(kinds)) < size or any(each.subject is not told[0].subject for each in told)):
        return
    for group, period in zip(groups, completed(listed), strict=True):
        for assertion in group:
            assertion.period, assertion.period_side = period, side


def give_changes(said: Sequence[str], assertions: Sequence[Assertion]) -> None:
    """Take for a second change what is told like the first, of the second of two times that are listed behind both.

    `Income increased by $41.6 million, or 52%, and $70.5 million, or 47%, in the quarter and six months, respectively`.
    """
    for at in range(len(assertions) - 3):
        first, growth, second, again = assertions[at : at + 4]
        if first.part is not CHANGE or growth.part is not CHANGE or second.part is not LEVEL or again.part is not LEVEL:
            continue
        others = (growth, second, again)
        kinds = [each.figure.kind for each in (first, *others)]
        if kinds[:2] != kinds[2:] or any(each.clause is not first.clause or each.subject is not first.subject for each in others):
            continue
        apposed = all(said[one.index + 1 : two.index] in ([",", "or"], ["or"], ["("]) for one, two in ((first, growth), (second, again)))
        listed = [period for period in first.clause.sides[0].periods if period.start > again.index]
        if apposed and len(listed) == 2 and {",", "and", ")"}.issuperset(said[growth.index + 1 : second.index]) and "respectively" in said:
            for each, period in zip((first, *others), (listed[0], listed[0], listed[1], listed[1]), strict=True):
                each.part, each.side, each.bond = CHANGE, first.side, first.bond
                each.period, each.period_side = period, 0


def give_across(said: Sequence[str], assertions: Sequence[Assertion]) -> None:
    """Give the amounts of all sides of a comparison the periods that are listed behind the last of them.

    `Sales were $20 million, compared with $18 million, for the quarters ended June 30, 1997 and 1996, respectively`.
    """
    last = next((each for each in reversed(assertions) if each.side and each.part is LEVEL), None)
    if last is None or "respectively" not in said:
        return
    sides, end = last.clause.sides, said.index("respectively")
    told = [each for each in assertions if each.clause is last.clause and each.is_level]
    listed = sides[last.side or 0].periods
    if len(listed) != len(told) or any(side.periods for side in sides if side is not sides[last.side or 0]):
        return
    if any(each.period or each.figure.kind is not last.figure.kind for each in told):
        return
    if not told[-1].index < listed[0].start < listed[-1].start < end:
        return
    for assertion, period in zip(told, completed(listed), strict=True):
        assertion.period, assertion.period_side = period, assertion.side or 0


def give_wholes(assertions: Sequence[Assertion]) -> None:
    """Give the percentages that several shares are compared with what those are of, one by one.

    `60% of sales and 40% of fees were foreign, compared with 56% and 37% in 1994`.
    """
    shares = [each for each in assertions if each.part is SHARE and not each.side and each.clause is assertions[-1].clause]
    if len({each.whole.key for each in shares if each.whole is not None}) < 2:
        return
    clause = shares[0].clause
    for side in range(1, len(clause.sides)):
        then = [each for each in assertions if each.clause is clause and each.side == side]
        if len(then) == len(shares) and all(each.part is LEVEL and each.figure.kind is PERCENT for each in then):
            for each, share in zip(then, shares, strict=True):
                each.part, each.whole, each.subject, each.bond = SHARE, share.whole, share.subject, share.bond


def give_next(tokens: Sentence, assertions: Sequence[Assertion]) -> None:
    """Give a percentage that is told beside a share as briefly what that is of: `tools comprised 76% of sales and pumps 24%`."""
    for share, each in pairwise(assertions):
        whole, subject = share.whole, each.subject
        if share.part is not SHARE or whole is None or subject is None or each.part is not LEVEL or each.figure.kind is not PERCENT:
            continue
        if share.figure.kind is not PERCENT or whole.start < share.index or share.side != each.side or is_percentage(subject):
            continue
        times = {at for period in tokens.periods.values() if period is not None for at in range(period.start, period.end)}
        between = [*range(whole.end, subject.start), *range(subject.end, each.index)]
        if whole.end < subject.start and all(at in times or tokens.said[at] in JOINING for at in between):
            each.part, each.whole, each.bond = SHARE, whole, weakened(each.bond)


def _a_year_before(period: NamedPeriod, year: int | None) -> NamedPeriod:
    """A period as that of another year, the year before where none is said."""
    if period.last is not None and period.last.year:
        return replace(period, last=PrintedDate(year or period.last.year - 1, period.last.month, period.last.day))
    before = year or (period.year - 1 if period.year is not None else None)
    return replace(period, year=before, relation=Relation.NAMED if before is not None else Relation.YEAR_AGO)
