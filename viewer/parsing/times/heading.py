"""What the words of a column heading say of time: the small language of boxheads.

    heading  = { span | date | year | quarter | moment | audit | other }
    span     = count ( "months" | "month" | "weeks" | "week" | "quarters" ) | "year" | "quarter" | half
    count    = "three" | "13" | "thirteen" | "twenty-six" | "three-month" …
    date     = month [ day ] [ "," ] [ year ] | day month [ year ] | m "/" d [ "/" y ] | m "-" d "-" y | d "." m "." y
    quarter  = ( "first" | "1st" | "Q1" | "1Q" … ) [ "quarter" ]
    half     = ( "first" | "second" ) "half" | "H1" | "1H" …
    moment   = "as of" | "at" | "ended" | "ending"
    audit    = "audited" | "unaudited"

Words are read left to right, from the spanner down to the leaf; what stands nearer to the column wins.
`NINE MONTHS ENDED` / `SEPTEMBER 30,` / `1992` is nine months, month 9, day 30, year 1992.
"""

from __future__ import annotations

import re

from viewer.parsing.times.when import HALF, Draft, When
from viewer.regex import regex
from viewer.remembered import remembered

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february febr feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
DAYS_OF_MONTH = 30
SHORTEST_MONTH, LAST_DAY = 28, 31
NUMBERED_QUARTERS = frozenset("1234")
PARTS = {"q": 4, "h": 2, "fq": 4, "qfy": 4}  # of a year: `Q3`, `1H`, `FQ3`, `3QFY03`
NAMED_DAY = rf"(?:{'|'.join(MONTHS)})\.? {{1,3}}[0-9]{{1,2}}"
OF_A_YEAR = r",? {1,3}[0-9]{4}"
SLASHED_DAY = "[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}"
FROM_TO = regex(
    rf"\b(?P<from>{NAMED_DAY}(?:{OF_A_YEAR})?|{SLASHED_DAY})(?:[^0-9]{{0,36}}?\b(?:to|through) {{1,3}}| ?[-\u2013] ?)"
    rf"(?P<to>{NAMED_DAY}{OF_A_YEAR}|{SLASHED_DAY})",
    re.IGNORECASE,
    "to through -",
)
FIRST_TO_LAST = regex(
    rf"(?P<from>(?:{'|'.join(MONTHS)})\.? 1) ?(?:-|\u2013|to|through) ?(?P<to>{NAMED_DAY})",
    re.IGNORECASE,
    "1",
)
UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()  # noqa: SIM905
    )
}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
QUARTER_WORDS = frozenset({"quarter", "quarters", "qtr", "qtrs", "fiscal", "interim", "ended", "and", "to", "through"})
WORD = regex(
    r"(?P<slash>[0-9]{1,2}/[0-9]{1,2}(?:/(?:[0-9]{4}|[0-9]{2}))?)"
    r"|(?P<dotted>[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
    r"|(?P<dashed>[0-9]{1,2}-[0-9]{1,2}-(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
    r"|(?P<number>[0-9]+)(?P<suffix>(?i:st|nd|rd|th))?(?![0-9])"
    r"|(?P<short>'[0-9]{2}(?![0-9]))"
    r"|(?P<word>[A-Za-z]+)",
    re.ASCII,
)
TIME_WORDS = frozenset((*MONTHS, *UNITS, *TENS, *ORDINALS, *QUARTER_WORDS)) | frozenset(
    "months month mos weeks week wks year years fiscal for the of as at ended ending end date period periods half unaudited audited".split()  # noqa: SIM905
)
SPAN_UNITS = frozenset({"months", "month", "mos", "weeks", "week", "wks", "quarters"})
YEAR_DIGITS, YEAR_JOINTS = 2, frozenset({"", " ", "-", "/"})
CHANGE_WORDS = frozenset(
    "change changes chg chng percent percentage pct increase incr decrease decr growth variance note notes ref vs versus".split()  # noqa: SIM905
)
YEAR_BEHIND = regex(r" ?[-/\u2013] ?(?:[0-9]{2})?([0-9]{2})(?![0-9])")  # `1997-96` compares two years, `1996-97` is one
UP_TO = regex(
    rf" to (?:(?:[0-9]{{1,2}} )?(?:{'|'.join(MONTHS)})\b|[0-9]{{1,2}}[./][0-9])", re.IGNORECASE
)  # `Year to 31 March 1997`, not `Year to date`
DECREASE = regex(
    r"(?<=\binc) ?[/(] ?dec\b\.?|(?<=\binc\.) ?[/(] ?dec\b\.?|^\(dec\.?\)$", re.IGNORECASE, "dec"
)  # `Inc. (Dec.)`, no December
DIRECTIONS = frozenset({"increase", "decrease"})
INCREASE_IN = regex(r"\b(?:increase|decrease)\)?\s+in\b", re.IGNORECASE)
TO_DATE = regex(r"\b(?:ytd|to[- ]date)\b", re.IGNORECASE, "ytd date")
MONTHS_UP_TO = regex(rf"\.? ?(?:-|\u2013|to|through) ?({'|'.join(MONTHS)})\b", re.IGNORECASE)
REFERENCE = regex(r"\((?:see )?notes?(?: (?a:[0-9A-Z]){1,3})?\)", re.IGNORECASE, "note notes")  # `(Notes)` under `2004`
GROUP_WORDS = frozenset(
    "adjustments adjustment adj eliminations elimination reclassifications lives rates cusip thereafter".split()  # noqa: SIM905
)


