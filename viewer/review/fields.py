"""The fields of a reading that can be corrected, and how a corrected one is written and read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from viewer.regex import regex
from viewer.review.target import Subject
from viewer.statements.period import Period, PrintedDate, duration, instant
from viewer.statements.statement import CellKind, Role, StatementKind

AMOUNT = regex(r"-?[0-9]{1,40}(?:\.[0-9]{1,20})?")
WHOLE = regex(r"[1-9][0-9]{0,17}")
UNIT = regex(r"[A-Z]{3}(?:/shares)?|shares|pure")
PERIOD = regex(r"(?:instant|duration ([1-9][0-9]{0,2})) ([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
RANGE = regex(r"([0-9]{1,9})-([0-9]{1,9})")
NO_PERIOD = "none"
SIGNS = ("positive", "negative", "reversed")


class Field(StrEnum):
    """What of a reading can be corrected, and in which words."""

    VALUE = "value"  # `-323000`, sign and scale applied; `nil`; `not_meaningful`
    SIGN = "sign"  # `positive`, `negative` or `reversed`
    SCALE = "scale"  # `1000`
    UNIT = "unit"  # `USD`, `USD/shares`, `shares`, `pure`
    PERIOD = "period"  # `instant 2003-05-31`, `duration 3 2003-05-31`, `none`
    CAPTION = "caption"  # the words
    SECTION = "section"  # a JSON list of headings, outermost first
    ROLE = "role"  # `item`, `total`, `heading`
    CONCEPT = "concept"  # the element's name, empty for none
    KIND = "kind"  # a statement's kind
    EDGES = "edges"  # `30-42 44-58`: the columns of the page, tabs expanded, that each column takes up
    EXTENT = "extent"  # `208-211`: first and last line of a row
    REGION = "region"  # `196-230`: first and last line of a table the parser missed
    REMOVED = "removed"  # `table`: what was taken for a statement is none


def read_amount(text: str) -> tuple[Decimal | None, CellKind]:
    """A corrected value and what then stands in the cell.

    Raises:
        ValueError: it is no amount.
    """
    if text in {CellKind.NIL, CellKind.NOT_MEANINGFUL}:
        return None, CellKind(text)
    if not AMOUNT.fullmatch(text):
        raise ValueError(f"{text!r} is no amount: digits, a point and a leading minus are read, or `nil` or `not_meaningful`")
    return Decimal(text), CellKind.NUMBER


def read_sign(text: str) -> str:
    """A sign's name.

    Raises:
        ValueError: it is none.
    """
    if text not in SIGNS:
        raise ValueError(f"{text!r} is no sign: {', '.join(SIGNS)}")
    return text


def read_scale(text: str) -> int:
    """A whole number from 1.

    Raises:
        ValueError: it is none.
    """
    if not WHOLE.fullmatch(text):
        raise ValueError(f"{text!r} is no scale: a whole number is")
    return int(text)


def read_unit(text: str) -> str:
    """A unit's name.

    Raises:
        ValueError: it is none.
    """
    if not UNIT.fullmatch(text):
        raise ValueError(f"{text!r} is no unit: USD, USD/shares, shares, pure are")
    return text


def read_period(text: str) -> Period | None:
    """A period, None for a column that is none.

    Raises:
        ValueError: it is no period, or no such day exists.
    """
    if text == NO_PERIOD:
        return None
    match = PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no period: `instant 2003-05-31`, `duration 3 2003-05-31` or `none` are")
    months, year, month, day = (int(part) if part else 0 for part in match.groups())
    date(year, month or 1, day or 1)
    end = PrintedDate(year, month, day)
    return duration(months, end) if months else instant(end)


def read_caption(text: str) -> str:
    """A caption on one line.

    Raises:
        ValueError: it is broken over lines.
    """
    if not text.isprintable():
        raise ValueError("a caption is one line of visible characters")
    return text


def read_section(text: str) -> tuple[str, ...]:
    """Headings, outermost first.

    Raises:
        ValueError: it is no JSON list of words.
    """
    try:
        headings = json.loads(text)
    except (ValueError, RecursionError):
        headings = None
    if not isinstance(headings, list) or not all(isinstance(heading, str) for heading in headings):
        raise ValueError(f"{text!r} is no list of headings")
    return tuple(headings)


def read_concept(text: str) -> str | None:
    """An element's name, None for none.

    Raises:
        ValueError: it is no name.
    """
    if text and not (text.isascii() and text.isalnum()):
        raise ValueError(f"{text!r} is no name of an element")
    return text or None


def read_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of characters or lines, each from its first to its last (lines) or behind its last (characters).

    Raises:
        ValueError: one is no range, or they do not stand one behind the other.
    """
    ranges: list[tuple[int, int]] = []
    for word in text.split():
        match = RANGE.fullmatch(word)
        if match is None:
            raise ValueError(f"{word!r} is no range such as 30-42")
        first, last = int(match[1]), int(match[2])
        if last < first or (ranges and first < ranges[-1][1]):
            raise ValueError(f"{word!r} is not behind what stands before it")
        ranges.append((first, last))
    if not ranges:
        raise ValueError("there is no range such as 30-42")
    return tuple(ranges)


def read_removed(text: str) -> str:
    """The word for taking a table out.

    Raises:
        ValueError: it is another word.
    """
    if text != "table":
        raise ValueError(f"{text!r} cannot be removed; a table can")
    return text


READERS: dict[Field, Callable[[str], object]] = {
    Field.VALUE: read_amount,
    Field.SIGN: read_sign,
    Field.SCALE: read_scale,
    Field.UNIT: read_unit,
    Field.PERIOD: read_period,
    Field.CAPTION: read_caption,
    Field.SECTION: read_section,
    Field.ROLE: Role,
    Field.CONCEPT: read_concept,
    Field.KIND: StatementKind,
    Field.EDGES: read_ranges,
    Field.EXTENT: read_ranges,
    Field.REGION: read_ranges,
    Field.REMOVED: read_removed,
}
NUMBERS = frozenset({Subject.NUMBER, Subject.ROW, Subject.COLUMN, Subject.STATEMENT})
SUBJECTS: dict[Field, frozenset[Subject]] = {
    Field.VALUE: frozenset({Subject.NUMBER}),
    Field.SIGN: frozenset({Subject.NUMBER, Subject.ROW, Subject.COLUMN}),
    Field.SCALE: NUMBERS,
    Field.UNIT: NUMBERS,
    Field.PERIOD: frozenset({Subject.COLUMN}),
    Field.CAPTION: frozenset({Subject.ROW, Subject.STATEMENT, Subject.COLUMN}),
    Field.SECTION: frozenset({Subject.ROW}),
    Field.ROLE: frozenset({Subject.ROW}),
    Field.CONCEPT: frozenset({Subject.ROW}),
    Field.KIND: frozenset({Subject.STATEMENT}),
    Field.EDGES: frozenset({Subject.STATEMENT}),
    Field.EXTENT: frozenset({Subject.ROW}),
    Field.REGION: frozenset({Subject.SOURCE}),
    Field.REMOVED: frozenset({Subject.STATEMENT}),
}
