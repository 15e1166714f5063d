"""Captions of per-share amounts and share counts.

They are made of few words in many orders, so a small grammar reads them:

    caption   = subject? basis?                 at least one of them
    basis     = basic | primary | diluted | "fully diluted" | "assuming dilution" | "basic and diluted"
    subject   = words of SUBJECT or COUNT only, and "continuing operations" or "discontinued operations"

A caption with any other word (`Pro forma earnings per share`, `before special charges`) is none of these.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.statements.captions import caption_key

PRIMARY = frozenset({"basic", "primary"})
DILUTED = frozenset({"diluted", "dilution", "dilutive"})
FILLING = frozenset(
    {
        "per",
        "common",
        "share",
        "stock",
        "of",
        "in",
        "on",
        "for",
        "from",
        "to",
        "each",
        "ordinary",
        "outstanding",
        "equivalent",
        "available",
        "applicable",
        "attributable",
        "stockholder",
        "holder",
        "amount",
        "data",
        "unaudited",
        "note",
        "thousand",
        "million",
        "assuming",
        "full",
        "fully",
        "net",
        "all",
    }
)
SUBJECT = frozenset({"income", "loss", "profit", "eps"})
COUNT = frozenset(
    {"weighted", "average", "number", "used", "computing", "compute", "computation", "calculating", "calculation", "calculate"}
)


class Basis(StrEnum):
    """Which shares an amount is spread over."""

    BASIC = "basic"
    DILUTED = "diluted"
    BOTH = "both"


EARNINGS = {
    Basis.BASIC: "EarningsPerShareBasic",
    Basis.DILUTED: "EarningsPerShareDiluted",
    Basis.BOTH: "EarningsPerShareBasicAndDiluted",
}
CONTINUING = {
    Basis.BASIC: "IncomeLossFromContinuingOperationsPerBasicShare",
    Basis.DILUTED: "IncomeLossFromContinuingOperationsPerDilutedShare",
}
DISCONTINUED = {
    Basis.BASIC: "IncomeLossFromDiscontinuedOperationsNetOfTaxPerBasicShare",
    Basis.DILUTED: "IncomeLossFromDiscontinuedOperationsNetOfTaxPerDilutedShare",
}
AVERAGE = {
    Basis.BASIC: "WeightedAverageNumberOfSharesOutstandingBasic",
    Basis.DILUTED: "WeightedAverageNumberOfDilutedSharesOutstanding",
    Basis.BOTH: "WeightedAverageNumberOfShareOutstandingBasicAndDiluted",
}
BY_GRAMMAR = frozenset({*EARNINGS.values(), *CONTINUING.values(), *DISCONTINUED.values(), *AVERAGE.values()})


def per_share_element(label: str, section: tuple[str, ...]) -> str | None:
    """The element of an amount per share; what the caption leaves out, its headings say (`Basic` below `Net income per share`)."""
    words, basis = _with_headings(label, section, SUBJECT)
    if not words & SUBJECT or not (basis or words & {"per", "eps"}):
        return None
    if words <= FILLING | SUBJECT:
        return EARNINGS[basis or Basis.BASIC]
    if words <= FILLING | SUBJECT | {"continuing", "operation"}:
        return CONTINUING.get(basis or Basis.BASIC)
    if words <= FILLING | SUBJECT | {"discontinued", "operation", "tax"}:
        return DISCONTINUED.get(basis or Basis.BASIC)
    return None


def shares_element(label: str, section: tuple[str, ...]) -> str | None:
    """The element of an average number of shares; the heading may say that it is one."""
    words, basis = _with_headings(label, section, COUNT)
    if not words <= FILLING | SUBJECT | COUNT or not (words & COUNT and ("share" in words or "average" in words)):
        return None
    return AVERAGE[basis or Basis.BASIC]


def _with_headings(label: str, section: tuple[str, ...], needed: frozenset[str]) -> tuple[set[str], Basis | None]:
    """The words and the basis of a caption, with what they lack of those of its headings, innermost first."""
    words, basis = _read(label)
    for heading in reversed(section):
        more, stated = _read(heading)
        words |= more & {"per"} if words & needed else more
        basis = basis or stated
    return words, basis


def _read(text: str) -> tuple[set[str], Basis | None]:
    """The words of a caption and the basis it names."""
    words = set(caption_key(text).split())
    diluted = bool(words & DILUTED)
    basis = Basis.BOTH if words & PRIMARY and diluted else Basis.BASIC if words & PRIMARY else Basis.DILUTED if diluted else None
    return words - PRIMARY - DILUTED, basis
