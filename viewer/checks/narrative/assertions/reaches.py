"""Up to where a period behind a figure still belongs to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, Assertion
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.figures import FigureKind
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.prose.words import CHANGE_NOUNS, FALL, LINKS, QUALIFIERS, RISE

AMOUNTS = {FigureKind.MONEY, FigureKind.PER_SHARE}
IN_APPOSITION = {"or", ",", "(", "approximately", "about"}
BETWEEN_TURNS = {",", "and", "a", "an"}
FEW = 3  # figures of a sentence that tell no two line items twice
SHORTLY = 4  # tokens from the last of several figures to its `respectively`
VERBS = LINKS | RISE | FALL | {"above", "below"}


def find_reaches(
    tokens: Sentence, assertions: list[Assertion], runs: list[list[Assertion]], subjects: list[Subject], unknown: list[int]
) -> None:
    """Up to where a period behind a figure still belongs to it: the next subject, figure of its kind, verb or word not understood."""
    said = tokens.said
    heads = {period.end: start for start, period in tokens.periods.items() if period is not None}  # `… and full year sales rose 3%`
    begins = [heads.get(subject.start, subject.start) for subject in subjects]
    following: dict[FigureKind, int] = {}
    stops = (*unknown, len(said))
    for assertion in reversed(assertions):
        end = following.get(assertion.figure.kind, len(said))
        own = heads.get(assertion.subject.start, assertion.subject.start) if assertion.subject is not None else -1
        noun = assertion.index + 1 < len(said) and said[assertion.index + 1] in CHANGE_NOUNS  # `a 3 percent decrease in 1996`
        at = bisect_right(begins, assertion.index + noun)
        if at < len(begins) and begins[at] in {own, assertion.index + 1}:
            at += 1  # what the figure itself is of: `a 48% increase in interest income between …`
        if at < len(begins):
            end = min(end, begins[at])
        first = assertion.index + noun + 1
        end = min(end, stops[bisect_left(stops, first)])
        assertion.reach = next((at for at in range(first, end) if said[at] in VERBS), end)
        following[assertion.figure.kind] = assertion.index
    for each, level in _come_to(said, assertions):
        each.reach = max(each.reach, level.reach)
    for before, each, behind in zip(assertions, assertions[1:], assertions[2:], strict=False):
        if _are_told_in_turn(tokens, before, each, behind):
            each.reach = behind.index
    _reach_in_turn(tokens, assertions)
    _reach_over_bases(said, assertions)
    for run in runs:
        if "respectively" in said[run[-1].index + 1 : run[-1].index + SHORTLY]:
            for assertion in run:  # `1.1% and 11.8%, respectively, for the fourth quarter`
                assertion.reach = run[-1].reach


def _come_to(said: list[str], assertions: list[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Each change with the amount that it is said to come to, of the same time: `rose $17 million, or 22%, to $93 million in 1997`."""
    for at, level in enumerate(assertions):
        if level.part is LEVEL and said[level.index - 1] == "to" and level.figure.kind in AMOUNTS:
            behind = level.index - 1
            if level.clause.period is not None and level.clause.period.start < assertions[0].index:
                continue  # what is told is of a time said before
            for each in reversed(assertions[max(0, at - 2) : at]):
                apposed = all(word in IN_APPOSITION for word in said[each.index + 1 : behind])
                if each.part is not CHANGE or each.subject is not level.subject or not apposed:
                    break
                yield each, level
                behind = each.index


def _reach_in_turn(tokens: Sentence, assertions: list[Assertion]) -> None:
    """Let what is told again behind the period of its like reach as far as the next figure does, which has the period of both.

    `A 28% rise in sales and 77% rise in income in the quarter, and 27% rise in sales and 80% rise in income in the first half`.
    """
    periods = [period for period in tokens.periods.values() if period is not None] if len(assertions) > FEW else []
    for at in range(len(assertions) - 2, 1, -1):
        each, behind = assertions[at], assertions[at + 1]
        ended = next((period.end for period in periods if 0 < each.index - period.end <= SHORTLY), None)
        if ended is None or "and" not in (between := tokens.said[ended : each.index]) or not BETWEEN_TURNS.issuperset(between):
            continue
        if not all(_are_alike(each, one) for one in (behind, assertions[at - 1])) or behind.clause is not each.clause:
            continue
        told = [one for one in assertions[:at] if one.chain and one.chain == each.chain and _are_alike(one, each)]
        if told and behind.chain != each.chain and not [period for period in periods if each.index < period.start < behind.index]:
            each.reach = max(each.reach, behind.reach)


def _are_alike(one: Assertion, two: Assertion) -> bool:
    """Whether two figures are of one kind and say the same of their line items."""
    return one.figure.kind is two.figure.kind and one.part is two.part


def _reach_over_bases(said: list[str], assertions: list[Assertion]) -> None:
    """Let amounts reach as far as what they are told on: `a profit of $4.8 million, or $.27 a share, on sales of $60.5 million in 1999`."""
    if "on" not in said:
        return
    over = False  # whether the amount behind reaches over what it is told on
    for each, behind in zip(assertions[-2::-1], assertions[:0:-1], strict=True):
        base = behind.subject
        if base is not None and each.index < base.start:
            before = base.start - 1
            over = said[before - (said[before] in QUALIFIERS)] == "on" and said[base.end : behind.index] == ["of"]
        else:
            over = over and base is each.subject and IN_APPOSITION.issuperset(said[each.index + 1 : behind.index])
        if over and each.part is LEVEL is behind.part:
            each.reach = max(each.reach, behind.reach)


def _are_told_in_turn(tokens: Sentence, before: Assertion, each: Assertion, behind: Assertion) -> bool:
    """Whether an amount ends what is told of one time: `grew 7% in the quarter to $7 million and 10% for the year to $28 million`."""
    kinds = before.figure.kind is behind.figure.kind is FigureKind.PERCENT and each.figure.kind in AMOUNTS
    if not kinds or each.part is not LEVEL or before.subject is not each.subject or each.subject is not behind.subject:
        return False
    own = any(before.index < start < each.index for start, period in tokens.periods.items() if period is not None)
    return own and {",", "and"}.issuperset(tokens.said[each.index + 1 : behind.index])
