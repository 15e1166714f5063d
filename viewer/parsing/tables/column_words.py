"""What the words over one column say of time, from its outermost spanner to its leaf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from viewer.parsing.captions.moments import tells_moment
from viewer.parsing.captions.quantities import TAKEN
from viewer.parsing.tables.boxhead import speaks_of_time
from viewer.parsing.tables.pieces import Piece
from viewer.parsing.times.heading import TENS, TIME_WORDS, UNITS, read_heading, without_references
from viewer.parsing.times.when import When
from viewer.regex import either, regex

AT_A_MOMENT = regex(
    r"\b(?:book|fair|carrying|market|par|face)\s+(?:value|amount)|\bunrealized\b|\bamortized\s+cost\b|\bnotional\b|\btax\s+(?:assets|liabilities)\b",
    re.IGNORECASE,
    "book fair carrying market par face unrealized amortized notional tax",
)
BUCKET = either(  # of maturities: `Less than 1 year`, `1-3 years`, `Over 5 years`, `Due After 1998`; or a column of lives, `(in years)`
    {
        "- to": r"\b[0-9]{1,3} ?(?:-|to) ?[0-9]{1,3} (?:days|months|years?)\b",
        "over after within under beyond less more": r"\b(?:over|after|within|under|beyond|less than|more than)"
        r" (?:one|two|three|five|ten|[0-9]{1,3}) (?:days|months|years?)\b"
        r"|\byears (?:within|over|after|beyond|under) [0-9]|\b(?:after|beyond) (?:19|20)[0-9]{2}\b",
        "later subsequent after thereafter beyond": r"\b(?:later|subsequent) years\b"
        r"|\b(?:19|20)[0-9]{2} (?:and|&) (?:after|thereafter|beyond|later)\b",
        "months years": r"\((?:in )?(?:months|years)\)",
        "built opened acquired completed constructed renovated": r"^(?:fiscal )?year (?:\w+ ){0,2}?"
        r"(?:built|opened|acquired|completed|constructed|renovated)\b(?!.*\b(?:19|20)[0-9]{2})",  # of each thing its own
    },
    re.IGNORECASE,
)
LIVES = regex(r"\b(?:life|term|maturity)\b.*\((?:in )?years\)", re.IGNORECASE)  # of what there was on a day: `remaining life (years)`
TERMS = regex(r"\b(?:lives|rates)\b", re.IGNORECASE)  # that have years of their own: `Interest rates` over `1995`
OF_WHOLE = regex(r"(?:%|\bpercent(?:age)?s?) of (?!(?:increase|decrease|change|growth)\b)", re.IGNORECASE)
YEARS_LISTED = regex(r"\b(?:19|20)[0-9]{2}(?:,| and|, and| &) (?:19|20)[0-9]{2}\b", re.IGNORECASE, ",* and &")
LAST_WORD, FIRST_WORD = regex(r"(?<![A-Za-z])([A-Za-z]+)(-?)$"), regex("[A-Za-z]+")
FIRST_OF_COMPOUND = frozenset("non pre post self long short interest after before held mark tax half full part".split())  # noqa: SIM905
DAY = regex(r"[0-9]{1,2},?(?: (?:19|20)[0-9]{2})?")
FISCAL = regex(r"(?:FY|fiscal) ?'?(?:[0-9]{2}|[0-9]{4})", re.IGNORECASE)  # names a year, is no span of twelve months


def unbroken(texts: Sequence[str]) -> list[str]:
    """The words of a column with a word or a number that was broken put together: `Septem-` / `ber 30,`, `Thirty-` / `Nine Weeks`."""
    whole: list[str] = []
    for text in texts:
        if whole and (joined := _joined(whole[-1], text)):
            whole[-1] = joined
        elif whole and DAY.fullmatch(text.strip()) and speaks_of_time(whole[-1]):  # `Sept.` over `30,` or `30, 2000`
            whole[-1] = f"{whole[-1]} {text}"
        else:
            whole.append(text)
    return whole


def _joined(above: str, below: str) -> str:
    """Words that go on from one line to the next within a word or a number; empty where they do not."""
    one, two = LAST_WORD.search(above), FIRST_WORD.match(below)
    if one is None or two is None:
        return ""
    beginning, end, whole = one[1].lower(), two[0].lower(), (one[1] + two[0]).lower()
    if end == "quarters" and beginning in UNITS:  # else a quarter: `Three` / `Quarters Ended`
        return f"{above} {below}"
    if beginning in TENS and 0 < UNITS.get(end, 0) <= UNITS["nine"]:
        return f"{above}{below}" if one[2] else f"{above} {below}"
    if one[2] and beginning in FIRST_OF_COMPOUND:
        return above + below
    if not one[2] or not (two[0].islower() or whole in TIME_WORDS):
        return ""
    compound = beginning in TIME_WORDS and whole not in TIME_WORDS
    return (above if compound else above[:-1]) + below


def _names_balance(texts: Sequence[str]) -> bool:
    """Whether words over a year name a balance: `Total Assets` over `2000`, `Net Property, Plant and` / `Equipment`."""
    words = " ".join([text for text in texts if read_heading(text).empty])
    return bool(words) and tells_moment(words) is True


def column_when(pieces: list[Piece]) -> When:
    """What a column's words say of time, the leaf before its spanners."""
    return _said(tuple([piece.text for piece in pieces]))


@lru_cache(maxsize=4096)
def _said(printed: tuple[str, ...]) -> When:
    """What the words of a heading say of time, from its outermost spanner to its leaf; columns of many tables are headed alike."""
    when = When()
    texts = unbroken(printed)
    texts = without_references(texts) or texts
    words = " ".join(texts)
    for text in reversed(texts):
        read = read_heading(text)
        if text is not texts[-1] and not when.year and YEARS_LISTED.search(text):  # of all columns together
            read = replace(read, year=0)
        if when.months == 12 and read.months and FISCAL.fullmatch(texts[-1].strip()):  # `9 months` over `FY2002`
            when = replace(when, months=read.months, weeks=read.weeks)
        when = when.with_default(read)
    if not when.months:  # `Three` / `Months Ended`
        whole = read_heading(words)
        at_date = whole.instant and bool(when.month) and not whole.months  # `Balance at` over `May 31, 1999`
        when = replace(when, months=whole.months, weeks=whole.weeks, instant=when.instant or at_date)
    if when.year and not (when.months or when.quarter) and (AT_A_MOMENT.search(words) or TAKEN.search(words) or _names_balance(texts)):
        when = replace(when, instant=True)
    of_time = when.change and when.year and (when.month or read_heading(texts[-1]).year)
    if of_time and (OF_WHOLE.search(words) or TAKEN.search(words)):
        when = replace(when, change=False)  # `Percent of Sales` over `1994`, `1993`
    if when.change and when.year and TERMS.search(words) and not read_heading(TERMS.sub("", words)).change:
        when = replace(when, change=False)
    if BUCKET.is_in(words):
        dated = when.year and when.month and LIVES.search(words)
        when = replace(when, months=None, instant=True) if dated else replace(when, change=True)
    return when
