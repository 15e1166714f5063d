"""The numbers of the narrative, each with its verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, UNBOUND, Assertion
from viewer.checks.narrative.assertions.clock import Clock, named_period
from viewer.checks.narrative.assertions.reading import Told, company_words, read_prose
from viewer.checks.narrative.footnotes import Footnotes
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.judge import Judged, judge, told_first
from viewer.checks.narrative.ledger.ledger import read_ledger
from viewer.checks.narrative.prose.figures import MONEY, OF_SHARES, ONE, PER_SHARE, PERCENT, POINTS, FigureKind
from viewer.checks.narrative.ties.levels import UNITS
from viewer.checks.narrative.ties.tie import AGREES, NEARLY, OTHER_PERIOD, UNTIED, Tie
from viewer.checks.narrative.ties.ties import Tier
from viewer.checks.narrative.times.fiscal import Key
from viewer.frozen import frozen
from viewer.statements.claim import Claim, ClaimStatus, ClaimType, Fault
from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.release import Release
from viewer.statements.statement import Cell
from viewer.statements.unit import PURE, SHARES, per_share
from viewer.text.source import Source

AMOUNTS = {MONEY, OF_SHARES}
TYPES = {
    MONEY: ClaimType.MONEY,
    PER_SHARE: ClaimType.PER_SHARE,
    OF_SHARES: ClaimType.SHARES,
    POINTS: ClaimType.PERCENT_OTHER,
}
COUNTED, MALFORMED = ClaimType.COUNT, Fault.MALFORMED  # names are read faster than attributes of enumerations


def claims(release: Release) -> tuple[Claim, ...]:
    """Every number of a release's prose with what the statements say of it, in the order they stand in."""
    ledger = read_ledger(release)
    clock = Clock(ledger.calendar)
    currency = release.statements[0].currency if release.statements else "USD"
    units = {MONEY: currency, PER_SHARE: per_share(currency), OF_SHARES: SHARES}
    notes = Footnotes(release.source, ledger)
    maker = ClaimMaker(release.source, Tier(ledger, clock, company_words(release)), units)
    found: list[Claim] = []
    passage = _Passage([], [])
    before: Cell | None = None
    for told in read_prose(release, ledger.lexicon, ledger.parts, ledger.amounts):
        if told.begins:
            clock.begin_passage(told.introduced)
            maker.tier.retold.begin()
            before = None
            passage.tell(found)
            passage = _Passage([], [])
        maker.tier.go_below(told.table)
        if told.heard is not None:
            clock.hear(told.heard)
        clock.turn_to(notes.period_of(told))
        judged = tuple([notes.settled(each, told) for each in judge(told.assertions, told.tokens, maker.tier, before)])
        passage.judged.extend(judged)
        for each in judged:
            if each.suspected is not UNTIED:
                passage.doubted.append((len(found), maker.claim(told, replace(each, tie=each.suspected)), each.assertion))
            found.append(maker.claim(told, each))
        before = told_first(judged) or before
        clock.remember(told.assertions)
    passage.tell(found)
    return tuple(found)


class _Passage(NamedTuple):
    """What is told in one passage.

    Attributes:
        judged: its figures with their verdicts.
        doubted: those that may be wrong, each with the number of its claim and the claim that says so.
    """

    judged: list[Judged]
    doubted: list[tuple[int, Claim, Assertion]]

    def tell(self, found: list[Claim]) -> None:
        """Tell what may be wrong, unless too little of the passage agrees with the statements: then it speaks of something else.

        Parts of a company are discussed in the words of the whole: `Gross margin was 31.8%.`
        """
        if not self.doubted:
            return
        agreeing = sum(each.tie.outcome is AGREES for each in self.judged)
        lost = sum(each.tie.outcome in {UNTIED.outcome, NEARLY} and _is_of_an_item(each.assertion) for each in self.judged)
        for number, claim, assertion in self.doubted:
            if agreeing >= lost or (agreeing == lost - 1 and assertion.part is LEVEL and assertion.figure.kind is not PERCENT):
                found[number] = claim


def _is_of_an_item(assertion: Assertion) -> bool:
    """Whether a figure is said to be one of a line item."""
    return assertion.subject is not None and assertion.bond is not UNBOUND and not assertion.forward