@remembered(4096)
def read_heading(text: str) -> When:
    """Read the words of a heading, a title or a headnote; kept, since headings recur over columns, statements and releases."""
    when = Draft()
    text = DECREASE.sub(" decrease ", text)
    between = FROM_TO.search(text) or FIRST_TO_LAST.search(text)
    if between:
        when.months = _months_between(between)
    matches = list(WORD.finditer(text, between.start("to") if between else 0))
    position = 0
    while position < len(matches):
        position = _read(when, matches, position, text)
    if "%" in text:
        when.change = True
    elif when.change and INCREASE_IN.search(text):  # `Increase (Decrease) in Cash` over dates
        when.change = any((match["word"] or "").lower() in (CHANGE_WORDS | GROUP_WORDS) - DIRECTIONS for match in matches)
    return When(*(getattr(when, name) for name in Draft.__slots__))


def without_references(texts: list[str]) -> list[str]:
    """The words of a column without what refers to notes."""
    return [bare for text in texts if (bare := (REFERENCE.sub("", text) if "(" in text else text).strip())]


def speaks_only_of_time(text: str) -> bool:
    """Whether words name a span or a date and nothing else: `Quarter ended September 30`, not `Net income for the year`."""
    words = [match["word"].lower() for match in WORD.finditer(text) if match["word"]]
    return bool(words) and all(word in TIME_WORDS for word in words)


def _months_between(days: re.Match[str]) -> int | None:
    """The months from one date to another: `from inception (April 12, 1993) to June 30, 1997`; None where the second is not later."""
    first, last = read_heading(days["from"]), read_heading(days["to"])
    elapsed = (last.year - (first.year or last.year)) * 12 + last.month - first.month + (last.day - first.day) / DAYS_OF_MONTH
    return max(1, round(elapsed)) if elapsed > 0 else None


def _read(when: Draft, matches: list[re.Match[str]], at: int, text: str) -> int:
    """Take one word, or the few that belong together, and return the position behind them."""
    match = matches[at]
    following = matches[at + 1] if at + 1 < len(matches) else None
    if match["slash"] or match["dashed"]:
        _numeric_date(when, re.split("[/-]", match[0]))
        return at + 1
    if match["dotted"]:
        day, month, year = match[0].split(".")
        _numeric_date(when, [month, day, year])
        return at + 1
    if match["short"]:
        if not when.year:
            when.year = century(int(match["short"][1:]))
        return at + 1
    if match["number"]:
        return _number(when, matches, at, text)
    word = match["word"].lower()
    if word == "year" and UP_TO.match(text, match.end()):
        when.months = when.months or 12
        return at + 2
    up_to = MONTHS_UP_TO.match(text, match.end()) if word in MONTHS else None
    if up_to is not None and following is not None:  # `Jan-Sep 99`
        when.months = when.months or (MONTHS[up_to[1].lower()] - MONTHS[word]) % 12 + 1
        when.month = when.month or MONTHS[up_to[1].lower()]
        return _short_year(when, matches, matches.index(following, at) + 1, text)
    if word in MONTHS and (word != "may" or match[0] != "may"):
        return _month_date(when, matches, at)
    if word in UNITS or word in TENS:
        count, behind = _count(matches, at)
        return behind + _span(when, count, matches[behind] if behind < len(matches) else None) if behind > at else at + 1
    if word in ORDINALS:
        return at + _ordinal(when, ORDINALS[word], following)
    if (
        word in PARTS
        and following is not None
        and following.start() == match.end()
        and (following["number"] or _is_slashed_part(following))
    ):
        return _part_of_year(when, matches, at + 1, text, word)
    _plain_word(when, match, following)
    return _short_year(when, matches, at + 1, text) if word in {"fy", "cy", "ytd", "fiscal"} else at + 1


