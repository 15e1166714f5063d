"""Units of rows: money, money per share, shares, or plain numbers; and what they are multiplied by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from viewer.parsing.captions.quantities import SCALED_COLUMN, is_quantity, is_unit_price, states_counts, tells_money
from viewer.parsing.captions.speech import PLAIN, Speech, speech_of
from viewer.parsing.captions.wording import BARE_TOTAL
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.unit import UnitKind

MONEY = UnitKind.MONEY  # of most rows, and a name of the module is found sooner than a member
STATE_OF_SHARES = regex(
    r"\W*(?:issued(?:\s+and\s+outstanding)?|outstanding|(?:held\s+)?in\s+treasury)", re.IGNORECASE, "issued* outstanding* treasury*"
)
PER_SHARE_COLUMN = regex(
    r"\bper\s+(?:(?:common|diluted|basic)\s+)?(?:share|unit)\b(?!\s+(?:data|amounts|information|figures)\b)|\bprice\b|\bEPS(?:\s*\(\w\))?$"
    r"|^(?:(?:basic|diluted|primary|adjusted|reported|pro\s?forma)\s+)*EPS\b(?!\s+(?:data|amounts|information|figures|shares)\b)",
    re.IGNORECASE,
    "per price eps",
)
PURE_COLUMN = regex(
    r"%|^notes?$|^(?:(?:number|no\.)\s+of\s+)?(?:homes|units|loans|stores|lots)(?:\s+(?:19|20)[0-9]{2})?$|\b[0-9]{4}\s+(?:homes|units|stores|lots)$"
    r"|(?:\b(?:number|no\.)|#)\s+of\s+(?!(?:[\w-]+\s+){0,3}(?:shares?|stock|options|securities|warrants|rights|adss?|units)\b)(?a:[a-z])|\brank(?:ing)?s?$"
    r"|\b(?:number|no\.)\s+of\s+units\s+(?:owned|managed|operated|occupied|leased|rented|available|completed)\b"
    r"|(?:^|\s)#\s?(?!(?:shares?|stock|options|securities|warrants|rights|adss?|of|units)\b)(?a:[a-z])|\bcounts?$|^(?:average )?ages?$"
    r"|\b(?:remaining|contractual)\b.*\b(?:life|term)\b|\b(?:life|term)\s+\(?(?:in\s+)?years\b|\b(?:percent(?:age)?|pct)\b"
    r"|\bgrowth\s+rates?\b|\bratio\b|\((?:in\s+)?(?:0?00'?s?|thousands)\)\s+(?:members|customers|subscribers|employees)$"
    r"|(?<!\bdaily )(?<!\broom )(?<!\bday )(?<!\b(?:of|in) exchange )\brates?\b(?! (?:fluctuat|change|differ|effect|adjust|movement))",
    re.IGNORECASE,
    "% # number no note notes homes units loans stores lots age ages rank ranks ranking rankings count counts remaining contractual life "
    "term percent percentage pct ratio members customers subscribers employees rate rates",
)
SHARE_COLUMN = regex(
    r"\bshares\b|(?:\b(?:number|no\.)|#)\s+of\s+(?:stock\s+)?(?:options|securities|warrants)\b|\bnumber\s+(?:outstanding|exercisable)\b|\(#\)",
    re.IGNORECASE,
    "shares options securities warrants outstanding exercisable #",
)
NO_SHARES = regex(r"\bvalue\b|\bamount\b|\bin\s+treasury\b(?!\s+shares$)", re.IGNORECASE, "value amount treasury")
COUNTED = regex(r"\b(?:weighted|average|number|outstanding)\b", re.IGNORECASE, "weighted average number outstanding")
CENTS = 2  # digits
MILLIONS = regex(r"[0-9]{0,3}\.[0-9]")  # of shares, `216.5`; amounts per share have cents
COUNTED_WITHIN = regex(r"[0-9] shares\b")  # by the caption, whose values are amounts: `Class A--100.7 and 101.5 shares   0.2`
TENTHS = regex(r"[0-9]{1,3}\.[0-9]")
OWN_SCALE = regex(
    r"(?:\(\s*|[-,:] (?=in\s))"
    r"(?:(?:shares|amounts|numbers?|dollars)\s+|\$\s*)?(?:in\s+)?(?:(?P<thousands>thou(?:sands?)?|0?00'?s?(?=\s*\)|\s+omitted))"
    r"|(?P<millions>mil(?:l|lions?)?)|bil(?:lions?)?)\b",
    re.IGNORECASE,
    "thou thousand thousands 00 000 mil mill million millions bil billion billions",
)


def row_kind(
    label: str, section: tuple[str, ...], digits: list[str], above: UnitKind, *, pointed: bool = False, signed: bool = False
) -> UnitKind:
    """What a row's values are, from its words, its heading's and how its values are printed.

    Args:
        label: the caption.
        section: the headings above it.
        digits: the printed digits of its values.
        above: what the row above is, for `- Diluted` and `Dilutive effect of stock options`.
        pointed: the amounts of the statement have decimals.
        signed: some of the values have a currency sign.
    """
    speech = speech_of(label, section)
    if speech is PLAIN and above is MONEY:
        return MONEY
    decimals = any("." in text or "/" in text for text in digits)
    large = any(length_of(text) > 3 for text in digits)
    shares, per_share = speech.shares, speech.per_share
    if speech.leads and not shares and not per_share:
        shares, per_share = above is UnitKind.SHARES, above is UnitKind.PER_SHARE
    if speech.issuable or (shares and (large or not decimals or _are_millions(label, speech, digits))):
        return UnitKind.SHARES
    if speech.divisor and large and not (decimals or signed):
        return UnitKind.SHARES
    if above is UnitKind.SHARES and _go_on_with_shares(label, speech, digits, large=large, signed=signed, told=shares):
        return UnitKind.SHARES
    if above is UnitKind.PER_SHARE and speech is PLAIN and not pointed and (are_cents(digits) or not any(digits)):
        return UnitKind.PER_SHARE
    if speech.step and not shares and are_cents(digits):  # below `Fully diluted`, though the heading over it has ended
        return UnitKind.PER_SHARE
    if per_share and (speech.measured or (not large and (decimals or not any(len(text) > 2 for text in digits)))):
        return UnitKind.PER_SHARE
    ratio = speech.pure or (speech.perhaps_pure and not pointed)
    return (
        UnitKind.PURE
        if ((speech.counts or (speech.percent and (decimals or not large))) and not signed)
        or (ratio and not large and (decimals or (above is UnitKind.PURE and not signed)))
        else UnitKind.MONEY
    )


def _are_millions(label: str, speech: Speech, digits: list[str]) -> bool:
    """Whether all values of a caption of shares are printed as millions of them are: `216.5`, not as amounts per share are."""
    return not speech.per_share and bool(digits) and all(MILLIONS.fullmatch(text) for text in digits) and not COUNTED_WITHIN.search(label)


def _go_on_with_shares(label: str, speech: Speech, digits: list[str], *, large: bool, signed: bool, told: bool) -> bool:
    """Whether values below counts of shares are such: of what dilutes or is outstanding of them, and of all together.

    Args:
        label: their caption.
        speech: what it speaks of.
        digits: as printed.
        large: some have more than three digits.
        signed: some have a currency sign.
        told: the caption says itself that they count shares.
    """
    decimals = any("." in text or "/" in text for text in digits)
    if not decimals and (speech.dilution or STATE_OF_SHARES.fullmatch(label)):
        return True
    if signed or (large and (not label or BARE_TOTAL.fullmatch(label))):
        return not signed
    if not decimals or told or not speech.dilution or tells_money(label):
        return False
    return all(TENTHS.fullmatch(text) for text in digits if text)  # `5.0` between `283.3` and `288.3`


def is_pointed(digits: str, *, signed: bool) -> bool:
    """Whether a number is an amount with a point: three digits before it, or a currency sign and one digit behind it, as no price has."""
    return "." in digits and (length_of(digits) > CENTS or (signed and digits[-2] == "."))


def are_cents(digits: Sequence[str]) -> bool:
    """Whether all numbers, nil dashes left out, are printed as amounts per share are: `.06`, `1.17`."""
    numbers = [text for text in digits if text]
    return bool(numbers) and all(len(text.partition(".")[2]) == CENTS and length_of(text) <= CENTS for text in numbers)


@remembered(1024)
def column_kind(words: str) -> UnitKind | None:
    """What a column's values are where its own heading says so: `Number of Shares`, `Per Share`, `%`."""
    if PURE_COLUMN.search(words) or is_quantity(words) or SCALED_COLUMN.search(words) or states_counts(words):
        return UnitKind.PURE
    if is_unit_price(words, pointed=False):
        return MONEY
    if PER_SHARE_COLUMN.search(words):
        return UnitKind.PER_SHARE
    if SHARE_COLUMN.search(words) and NO_SHARES.search(words) is None:
        return UnitKind.SHARES
    return None