@frozen
class ClaimMaker:
    """Makes claims of assertions.

    Attributes:
        source: where they stand.
        tier: what holds them against the statements.
        units: of each kind of figure that is no plain number.
    """

    source: Source
    tier: Tier
    units: Mapping[FigureKind, str]

    def claim(self, told: Told, judged: Judged) -> Claim:
        """The claim that an assertion of a sentence is."""
        assertion, tie = judged.assertion, judged.tie
        figure = assertion.figure
        start = told.tokens.start_of(assertion.index)
        span = told.passage.span(start, start + len(assertion.token.printed))
        fault, remark = _fault(judged)
        key = (None if judged.is_of_another_time else tie.key) or self._key(assertion)
        of_unit = told.unit if figure.kind in AMOUNTS else ONE
        return Claim(
            text=self.source[span],
            value=figure.value / of_unit,
            unit=self.units.get(figure.kind, PURE),
            span=span,
            type=_type(assertion, tie),
            subject=assertion.subject.name if assertion.subject is not None else None,
            period=self._period(key) if key is not None else None,
            status=_status(tie, malformed=fault is MALFORMED),
            against=() if tie.outcome is NEARLY else tuple([cell.span for cell in tie.cells]),
            expected=tie.expected / of_unit if tie.expected is not None else None,
            computation=tie.computation or judged.how,
            candidates=tuple([cell.span for cell in self._candidates(assertion, tie)]),
            fault=fault,
            remark=remark,
        )

    def _key(self, assertion: Assertion) -> Key | None:
        """The period that the sentence itself names for an untied figure."""
        named = named_period(assertion, assertion.side or 0)
        times = self.tier.clock.level(assertion) if named is not None else None
        if named is None or times is None or not (times.keys and times.sure):
            return None
        key, calendar = times.keys[0], self.tier.clock.calendar
        ended = max([latest.month for latest in calendar.latest], default=0)
        if assertion.forward and not named.is_explicit and ended - 12 < key.month <= ended:
            step = 12 if named.quarter or named.half else key.months or 12
            return key.earlier(-step * ((ended - key.month) // step + 1))  # `expects third quarter sales of`, the one to come
        return key

    def _period(self, key: Key) -> Period | None:
        """A period as its column has it; to the month where it has no column."""
        printed = self.tier.clock.calendar.periods.get(key)
        if printed is not None or not 0 < key.month // 12 < 10_000:
            return printed
        end = PrintedDate(key.month // 12, key.month % 12 + 1)
        return instant(end) if key.months is None else duration(key.months, end)

    def _candidates(self, assertion: Assertion, tie: Tie) -> tuple[Cell, ...]:
        """The cells that an amount which is tied to none may be meant for."""
        if tie.cells:
            return tie.cells if tie.outcome is NEARLY else ()
        kind = UNITS.get(assertion.figure.kind)
        return self.tier.ledger.amounts.nearest(assertion.figure.value, kind) if kind is not None else ()


def _fault(judged: Judged) -> tuple[Fault | None, str]:
    if judged.assertion.figure.fault:
        return MALFORMED, judged.assertion.figure.fault
    if judged.tie.outcome is OTHER_PERIOD or judged.is_of_another_time:
        return Fault.WRONG_PERIOD, "the amount is that of another period than the one named"
    if judged.is_turned:
        return Fault.TURNED, "the amounts went the other way"
    if judged.tie.outcome is NEARLY:
        return Fault.MISPRINT, "a cell that may be meant has another amount, most often all of its digits but one"
    if judged.own is not None and judged.is_uneven:
        return Fault.UNEVEN, "does not follow from the amounts of its own sentence"
    return None, ""


def _status(tie: Tie, *, malformed: bool) -> ClaimStatus:
    if tie is UNTIED or tie.outcome is NEARLY:
        return ClaimStatus.NO_COUNTERPART
    if tie.outcome is AGREES and not malformed:
        return ClaimStatus.DERIVED if tie.derived else ClaimStatus.AGREES
    return ClaimStatus.DERIVED_DIFFERS if tie.derived else ClaimStatus.DIFFERS


def _type(assertion: Assertion, tie: Tie) -> ClaimType:
    if assertion.figure.in_words:
        return ClaimType.WORDS
    if assertion.figure.kind is PERCENT:
        return _type_of_percent(assertion, tie)
    return TYPES.get(assertion.figure.kind, COUNTED)


def _type_of_percent(assertion: Assertion, tie: Tie) -> ClaimType:
    if assertion.part is CHANGE and assertion.subject is not None:
        return ClaimType.PERCENT_GROWTH
    item = BY_KEY.get(assertion.subject.key) if assertion.subject is not None else None
    ratio = item is not None and item.nature is Nature.RATIO and assertion.part is LEVEL
    return ClaimType.PERCENT_MARGIN if ratio or tie is not UNTIED else ClaimType.PERCENT_OTHER