def _short_year(when: Draft, matches: list[re.Match[str]], at: int, text: str) -> int:
    """A year of two digits right behind what it is the year of: `1Q98`, `Q3-01`, `FY99`; returns the position behind it."""
    match = matches[at] if at < len(matches) else None
    if (
        match is None
        or len(match["number"] or "") != YEAR_DIGITS
        or match["suffix"]
        or text[matches[at - 1].end() : match.start()] not in YEAR_JOINTS
    ):
        return at
    following = (matches[at + 1]["word"] or "").lower() if at + 1 < len(matches) else ""
    if following in SPAN_UNITS:
        return at
    when.year = when.year or century(int(match["number"]))
    return at + 1


def _is_date(match: re.Match[str] | None) -> bool:
    return match is not None and bool(match["slash"] or match["dashed"] or match["dotted"])


def _plain_word(when: Draft, match: re.Match[str], following: re.Match[str] | None) -> None:
    word = match["word"].lower()
    next_word = (following["word"] or "").lower() if following is not None else ""
    if word in {"quarter", "quarterly", "qtr"} or (word == "quarters" and next_word in {"ended", "ending"}):
        when.months = when.months or 3
        if following is not None and following[0] in NUMBERED_QUARTERS and following.start() - match.end() == 1:  # `Qtr 2`
            when.quarter = when.quarter or int(following[0])
    elif word == "half":  # `Half-year ended 30 June`
        when.months = when.months or HALF
    elif word == "month" and next_word in {"of", "ended"}:
        when.months = when.months or 1
    elif word in {"year", "years", "annual", "fiscal", "fy", "cy", "twelvemonth"}:
        if next_word in {"to", "end", "quarter"}:  # `Prior Year Quarter`
            when.to_date = when.to_date or next_word == "to"
        elif not (
            when.months or when.quarter or (word == "fiscal" and next_word in {"quarter", "year"}) or _is_to_date(word, match.string)
        ):
            when.months = 12  # not for `Q3 Fiscal 2004`
    elif (word == "as" and next_word in {"of", "at"}) or (word == "at" and (next_word in MONTHS or _is_date(following))):
        when.instant = True
    elif word == "ytd":
        when.to_date = True
    elif word == "inception":
        when.since = True
    elif word in {"unaudited", "audited"}:
        when.audited = word == "audited" and when.audited is not False
    elif word in CHANGE_WORDS or word in GROUP_WORDS:
        when.change = True


def _is_to_date(word: str, text: str) -> bool:
    """Whether a fiscal year is one that is not over: `YTD FY 2005`, `Fiscal 2003 Year to Date`."""
    return word in {"fy", "fiscal"} and TO_DATE.search(text) is not None


def _number(when: Draft, matches: list[re.Match[str]], at: int, text: str) -> int:
    """A number: a count of months, a day before its month, a year, `1Q`, `1st`."""
    match = matches[at]
    digits = match["number"]
    following = matches[at + 1] if at + 1 < len(matches) else None
    word = (following["word"] or "").lower() if following is not None else ""
    if match["suffix"] and digits in "1234":
        when.quarter = when.quarter or int(digits)
        return at + 1
    if len(digits) == 4 and digits[:2] in {"19", "20", "18"}:
        if not when.year:
            when.year = int(digits)
        before = YEAR_BEHIND.match(text, match.end())
        when.change = when.change or (before is not None and (int(before[1]) + 1) % 100 == int(digits[2:]))
        return at + 1
    number = int(digits) if len(digits) < 3 else 0
    if word in SPAN_UNITS and number:
        return at + 1 + _span(when, number, following)
    if word in MONTHS and 0 < number < 32 and following is not None and following.start() - match.end() < 3:
        behind = _month_date(when, matches, at + 1)
        when.day = when.day or number
        return behind
    if word in PARTS and 0 < number <= PARTS[word]:
        _part(when, word, number)
        return _short_year(when, matches, at + 2, text)
    return at + 1


def _ordinal(when: Draft, number: int, following: re.Match[str] | None) -> int:
    """Take `first` before a quarter or a half; returns how many words that took."""
    next_word = (following["word"] or "").lower() if following is not None else ""
    if next_word == "half":
        _part(when, "h", number)
        return 2
    if not next_word or next_word in QUARTER_WORDS:  # no quarter: `First Nine Months`, `First National Bank`
        when.quarter = when.quarter or number
    return 1


