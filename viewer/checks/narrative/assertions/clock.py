"""Which period each assertion speaks of, and which it compares with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.prose.named_period import NAMED, SAME, TO_DATE, YEAR_AGO, NamedPeriod
from viewer.checks.narrative.prose.period_words import ALIKE
from viewer.checks.narrative.times.fiscal import Calendar, Key
from viewer.frozen import maker

LISTED_WITHIN = 2  # tokens between two periods of a list: `fiscal 2002 and fourth quarter results`


class Times(NamedTuple):
    """The periods an assertion may speak of, the likeliest first, and whether the first is beyond doubt."""

    keys: tuple[Key, ...]
    sure: bool


make_times = maker(Times)


@dataclass(slots=True)
class Clock:
    """Keeps the time from sentence to sentence.

    Attributes:
        calendar: the periods of the release's columns.
        spoken_of: the period last spoken of.
        sure: whether that was in the same passage.
        anchors: period of the amounts already tied in this sentence, by clause, side and line item: changes are measured between these.
        levels: the periods of this sentence's amounts, by their place in it: each way to tie an amount asks for them.
    """

    calendar: Calendar
    spoken_of: Key | None = None
    sure: bool = False
    anchors: dict[tuple[int, int, str], Key] = field(default_factory=dict)
    levels: dict[int, Times] = field(default_factory=dict)

    def begin_passage(self, introduced: NamedPeriod | None = None) -> None:
        """What was spoken of before is a guess from here on, and rather the current period than one it was compared with.

        Args:
            introduced: the period that the words above a list say of its items.
        """
        self.sure = False
        said = self.calendar.resolve(introduced, None) if introduced is not None else None
        if said is not None and said.months is not None:
            self.spoken_of = said
            return
        later = self.spoken_of.earlier(-12) if self.spoken_of is not None else None
        if later in self.calendar.periods:
            self.spoken_of = later

    def turn_to(self, period: Key | None) -> None:
        """Speak of a period that a note is of, if any, which its sentence need not name."""
        if period is not None:
            self.spoken_of, self.sure = period, False

    def remember(self, assertions: list[Assertion]) -> None:
        """Keep the period a sentence speaks of for those after it."""
        self.anchors.clear()
        self.levels.clear()
        for assertion in assertions:
            named = named_period(assertion, 0) or _later(assertion)
            if named is None or assertion.forward:
                continue
            key = self.calendar.resolve(named, self.spoken_of)
            twice_back = named.relation is YEAR_AGO and not named.is_explicit and key not in self.calendar.periods
            if key is not None and key.months is not None and not twice_back:  # `sold in the year-ago quarter`, said of that quarter
                stepped_back = self.spoken_of is not None and key == self.spoken_of.earlier(12)  # `the year-ago quarter included a gain`
                self.sure = not stepped_back and not self.calendar.is_doubtful(named)
                self.spoken_of = key
            return

    def hear(self, named: NamedPeriod) -> None:
        """Keep the period named by a sentence that says no number, unless it is one that others are compared with."""
        key = self.calendar.resolve(named, self.spoken_of)
        if key is not None and key.months is not None and key.earlier(-12) not in self.calendar.periods:
            self.spoken_of, self.sure = key, True

    def anchor(self, assertion: Assertion, key: Key) -> None:
        """Note the period an amount was tied in, unless it is not the one named: `$1.1 million in the previous quarter`, of a year ago."""
        named = named_period(assertion, assertion.side) if assertion.side else None
        if named is not None and not named.is_explicit and key not in self.level(assertion).keys[:1]:
            return
        self.anchors.setdefault((id(assertion.clause), assertion.side or 0, assertion.chain), key)

    def level(self, assertion: Assertion) -> Times:
        """The period of an amount."""
        times = self.levels.get(assertion.index)
        if times is None:
            now = self.now(assertion)
            times = self.compared(assertion, now) if assertion.side else now
            if assertion.is_level:  # the periods of a change are not settled before those of the amounts beside it
                self.levels[assertion.index] = times
        return times

    def is_past(self, assertion: Assertion) -> bool:
        """Whether an amount in a sentence on the future is one of a time that has a column: `…, compared to $4.1 million in 2004`."""
        named = named_period(assertion, assertion.side or 0) if assertion.is_level else None
        if named is None or not named.is_explicit:
            return False
        key = self.calendar.resolve(named, self.spoken_of, compared=bool(assertion.side))
        latest = self.calendar.current(key.months) if key is not None else None
        return key is not None and latest is not None and key in self.calendar.periods and key.month <= latest.month

    def now(self, assertion: Assertion) -> Times:
        """The period on the side spoken of."""
        anchor = self.anchors.get((id(assertion.clause), 0, assertion.chain)) if self.anchors and not assertion.is_level else None
        named = named_period(assertion, 0)
        if anchor is not None and not _is_of_another_time(assertion, named):
            return make_times((anchor,), sure=True)
        if named is not None and self._is_base(assertion, named):
            named = None  # `… of 2002, and show an increase of 3% over 2002`
        if named is not None:
            before = self._before(assertion, named)
            open_ = not self.sure and not named.is_explicit and before is None
            spoken = (self.spoken_of, *self.calendar.latest) if open_ else (before or self.spoken_of,)
            listed = _listed(assertion, named)
            resolve = self.calendar.resolve
            keys = tuple({found: None for key in spoken for period in listed if (found := resolve(period, key)) is not None})
            if self.calendar.is_doubtful(named):
                return make_times((*keys, *(key.earlier(12) for key in keys)), sure=False)
            behind = self._counterpart(assertion)
            if behind is not None and keys == (behind.earlier(12),):  # `as restated for 1999, rose 17% over 1999`
                return make_times((behind,), sure=False)
            if self._is_listed_twice(assertion, named, keys):  # `the quarter ended June 30, 2002 and the comparable period of fiscal 2002`
                return make_times((keys[0].earlier(12),), sure=False)
            if len(keys) == 1 and named.is_whole_of_some_year and (latest := self.calendar.current(keys[0].months)) not in {None, keys[0]}:
                return make_times((*keys, latest), sure=False)  # `ended the year with`, after a sentence on the year before
            if keys:
                return make_times(keys, sure=len(keys) == 1 and not (open_ and named.is_relative))
        covering = self._covering(assertion)
        if covering is not None:
            return make_times((covering,), sure=True)
        later = _later(assertion)
        guess = self.calendar.resolve(later, self.spoken_of) if later is not None else None
        if guess is not None and later is not None and later.is_explicit:
            return make_times((guess,), sure=False)
        known = tuple(key for key in (self._counterpart(assertion), guess, self.spoken_of) if key is not None)
        return make_times(tuple(dict.fromkeys((*known, *self.calendar.latest))), sure=self.sure and guess is None and bool(known))

    def _is_listed_twice(self, assertion: Assertion, named: NamedPeriod, keys: tuple[Key, ...]) -> bool:
        """Whether a period that is like the one listed before it was taken for that one itself."""
        if not _is_another(named) or len(keys) != 1 or not (named.is_explicit or assertion.period is named):
            return False
        listed = [period for period in assertion.clause.sides[0].periods if period.start < named.start]
        return bool(listed) and self.calendar.resolve(listed[-1], self.spoken_of) == keys[0]

    def _before(self, assertion: Assertion, named: NamedPeriod) -> Key | None:
        """The period listed before one that is told by it: `32% in the first nine months and 16% in the same period last year`.

        Or that is as long: `$9 million in the first nine months and $8 million in the comparable period of 2004`.
        """
        if not named.is_relative and (named.months is not None or not _is_another(named)):
            return None
        told = (period for period in assertion.clause.sides[0].periods if period.start < named.start)
        listed = [period for period in told if not period.is_relative or period.relation is TO_DATE]
        return self.calendar.resolve(listed[-1], self.spoken_of) if listed else None

    def _is_base(self, assertion: Assertion, named: NamedPeriod) -> bool:
        """Whether a period is the one that a change is measured from, which it cannot be of."""
        base = named_period(assertion, assertion.side) if assertion.side and not assertion.is_level and named.is_explicit else None
        return base is not None and base.is_explicit and self.calendar.resolve(base, None) == self.calendar.resolve(named, None)

    def _covering(self, assertion: Assertion) -> Key | None:
        """The latest period behind `from`, which covers both amounts: `fell to $607,494 from $764,063 for the three months ended …`."""
        sides = assertion.clause.sides
        if len(sides) == 1 or sides[0].periods or assertion.period is not None:
            return None
        side = next((side for side in sides[1:] if side.word == "from" and len(side.periods) == 1), None)
        key = self.calendar.resolve(side.periods[0], self.spoken_of) if side is not None and side.periods[0].is_explicit else None
        return key if key is not None and key.months and key == self.calendar.current(key.months) else None

    def _counterpart(self, assertion: Assertion) -> Key | None:
        """The period a year behind the one a change is measured from, which tells its length: `up 38% over the fourth quarter of 2005`."""
        named = named_period(assertion, assertion.side) if assertion.side and not assertion.is_level else None
        if named is None or named.months is None:
            return None
        base = self.calendar.resolve(named, self.spoken_of, compared=True)
        later = base.earlier(-12) if base is not None else None
        return later if later in self.calendar.periods else None

    def compared(self, assertion: Assertion, now: Times) -> Times:
        """The period compared with; a year ago where none is named."""
        measured = self.anchors and assertion.side and not assertion.is_level
        anchor = self.anchors.get((id(assertion.clause), assertion.side or 0, assertion.chain)) if measured else None
        if anchor is not None:
            return make_times((anchor,), sure=True)
        named = (named_period(assertion, assertion.side) if assertion.side else None) or _basis(assertion)
        named = self._listed_base(assertion, now) or named or _shared_base(assertion)
        covering = self._covering(assertion) if named is not None else None
        if covering is not None and named in assertion.clause.sides[assertion.side or 0].periods[:1]:
            return make_times((covering.earlier(12),), sure=False)
        if named is None:
            said = self._said_last(assertion, now)
            before = [key.earlier(12) for key in now.keys]
            held = self.calendar.held_before(now.keys[0].month) if now.keys and assertion.is_level else ()
            return make_times(tuple(dict.fromkeys((*said, *before, *held))), sure=now.sure and not assertion.is_level)
        keys: list[Key] = []
        for spoken in self._told_last(assertion, named) or now.keys or (None,):
            key = self.calendar.resolve(named, spoken, compared=True)
            if key is None:
                continue
            # nothing is compared with itself: `a 21% increase over revenues for the first quarter`, `the comparable period of fiscal 2002`
            if key == spoken and (not named.is_explicit or _is_another(named) or self.calendar.is_doubtful(named)):
                return make_times((key.earlier(3 if "recent" in named.words else 12),), sure=False)
            if self.calendar.is_doubtful(named):
                return make_times((key, key.earlier(12)), sure=False)
            keys.append(key)
            if not named.is_explicit and named.relation is not NAMED and spoken is not None:
                keys.extend((spoken.earlier(12), spoken.earlier(3)))
        return make_times(tuple(dict.fromkeys(keys)), sure=now.sure)

    def _listed_base(self, assertion: Assertion, now: Times) -> NamedPeriod | None:
        """The one of several periods compared with that is as long as a change's own of a list.

        `Sales for the three and six months increased 16% and 14% compared to the three and six months ended June 30, 2004`.
        """
        if assertion.is_level or not assertion.side or assertion.period_side or not now.keys:
            return None
        if assertion.period is None and named_period(assertion, 0) is None:
            return None
        listed = assertion.clause.sides[assertion.side].periods
        for period in listed if len(listed) > 1 else ():
            key = self.calendar.resolve(period, now.keys[0], compared=True)
            if key is not None and key.months == now.keys[0].months:
                return period
        return None

    def _told_last(self, assertion: Assertion, named: NamedPeriod) -> tuple[Key, ...]:
        """The last period before one that is like it, where that is named on a side compared with before.

        `… $999, against $448 a year earlier, and $2,910 in the nine months ended September 30, compared with $1,360 for the same period`.
        """
        if named.relation is not SAME or named.months is not None or not assertion.is_level:
            return ()
        before = [period for side in assertion.clause.sides[1 : assertion.side] for period in side.periods if period.months is not None]
        key = self.calendar.resolve(before[-1], self.spoken_of) if before and before[-1].relation is NAMED else None
        return (key,) if key is not None else ()

    def _said_last(self, assertion: Assertion, now: Times) -> tuple[Key, ...]:
        """The one period of the side compared with, said behind more: `compared to sales of $8 and profit of $1 in the prior quarter`."""
        periods = assertion.clause.sides[assertion.side].periods if assertion.side and assertion.is_level else []
        if len(periods) != 1 or periods[0].start < assertion.index:
            return ()
        found = [self.calendar.resolve(periods[0], spoken, compared=True) for spoken in now.keys[:1]]
        return tuple(key for key in found if key is not None)


def named_period(assertion: Assertion, side: int) -> NamedPeriod | None:
    """The period named for a figure on a side: its own of a list, the next behind it, the last before it, that of the clause before."""
    own = (assertion.side or 0) == side if assertion.is_level else side == 0
    if assertion.period is not None and side == assertion.period_side:
        return assertion.period
    clause = assertion.clause
    periods = clause.sides[side].periods
    chosen = _nearest(assertion, periods) if own else periods[0] if periods else None
    return clause.inherited if chosen is None and side == 0 else chosen


def _is_another(named: NamedPeriod) -> bool:
    """Whether a period is said to be like one spoken of, which it is not then: `the comparable period of fiscal 2002`."""
    return named.relation is SAME and not named.words.isdisjoint(ALIKE)


def _basis(assertion: Assertion) -> NamedPeriod | None:
    """What a word between the amounts says that they are apart: `rose sequentially to $5.2 million from $4.8 million`."""
    if not assertion.side or not assertion.is_level:
        return None
    said = [side.periods[0] for side in assertion.clause.sides if side.word == "basis"]
    return said[0] if len(said) == 1 else None


def _shared_base(assertion: Assertion) -> NamedPeriod | None:
    """What the clause before compares with, for an amount of one that names no time.

    `Debt fell to $2 million from $3 million at year end, and equity rose to $5 million from $4 million`.
    """
    clause = assertion.clause
    if not assertion.side or not assertion.is_level or any(side.periods for side in clause.sides):
        return None
    return clause.base


def _nearest(assertion: Assertion, periods: list[NamedPeriod]) -> NamedPeriod | None:
    """The next period behind a figure where the sentence runs straight on to it, else the last before it."""
    behind = next((period for period in periods if assertion.index < period.start < assertion.reach), None)
    if behind is not None and behind.is_explicit:
        return behind  # `In 1999 sales were $84.3 million, and $76.9 million in 1998`
    own = assertion.subject.start if assertion.subject is not None else -1
    before: NamedPeriod | None = None
    for period in periods:
        if period.end == own and period.is_explicit:
            return period  # `the 1996 tax rate of 37 percent and a 1995 tax rate of 47 percent`
        if period.start < assertion.index:
            before = period
    return behind or before


def _later(assertion: Assertion) -> NamedPeriod | None:
    """A period behind the figure that may cover the whole side: `a loss of $1, or $2 per share, on sales of $3 for the quarter`."""
    return next((period for period in assertion.clause.sides[0].periods if assertion.index < period.start < assertion.until), None)


def _is_of_another_time(assertion: Assertion, named: NamedPeriod | None) -> bool:
    """Whether a change has a period of its own behind it, the second of its side: `grew 12% in the fourth quarter and 13% for the year`."""
    periods = assertion.clause.sides[0].periods
    return named is not None and len(periods) > 1 and named is not periods[0] and named.start > assertion.index and assertion.period is None


def _listed(assertion: Assertion, chosen: NamedPeriod) -> list[NamedPeriod]:
    """The period and, where it ends a list of several, the others of the list: the sentence does not say which."""
    if assertion.period is not None:
        return [chosen]
    found = [chosen]
    for period in reversed(assertion.clause.sides[0].periods):
        if period.end <= found[-1].start <= period.end + LISTED_WITHIN:
            found.append(period)
    return found
