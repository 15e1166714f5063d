"""What only the whole sentence tells of its figures: where a change is measured from, which of several periods or subjects is whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, count, pairwise

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, MULTIPLE, SHARE, STRONG, UNBOUND, WEAK, Assertion, weakened
from viewer.checks.narrative.assertions.binding import is_percentage, kind_of_figure
from viewer.checks.narrative.assertions.brackets import says_in_brackets
from viewer.checks.narrative.assertions.dilution import are_of_both, find_dilutions
from viewer.checks.narrative.assertions.opening import give_opening
from viewer.checks.narrative.assertions.reaches import AMOUNTS, IN_APPOSITION, SHORTLY, find_reaches
from viewer.checks.narrative.assertions.respective import (
    FEWEST,
    give_across,
    give_back,
    give_changes,
    give_counterparts,
    give_listed,
    give_next,
    give_respective,
    give_wholes,
    give_years,
)
from viewer.checks.narrative.assertions.resuming import resume
from viewer.checks.narrative.items.common_items import EPS, NET_INCOME
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.figures import PERCENT, FigureKind
from viewer.checks.narrative.prose.named_period import NamedPeriod
from viewer.checks.narrative.prose.token import MARK, Sentence, Token
from viewer.checks.narrative.prose.words import ADJUSTED, CAUSES, CHANGE_NOUNS, words
from viewer.checks.narrative.times.listed_periods import completed
from viewer.checks.narrative.verdict import growth, magnitude, range_of

OPENERS = {"versus", "vs", ".", "with", "to", "against"}  # end what opens a comparison; the point is that of `vs.`
SUMMING = {"totaling", "totalling", "aggregating"}
LONGEST_LINK = 8  # tokens from the name of one line item to the next
BETWEEN_LISTED = {",", "and", "for", "in", "the", "at", "full"}
BETWEEN_NAMES = BETWEEN_LISTED | words(
    "applicable available attributable to common shareholders stockholders shareowners basic diluted fully"
)


def settle(tokens: Sentence, assertions: list[Assertion], subjects: list[Subject], unknown: list[int]) -> None:
    """Complete the assertions of a sentence.

    Args:
        tokens: the sentence.
        assertions: its figures.
        subjects: the line items it names, in order.
        unknown: indexes of the words not understood, in order.
    """
    said = tokens.said
    if len(assertions) >= FEWEST:
        resume(tokens, assertions)
    give_opening(tokens, assertions)
    if "from" in said and "or" in said:
        _find_growths(said, assertions)
    _find_bases(tokens, assertions)
    runs = _runs(tokens, assertions) if len(assertions) > 1 else []
    _give_wholes(tokens, assertions, runs)
    _distribute(tokens, assertions, runs, subjects)
    find_reaches(tokens, assertions, runs, subjects, unknown)
    give_back(said, assertions)
    if "diluted" in said or "basic" in said:
        find_dilutions(tokens, assertions, runs)
    if not ADJUSTED.isdisjoint(said):
        _find_adjusted(said, assertions)
    give_respective(tokens, assertions)
    give_listed(said, assertions)
    if len(assertions) >= FEWEST:
        give_changes(said, assertions)
    give_across(said, assertions)
    give_next(tokens, assertions)
    if len(assertions) >= FEWEST:
        give_wholes(assertions)
    _give_per_share(assertions)
    _loosen(tokens, assertions)
    if not CAUSES.isdisjoint(said):
        _end_at_causes(said, assertions)


def _loosen(tokens: Sentence, assertions: list[Assertion]) -> None:
    """Loosen what is no figure of all of its line item: differences, causes, parts of a sum, ends of a range."""
    said = tokens.said
    for each in assertions:
        if each.part is LEVEL and each.bond is STRONG and said[each.index - 1] == "by":
            each.bond = WEAK  # `current assets exceeded current liabilities by $4 million`
        elif each.part is LEVEL and said[max(0, each.index - 2) : each.index] == ["due", "to"]:
            each.bond = UNBOUND  # `expenses fell 17%, primarily due to $49,000 of costs in 2001`
        elif each.part is LEVEL and said[each.index + 1 : each.index + 3] == ["came", "from"]:
            each.bond = UNBOUND  # `of this increase of $5 million, $3 million came from …`
    for one, two in pairwise(assertions):
        if said[two.index - 1] in SUMMING and one.subject is two.subject and two.bond is STRONG:
            two.bond = WEAK  # `cash was $1.3 million and ATM cash $0.6 million, totaling $1.9 million`
        if said[one.index + 1 : two.index] == ["to"] and said[one.index - 1] != "from" and one.part is LEVEL is two.part:
            one.bond, two.bond = weakened(one.bond), weakened(two.bond)  # `Earnings per share   $2.65 to $2.70`, which is no result
        if one.part is CHANGE is two.part and two.bond is STRONG and says_in_brackets(tokens, one.index, two.index):
            two.bond = WEAK  # `rose 12.5% ($8.4 million)`, perhaps to that


def _give_per_share(assertions: list[Assertion]) -> None:
    """Take growth of earnings of which only amounts per share are told for theirs: `a record $1.25 per share, up 44% from $0.87`."""
    for each in assertions:
        subject = each.subject
        if each.part is not CHANGE or not each.side or subject is None or subject.key != NET_INCOME or each.figure.kind is not PERCENT:
            continue
        told = [other for other in assertions if other.clause is each.clause and other.part is LEVEL]
        both = {other.side or 0 for other in told if other.figure.kind is FigureKind.PER_SHARE and other.chain == each.chain}
        if both.issuperset({0, each.side}) and all(other.figure.kind is FigureKind.PER_SHARE for other in told):
            each.subject = replace(subject, key=EPS)


def _end_at_causes(said: list[str], assertions: list[Assertion]) -> None:
    """Say of each figure from where on its sentence only tells why."""
    causes = tuple(compress(count(), map(CAUSES.__contains__, said)))
    for assertion in assertions:
        assertion.until = next((index for index in causes if index > assertion.index), assertion.until)


def _give_wholes(tokens: Sentence, assertions: list[Assertion], runs: list[list[Assertion]]) -> None:
    """Give percentages of a row, and one that is compared with a share beside its amount, what those are of.

    `$31 million and $32 million, or 14% and 16% of sales`, `was $31 million and 14% of sales, compared with $32 million and 16% in 2001`,
    `was 24% of deposits, down from 25% last quarter and 27% a year ago`.
    """
    for run in runs:
        last = run[-1]
        for each in run[:-1] if last.part is SHARE and last.figure.kind is FigureKind.PERCENT else ():
            between = tokens.said[each.index + 1 : last.index]
            if each.subject is last.subject and (each.part is LEVEL or (each.part is CHANGE and between == ["and"])):
                each.part, each.whole, each.side = SHARE, last.whole, last.side
    for amount, each in pairwise(assertions):
        beside = amount.figure.kind is FigureKind.MONEY and amount.part is LEVEL and tokens.said[amount.index + 1 : each.index] == ["and"]
        if not (beside and each.side and each.part is CHANGE and each.figure.kind is FigureKind.PERCENT):
            continue
        alike = [
            one for one in assertions if one.clause is each.clause and one.index < amount.index and one.figure.kind is each.figure.kind
        ]
        if alike and alike[-1].part is SHARE and alike[-1].subject is each.subject:
            each.part, each.whole, each.side = SHARE, alike[-1].whole, amount.side
    for share, each in pairwise(assertions):
        if _is_measured_from(tokens.said, share, each):
            each.part, each.whole = SHARE, share.whole
        if share.part is not SHARE or each.part is not CHANGE or not _are_of_one_item(share, each):
            continue
        if _is_compared_with(tokens.said, share, each):
            each.part, each.whole = SHARE, share.whole
        elif _is_compared_too(tokens.said, share, each):
            each.part, each.whole, each.side = SHARE, share.whole, share.side


def _are_of_one_item(one: Assertion, two: Assertion) -> bool:
    """Whether two figures of a clause are of one line item and one kind."""
    return two.clause is one.clause and two.subject is one.subject and two.figure.kind is one.figure.kind


def _find_growths(said: list[str], assertions: list[Assertion]) -> None:
    """Take for a change what is right as one of the amounts before it: `gross margin grew from $5 million to $6 million, or 20%`."""
    for then, now, each in zip(assertions, assertions[1:], assertions[2:], strict=False):
        if each.part is not LEVEL or each.figure.kind is not FigureKind.PERCENT or not is_percentage(each.subject):
            continue
        between = said[now.index + 1 : each.index]
        if said[then.index - 1] != "from" or said[now.index - 1] != "to" or between not in (["or"], [",", "or"]):
            continue
        amounts = then.figure.kind is now.figure.kind is FigureKind.MONEY and then.subject is now.subject is each.subject
        grown = growth(range_of(now.figure), range_of(then.figure)) if amounts else None
        if grown is not None and range_of(each.figure).meets(magnitude(grown)):
            each.part = CHANGE


def _is_measured_from(said: list[str], points: Assertion, each: Assertion) -> bool:
    """Whether points of a share lead to the share they are measured from: `was 25% of sales, 100 basis points below the 26% of 2002`."""
    if points.whole is None or points.figure.kind is not FigureKind.POINTS or each.figure.kind is not FigureKind.PERCENT or not each.side:
        return False
    start = each.clause.sides[each.side].start
    directly = points.index < start and each.index - start <= SHORTLY and CHANGE_NOUNS.isdisjoint(said[each.index + 1 : each.index + 2])
    return directly and each.clause is points.clause and each.subject is points.subject and each.part is CHANGE


def _is_compared_with(said: list[str], share: Assertion, each: Assertion) -> bool:
    """Whether a percentage is what a share of the same is directly compared with: `rose 8% and was 20% of sales, versus 21% in 2002`."""
    if share.side or not each.side:
        return False
    side = each.clause.sides[each.side]
    return side.word == "compared" and share.index < side.start and each.index - side.start <= SHORTLY and said[each.index - 1] in OPENERS


def _is_compared_too(said: list[str], share: Assertion, each: Assertion) -> bool:
    """Whether a percentage stands beside a share as a share of another time: `down from 25% of loans last quarter and 27% a year ago`."""
    if not share.side or said[each.index - 1] != "and":
        return False
    ends = each.index - 1 - (said[each.index - 2] == ",")
    periods = share.clause.sides[share.side].periods
    dated = [period for period in periods if share.index < period.start and period.end == ends]
    return bool(dated) and any(each.index < period.start <= each.index + SHORTLY for period in periods)


def sums_up(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure is said to be what those before it come to: `totaling $1.9 million`, `for a total of $1.9 million`."""
    before = [token.text for token in tokens[max(0, index - 2) : index]]
    return not SUMMING.isdisjoint(before[-1:]) or before == ["total", "of"]


