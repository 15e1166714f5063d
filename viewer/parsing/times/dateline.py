"""Where and when a release was given out: `LOS ANGELES, July 15, 2003 -- Innovo Group Inc. (NASDAQ: INNO) …`.

    dateline = place, [ wire ], [ "(" ], date, [ ")" ], [ wire ], ( dash | dots ) ;
    place    = words in capitals: "San Jose, Calif." ;
    wire     = "/PRNewswire/" | "(BUSINESS WIRE)" | "PR NEWSWIRE" ;
    date     = month, day, [ "," ], [ year ] ;

A date without year takes the year of the period that the release reports on.
"""

from __future__ import annotations

import re
from datetime import date

from viewer.frozen import frozen
from viewer.parsing.times.heading import MONTHS
from viewer.regex import regex

HEAD = 8_000  # characters: a dateline stands above the first paragraph
LEAD = 300  # characters of the first sentence, where the company is named
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = (
    rf"(?P<month>(?=[JFMASOND])(?i:{NAMES}))\.?,?\s{{0,9}}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    r"(?:\s{0,9},?\s{0,9}(?P<year>(?:19|20)[0-9]{2}))?(?![0-9])"
)
DAY = regex(rf"\b{DATE}")
PLACE = regex(r"[^A-Za-z0-9]{0,40}([A-Z][A-Za-z.,'/() \u2013\u2014-]{1,60}?)[\s,(/\u2013\u2014-]+")
BEHIND = regex(r"\)?,?\s*(?:--?|\u2013|\u2014|\.{2,40}\s*(?=[A-Z])|(?=/)|PR NEWSWIRE)")
LINE_OF_DATE = regex(  # alone, or apart from what else stands on the line: `For Release:  Friday, May 5, 1995, 9 a.m. EDT`
    r"^(?:[ \t]*(?i:for (?:immediate )?release|dated?|released?|issued)?\W{0,40}|(?P<before>[^\n]{1,60}?)[ \t]{3,40})"
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? {{1,4}})?{DATE}"
    r"(?:,? {1,4}[0-9]{1,2}(?::[0-9]{2})? ?[AaPp]\.?[Mm]\b[^\n]{0,20}|\W{0,40}$|[ \t]{3})",
    re.MULTILINE,
)
RELEASE = regex(r"(?i)for (?:immediate )?release|news release|press release")
REPORT = regex(rf"(?i:date of (?:earliest event|report)(?a:[^A-Za-z0-9]){{0,40}}(?:reported)?\W{{0,40}}){DATE}")
SIGNED = regex(rf"^[ \t]*(?:Date|DATE|Dated|DATED)\s?:\s*{DATE}", re.MULTILINE)
WITH_YEAR = DATE.replace(")?(?![0-9])", ")(?![0-9])")
ENDED = regex(rf"(?i:end(?:ed|ing))\s{{1,20}}{WITH_YEAR}")
RESULTS = regex(rf"(?i:results\s{{1,20}}for\s{{1,20}}[^.]{{0,80}}?end(?:ed|ing))\s{{1,20}}{WITH_YEAR}")
NO_PLACE = regex(
    r"(?i)\b(?:months?|weeks?|quarters?|years?|periods?|fiscal|ended|ending|as of|at|december|june|statements?|balance|total|net)\b"
)
SMALL_WORDS = frozenset({"of", "de", "la", "the"})
DASH = regex(r"--|\u2013|\u2014| - ")
TRANSMITTED = regex(r"^[ \t]{0,80}-0-[ \t]{1,80}([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\b", re.MULTILINE)
NEAR = 200  # characters between a date on a line of its own and the words that say of what it is
WIRE = regex(r"^(?:[\s.\u2013\u2014-]|/[^/\n]{2,40}/|\([A-Z][^()\n]{2,40}\)|via First!|PR NEWSWIRE|PRNewswire)+")


@frozen
class Dateline:
    """A dateline and the sentence behind it.

    Attributes:
        day: the date, None where its year is nowhere.
        lead: the first words behind it, blanks collapsed.
    """

    day: date | None
    lead: str


def read_dateline(text: str) -> Dateline | None:
    """The first dateline of a release, None where there is none."""
    for match in DAY.finditer(text, 0, HEAD):
        before = PLACE.fullmatch(text, _line_start(text, match.start()), match.start())
        behind = BEHIND.match(text, match.end())
        if not before or not _is_place(before[1]) or not (behind or _ends_line(text, before, match)):
            continue
        end = behind.end() if behind else match.end()
        lead = " ".join(text[end : end + LEAD].split())
        return Dateline(_day(match, text), WIRE.sub("", lead))
    return None


def _line_start(text: str, at: int) -> int:
    """Where the line begins that a date stands on; the line above where the date begins its line."""
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return begin if text[begin:at].strip() else text.rfind("\n", 0, max(begin - 1, 0)) + 1


def _ends_line(text: str, before: re.Match[str], match: re.Match[str]) -> bool:
    """Whether nothing but the end of the line follows a date behind a dash: `NEW YORK,NY -- November, 12, 1993`."""
    return bool(DASH.search(text, before.end(1), match.start())) and bool(re.match(r"[ \t]*[\r\n]", text[match.end() : match.end() + 9]))


def read_date(text: str, dateline: Dateline | None) -> date | None:
    """The date of a document: its dateline's, else one said to be its date; a period's end is none."""
    if dateline and dateline.day:
        return dateline.day
    head = text[:HEAD]
    release = RELEASE.search(head)
    if release:
        for line in LINE_OF_DATE.finditer(head, max(0, release.start() - NEAR), release.end() + NEAR):
            if not NO_PLACE.search(line["before"] or "") and (day := _day(line, text)):
                return day
    for match in (REPORT.search(head), *SIGNED.finditer(text)):
        if match and (day := _day(match, text)):
            return day
    return None


def _is_place(words: str) -> bool:
    named = re.findall(r"[A-Za-z][A-Za-z.']*", words)
    return bool(named) and all(word[0].isupper() or word in SMALL_WORDS for word in named) and not NO_PLACE.search(words)


def _day(match: re.Match[str], text: str) -> date | None:
    """The date of a match; without year, or with a year before that of the results it announces, the first such day after their period.

    `NOVEMBER 23, 2003 -- … reported results for the fiscal year ending September 30, 2004` was given out in 2004.
    """
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    sent = TRANSMITTED.search(text) if not match["year"] and "-0-" in text else None
    if sent and (int(sent[1]), int(sent[2])) == (month, day):
        return _date(int(sent[3]), month, day)
    ended = RESULTS.search(text, match.end(), match.end() + LEAD) if match["year"] else ENDED.search(text, match.end(), match.end() + HEAD)
    if ended is None:
        return _date(int(match["year"]), month, day) if match["year"] else None
    period = _date(int(ended["year"]), MONTHS[ended["month"].lower()], int(ended["day"]))
    found = _date(int(match["year"] or ended["year"]), month, day)
    return _date(found.year + 1, month, day) if found and period and found < period else found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
