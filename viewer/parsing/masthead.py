"""Company, ticker and date of a release, and the end of its fiscal year."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from viewer.parsing.heading import MONTHS, read_heading
from viewer.parsing.periods import Calendar
from viewer.statements.period import PrintedDate

NAMES = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))
DATE = re.compile(
    rf"(?:({NAMES})\.?,?\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})|([0-9]{{1,2}})\s+({NAMES})\.?,?\s+([0-9]{{4}}))(?![0-9])",
    re.IGNORECASE,
)
DATELINE = re.compile(rf"(?:--|\u2014|\u2013|/|\(|,|\bon\b|^)\s*(?:{NAMES})\.?,?\s+[0-9]{{1,2}}", re.IGNORECASE | re.MULTILINE)
TICKER = re.compile(
    r"\(?\s*\b(?:NASDAQ|Nasdaq|NYSE|AMEX|OTC\s?BB|OTC|TSX?|ASE|LSE)(?:[- /](?:NM|NMS|NNM|GM|GS|Capital|National|Global|SmallCap|Small\s?Cap))?(?:\s+(?:Market|National\s+Market))?\s*(?:[:,]|symbol:?|-)\s*[\"'\u201c]?([A-Z][A-Z.]{0,5})\b"
)
SUFFIX = r"(?:Inc\b\.?|Incorporated\b|Corp\b\.?|Corporation\b|Company\b|Companies\b|Co\.|Ltd\b\.?|Limited\b|L\.?P\b\.?|LLC\b|plc\b|PLC\b|N\.V\.|S\.A\.|AG\b|Group\b|Bancorp\b|Bancshares\b|Trust\b|Holdings?\b)"
COMPANY = re.compile(rf"\b((?:The\s+)?[A-Z][\w&'.-]*(?:[ ,]+(?:[A-Z&][\w&'.-]*|of|and|the|de))*?,?\s+{SUFFIX}(?:,?\s+{SUFFIX})*)")
PERIOD_END = re.compile(rf"\b(?:ended|ending)\s+((?:{NAMES})\.?\s+[0-9]{{1,2}},?\s+[0-9]{{4}})", re.IGNORECASE)
YEAR_END = re.compile(
    rf"(?:fiscal\s+years?|years?)\s+(?:ended|ending|ends)\s+(?:on\s+)?(?:({NAMES})\.?\s+([0-9]{{1,2}})|([0-9]{{1,2}})\s+({NAMES}))|twelve\s+months\s+ended\s+({NAMES})\.?\s+([0-9]{{1,2}})",
    re.IGNORECASE,
)
NO_COMPANY = re.compile(
    r"securities\s+and\s+exchange|internal\s+revenue|nasdaq|new\s+york\s+stock|press\s+release|washington|business\s+wire|pr\s*newswire|form\s+(?:10|8)|registrant|commission",
    re.IGNORECASE,
)


def read_calendar(text: str) -> Calendar:
    """When the fiscal year ends, by the year ends the document names most often."""
    ends: Counter[tuple[int, int]] = Counter()
    for match in YEAR_END.finditer(text):
        name, day = (match[1] or match[4] or match[5], match[2] or match[3] or match[6])
        ends[MONTHS[name.lower()], int(day)] += 1
    latest = _latest(text)
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
    match = TICKER.search(" ".join(text[:12000].split()))
    return match[1].rstrip(".") if match else None


def read_date(text: str) -> date | None:
    """The date of the release: the dateline's, else the first whole date."""
    head = text[:6000]
    found = [(match.start(), day) for match in DATE.finditer(head) if (day := _day(match))]
    if not found:
        return None
    for start, day in found:
        before = head[max(0, start - 60) : start]
        if re.search(r"(?:ended|ending|at|of|until|through|dated)\s+$", before, re.IGNORECASE):
            continue
        return day
    return found[0][1]


def _day(match: re.Match[str]) -> date | None:
    name, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    try:
        return date(int(year), MONTHS[name.lower()], int(day))
    except ValueError:
        return None


def read_company(text: str, titles: list[str]) -> str | None:
    """The company's name: the one its statements are titled with, as the prose writes it, else the first named."""
    head = " ".join(text[:15000].split())
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for match in COMPANY.finditer(head):
        name = match[1].strip(" ,")
        if NO_COMPANY.search(name) or len(name) > 60:
            continue
        counts[name] += 1
        first.setdefault(name, match.start())
    for title in titles:
        bare = re.sub(r"\s+(?:and|&)\s+(?:consolidated\s+)?subsidiar(?:y|ies).*", "", title, flags=re.IGNORECASE).strip()
        for name in counts:
            if _key(name) == _key(bare):
                return name
    if counts:
        return max(counts, key=lambda name: (counts[name] if first[name] > 2000 else counts[name] + 3, -first[name]))
    return None


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
