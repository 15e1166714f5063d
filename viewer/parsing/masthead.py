"""Company, ticker and date of a release, and the end of its fiscal year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from viewer.parsing.heading import MONTHS, read_heading
from viewer.parsing.periods import Calendar
from viewer.statements.period import PrintedDate

MONTH = "(?:" + "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True)) + ")"
DATE = re.compile(
    rf"\b(?:(?P<month>{MONTH})\.?,?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?|(?P<first>[0-9]{{1,2}})\s+(?P<name>{MONTH}))(?:,\s*|\.?\s+)(?P<year>[0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)
PERIOD_BEFORE = re.compile(
    r"\b(?:ended|ending|at|of|until|through|to|dated|since|before|after|by|fiscal|from|and|beginning|filed)\s*$", re.IGNORECASE
)
DATELINE_BEFORE = re.compile(r"(?:--|[-\u2013\u2014/(]|release\b.{0,30}|wire.{0,20}|[A-Z][A-Za-z. ]+,)\s*$", re.IGNORECASE)
WIRE = re.compile(rf"\b({MONTH})\.?\s+([0-9]{{1,2}})\s*(?:/|--|\()")
DATELINE_BEHIND = re.compile(r"\s*(?:--|[-\u2013\u2014/:)])")
TICKER = re.compile(
    r"\b(?:NASDAQ|Nasdaq|NYSE|New York Stock Exchange|AMEX|OTC\s?BB|OTC|TSX?|ASE|LSE)"
    r"(?:[- /](?:NM|NMS|NNM|GM|GS|Capital|National|Global|Small\s?Cap))?(?:\s+(?:National\s+)?Market)?(?:\s+(?:under\s+the\s+)?symbol)?"
    r"\s*[:,-]\s*[\"'\u201c]?([A-Z][A-Z.]{0,5})\b"
)
SUFFIX = (
    r"(?:Inc\b\.?|Incorporated\b|Corp\b\.?|Corporation\b|Company\b|Companies\b|Co\.|Ltd\b\.?|Limited\b|L\.?P\b\.?|LLC\b|PLC\b"
    r"|N\.V\.|S\.A\.|AG\b|Group\b|Bancorp\b|Bancshares\b|Trust\b|Holdings?\b)"
)
COMPANY = re.compile(rf"\b([A-Z][\w&'.-]*(?:,? (?:[A-Z&][\w&'.-]*|of|and|de))*?,? {SUFFIX}(?:,? {SUFFIX})*)", re.IGNORECASE)
LEADING = re.compile(
    r"^(?:(?:although|in|at|on|by|for|and|but|while|since|with|from|to|as|if|when|that|this|its|our|of|both|consolidated|statements?|about|contact:?)\s+)+",
    re.IGNORECASE,
)
NO_COMPANY = re.compile(
    r"securities\s+and\s+exchange|internal\s+revenue|nasdaq|stock\s+exchange|press\s+release|washington|business\s+wire|newswire|registrant|commission|litigation"
    r"|\b(?:net|total|per|shares?|income|announce[sd]?|reports?|results|wholly|subsidiary)\b",
    re.IGNORECASE,
)
NO_NAME = frozenset(
    {"the", "our", "a", "this", "such", "each", "other", "parent", "holding", "international", "registrant", "said", "its", "private"}
)
YEAR_END = re.compile(
    rf"(?:years?|twelve\s+months)\s+(?:ended|ending|ends)\s+(?:on\s+)?(?:(?P<month>{MONTH})\.?\s+(?P<day>[0-9]{{1,2}})|(?P<first>[0-9]{{1,2}})\s+(?P<name>{MONTH}))",
    re.IGNORECASE,
)
PERIOD_END = re.compile(rf"\b(?:ended|ending)\s+({MONTH}\.?\s+[0-9]{{1,2}},?\s+[0-9]{{4}})", re.IGNORECASE)
HEAD = 6000  # characters: the dateline stands no further down
NAMING = 15000  # characters in which a company names itself


def read_calendar(text: str) -> Calendar:
    """When the fiscal year ends, by the year ends the document names most often."""
    latest = _latest(text)
    ends: Counter[tuple[int, int]] = Counter(
        (MONTHS[(match["month"] or match["name"]).lower()], int(match["day"] or match["first"])) for match in YEAR_END.finditer(text)
    )
    if not ends:
        return Calendar(latest=latest)
    (month, day), _ = max(ends.items(), key=lambda item: item[1])
    return Calendar(month, day if day < 32 else 0, latest)


def _latest(text: str) -> PrintedDate | None:
    """The end of the period that the document first speaks of: `for its third quarter ended April 1, 2006`."""
    match = PERIOD_END.search(text)
    if match is None:
        return None
    when = read_heading(" ".join(match[1].split()))
    return PrintedDate(when.year, when.month, when.day) if when.year and when.month and when.day else None


def read_ticker(text: str) -> str | None:
    """The exchange symbol, None where none is printed."""
    match = TICKER.search(" ".join(text[:NAMING].split()))
    return match[1].rstrip(".") if match else None


def read_date(text: str, latest: PrintedDate | None) -> date | None:
    """The date of the release as its dateline says it; None where it has none.

    Args:
        text: the document.
        latest: end of the period it reports on, which gives a dateline without a year its year: `SAN JOSE, Calif., July 29 /PRNewswire/`.
    """
    head = text[:HEAD]
    for match in DATE.finditer(head):
        before = head[max(0, match.start() - 60) : match.start()]
        line = before.rpartition("\n")[2]
        if PERIOD_BEFORE.search(before):
            continue
        behind = head[match.end() : match.end() + 40]
        alone = not line.strip() and not behind.partition("\n")[0].strip()
        if (alone or DATELINE_BEHIND.match(behind) or DATELINE_BEFORE.search(line)) and (day := _day(match)):
            return day
    wire = WIRE.search(head) if latest is not None else None
    if wire is None or latest is None:
        return None
    month, day_of_month = MONTHS[wire[1].lower()], int(wire[2])
    try:
        end = latest.last_day()
        day = date(end.year, month, day_of_month)
        return day if day > end else day.replace(year=end.year + 1)
    except ValueError:
        return None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), MONTHS[(match["month"] or match["name"]).lower()], int(match["day"] or match["first"]))
    except ValueError:
        return None


def read_company(text: str, titles: Iterable[str]) -> str | None:
    """The company's name as it is written most tellingly: over its statements, before its ticker, at the top, and often.

    Args:
        text: the document.
        titles: lines that may be titles of statements.
    """
    head = _unwrapped(text[:NAMING])
    counts: Counter[str] = Counter()
    for match in COMPANY.finditer(head):
        name = LEADING.sub("", match[1]).strip(" ,")
        if _is_name(name):
            behind = head[match.end() : match.end() + 40]
            counts[name] += (
                1 + 6 * (TICKER.search(behind) is not None) + 3 * (match.start() < 2500) + 4 * ('"Company"' in behind or '("the' in behind)
            )
    own = {_key(SUBSIDIARIES.sub("", title)) for title in titles}
    for name in counts:
        if _key(name) in own:
            counts[name] += 20 + (not name.isupper())
    return max(counts, key=lambda name: counts[name]) if counts else None


SUBSIDIARIES = re.compile(r"(?:,?\s+(?:and|&)\s+(?:consolidated\s+|its\s+)?(?:subsidiar|affiliat|compan)\w*).*", re.IGNORECASE)


def _unwrapped(text: str) -> str:
    """Lines of prose joined, short lines kept apart by a bar that no name runs over."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "".join(line + (" " if len(line) > 45 else " | ") for line in lines)


def _is_name(name: str) -> bool:
    words = name.split()
    plain = [word for word in words if word.strip(",.").lower() not in NO_NAME and not re.fullmatch(SUFFIX, word.strip(","), re.IGNORECASE)]
    named = (
        any(word[0].isupper() for word in plain)
        and words[0][0].isupper()
        and all(word[0].isupper() or word in {"of", "and", "de", "&"} for word in words)
    )
    return bool(plain) and named and len(name) <= 60 and NO_COMPANY.search(name) is None


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