@lru_cache(maxsize=4096)
def row_scale(label: str, section: tuple[str, ...], pointed: bool) -> int | None:
    """What a row's amounts are multiplied by, where its caption or its headings say so.

    Args:
        label: the caption.
        section: the headings above it.
        pointed: the row has decimals, though the amounts of its statement have none.
    """
    if is_unit_price(label, pointed=pointed) or any(is_unit_price(heading, pointed=pointed) for heading in section):
        return 1
    return section_scale((*section, label))


@lru_cache(maxsize=1024)
def section_scale(section: tuple[str, ...]) -> int | None:
    """What a heading says its rows' amounts are multiplied by: `Numerator (in millions):`."""
    for heading in reversed(section):
        own = OWN_SCALE.search(heading)
        if own:
            return 1000 if own["thousands"] else 1_000_000 if own["millions"] else 1_000_000_000
    return None


def share_scale(label: str, section: tuple[str, ...], scale: int, usual: int, digits: list[str], *, excepted: bool) -> int:
    """What share counts are multiplied by: what is said for them, else 1 where they are printed in full.

    Args:
        label: the row's caption.
        section: its headings.
        scale: what the statement's amounts are multiplied by.
        usual: how many digits the statement's larger amounts have.
        digits: printed digits of the row's counts.
        excepted: whether the headnote excepts shares from the scale.
    """
    own = section_scale((label,)) or section_scale(section[-1:])
    if own is not None or scale == 1:
        return own or 1
    longest = max((length_of(text) for text in digits if "." not in text), default=0)  # none is in full that has a fraction
    return 1 if longest > 6 and (excepted or scale == 1_000_000 or longest > usual + 1 or longest > 7) else scale


def length_of(digits: str) -> int:
    """How many digits a number has before its point."""
    whole = digits.partition(".")[0].partition(" ")[0]
    return len(whole) - whole.count(",")
