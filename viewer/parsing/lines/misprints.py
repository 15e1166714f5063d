"""Whether a number means what its characters say: misprints, and how far it stands off its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viewer.parsing.lines.odd import ROUND
from viewer.parsing.settings import SETTINGS
from viewer.regex import regex
from viewer.statements.statement import Cell, CellKind
from viewer.text.value import CREDIT
from viewer.text.values import GROUPED

MARK = regex(r"\([0-9]{1,2}\)")
TAKEN_FOR_MARK = "taken for a footnote's mark among decimals"
MARK_ALONE = "a footnote's mark stands in the place of the value"
MISSING_BRACKET = "one bracket is missing"
BEHIND_DIGITS = "what stands behind the digits is no part of a number"
SIGN_APART = "the sign stands apart from the digits"
MISPRINTED = frozenset(".,;:")
THOUSANDS_MARKS = frozenset("' \u2019\xa0\u202f")


def is_as_printed(text: str, read: str) -> bool:
    """Whether nothing but blanks and marks between thousands was read otherwise than it is printed."""
    plain = text.translate(ROUND)
    if plain.split() == read.split():
        return True
    alike = (one == two or (two == "," and one in THOUSANDS_MARKS) for one, two in zip(plain, read, strict=False))
    return len(plain) == len(read) and all(alike)


def doubts_of(text: str, digits: str) -> tuple[str, ...]:
    """Why the printed characters of a value may not mean what they were read as."""
    doubts: tuple[str, ...] = ()
    if ("," in digits or " " in digits) and not GROUPED.fullmatch(digits):
        doubts = ("a blank stands inside the number" if " " in digits else "digits are not grouped by threes",)
    if text is not digits:
        if ("(" in text) != (")" in text):
            doubts = (*doubts, MISSING_BRACKET)
        elif text[-1] in MISPRINTED and not text[-2:-1].isalpha():
            doubts = (*doubts, BEHIND_DIGITS)
        elif text[:2] == "- " or text.endswith(CREDIT):
            doubts = (*doubts, SIGN_APART)
    return doubts


def with_drift(doubts: tuple[str, ...], off: int) -> tuple[str, ...]:
    """The doubts of a cell with that of standing so far off its column."""
    return (*doubts, f"stands {abs(off)} characters off its column") if abs(off) > SETTINGS.silent_drift else doubts


def without_marks(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row, those that hold but a footnote's mark where all others have decimals without value: `4.2x     (1)     2.7x`."""
    marks = [MARK.fullmatch(cell.text) is not None for cell in cells]
    others = [cell for cell, mark in zip(cells, marks, strict=True) if not mark and cell.value is not None]
    if True not in marks or not others or not all("." in cell.text for cell in others):
        return cells
    return [
        replace(cell, value=None, kind=CellKind.NOT_MEANINGFUL, doubts=(*cell.doubts, TAKEN_FOR_MARK)) if mark else cell
        for cell, mark in zip(cells, marks, strict=True)
    ]
