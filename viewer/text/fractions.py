r"""Fractions behind numbers, of share prices: `47 1/8`, `70-3/4`, `60-1\8`, and of the last digit, `.06 3/4`."""

from __future__ import annotations

from decimal import Decimal

from viewer.regex import regex

FRACTION = regex(r" [0-9]{1,2}/[0-9]{1,2}(?![^ )])")
JOINED = regex(r"(?<=[0-9])-(?=[0-9]{1,2}/(?:[2348]|16|32|64)(?![^ )]))")
OF_CENTS = regex(r"[0-9]?\.[0-9]{2}")
SIGNS = ("/", "\\")


def with_plain_fractions(text: str) -> str:
    """A line with its fractions set a blank behind their numbers, each character in its place."""
    plain = text.replace(SIGNS[1], SIGNS[0]) if SIGNS[1] in text else text
    return JOINED.sub(" ", plain) if "-" in plain else plain


def has_fraction(printed: str) -> bool:
    """Whether a printed value has a fraction."""
    return SIGNS[0] in printed or SIGNS[1] in printed


def fraction_behind(text: str, edge: int, digits: str) -> str:
    """The fraction behind a number that ends there, with its blank; empty where there is none."""
    match = FRACTION.match(text, edge) if digits.isdigit() or OF_CENTS.fullmatch(digits) else None
    return match[0] if match else ""


def fractional(digits: str) -> Decimal:
    """The number that digits with a fraction stand for, which is one of the last digit's worth: `47 1/8`, `.06 3/4`."""
    whole, _, fraction = digits.partition(" ")
    over, _, under = fraction.partition("/")
    number = Decimal(whole)
    return number + (Decimal(over) / Decimal(under)).scaleb(-len(whole.partition(".")[2])) if int(under) else number
