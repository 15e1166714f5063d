"""The words of a period as they come, in any order, and what they say together."""

from __future__ import annotations

from viewer.checks.narrative.prose.named_period import CURRENT, NAMED, PREVIOUS, SAME, TO_DATE, YEAR_AGO, NamedPeriod, Relation
from viewer.checks.narrative.prose.period_words import (
    AGO,
    ALIKE,
    BEFORE,
    CORE,
    COUNTED,
    GLUE,
    LENGTHS,
    LOOSE_GLUE,
    MAYBE_A_VERB,
    MONTHLY,
    MONTHS,
    NOW,
    NUMBERS,
    OF_A_YEAR,
    ORDINALS,
    PARTS_OF_A_YEAR,
    PLURALS,
    QUARTERLY,
    RELATED,
    STARTERS,
    TAKEN,
    TRAILING,
    WEEKLY,
    WEEKS,
    YEARLY,
    YEARS,
)
from viewer.checks.narrative.prose.token import MARK, NUMBER, WORD, Token
from viewer.checks.narrative.times.period_numbers import bare, is_day, is_length, number_at, phrase_end, year_in_short, year_of
from viewer.statements.period import PrintedDate

SAYING = CORE | RELATED  # say all by themselves


class PeriodBag:
    """The words of one period: those that belong to it are taken one by one, then asked for the period."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.words: set[str] = set()
        self.number: int | None = None
        self.ordinal: int | None = None
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None

    def take(self, tokens: list[Token], index: int) -> int:
        """How many tokens were taken at an index, 0 where the phrase has ended."""
        token = tokens[index]
        kind = token.kind
        if kind is NUMBER:
            return self._take_number(tokens, index)
        if kind is MARK:
            return self._take_mark(tokens, index)
        text = bare(token.text)
        if kind is not WORD or text not in TAKEN:
            return 0
        if text in PLURALS:
            if not self._lists(tokens, index, text):
                return 0
            text = PLURALS[text]
        if text in SAYING and not (text == "quarter" and "quarter" in self.words):
            pass
        elif text in MONTHS and self.month is None and (token.printed[0].isupper() or text not in MAYBE_A_VERB):
            self.month = MONTHS[text]
        elif text in PARTS_OF_A_YEAR:
            self.ordinal, text = PARTS_OF_A_YEAR[text]
        elif text in ORDINALS and self.ordinal is None:
            self.ordinal = ORDINALS[text]
        elif text in NUMBERS and self.number is None and self._take_length(tokens, index):
            return self.end - index
        elif text in GLUE or text in LOOSE_GLUE:
            return self._take_glue(tokens, index, text)
        else:
            return 0
        return self._take_word(tokens, index, text)

    def _take_word(self, tokens: list[Token], index: int, text: str) -> int:
        """Take a word that says something; the year of `the same year-to-date period` says nothing behind `same`."""
        to_date = phrase_end(tokens, index, ("to", "date")) if text == "year" and not self.words.isdisjoint(ALIKE) else 0
        if not to_date:
            self.words.add(text)
        self.end = to_date or index + 1
        return self.end - index

    def _take_length(self, tokens: list[Token], index: int) -> bool:
        """Whether a number in words counts months, or quarters of a time that is being named: `the last four quarters`; taken if so."""
        if is_length(tokens, index):
            self.number, last = number_at(tokens, index)
            self.words.add(tokens[index].text)
            self.end = last + 1
            return True
        following = tokens[index + 1].text if index + 1 < len(tokens) else ""
        known = self.ordinal is not None or not self.words.isdisjoint(BEFORE | NOW)
        if following != "quarters" or not known:  # `three quarters of our sales`
            return False
        self.number = 3 * NUMBERS[tokens[index].text]
        self.words.add("months")
        self.end = index + 2
        return True

    def _lists(self, tokens: list[Token], index: int, plural: str) -> bool:
        """Whether a plural names each period of a list: `the third quarters of 2006 and 2005`, not `in recent years`."""
        if (plural == "quarters" and self.ordinal is not None) or (plural == "periods" and not self.words.isdisjoint(ALIKE | MONTHLY)):
            return True  # `the corresponding periods in fiscal year 2005`, `the second quarter and six month periods of 2005`
        if plural != "periods" and index and tokens[index - 1].text == "both":  # `was 38 percent in both years`
            return True
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None:
            return False
        return following.text in {"ended", "ending"} or (plural == "years" and year_of(following) is not None)

    def _take_number(self, tokens: list[Token], index: int) -> int:
        token = tokens[index]
        year = year_of(token) or year_in_short(tokens, index)
        if year is not None:
            if self.year is not None:
                return 0
            self.year = year
        elif is_length(tokens, index) and self.number is None:
            self.number = int(token.text)
        elif self.day is None and (is_day(tokens, index) or self._ends_with(token)):
            self.day = int(token.text)
        else:
            return 0
        self.end = index + 1
        return 1

    def _ends_with(self, token: Token) -> bool:
        """Whether a number is the day of the month before it."""
        return self.month is not None and token.text.isdigit() and 0 < int(token.text[:3]) <= 31

    def _take_mark(self, tokens: list[Token], index: int) -> int:
        """A comma belongs to a date when a year follows, a hyphen to a compound, a point to the short name of a month."""
        mark = tokens[index].text
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or self.end != index:
            return 0
        if mark == "," and self.month is not None and self.year is None and year_of(following) is not None:
            return 1
        if mark == "." and self.month is not None and self.day is None and following.kind is NUMBER:
            return 1
        return 1 if mark == "-" and (bare(following.text) in STARTERS or following.text == "end") else 0  # `year-end 2003`

    def _take_glue(self, tokens: list[Token], index: int, text: str) -> int:
        """A small word is taken when period words follow it."""
        if not self.words and self.year is None:
            return 0
        if text in {"ended", "ending", "end"}:
            self.words.add(text)
            self.end = index + 1
            return 1
        ahead = index + 1
        while ahead < min(len(tokens), index + 4) and bare(tokens[ahead].text) in GLUE:
            ahead += 1
        if ahead >= len(tokens):
            return 0
        following = tokens[ahead]
        if text in LOOSE_GLUE or text in {"on", "to"}:
            related = not self.words.isdisjoint(OF_A_YEAR) and self.year is None and self.month is None
            fits = year_of(following) is not None or bare(following.text) in YEARS
            return ahead - index if text in {"in", "for"} and related and fits else 0
        if following.kind is NUMBER:
            return ahead - index if year_of(following) is not None or is_length(tokens, ahead) or is_day(tokens, ahead) else 0
        return ahead - index if bare(following.text) in STARTERS else 0

    def period(self, *, at_end: bool) -> NamedPeriod | None:
        """What the words say together, perhaps behind `the end of`; None where they name no period."""
        words = self.words
        whole = words & CORE
        dated = self.month is not None and (self.day is not None or (at_end and self.year is not None))
        if not whole and not dated and (self.year is None or self.month is not None):
            return None  # `in October 2001` is when something happened, no time that figures cover
        if whole and whole <= COUNTED and self.number is None:
            return None  # `in recent months`
        last = self._last_day(self.month) if self.month is not None else None
        return NamedPeriod(
            start=self.start,
            end=self.end,
            months=self._months(whole),
            quarter=None if words.isdisjoint(QUARTERLY) else self.ordinal,
            half=self.ordinal if "half" in words and self.ordinal in {1, 2} else None,
            first=self.ordinal == 1 and not words.isdisjoint(MONTHLY),
            year=self.year if last is None else None,
            last=last,
            month=self.month if last is None and "quarter" in words else None,
            relation=NAMED if words.isdisjoint(RELATED) else self._relation(),
            is_moment="end" in words or (last is not None and not whole),
            words=frozenset(words),
        )

    def _last_day(self, month: int) -> PrintedDate | None:
        """The day, or the month of a year, that it ends with; year 0 where none is printed: `the quarter ended March 31`."""
        return None if self.day is None and self.year is None else PrintedDate(self.year or 0, month, self.day or 0)

    def _months(self, whole: set[str]) -> int | None:
        if self.number is not None:
            if not whole.isdisjoint(WEEKLY):
                return WEEKS.get(self.number)
            if self.number in LENGTHS and not whole.isdisjoint(MONTHLY):
                return self.number
        if not whole.isdisjoint(QUARTERLY):
            return 3
        if "half" in whole and self.ordinal:
            return 6
        if "period" in whole or whole.isdisjoint(YEARLY) or not whole.isdisjoint(COUNTED):
            return None
        return 12 if self.words.isdisjoint(BEFORE) and self.words.isdisjoint(AGO) else None

    def _relation(self) -> Relation:
        """How it stands to the period spoken of, by a word that says so."""
        words = self.words
        if self.number is not None and not words.isdisjoint(TRAILING) and words.isdisjoint(YEARLY | ALIKE | AGO):
            return TO_DATE if self.year is None else NAMED  # `over the last twelve months`
        alike, before = not words.isdisjoint(ALIKE), not words.isdisjoint(BEFORE)
        linked = before and "quarter" in words and not alike and self.ordinal is None
        if self.year is not None:  # `the prior quarter of 2008`, not the last
            return SAME if alike else PREVIOUS if linked and self.month is None and words.isdisjoint(TRAILING) else NAMED
        if not words.isdisjoint(AGO) or (before and (not linked or "year" in words or "fiscal" in words)):
            return YEAR_AGO
        return PREVIOUS if linked else CURRENT if not words.isdisjoint(NOW) else SAME
