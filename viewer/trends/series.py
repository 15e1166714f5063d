"""Series of a line: one point a period, reported, derived or missing, under one vintage policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from viewer.frozen import frozen
from viewer.statements.facts import Fact
from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.unit import UnitKind, kind_of
from viewer.trends.calendar import QUARTER, YEAR, FiscalCalendar
from viewer.trends.intervals import Interval, Intervals
from viewer.trends.ledger import RANKS, Ledger, LedgerLine
from viewer.trends.point import Operand, Point, PointStatus, Reading, Series
from viewer.trends.policy import ORIGINAL, Policy, PolicyKind


class Frequency(StrEnum):
    """How long the periods of a series are."""

    QUARTER = "quarter"
    YTD = "ytd"
    YEAR = "year"
    TTM = "ttm"
    INSTANT = "instant"


@frozen
class Choice:
    """How series are to be made.

    Attributes:
        frequency: length of the periods; balances are instants whatever is asked.
        policy: which vintage counts.
        mixed: whether a period may be derived from figures of different releases.
    """

    frequency: Frequency = Frequency.QUARTER
    policy: Policy = ORIGINAL
    mixed: bool = False


def series_of(ledger: Ledger, line: LedgerLine, choice: Choice) -> Series:
    """The line at the frequency asked for; balances at the dates they are printed for."""
    if line.is_instant:
        choice = replace(choice, frequency=Frequency.INSTANT)
    maker = Maker(ledger.calendar, line, choice)
    points = maker.sums() if choice.frequency is Frequency.TTM else maker.points()
    notes = (*maker.notes, *(() if points else (f"{line.label}: no figures for {choice.frequency}",)))
    frequency = str(choice.frequency)
    return Series(ledger.company, line.label, line.line.concept or None, line.line.unit, frequency, str(choice.policy), points, notes)


class Maker:
    """Makes the points of one line.

    Attributes:
        notes: conflicts met on the way.
    """

    def __init__(self, calendar: FiscalCalendar, line: LedgerLine, choice: Choice) -> None:
        self._calendar = calendar
        self._line = line
        self._choice = choice
        self._additive = kind_of(line.line.unit) is UnitKind.MONEY
        self.notes: list[str] = []
        self._releases = self._by_release()
        self._across = Intervals.of(self._chosen_facts())

    def points(self) -> tuple[Point, ...]:
        """One point a period from the first known to the last, gaps included."""
        readings = self._readings()
        if not readings:
            return ()
        return tuple(self._point(interval, readings.get(interval, [])) for interval in self._axis(readings))

    def sums(self) -> tuple[Point, ...]:
        """Twelve months to each quarter: as printed or implied by one release, else four quarters of the policy added up."""
        quarters = Maker(self._calendar, self._line, replace(self._choice, frequency=Frequency.QUARTER)).points()
        whole = self._readings()
        points = {end: self._point((start, end), readings) for (start, end), readings in whole.items()}
        for at, last in enumerate(quarters):
            four = quarters[max(at - 3, 0) : at + 1]
            if last.month not in points:
                points[last.month] = self._sum(last.month, four)
        known = [month for month, point in points.items() if point.reading]
        return tuple(points[month] for month in sorted(points) if known and min(known) <= month <= max(known))

    def _by_release(self) -> dict[str, dict[Interval, Fact]]:
        """The line's figures by release and interval; where one release says two things, the first statement's counts."""
        found: dict[str, dict[Interval, Fact]] = {}
        for fact in sorted(self._line.facts, key=lambda fact: RANKS.get(fact.statement.kind, len(RANKS))):
            if not self._choice.policy.knows(fact.release):
                continue
            kept = found.setdefault(fact.release.source.name, {}).setdefault(self._interval(fact.period), fact)
            if kept.value != fact.value:
                self.notes.append(self._conflict(kept, fact))
        order = dict.fromkeys(fact.release.source.name for fact in self._line.facts)
        return {name: found[name] for name in order if name in found}

    def _conflict(self, kept: Fact, other: Fact) -> str:
        what = f"{kept.place.source} prints {self._line.label} to {kept.period.end.iso()}"
        places = (f"as {fact.cell.text} on line {fact.cell.span.line}" for fact in (kept, other))
        return f"{what} {' and '.join(places)}: the first is shown"

    def _interval(self, period: Period) -> Interval:
        end = self._calendar.closing(period)
        return end - (period.months or 0), end

    def _chosen_facts(self) -> dict[Interval, Fact]:
        """Each interval's printed figure of the vintage asked for, over all releases."""
        chosen: dict[Interval, Fact] = {}
        for facts in self._releases.values():
            for interval, fact in facts.items():
                if self._choice.policy.kind in {PolicyKind.ORIGINAL, PolicyKind.ALL}:
                    chosen.setdefault(interval, fact)
                else:
                    chosen[interval] = fact
        return chosen

    def _readings(self) -> dict[Interval, list[Reading]]:
        """For each period of the frequency what every release says or implies, in order of release."""
        readings: dict[Interval, list[Reading]] = defaultdict(list)
        for facts in self._releases.values():
            own = Intervals.of(facts)
            for wanted in self._wanted(own.ways):
                if wanted in facts:
                    readings[wanted].append(Reading.reported(facts[wanted], self._name(wanted)))
                elif self._additive and wanted[0] != wanted[1] and (derived := self._derive(own, wanted)):
                    readings[wanted].append(derived)
        return readings

    def _wanted(self, months: Iterable[int]) -> list[Interval]:
        """The intervals of the frequency whose two ends are among the months."""
        known = set(months)
        wanted = ((end - length, end) for end in sorted(known) if (length := self._length(end)) is not None)
        return [interval for interval in wanted if interval[0] in known]

    def _length(self, end: int) -> int | None:
        """How many months a period of the frequency has that closes with this month; None where none closes."""
        quarter = self._calendar.quarter(end)
        match self._choice.frequency:
            case Frequency.INSTANT:
                return 0
            case Frequency.QUARTER:
                return QUARTER if quarter else None
            case Frequency.YTD:
                return quarter * QUARTER if quarter else None
            case Frequency.YEAR:
                return YEAR if quarter == 4 else None
            case Frequency.TTM:
                return YEAR if quarter else None

    def _axis(self, readings: Mapping[Interval, list[Reading]]) -> list[Interval]:
        """All periods between the first and the last known, and balances at other dates; only years where all balances are of year ends."""
        ends = {end for _, end in readings}
        between = range(min(ends), max(ends) + 1)
        if self._choice.frequency is Frequency.INSTANT:
            closes = {4} if all(self._calendar.quarter(end) == 4 for end in ends) else {1, 2, 3, 4}
            months = ends | {month for month in between if self._calendar.quarter(month) in closes}
        else:
            months = set(between)
        return [(end - length, end) for end in sorted(months) if (length := self._length(end)) is not None]

    def _derive(self, intervals: Intervals, wanted: Interval) -> Reading | None:
        path = intervals.path(wanted)
        if not path:
            return None
        several = len({self._calendar.year_close(interval[1]) for _, interval in path}) > 1
        names = {interval: self._name(interval) + (f" {self._calendar.year_name(interval[1])}" if several else "") for _, interval in path}
        return Reading.sum_of(tuple(Operand(weight, names[interval], intervals.facts[interval]) for weight, interval in path))

    def _name(self, interval: Interval) -> str:
        """`Q2`, `6M`: how a formula calls a period."""
        start, end = interval
        quarter = self._calendar.quarter(end)
        return f"Q{quarter}" if quarter and end - start == QUARTER else f"{end - start}M"

    def _point(self, interval: Interval, readings: list[Reading]) -> Point:
        month = interval[1]
        across = self._derive(self._across, interval) if interval[0] != interval[1] else None
        across = across if across and (across.is_mixed or not self._additive) else None
        point = Point(month, self._period(interval), self._fiscal(interval), None, vintages=tuple(readings))
        if readings:
            chosen = self._choice.policy.choose(readings)
            others = tuple(reading for reading in readings if reading is not chosen)
            period = self._printed_period(chosen) or point.period
            return replace(point, period=period, reading=chosen, vintages=others, refused=across if self._additive else None)
        if across and self._additive and self._choice.mixed:
            note = f"derived from figures of different releases ({', '.join(across.sources)}): reclassifications may lie between"
            return replace(point, reading=across, mixed=True, notes=(note,))
        return replace(point, refused=across, reason=self._reason(across))

    def _reason(self, across: Reading | None) -> str:
        if across is None:
            return "no release prints it, nor figures that it is the difference or sum of"
        if not self._additive:
            return f"{across.formula} is no answer: per-share amounts, shares and ratios of periods do not add up"
        return f"refused: {across.formula} takes figures of different releases ({', '.join(across.sources)})"

    def _sum(self, month: int, four: tuple[Point, ...]) -> Point:
        interval = (month - YEAR, month)
        point = Point(month, self._period(interval), self._fiscal(interval), None)
        readings = [quarter.reading for quarter in four if quarter.reading]
        if not self._additive:
            return replace(point, reason="per-share amounts, shares and ratios of quarters do not add up to a year")
        if len(readings) < 4:
            gaps = [quarter.fiscal for quarter in four if not quarter.reading]
            return replace(point, reason=f"not all four quarters are known: {', '.join(gaps) or 'the first ones'}")
        operands = tuple(
            replace(operand, name=operand.name if reading.status is PointStatus.DERIVED else quarter.fiscal)
            for quarter, reading in zip(four, readings, strict=True)
            for operand in reading.operands
        )
        total = Reading.sum_of(operands)  # its own formula names each quarter's operands; the four quarters say more
        formula = " + ".join(quarter.fiscal for quarter in four)
        return replace(point, reading=replace(total, formula=formula), mixed=any(quarter.mixed for quarter in four))

    def _period(self, interval: Interval) -> Period:
        start, end = interval
        day = PrintedDate.of(self._calendar.date_of(end))
        return instant(day) if start == end else duration(end - start, day)

    @staticmethod
    def _printed_period(reading: Reading) -> Period | None:
        """The period as the chosen release prints it; None where it is derived or printed without a day."""
        printed = reading.operands[0].fact.period
        return printed if reading.status is PointStatus.REPORTED and printed.end.day else None

    def _fiscal(self, interval: Interval) -> str:
        end = interval[1]
        match self._choice.frequency:
            case Frequency.YTD:
                return f"{end - interval[0]}M {self._calendar.year_name(end)}"
            case Frequency.YEAR:
                return self._calendar.year_name(end)
            case Frequency.TTM:
                return f"TTM {self._calendar.name(end)}"
            case _:
                return self._calendar.name(end)