def _part_of_year(when: Draft, matches: list[re.Match[str]], at: int, text: str, letter: str) -> int:
    """A part of a year behind its letter, perhaps with the year: `Q4-03`, `Q4/03`, `Q403`, `Q42003`; returns the position behind it."""
    digits = matches[at][0].replace("/", "")
    number, year = int(digits[:1]), digits[1:]
    if len(year) in {YEAR_DIGITS, 2 * YEAR_DIGITS} and 0 < number <= PARTS[letter]:
        when.year = when.year or (century(int(year)) if len(year) == YEAR_DIGITS else int(year))
    _part(when, letter, number)
    return _short_year(when, matches, at + 1, text)


def _is_slashed_part(match: re.Match[str]) -> bool:
    """Whether what looks like a day is the number of a quarter before a year of two digits: `4/03` in `Q4/03`."""
    return match["slash"] is not None and len(match[0]) == len("4/03") and match[0][1] == "/"


def _part(when: Draft, letter: str, number: int) -> None:
    """Take a numbered quarter or half of a year; a half ends with the second quarter or the fourth."""
    if letter != "h":
        when.quarter = number
    else:
        when.months = when.months or HALF
        when.quarter = when.quarter or 2 * number


def _month_date(when: Draft, matches: list[re.Match[str]], at: int) -> int:
    """A month's name with the day and year behind it."""
    first = not when.month
    if first:
        when.month = MONTHS[matches[at]["word"].lower()]
    at += 1
    if at < len(matches) and _is_year_of_month(matches, at):
        when.year = when.year or century(int(matches[at]["number"]))
        return at + 1
    if at < len(matches) and (digits := matches[at]["number"]) and len(digits) < 3 and 0 < int(digits) < 32:
        behind = (matches[at + 1]["word"] or "").lower() if at + 1 < len(matches) else ""
        if behind not in {"months", "weeks"}:
            if first:
                when.day = int(digits)
            at += 1
    if at < len(matches) and (digits := matches[at]["number"]) and len(digits) == 4 and digits[:2] in {"19", "20", "18"}:
        if first or not when.year:
            when.year = when.year or int(digits)
        at += 1
    return at


def _is_year_of_month(matches: list[re.Match[str]], at: int) -> bool:
    """Whether a number behind a month is a year of two digits: `Jun-99`, `30-Jun-03`, `June 99`, not `Jun-30`."""
    match = matches[at]
    if len(match["number"] or "") != YEAR_DIGITS or (at + 1 < len(matches) and len(matches[at + 1]["number"] or "") == len("1999")):
        return False
    number = int(match["number"])
    return number > LAST_DAY or (number < SHORTEST_MONTH and match.string[matches[at - 1].end() : match.start()] == "-")


def _numeric_date(when: Draft, parts: list[str]) -> None:
    month, day = int(parts[0]), int(parts[1])
    if month > 12 >= day:  # day first, as Europeans write
        month, day = day, month
    if not when.month and 0 < month < 13 and 0 < day < 32:
        when.month, when.day = month, day
        if len(parts) > 2:
            when.year = int(parts[2]) if len(parts[2]) == 4 else century(int(parts[2]))


def _count(matches: list[re.Match[str]], at: int) -> tuple[int, int]:
    """A number in words, `twenty-six`, and the position behind it."""
    word = matches[at]["word"].lower()
    total = TENS.get(word, 0)
    if total:
        following = (matches[at + 1]["word"] or "").lower() if at + 1 < len(matches) else ""
        if 0 < UNITS.get(following, 0) < 10:
            return total + UNITS[following], at + 2
        return total, at + 1
    return UNITS[word], at + 1


def _span(when: Draft, count: int, unit: re.Match[str] | None) -> int:
    """Take a count of months, weeks, quarters or years; returns how many words the unit took."""
    word = (unit["word"] or "").lower() if unit is not None else ""
    if word in {"months", "month", "mos"}:
        when.months = when.months or count
    elif word in {"weeks", "week", "wks"}:
        when.months = when.months or round(count * 12 / 52)
        when.weeks = when.weeks or count
    elif word == "quarters":
        when.months = when.months or 3 * count
    elif word in {"years", "year"}:
        when.months = when.months or 12
    else:
        return 0
    return 1


def century(year: int) -> int:
    """The year that two digits mean: 93 is 1993, 07 is 2007."""
    return year + (1900 if year >= 70 else 2000)
