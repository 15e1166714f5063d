"""A number of the narrative as printed: what kind it is, what it says, how finely, and what is wrong with its writing."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from viewer.frozen import frozen, maker
from viewer.regex import regex


class FigureKind(StrEnum):
    """What a printed number counts, as far as its own writing tells."""

    MONEY = "money"
    PER_SHARE = "per share"
    PERCENT = "percent"
    POINTS = "points"  # percentage points or basis points, in percent
    SHARES = "shares"
    BARE = "bare"  # a number without a unit: its sentence decides
    COUNT = "count"
    MULTIPLE = "multiple"  # `doubled`, `more than triple`


# An attribute of an enumeration takes six times as long to read as a name, and these are read for every figure, many times.
MONEY, PER_SHARE, PERCENT, POINTS, OF_SHARES, BARE, COUNT, TIMES = FigureKind


class Fuzz(StrEnum):
    """What the words before a number take back from its exactness."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


@frozen(guarded=False)
class Figure:
    """One number of the prose.

    Attributes:
        kind: what it counts.
        value: scale words applied, percent as printed, negative in brackets; of a malformed number the likeliest meaning.
        step: the unit of its last printed digit, scale applied: 100000 for `$29.6 million`.
        fault: what is wrong with the writing, empty where nothing is.
        fuzz: how exact it claims to be.
        in_words: whether it is written in words: `three cent`, `tripled`.
    """

    kind: FigureKind
    value: Decimal
    step: Decimal
    fault: str = ""
    fuzz: Fuzz = Fuzz.EXACT
    in_words: bool = False


SCALES = {
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "millions": Decimal(10) ** 6,  # `$5 millions`
    "billion": Decimal(10) ** 9,
    "billions": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "k": Decimal(1000),
    "m": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "millionth": Decimal(10) ** 6,  # `its 10 millionth customer`
    "billionth": Decimal(10) ** 9,
}
CARDINALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
STEMS = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5}
MULTIPLES = {stem + ending: factor for stem, factor in STEMS.items() for ending in ("", "e", "ed", "es", "ing")}  # `triple`, `tripling`
MULTIPLES |= {f"{word}fold": factor for word, factor in CARDINALS.items() if factor > 1}  # `tenfold`
GROUPS = regex(r"[0-9]{1,3}(?:,[0-9]{3})*")
CENT = Decimal("0.01")
ONE = Decimal(1)
LONGEST_WHOLE = 15  # digits; with `trillion` behind it such a number still has an exact remainder in 28 digits
LONGEST_DECIMALS = 6
LONGEST = 40  # characters
STEPS = tuple(ONE.scaleb(-decimals) for decimals in range(LONGEST_DECIMALS + 1))  # of the last digit, by the digits behind the point


class Reading(NamedTuple):
    """The digits of a number read.

    Attributes:
        value: what they say.
        step: the unit of the last digit.
        fault: what is wrong with the grouping.
    """

    value: Decimal
    step: Decimal
    fault: str


make_reading = maker(Reading)


def read_digits(text: str) -> Reading | None:
    """Read `29.6`, `.04` or `9,302,000`; None where it is no number.

    A group of the wrong length is a fault; a group of four zeros and more is read as three, as in `$399,0000`.
    """
    whole, point, decimals = text.replace(" ", "").partition(".")
    if len(text) > LONGEST or "." in decimals or "," in decimals or (point and not decimals):
        return None
    fault = ""
    if "," in whole and not GROUPS.fullmatch(whole):
        first, *groups = whole.split(",")
        if not first or not all(groups) or len(groups) > 4:
            return None
        wrong = next((group for group in groups if len(group) != 3), None)
        fault = (
            f"a thousands group of {len(wrong)} digit{'s' if len(wrong) > 1 else ''}"
            if wrong
            else f"{len(first)} digits before the first thousands group"
        )
        whole = first + "".join(group[:3].ljust(3, "0") for group in groups)
    if len(whole) - whole.count(",") > LONGEST_WHOLE or len(decimals) > LONGEST_DECIMALS:
        return None
    value = Decimal(f"{whole.replace(',', '')}.{decimals or '0'}") if decimals else Decimal(whole.replace(",", "") or "0")
    return make_reading(value, STEPS[len(decimals)], fault)


def is_money(figure: Figure | None) -> bool:
    """Whether a figure is an amount of money."""
    return figure is not None and figure.kind is MONEY
