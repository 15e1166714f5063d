"""Units of rows: money, money per share, shares, or plain numbers; and what they are multiplied by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from viewer.statements.unit import UnitKind

PER_SHARE = re.compile(
    r"\bper\b[\w ,()/&$.-]{0,40}\b(?:shares?|units?|ads|adss?)\b|\bper[- ]share\b|\beps\b|\b(?:earnings|income|loss|dividends?)\)?\s+a\s+share\b|\bmarket\s+price\b|\bprice\s+range\b|\bstock\s+price\b"
    r"|\bper\s*\$\s?[0-9]|\bper\s+diluted\b|\bper\s+basic\b",
    re.IGNORECASE,
)
SHARES = re.compile(
    r"\b(?:weighted|average|number|diluted|basic|common|dilutive|outstanding|adjusted)\b.{0,60}\bshares?\b(?!\s*(?:holders|owners|of\s+(?:net|earnings|income|loss)))"
    r"|\bshares\b.{0,40}\b(?:outstanding|used|issued|authorized)|\bshares?\s*\(?(?:in\s+)?(?:000|thousands?|millions?)|\bshares\s+used\b|\bdiluted\s+shares\b|^shares$|\bshares\s+(?:sold|repurchased|purchased)\b"
    r"|\boptions\s+outstanding\b|\bweighted[- ]average\b.*\bunits\b",
    re.IGNORECASE,
)
SHARES_ARE_MONEY = re.compile(
    r"\b(?:issuance|issued|proceeds|purchase|purchases|sale|repurchase|cost|retirement|redemption|income|loss|earnings|equity|dividends|stock,|par|value|capital|exercise|payments?|gain)\b",
    re.IGNORECASE,
)
PURE = re.compile(
    r"\b(?:margin|ratio|rate|yield|return\s+on|percent(?:age)?s?|growth)\b|%|\bnumber\s+of\b|\bemployees\b|\bheadcount\b|\bbasis\s+points\b|\bturnover\b|\bterm\s+to\s+maturity\b|\btimes\b"
    r"|\bdays\s+(?:sales|outstanding|in)\b|\bstores?\s+(?:open|at)\b|\bsquare\s+f",
    re.IGNORECASE,
)
COUNT = re.compile(r"\bnumber\s+of\s+(?!shares)|\bemployees\b|\bheadcount\b|\bratio\b|\byears\b", re.IGNORECASE)
SHARE_LEAD = re.compile(r"^[-\s]*(?:basic|diluted|primary|fully\s+diluted|assuming\s+(?:full\s+)?dilution|weighted)", re.IGNORECASE)
OWN_SCALE = re.compile(r"\(\s*(?:shares\s+)?in\s+(thousands|millions)\b", re.IGNORECASE)


def is_per_share(label: str, section: tuple[str, ...]) -> bool:
    """Whether a row states amounts per share: by its own words, or by its heading's where its own say nothing else."""
    if PER_SHARE.search(label):
        return SHARES_USED.search(label) is None
    return (
        bool(section) and PER_SHARE.search(section[-1]) is not None and SHARES.search(section[-1]) is None and SHARES.search(label) is None
    )


SHARES_USED = re.compile(
    r"\bshares\b[\w ,()-]{0,40}\b(?:used|outstanding)\b|\b(?:weighted|average)\b.{0,40}\bshares\b|\bused\s+in\b.{0,60}\bper\b|\bcomput\w+\b.{0,60}\bper\b",
    re.IGNORECASE,
)


def is_shares(label: str, section: tuple[str, ...]) -> bool:
    """Whether a row counts shares."""
    if SHARES_USED.search(label):
        return True
    if SHARES.search(label):
        return SHARES_ARE_MONEY.search(label) is None
    if section and SHARE_LEAD.match(label):
        inner = section[-1]
        return SHARES_USED.search(inner) is not None or (SHARES.search(inner) is not None and PER_SHARE.search(inner) is None)
    return False


def row_kind(label: str, section: tuple[str, ...], digits: Iterable[str], percent: bool) -> UnitKind:
    """What a row's values are, from its words and from how its values are printed."""
    if percent:
        return UnitKind.PURE
    printed = [text for text in digits if text]
    decimals = any("." in text for text in printed)
    large = any(len(text.replace(",", "").partition(".")[0]) > 3 for text in printed)
    if is_shares(label, section) and not (decimals and not large):
        return UnitKind.SHARES
    if is_per_share(label, section) and (decimals or not printed) and not any(len(text.partition(".")[0]) > 5 for text in printed):
        return UnitKind.PER_SHARE
    if is_per_share(label, section) and not large and not any("," in text for text in printed):
        return UnitKind.PER_SHARE
    if COUNT.search(label) or (PURE.search(label) and not large and decimals):
        return UnitKind.PURE
    return UnitKind.MONEY


def column_kind(words: str) -> UnitKind | None:
    """What a column's values are where its own heading says so: `Number of Shares`, `Per Share`, `%`."""
    if "%" in words or re.search(r"\bpercent\b|\bgrowth\s+rates?\b|\brates?\b|\bratio\b", words, re.IGNORECASE):
        return UnitKind.PURE
    if re.search(r"\bper\s+(?:common\s+)?share\b|\bprice\b", words, re.IGNORECASE):
        return UnitKind.PER_SHARE
    if re.search(r"\bshares\b", words, re.IGNORECASE) and not re.search(r"\bvalue\b|\bamount\b|\bin\s+treasury\b", words, re.IGNORECASE):
        return UnitKind.SHARES
    return None


def share_scale(label: str, section: tuple[str, ...], scale: int, amounts: list[str], shares: list[str]) -> int:
    """What share counts are multiplied by: what is said for them, else 1 where they are printed in full.

    Args:
        label: the row's caption.
        section: its headings.
        scale: what the statement's amounts are multiplied by.
        amounts: printed digits of the statement's amounts.
        shares: printed digits of the row's counts.
    """
    for text in (label, *section[-1:]):
        own = OWN_SCALE.search(text)
        if own:
            return 1000 if own[1].lower() == "thousands" else 1_000_000
    if scale == 1:
        return 1
    longest = max((len(text.replace(",", "").partition(".")[0]) for text in shares), default=0)
    usual = max((len(text.replace(",", "").partition(".")[0]) for text in amounts), default=0)
    if longest > 6 and (scale == 1_000_000 or longest > usual + 1 or longest > 7):
        return 1
    return scale
