"""A printed value: where it stands on its line, and the amount that its digits are."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from viewer.text.fractions import fractional

NUMBER, NIL, NOT_MEANINGFUL, MARK = "number", "nil", "not_meaningful", "mark"
CREDIT = " CR"  # behind a value: it is owed
SCALE_DIGITS = 12  # no scale has more
LONGEST_PLAIN = 16  # digits that the usual context holds with any scale


@dataclass(slots=True)
class Value:
    """One printed value on a line, never changed. Columns count characters of the line from 0; ends are exclusive.

    Not frozen, since there is one for each number of a file: a frozen object takes five times as long to fill.

    Attributes:
        left: where it begins, currency sign included.
        start: where its text begins: bracket, sign or first digit.
        end: where its text ends: last digit, closing bracket, percent or trailing sign.
        right: where its footnote marks end.
        edge: behind its last digit, or behind its dash: where a column aligns.
        kind: `NUMBER`, `NIL`, `NOT_MEANINGFUL` or `MARK`, a footnote's in the place of a value.
        digits: the digits with their commas and point, empty where there are none.
    """

    left: int
    start: int
    end: int
    right: int
    edge: int
    kind: str
    digits: str

    @property
    def year(self) -> bool:
        """Whether it can be a calendar year: four plain digits, nothing around them."""
        digits = self.digits
        return len(digits) == 4 == self.end - self.start and digits[:2] in {"19", "20"} and digits.isdigit()


def is_negative(text: str) -> bool:
    """Whether brackets or a sign make a printed value negative; one bracket of two is enough."""
    return text[0] in "(-[<\u2212\u2013" or text[-1] in ")-]>" or "(" in text or text.endswith((CREDIT, ")%", "-%"))


def scaled(digits: str, negative: bool, factor: int) -> Decimal:
    """The amount printed digits stand for, signed and multiplied; nothing is rounded, however many digits there are."""
    whole = digits.replace(",", "")
    if len(whole) < LONGEST_PLAIN and whole.isdecimal():
        return Decimal(-int(whole) * factor if negative else int(whole) * factor)
    number = amount(digits)
    if factor != 1:
        exact = Context(prec=len(digits) + SCALE_DIGITS) if len(digits) > LONGEST_PLAIN else None
        number = exact.multiply(number, Decimal(factor)) if exact else number * factor
    return number.copy_negate() if negative and number else number


def amount(digits: str) -> Decimal:
    """The number that digits with commas, a point or a fraction stand for: `1,895`, `.04`, `47 1/8`."""
    if "/" in digits:
        return fractional(digits)
    return Decimal(digits.replace(",", "").replace(" ", ""))
