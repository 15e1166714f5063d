"""Periods as the narrative names them.

    period   := word+                       a run of period words, small words allowed between them
    word     := length | ordinal | "quarter" | "year" | "fiscal" | date | year number | relation
    length   := ("three" … "twelve" | digits) ("months" | "weeks")
    date     := month [day] ["," year]
    relation := "same" | "comparable" | "prior" | "last" | "previous" | "ago" | "earlier" | "current" | "this" …

The words are read as a bag, since releases put them in any order: `the second quarter of fiscal 2003`, `the year earlier second quarter`,
`last year's second quarter`, `the comparable nine month period for last year`, `the same 2002 period`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from viewer.checks.narrative.prose.lexer import tokens as lexed
from viewer.checks.narrative.prose.named_period import DURING, NAMED, SAME, TO_DATE, YEAR_AGO, NamedPeriod
from viewer.checks.narrative.prose.period_words import ALIKE, LENGTHS, LONGEST, MONTHS, NUMBERS, STARTERS
from viewer.checks.narrative.prose.token import FIGURE, MARK, NUMBER, WORD, Sentence, Token
from viewer.checks.narrative.times.period_bag import PeriodBag
from viewer.checks.narrative.times.period_numbers import bare, is_day, is_length, phrase_end, year_of, year_to_date

BEFORE_A_LENGTH = {"the", "full"}  # `the quarter and full year ended December 31`
RESERVED = {"reserve", "reserves", "development", "accident"}  # what an insurer set aside for losses of another year
MEANWHILE = {"same", "period", "time"}  # words of a time that tell nothing of it
ENDS, BEGINNINGS = {"end", "close"}, {"beginning", "start"}
YEARLY_WORDS = {"year", "fiscal"}
IN_MONTHS = {"month", "months"}
DAY_WORDS = {"at", "of", "from", "the", "ended", "ending"}  # before a day at which figures hold


def read_period(tokens: Sentence, start: int) -> NamedPeriod | None:
    """The period named from a token on, None where none is."""
    token = tokens[start]
    if token.kind is NUMBER:
        in_month = start > 0 and tokens[start - 1].text in MONTHS
        if in_month or (year_of(token) is None and not is_length(tokens, start) and not is_day(tokens, start)):
            return None
    elif token.kind is not WORD or bare(token.text) not in STARTERS:
        return None
    if token.text in ALIKE and start + 1 < len(tokens) and tokens[start + 1].text in {"to", "with"}:
        return None  # `$1,902 million, comparable with 2002`
    periods = tokens.periods
    if start in periods:
        return periods[start]
    named = periods[start] = _read(tokens, start)
    return named


def read_periods(text: str, start: int, end: int) -> Iterator[NamedPeriod]:
    """The periods that a part of a text names, in order."""
    words = lexed(text, start, end)
    index = 0
    while index < len(words):
        named = read_period(words, index)
        if named is not None:
            yield named
        index = named.end if named is not None else index + 1


def _read(tokens: Sentence, start: int) -> NamedPeriod | None:
    """The period that begins with a token which may begin one."""
    token = tokens[start]
    if bare(token.text) == "year":
        end = phrase_end(tokens, start, ("over", "year"))
        if end:
            return NamedPeriod(start, end, relation=YEAR_AGO)
        end = phrase_end(tokens, start, ("to", "date"))
        if end:
            year, end = year_to_date(tokens, end)
            return NamedPeriod(start, end, year=year, relation=TO_DATE)
    bag = PeriodBag(start)
    index = start
    limit = min(len(tokens), start + LONGEST)
    while index < limit:
        step = bag.take(tokens, index)
        if not step:
            break
        index += step
    named = bag.period(at_end=bag.month is not None and is_end_of(tokens, start))
    if named is None or named.is_moment:
        return named
    if named.months is None and named.year is not None and _is_all_of(tokens, start):
        return replace(named, months=12)
    to_date = phrase_end(tokens, named.end - 1, ("to", "date")) if named.quarter and bare(tokens[named.end - 1].text) == "year" else 0
    if named.quarter and to_date:  # `the third quarter fiscal 2005 year-to-date period`
        return replace(named, end=to_date, months=3 * named.quarter, quarter=None, first=True)
    return _completed(tokens, named)


def _is_all_of(tokens: list[Token], start: int) -> bool:
    """Whether `all of` stands before a year: `$361 million in all of 1992`, though quarters are spoken of."""
    return start > 1 and tokens[start - 1].text == "of" and tokens[start - 2].text == "all"


def _completed(tokens: Sentence, named: NamedPeriod) -> NamedPeriod:
    """A period with the date that it shares with a longer one listed behind it: `for the quarter and year ended December 31`."""
    if named.is_explicit or named.months is None or named.relation is not NAMED:
        return named
    at = named.end
    if at + 1 >= len(tokens) or tokens[at].text != "and":
        return named
    at += 1
    while at < len(tokens) and tokens[at].text in BEFORE_A_LENGTH:
        at += 1
    second = read_period(tokens, at) if at < len(tokens) else None
    if second is None or not second.is_explicit or second.is_moment or second.months in {None, named.months}:
        return named
    return replace(named, last=second.last, year=second.year)


def read_listed_length(tokens: Sentence, start: int) -> NamedPeriod | None:
    """The first period of `three and six months ended June 30` or `three and six month periods`, which takes its date from the second."""
    number = NUMBERS.get(tokens[start].text)
    end = start + 1 + ([token.text for token in tokens[start + 1 : start + 3]] == ["-", "and"])  # `the three- and six-month periods`
    if number not in LENGTHS or end + 1 >= len(tokens) or tokens[end].text != "and":
        return None
    second = read_period(tokens, end + 1)
    if second is None or second.months is None or second.words.isdisjoint(IN_MONTHS):
        return None
    return replace(second, start=start, end=end, months=number)


def holds_figures(tokens: list[Token], index: int, period: NamedPeriod, period_end: int) -> bool:
    """Whether figures may hold in a period, as they do not on the days of date lines and events.

    Args:
        tokens: the sentence.
        index: where the period begins.
        period: what is named there.
        period_end: index behind the period before it.
    """
    before = tokens[index - 1].text if index else ""
    behind = tokens[period.end].text if period.end < len(tokens) else ""
    if before == "since" or behind in RESERVED:  # `the first growth since 2001`, `no prior year reserve development`
        return False
    listed = before == "and" and index - period_end in {1, 2}  # `as of March 31, 2004 and December 31, 2003`
    return not period.is_day or listed or before in DAY_WORDS or "end" in period.words


def is_measure(tokens: list[Token], period: NamedPeriod) -> bool:
    """Whether a period only says what a change is measured from: `up 6.7% linked quarter`, `grew on a linked-quarter basis`."""
    if "linked" not in period.words:
        return False
    behind = tokens[period.end].text if period.end < len(tokens) else ""
    return behind == "basis" or (period.start > 0 and tokens[period.start - 1].kind in {FIGURE, MARK})


def is_meanwhile(tokens: list[Token], period: NamedPeriod) -> bool:
    """Whether a period is only the time that a change took: `fell to $17 million from $19 million over the same period`."""
    if period.relation is not SAME or not period.words <= MEANWHILE or period.start < 2:
        return False
    return tokens[period.start - 2 if tokens[period.start - 1].text == "the" else period.start - 1].text == "over"


def is_end_of(tokens: list[Token], start: int) -> bool:
    """Whether `the end of` stands before a period, so that a moment is meant: `at the end of 1997`."""
    return _edge_of(tokens, start) in ENDS


def _edge_of(tokens: list[Token], start: int) -> str:
    """The word for the end or the beginning of a period that stands before it: `at the beginning of the year`; empty where none does."""
    at = start - 1
    if at > 0 and tokens[at].text == "the":
        at -= 1
    return tokens[at - 1].text if at > 0 and tokens[at].text == "of" else ""


def as_end(tokens: list[Token], start: int, named: NamedPeriod) -> NamedPeriod:
    """A period that begins at a place, as a moment where an end of it is meant, or as a time in which something happened."""
    before = [token.text for token in tokens[max(0, start - 2) : start]]
    if before[-1:] in (["of"], ["the"]):
        edge = _edge_of(tokens, start)
        if edge in ENDS:
            return replace(named, is_moment=True, words=named.words | {"end"})
        if edge in BEGINNINGS and _is_year(named):
            return _opening(named)
    return replace(named, words=named.words | {DURING}) if DURING in before else named


def _is_year(named: NamedPeriod) -> bool:
    """Whether a period is a year, of which nothing less is named."""
    if named.months not in {12, None} or named.quarter or named.half or named.last is not None:
        return False
    return named.year is not None or not named.words.isdisjoint(YEARLY_WORDS)


def _opening(named: NamedPeriod) -> NamedPeriod:
    """The beginning of a year, which is the end of the year before it."""
    at_end = replace(named, months=None, is_moment=True, words=named.words | {"end", "year"})
    return replace(at_end, relation=YEAR_AGO) if named.year is None else replace(at_end, year=named.year - 1)