def _find_adjusted(said: list[str], assertions: list[Assertion]) -> None:
    """Take a figure for adjusted where the words behind it say so: `15% growth in adjusted EPS`, `$29.2 million on an adjusted basis`."""
    for at, assertion in enumerate(assertions):
        behind = said[assertion.index + 1 : assertions[at + 1].index if at + 1 < len(assertions) else len(said)]
        named = behind[: max(0, assertion.subject.start - assertion.index - 1)] if assertion.subject is not None else []
        basis = behind[: behind.index("basis")] if "basis" in behind else []
        if not ADJUSTED.isdisjoint(named) or ("on" in basis and "," not in basis and not ADJUSTED.isdisjoint(basis)):
            assertion.adjusted = True


def _find_bases(tokens: Sentence, assertions: list[Assertion]) -> None:
    """The side each change is measured from: the next one opened behind it before another change, else the last one before it."""
    changes = [assertion for assertion in assertions if assertion.part in {CHANGE, MULTIPLE}]
    limit, said = len(tokens), tokens.said
    for at in range(len(changes) - 1, -1, -1):
        assertion = changes[at]
        following = changes[at + 1] if at + 1 < len(changes) else None
        if following is None or following.clause is not assertion.clause:
            limit = len(tokens)
        elif not _in_apposition(tokens, assertion, following):
            limit = following.index
        opened = [(number, side.start) for number, side in enumerate(assertion.clause.sides) if number]
        before = [number for number, start in opened if start < assertion.index]
        behind = [number for number, start in opened if assertion.index <= start < limit]
        if before:  # `$8 million compared to $7 million, an increase of 14%, and compared to $9 million in May`
            behind = [number for number in behind if said[assertion.clause.sides[number].start - 1] != "and"]
        assertion.side = behind[0] if behind else before[-1] if before else None
    for one, two in pairwise(changes):
        alike = one.chain == two.chain and one.figure.kind is two.figure.kind
        if alike and one.side is not None and two.side is None and two.bond is STRONG:
            two.bond = WEAK  # `up 51% from a year ago and up 21%`: measured from elsewhere


