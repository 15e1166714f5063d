"""Blind second reading: a number typed from the raw text with the parse hidden, held against what was parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from viewer.frozen import frozen
from viewer.regex import regex
from viewer.review.entry import Action, Draft, Entry
from viewer.review.index import Index
from viewer.review.marks import named
from viewer.review.target import Target, storable
from viewer.review.things import cell_target
from viewer.statements.statement import Cell, CellKind
from viewer.text.source import Source

DIGITS = regex(r"[0-9]{1,40}(?:,[0-9]{1,40}){0,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20}")
NIL = regex(r"[-\u2013\u2014]{0,5}|nil|none", re.IGNORECASE)


@frozen
class SecondReading:
    """A number read twice.

    Attributes:
        target: which number.
        typed: as the second reader typed it.
        parsed: the program's reading, in printed units: `-323` for `(323)`.
        agrees: whether both are the same number.
        author: the second reader.
        at: when, ISO 8601 in UTC.
    """

    target: Target
    typed: str
    parsed: str
    agrees: bool
    author: str
    at: str


def second_reading(source: Source, cell: Cell, typed: str, author: str) -> Draft:
    """Enter what a second reader typed for a cell.

    Raises:
        ValueError: what was typed is no number and no nil dash.
    """
    if read_typed(typed) is None:
        raise ValueError(f"{storable(typed)!r} is no number; type it as it is printed")
    return Draft(Action.SECOND_READING, cell_target(source, cell), named(author), typed.strip(), detail=as_printed(cell))


def as_printed(cell: Cell) -> str:
    """A cell's reading in the units it is printed in, nil as `-`."""
    if cell.value is None:
        return "-" if cell.kind is CellKind.NIL else str(cell.kind)
    return format((cell.value / cell.scale).normalize(), "f")


def read_typed(text: str) -> Decimal | None:
    """The number somebody typed: brackets or a minus make it negative, nil is zero; None where it is none."""
    text = text.strip()
    if NIL.fullmatch(text):
        return Decimal(0)
    bare = text.strip(" $£€¥()-\u2212\u2013%")
    if not DIGITS.fullmatch(bare):
        return None
    amount = Decimal(bare.replace(",", ""))
    return -amount if text.startswith(("(", "-", "\u2212", "\u2013", "$(", "$-")) or text.endswith((")", "-")) else amount


def second_readings(index: Index) -> Iterator[SecondReading]:
    """Every standing second reading, oldest first."""
    for entry in index.all_standing(Action.SECOND_READING):
        yield _reading(entry)


def _reading(entry: Entry) -> SecondReading:
    agrees = read_typed(entry.what) == read_typed(entry.detail)
    return SecondReading(entry.target, entry.what, entry.detail, agrees, entry.author, entry.at)
