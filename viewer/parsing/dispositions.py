"""Every number of a source accounted for: a cell, part of a caption, a claim, a date … and why.

A number is a run of digits with the commas and points inside it. What the statements and the claims have taken
says so itself; for the rest the words around it decide. Only a free-standing number among the values of a
statement that nothing has taken is `unparsed`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from viewer.parsing.heading import MONTHS
from viewer.statements.disposition import Disposition, Use
from viewer.statements.release import Release
from viewer.statements.statement import Statement
from viewer.text.span import Span

NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
DATE = re.compile(
    rf"\b{MONTH}\.?,?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s?,?\s*[0-9]{{4}})?(?![0-9,.]*[0-9])|\b[0-9]{{1,2}}\s+{MONTH}\b\.?,?(?:\s+[0-9]{{4}})?|\b{MONTH}\.?,?\s+[0-9]{{4}}\b"
    r"|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?(?![0-9/])|(?<![0-9-])[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4}(?![0-9-])",
    re.IGNORECASE,
)
TIME = re.compile(r"\b[0-9]{1,2}(?::[0-9]{2})?\s*(?:[ap]\.?\s?m\b\.?|noon\b|midnight\b)|\b[0-9]{1,2}:[0-9]{2}\b", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
PHONE = re.compile(r"(?:\+?1[-. ])?(?:\([0-9]{3}\)\s*|\b[0-9]{3}[-./ ])[0-9]{3}[-. ][0-9]{4}\b|\b[0-9]{3}-[0-9]{4}\b|\b1-?8[0-9]{2}-[0-9A-Z-]{7,9}")
WEB = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:com|org|net|gov|txt|htm|html|pdf)\b\S*", re.IGNORECASE)
NAMED_CODE = re.compile(
    r"(?:\b(?:forms?|exhibits?|ex|section|sections|rule|rules|item|items|no|nos|number|file|sfas|fas|fasb|fin|sab|eitf|apb|statement|schedule|release|act\s+of|chapter|title|article|id|code"
    r"|pass\s?code|conference|series|class|cusip|room|suite|floor|note|notes|part|isin|irs|p\.?o\.?\s+box|version|windows|file-number|cik)\b[\s.:#(-]*)$",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
LIST_MARK = re.compile(r"\s*[({\[]?(?:note\s+)?$", re.IGNORECASE)
LIST_END = re.compile(r"[.)}\]]+\s|[.)}\]]+$|\s*[-\u2013]{1,2}\s")
TAG_LINE = re.compile(r"\s*</?[A-Za-z][A-Za-z0-9-]*>")


def account(release: Release) -> tuple[Disposition, ...]:
    """The disposition of every number of a release, in the order they stand in."""
    taken = _taken(release)
    extents = sorted((statement.lines[0], statement.lines[1], statement) for statement in release.statements)
    starts = [first for first, _, _ in extents]
    found: list[Disposition] = []
    for number, text in enumerate(release.source.lines, 1):
        matches = list(NUMBER.finditer(text))
        if not matches:
            continue
        known = taken.get(number, ())
        at = bisect_right(starts, number) - 1
        inside = extents[at][2] if at >= 0 and number <= extents[at][1] else None
        contexts: list[tuple[int, int, Use, str]] | None = None
        for match in matches:
            start, end = match.span()
            use = next(((use, reason) for first, last, use, reason in known if first < end and start < last), None)
            if use is None:
                if contexts is None:
                    contexts = list(_contexts(text))
                use = _by_context(text, start, end, contexts, inside)
            found.append(Disposition(Span(number, start, end), *use))
    return tuple(found)


def _taken(release: Release) -> dict[int, list[tuple[int, int, Use, str]]]:
    """What statements and claims have taken on each line: cells first, then captions, headings and claims."""
    taken: dict[int, list[tuple[int, int, Use, str]]] = defaultdict(list)

    def take(spans: Iterable[Span], use: Use, reason: str) -> None:
        for span in spans:
            taken[span.line].append((span.start, span.end, use, reason))

    for statement in release.statements:
        for row in statement.rows:
            for cell in row.cells:
                take((cell.span,), Use.CELL, f"value of {row.label or 'an unlabelled total'}")
        for row in statement.rows:
            take(row.label_spans, Use.CAPTION, "part of a caption")
        for column in statement.columns:
            take(column.heading_spans, Use.BOXHEAD, "part of a column heading")
        take(statement.headnote_spans, Use.HEADNOTE, "headnote")
    for claim in release.claims:
        take((claim.span,), Use.CLAIM, "number of the narrative")
    return taken


def _contexts(text: str) -> Iterator[tuple[int, int, Use, str]]:
    """Stretches of a line that say by their form what the numbers in them are."""
    for match in PHONE.finditer(text):
        yield (*match.span(), Use.CODE, "telephone number")
    if "." in text or "@" in text:
        for match in WEB.finditer(text):
            yield (*match.span(), Use.CODE, "address on the web")
    for match in DATE.finditer(text):
        yield (*match.span(), Use.DATE, "date")
    for match in TIME.finditer(text):
        yield (*match.span(), Use.DATE, "time of day")


def _by_context(text: str, start: int, end: int, contexts: list[tuple[int, int, Use, str]], inside: Statement | None) -> tuple[Use, str]:
    """What a number that nothing has taken is."""
    for first, last, use, reason in contexts:
        if first <= start and end <= last:
            return use, reason
    digits = text[start:end]
    before, behind = text[:start], text[end:]
    alone = not before.strip(" -<(\f\tPageFpag.") and not behind.strip(" ->)\t")
    if TAG_LINE.match(text):
        return (Use.PAGE, "page mark") if "<page>" in text.lower() else (Use.CODE, "tag of the filing")
    if alone and len(digits) < 5 and digits.isdigit():
        return Use.PAGE, "number alone on its line: page mark"
    if YEAR.fullmatch(digits) and not behind[:1].isalpha():
        return Use.DATE, "year"
    if before[-1:].isalpha() or behind[:1].isalpha():
        return (Use.OTHER, "ordinal") if ORDINAL.match(behind) else (Use.CODE, "part of a name or code")
    if NAMED_CODE.search(before):
        return Use.CODE, "number of a form, section or note"
    if before[-1:] in "-/#" and before[-2:-1].isalnum() and not before[-2:-1].isdigit():
        return Use.CODE, "part of a name or code"
    if LIST_MARK.fullmatch(before) and LIST_END.match(behind) and len(digits) < 3:
        return Use.LIST, "mark of a list or footnote"
    if before[-1:] in "({[*" and behind[:1] in ")}]," and len(digits) < 3:
        return Use.LIST, "mark of a footnote"
    if inside is not None and _stands_free(text, start, end, inside):
        return Use.UNPARSED, "stands among the values of a statement and was not taken"
    if re.search(r"[A-Z]{2}\s+$", before) and len(digits) == 5:
        return Use.CODE, "postal code"
    return Use.OTHER, "number in words of the narrative"


def _stands_free(text: str, start: int, end: int, statement: Statement) -> bool:
    """Whether a number stands over the columns of a statement, apart from words."""
    left = min((column.right for column in statement.columns), default=0) - 14
    return end > left and text[end : end + 2].strip() == "" and text[max(0, start - 2) : start].strip(" $(-") == ""