def _in_apposition(tokens: list[Token], one: Assertion, two: Assertion) -> bool:
    """Whether two figures say the same change: `declined $220 million or 14% compared to 1998`."""
    between = [token.text for token in tokens[one.index + 1 : two.index]]
    if between == ["and"]:  # `a decrease of $2.3 million and $0.5 million when compared to …, respectively`
        return any(token.text == "respectively" for token in tokens[two.index :])
    return len(between) <= 3 and all(word in IN_APPOSITION for word in between)


def _distribute(tokens: Sentence, assertions: list[Assertion], runs: list[list[Assertion]], subjects: list[Subject]) -> None:
    """Give each of n figures in a row its own of n periods or, with `respectively`, of n subjects in a row."""
    for run in runs:
        if (
            _distribute_periods(tokens, run)
            or give_counterparts(run, runs)
            or give_years(tokens, run)
            or are_of_both(tokens, run)
            or not any(token.text == "respectively" for token in tokens[run[-1].index :])
        ):
            continue
        listed = _unlike(tokens, [subject for subject in subjects if subject.start < run[0].index])[-len(run) :]
        if len(listed) == len(run) and (
            all(_only_named(tokens[one.end : two.start]) for one, two in pairwise(listed)) or _each_said(assertions, run, listed)
        ):
            for assertion, subject in zip(run, listed, strict=True):
                assertion.subject, assertion.bond = subject, WEAK
                assertion.figure = replace(assertion.figure, kind=kind_of_figure(assertion.figure, subject, blocked=False))
        else:
            for assertion in run:
                assertion.bond = UNBOUND


