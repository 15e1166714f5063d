"""EDGAR submissions: the envelope around the documents that a company filed together.

    -----BEGIN PRIVACY-ENHANCED MESSAGE-----      1993 to 2000s only
    <SEC-DOCUMENT>… <SEC-HEADER>…                 `<IMS-DOCUMENT>` before 1996
    CONFORMED SUBMISSION TYPE:  8-K               or `<TYPE>8-K` in a header of tags
    </SEC-HEADER>
    <DOCUMENT>
    <TYPE>EX-99.1
    <SEQUENCE>2
    <FILENAME>ex99-1.txt
    <DESCRIPTION>PRESS RELEASE
    <TEXT>
    … the document …
    </TEXT>
    </DOCUMENT>

Tags count only at the start of a line. Whatever is not closed ends where the next document begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from viewer.frozen import frozen
from viewer.regex import regex
from viewer.text.content import HEAD, ContentKind, content_kind
from viewer.text.lines import first_lines
from viewer.text.source import Source
from viewer.text.span import Span

OPENING = regex(r"<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|<DOCUMENT>|-----BEGIN PRIVACY-ENHANCED MESSAGE-----", re.IGNORECASE)
DOCUMENT = regex(r"<DOCUMENT>", re.IGNORECASE)
DOCUMENT_END = regex(r"</DOCUMENT>|</(?:SEC|IMS)-DOCUMENT>|-----END PRIVACY-ENHANCED MESSAGE-----", re.IGNORECASE)
TEXT = regex(r"<TEXT>", re.IGNORECASE)
TEXT_END = regex(r"</TEXT>", re.IGNORECASE)
TAG = regex(r"<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^<]*)", re.IGNORECASE)
HEADER_LABEL = regex(r"\s*(?:<([A-Z][A-Z-]*)>|([A-Z][A-Z ]*):)\s*(\S[^<\r\n]*)?")
OPENING_LINES = 50  # an envelope begins at the top of the file, mail headers before it allowed
LEAP_YEAR = 2000
HEADER_LINES = 5_000  # headers list every filer; a file without a document is not searched to its end
COMPANY = ("COMPANY CONFORMED NAME", "CONFORMED NAME", "CONFORMED-NAME")
FORM = ("CONFORMED SUBMISSION TYPE", "FORM TYPE", "TYPE", "FORM-TYPE")
FILED = ("FILED AS OF DATE", "FILING-DATE")
PERIOD = ("CONFORMED PERIOD OF REPORT", "PERIOD")
YEAR_END = ("FISCAL YEAR END",)


@frozen
class HeaderField:
    """One line `LABEL: value` of the header.

    Attributes:
        label: `COMPANY CONFORMED NAME`.
        text: the value as printed.
        span: where the value stands.
    """

    label: str
    text: str
    span: Span


@frozen
class Document:
    """One document of a submission.

    Attributes:
        type: as filed: `8-K`, `EX-99.1`.
        sequence: its number in the submission, None where it has none.
        filename: empty where the header gives none.
        description: empty where the header gives none.
        lines: first and last line of its content; the last is before the first where it has none.
        kind: what the content is.
    """

    type: str
    sequence: int | None
    filename: str
    description: str
    lines: tuple[int, int]
    kind: ContentKind


@frozen
class Envelope:
    """What the header of a submission says, and its documents in order.

    Attributes:
        company: name of the (first) filer, None where not found.
        form: `8-K`, `10-Q` …, None where not found.
        filed: date of filing, None where not found.
        period: end of the period reported on, None where not found.
        year_end: month and day on which the filer's year ends, None where not found.
        fields: every labelled line of the header.
        documents: as they follow each other; none where the header is followed by bare text.
        header: first and last line before the first document.
    """

    company: str | None
    form: str | None
    filed: date | None
    period: date | None
    year_end: tuple[int, int] | None
    fields: tuple[HeaderField, ...]
    documents: tuple[Document, ...]
    header: tuple[int, int]


def read_envelope(source: Source) -> Envelope | None:
    """The envelope of a submission; None for a file that is no submission."""
    if not any(line[0] in "<-" and OPENING.match(line) for line in first_lines(source.text, OPENING_LINES) if line):
        return None
    lines = source.lines
    begins = [at for at, line in enumerate(lines) if line.startswith("<") and DOCUMENT.match(line)]
    header_end = begins[0] if begins else min(len(lines), HEADER_LINES)
    fields = tuple(_header_fields(lines[:header_end]))
    return Envelope(
        company=_first(fields, COMPANY),
        form=_first(fields, FORM),
        filed=_day(_first(fields, FILED)),
        period=_day(_first(fields, PERIOD)),
        year_end=_month_and_day(_first(fields, YEAR_END)),
        fields=fields,
        documents=tuple(_document(lines, begin, end) for begin, end in pairwise([*begins, len(lines)])),
        header=(1, header_end),
    )


def _header_fields(lines: Sequence[str]) -> Iterator[HeaderField]:
    for number, line in enumerate(lines, 1):
        match = HEADER_LABEL.match(line)
        if match and match[3]:
            text = match[3].rstrip()
            yield HeaderField(match[1] or match[2], text, Span(number, match.start(3), match.start(3) + len(text)))


def _first(fields: Sequence[HeaderField], labels: Sequence[str]) -> str | None:
    """The value of the first label that is there, labels in order of preference."""
    values = {field.label: field.text for field in reversed(fields)}
    return next((values[label] for label in labels if label in values), None)


def _day(text: str | None) -> date | None:
    """`19981231` as a date; None for anything that is none."""
    if text is None or not re.fullmatch(r"[0-9]{8}", text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _month_and_day(text: str | None) -> tuple[int, int] | None:
    """`0630` as month and day, of any year; None for anything that is none."""
    day = _day(f"{LEAP_YEAR}{text}")
    return (day.month, day.day) if day else None


def _document(lines: Sequence[str], begin: int, end: int) -> Document:
    """The document whose `<DOCUMENT>` stands on line index `begin` and which is over before `end`."""
    tags: dict[str, str] = {}
    first = begin
    for first in range(begin, end):
        line = lines[first]
        tags.update({name.upper(): value.strip() for name, value in TAG.findall(line)})
        if TEXT.match(line) or (line.strip() and not line.startswith("<")):
            break
    opened = TEXT.match(lines[first])
    if opened and not lines[first][opened.end() :].strip():
        first += 1
    last = next((at for at in range(first, end) if _closes(lines[at])), end) - 1
    sequence = tags.get("SEQUENCE", "")
    return Document(
        type=tags.get("TYPE", ""),
        sequence=int(sequence) if re.fullmatch(r"[0-9]{1,6}", sequence) else None,
        filename=tags.get("FILENAME", ""),
        description=tags.get("DESCRIPTION", ""),
        lines=(first + 1, last + 1),
        kind=content_kind(_head(lines[first : min(last + 1, first + HEAD)])),
    )


def _closes(line: str) -> bool:
    return line.startswith(("<", "-")) and bool(TEXT_END.match(line) or DOCUMENT_END.match(line))


def _head(lines: Sequence[str]) -> str:
    """The first characters of a document, enough to tell what it holds."""
    taken: list[str] = []
    length = 0
    for line in lines:
        taken.append(line[:HEAD])
        length += len(line) + 1
        if length > HEAD:
            break
    return "\n".join(taken)
