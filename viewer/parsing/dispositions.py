"""Every number of a source accounted for: a cell, part of a caption, a claim, a date … and why.

A number is a run of digits with the commas and points inside it. What the statements and the claims have taken
says so itself; for the rest the words around it decide, a window of few characters, so that the cost is linear.
Only a free-standing number among the values of a statement that nothing has taken is `unparsed`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from viewer.frozen import maker
from viewer.parsing.times.heading import MONTHS
from viewer.regex import regex
from viewer.statements.disposition import Dispositions, Use
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.text.lines import READABLE
from viewer.text.span import Span

NUMBER = regex(r"[0-9]+(?:[.,][0-9]+)*")
WINDOW = 40  # characters looked at on either side
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
BEHIND_MONTH = regex(rf"\b{MONTH}\.?,?\s*(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s?,?\s*)?$", re.IGNORECASE)
BEFORE_MONTH = regex(rf"\s{{1,3}}{MONTH}\b", re.IGNORECASE)
NUMERIC_DATE = regex(r"[0-9]{1,2}([/-])[0-9]{1,2}(?:\1(?:[0-9]{4}|[0-9]{2}))?")
TIME = regex(r"\s?(?:[ap]\.?\s?m\b|noon\b|midnight\b|o'clock)", re.IGNORECASE)
PHONE = regex(r"(?:\+?1[-. ])?(?:\([0-9]{3}\)\s?|[0-9]{3}[-./ ])[0-9]{3}[-. ][0-9]{4}|[0-9]{3}-[0-9]{4}|1-?8[0-9]{2}-[0-9A-Z-]{7,9}")
FOUR_DIGITS = regex("[0-9]{4}")  # end a telephone number without hyphens
MARKS_OF_WEB = frozenset(":.@")  # one of these stands in an address
WEB = regex(r"https?:|www\.|@|\.(?:com|org|net|gov|txt|html?|pdf)\b", re.IGNORECASE)
NAMED = regex(
    r"(?:\b(?:forms?|exhibits?|ex|sections?|rules?|items?|nos?|number|file|s?fas|fasb|fin|sab|eitf|apb|statement|schedule|release|act\s+of|chapter|title|article"
    r"|id|code|pass\s?code|conference|series|class|cusip|room|suite|floor|notes?|part|isin|irs|box|version|windows|cik)\b[\s.:#(-]*)$",
    re.IGNORECASE,
)
ORDINAL = regex(r"(?:st|nd|rd|th)\b")
LIST_MARK = regex(r"\s*[({\[]?(?:note\s+)?", re.IGNORECASE)
LIST_END = regex(r"[.)}\]]+(?:\s|$)|\s{0,3}[-\u2013]{1,2}\s")
TAG_LINE = regex(r"\s{0,80}</?[A-Za-z][A-Za-z0-9-]{0,30}>")
POSTAL = regex(r"\b[A-Z]{2}\s{1,3}$|[A-Z][a-z]+\s{2,}$")
UNREADABLE = (Use.OTHER, "on a line too long to be read")
PAGE_EDGE = " -<>(\f\tPageFpag."


class _Place(NamedTuple):
    """A number with what stands around it.

    Attributes:
        digits: the number as printed.
        before: at most `WINDOW` characters left of it.
        behind: at most `WINDOW` characters right of it.
        word: the characters around it up to the next blanks.
        worded: whether letters stand left of it, among `before`.
        begins: nothing but what `before` holds stands left of it on its line.
        line: the line, at most its first 200 characters.
        statement: the statement it stands in, None in the narrative.
        start: its first column.
    """

    digits: str
    before: str
    behind: str
    word: str
    worded: bool
    begins: bool
    line: str
    statement: Statement | None
    start: int


make_place = maker(_Place)
Rule = Callable[[_Place], tuple[Use, str] | None]


def account(release: Release) -> Dispositions:
    """The disposition of every number of a release, in the order they stand in."""
    return Dispositions.of(_numbers(release))


def _numbers(release: Release) -> Iterator[tuple[int, int, int, tuple[Use, str]]]:
    """Line, start and end of every number, with its use and the reason."""
    taken = _taken(release)
    statements = sorted(release.statements, key=lambda statement: statement.lines)
    first_lines = [statement.lines[0] for statement in statements]
    for number, text in enumerate(release.source.lines, 1):
        if len(text) > READABLE:
            yield from ((number, *match.span(), UNREADABLE) for match in NUMBER.finditer(text))
            continue
        known = sorted(taken.get(number, ()))
        at = bisect_right(first_lines, number) - 1
        inside = statements[at] if at >= 0 and number <= statements[at].lines[1] else None
        for match in NUMBER.finditer(text):
            start, end = match.span()
            use = _known(known, start, end) if known else None
            if use is None:
                before, behind = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
                begins = start <= WINDOW or (start < 200 and not text[: start - WINDOW].strip())
                digits, worded = match[0], before.lower() != before.upper()
                word = (before.rpartition(" ")[2] if " " in before else before) + digits + behind.partition(" ")[0]
                use = _by_context(make_place(digits, before, behind, word, worded, begins, text[:200], inside, start))
            yield number, start, end, use


def _taken(release: Release) -> dict[int, list[tuple[int, int, int, Use, str]]]:
    """What statements and claims have taken on each line; of two that overlap the lower rank counts."""
    taken: dict[int, list[tuple[int, int, int, Use, str]]] = defaultdict(list)

    def take(spans: Iterable[Span], rank: int, use: Use, reason: str) -> None:
        for span in spans:
            taken[span.line].append((span.start, rank, span.end, use, reason))

    for statement in release.statements:
        for row in statement.rows:
            take((cell.span for cell in row.cells), 0, Use.CELL, f"value of {row.label or 'an unlabelled total'}")
            take(row.label_spans, 1, Use.CAPTION, "part of a caption")
        for column in statement.columns:
            take(column.heading_spans, 2, Use.BOXHEAD, "part of a column heading")
        take(statement.headnote_spans, 3, Use.HEADNOTE, "part of a headnote")
    for claim in release.claims:
        take((claim.span,), 4, Use.CLAIM, "number of the narrative that a claim is made with")
    return taken


def _known(known: list[tuple[int, int, int, Use, str]], start: int, end: int) -> tuple[Use, str] | None:
    """What has taken the characters from start to end."""
    at = bisect_right(known, end - 1, key=lambda span: span[0])
    over = [span for span in known[max(0, at - 4) : at] if span[2] > start]
    if not over:
        return None
    _, _, _, use, reason = min(over, key=lambda span: span[1])
    return use, reason


def _by_context(place: _Place) -> tuple[Use, str]:
    """What a number that nothing has taken is, by the first rule that knows."""
    for rule in RULES:
        use = rule(place)
        if use is not None:
            return use
    return Use.OTHER, "number in words of the narrative"


def _tag(place: _Place) -> tuple[Use, str] | None:
    if "<" not in place.line or not TAG_LINE.match(place.line):
        return None
    return (Use.PAGE, "page mark") if "<page>" in place.line.lower() else (Use.CODE, "tag of the filing")


def _date(place: _Place) -> tuple[Use, str] | None:
    if (place.worded and BEHIND_MONTH.search(place.before)) or (len(place.digits) < 3 and BEFORE_MONTH.match(place.behind)):
        return Use.DATE, "date"
    if ("/" in place.word or "-" in place.word) and NUMERIC_DATE.fullmatch(place.word.strip("(),.;")):
        return Use.DATE, "date"
    if (
        TIME.match(place.behind)
        or (place.behind[:1] == ":" and place.behind[1:3].isdigit())
        or (place.before[-1:] == ":" and place.before[-2:-1].isdigit())
    ):
        return Use.DATE, "time of day"
    return None


def _code(place: _Place) -> tuple[Use, str] | None:
    if not MARKS_OF_WEB.isdisjoint(place.word) and WEB.search(place.word):
        return Use.CODE, "address on the web"
    at = len(place.before[-9:])
    stretch = place.before[-9:] + place.digits + place.behind[:13]
    if ("-" in stretch or FOUR_DIGITS.search(stretch)) and any(match.start() <= at < match.end() for match in PHONE.finditer(stretch)):
        return Use.CODE, "telephone number"
    named = place.worded and NAMED.search(place.before)
    return (Use.CODE, "number of a form, section or note") if named else None


def _page(place: _Place) -> tuple[Use, str] | None:
    alone = place.begins and len(place.line) < 200 and not place.before.strip(PAGE_EDGE) and not place.behind.strip(PAGE_EDGE)
    if alone and place.digits.isdigit() and len(place.digits) < 5:
        return Use.PAGE, "number alone on its line: page mark"
    return None


def _part_of_word(place: _Place) -> tuple[Use, str] | None:
    before, behind = place.before[-1:], place.behind[:1]
    if behind.isalpha() and ORDINAL.match(place.behind):
        return Use.OTHER, "ordinal"
    if before.isalpha() or behind.isalpha() or (before in {"-", "/", "#"} and place.before[-2:-1].isalpha()):
        return Use.CODE, "part of a name or code"
    return None


def _year(place: _Place) -> tuple[Use, str] | None:
    digits = place.digits
    return (Use.DATE, "year") if len(digits) == 4 and digits.isdigit() and digits[:2] in {"19", "20"} else None


def _list_mark(place: _Place) -> tuple[Use, str] | None:
    if len(place.digits) > 2:
        return None
    if place.begins and LIST_MARK.fullmatch(place.before) and LIST_END.match(place.behind):
        return Use.LIST, "mark of a list or footnote"
    if place.before[-1:] in {"(", "{", "[", "*"} and place.behind[:1] in {")", "}", "]", ","}:
        return Use.LIST, "mark of a footnote"
    return None


def _postal(place: _Place) -> tuple[Use, str] | None:
    return (Use.CODE, "postal code") if len(place.digits) == 5 and place.digits.isdigit() and POSTAL.search(place.before) else None


def _unparsed(place: _Place) -> tuple[Use, str] | None:
    """A number over the columns of a statement, apart from words, that is no value."""
    if place.statement is None:
        return None
    left = min((column.right for column in place.statement.columns), default=0) - 14
    free = not place.behind[:2].strip() and not place.before[-2:].strip(" $(-")
    return (Use.UNPARSED, "stands among the values of a statement and was not taken") if free and place.start > left else None


RULES: tuple[Rule, ...] = (_tag, _date, _code, _page, _year, _part_of_word, _list_mark, _unparsed, _postal)