def _unlike(tokens: list[Token], subjects: list[Subject]) -> list[Subject]:
    """Some subjects without those that are said again in short behind them: `earnings per share ("EPS")`."""
    again = {
        one for one, two in pairwise(subjects) if one.key == two.key and all(token.kind is MARK for token in tokens[one.end : two.start])
    }
    return [subject for subject in subjects if subject not in again]


def _each_said(assertions: list[Assertion], run: list[Assertion], subjects: list[Subject]) -> bool:
    """Whether the sentence has said an amount of each of some subjects: `income was $2 and EPS $1, up 36% and 34%, respectively`."""
    said = [assertion.subject for assertion in assertions if assertion.index < run[0].index and assertion.is_level]
    return said[-len(run) :] == subjects


def _distribute_periods(tokens: list[Token], run: list[Assertion]) -> bool:
    base = run[0].side or 0
    sides = (base,) if run[0].is_level else (0, base)  # a change is listed by when it was, else by what it is measured from
    for side in dict.fromkeys(sides):
        listed = _listed_for(tokens, run, run[0].clause.sides[side].periods)
        for assertion, period in zip(run, listed, strict=False):
            assertion.period, assertion.period_side = period, side
        if listed:
            return True
    return False


def _listed_for(tokens: list[Token], run: list[Assertion], periods: list[NamedPeriod]) -> list[NamedPeriod]:
    """As many periods in a row as there are figures, those next behind them rather than the first; none where there are none."""
    found: list[NamedPeriod] = []
    for at in range(len(periods) - len(run) + 1):
        listed = completed(periods[at : at + len(run)])
        if all(_only_small(tokens, one.end, two.start) for one, two in pairwise(listed)):
            found = found or listed
            if listed[0].start > run[-1].index:
                return listed
    return found


def _runs(tokens: list[Token], assertions: list[Assertion]) -> list[list[Assertion]]:
    """Figures of one kind with nothing but commas and `and` between them, two and more; amounts per share are money."""
    runs: list[list[Assertion]] = []
    for assertion in assertions:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and _are_alike(last.figure.kind, assertion.figure.kind)
            and _only_small(tokens, _behind_unit(tokens, last, assertion), assertion.index)
        ):
            runs[-1].append(assertion)
        else:
            runs.append([assertion])
    return [run for run in runs if len(run) > 1]


def _behind_unit(tokens: list[Token], told: Assertion, following: Assertion) -> int:
    """The index behind a figure and the unit that is said of each of several: `$.56 per share, $.50 per share and $.44 per share`."""
    end = told.index + 1
    if told.figure.kind is not FigureKind.PER_SHARE or following.figure.kind is not FigureKind.PER_SHARE:
        return end
    return end + 2 if [token.text for token in tokens[end : end + 2]] == ["per", "share"] else end


def _only_named(between: Sequence[Token]) -> bool:
    """Whether nothing but small words and whose a result is stands between two line items: `available to common shareholders, and`."""
    return 0 < len(between) <= LONGEST_LINK and all(token.text in BETWEEN_NAMES for token in between)


def _are_alike(one: FigureKind, two: FigureKind) -> bool:
    return one is two or {one, two} == AMOUNTS


def _only_small(tokens: list[Token], start: int, end: int) -> bool:
    """Whether nothing but commas and small words stands between two places."""
    return start < end <= start + 4 and all(token.text in BETWEEN_LISTED for token in tokens[start:end])
