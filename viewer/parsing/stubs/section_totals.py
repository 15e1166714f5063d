"""Totals of sections: which headings a total ends the rows of, and whether one is still to come."""

from __future__ import annotations

import re

from viewer.parsing.captions.wording import BARE_TOTAL
from viewer.parsing.settings import SETTINGS
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.heading import Heading
from viewer.parsing.stubs.totals import CLOSING, WEAK, WORD, is_total, normal, strong_words
from viewer.regex import regex

DEDUCTED = regex(r"less\b|treasury\b|deduct", re.IGNORECASE, "less* treasury* deduct*")
NETS = frozenset({"net ", "Net ", "NET ", " net", " Net", " NET"})
AT_COST = regex(r"\W+at\s+(?:\w+\s+){0,3}cost\b.*", re.IGNORECASE, "cost")
BOTH_CLAIMS = regex(  # no total of debts ends them
    r"liabilities\b(?:(?!liabilities\b).)*\b(?:equity|capital|deficit|deficiency|investment)\b", re.IGNORECASE
)
LESS_LIABILITIES = frozenset({"assets", "current assets"})
CASH_TOTAL = regex(
    r"(?:total\s+|net\s+)?cash\s+(?:flows?\s+)?(?:provided|used|generated|\(used|\(provided|from|for|in\b|utilized|required)|net\s+cash\b|total\s+cash\s+(?:flows?\s+)?(?:provided|from|used)",
    re.IGNORECASE,
    "cash*",
)
CASH_HELD = regex(r"cash\b(?!\s+flow).*\bequivalents\b", re.IGNORECASE)  # heads what it came from, and both its balances
NET_INTEREST = regex(r"net\s+interest\b", re.IGNORECASE, "interest")  # of the expense below `Interest income`
NOT_SUMMED = frozenset({"data", "information", "statistics"})
OPERATIONS = ("operations",)  # a heading of results, which those of a part of them do not end
PARTS_OF_OPERATIONS = frozenset({"continuing", "discontinued"})
NET_RESULT = regex(r"net\s+\(?(?:income|loss|earnings|profit)\b", re.IGNORECASE)


def closed_by_total(opened: list[Heading], entries: list[Entry], at: int) -> int | None:
    """How many headings stay open behind a total that ends a section; None where it ends none."""
    label = entries[at].label
    if not opened:
        return None
    if not label:
        inner = opened[-1]
        named = named_total_follows(inner, entries, at) and not total_is_of_outer(opened, entries, at)
        goes_on = named or _bare_total_follows(inner, entries, at) or _deduction_follows(entries, at)
        of_all = inner.top and names_both_claims(inner) and at + 1 < len(entries)
        return len(opened) - 1 if inner.rows and not (goes_on or of_all) else None
    words = set(WORD.findall(label.lower()))
    if CASH_TOTAL.match(label) and not CASH_HELD.match(opened[-1].label):
        outer = opened[0]  # `Operating activities`: cash from continuing operations, that from discontinued ones, then that of both
        return 0 if _takes_up(words, label, outer) or not _cash_total_follows(outer, entries, at) else 1
    taken = [depth for depth, heading in enumerate(opened) if heading.rows and _takes_up(words, label, heading)]
    if taken:  # `Total interest bearing deposits`, of `Deposits:` under `Interest bearing liabilities:`
        return next((depth for depth in taken if words.issuperset(strong_words(opened[depth].label))), taken[0])
    if BARE_TOTAL.fullmatch(label) or CLOSING.match(label):
        return len(opened) - 1
    return None


def _takes_up(words: set[str], label: str, heading: Heading) -> bool:
    """Whether a total takes up the words of a heading: `Total current assets` those of `Current assets`."""
    own = strong_words(heading.label)
    if not own or own[-1] in NOT_SUMMED:  # `Net earnings` is no total of `Earnings data`
        return False
    if heading.top:
        return set(own) == words - WEAK
    if own == OPERATIONS and not words.isdisjoint(PARTS_OF_OPERATIONS):  # `Operating income from continuing operations`
        return False
    if all(word in words for word in own):
        return True
    if not label.lower().startswith(("total", "subtotal", "net ")) or (heading.costs and NET_RESULT.match(label)):
        return False  # `Net income` is no total of `Other deductions (income)`
    named = strong_words(label)
    if not named or (label[:4] in NETS and "interest" in named[:1]):  # `Net interest income` is none of `Interest on securities`
        return False
    simple = " and " not in f" {heading.label.lower()} "
    return simple and (named[-1] == own[-1] or named[0] == own[0]) and heading.rows > 0


def named_total_follows(heading: Heading, entries: list[Entry], at: int) -> bool:
    """Whether a total that names the heading still comes, before the next heading of its rank.

    Below a row that stands back at the heading, unlike its others, the total has the heading's first word: `Total nonperforming loans` is
    not that of `Nonaccrual loans:` then.
    """
    own = strong_words(heading.label)[:1] if entries[at].label and entries[at].indent <= heading.indent < heading.row_indent else ()
    for entry in entries[at + 1 : at + SETTINGS.lookahead]:
        beside = not entry.values and entry.indent <= heading.indent and entry.capitals == heading.capitals
        if beside or NET_INTEREST.match(entry.label):
            return False
        if not entry.values:
            continue
        if _is_net_of(entry, heading):
            return True
        if is_total(entry) and entry.label and _takes_up(words := set(WORD.findall(entry.label.lower())), entry.label, heading):
            return words.issuperset(own)
    return False


def own_total_follows(heading: Heading, entries: list[Entry], at: int) -> bool:
    """Whether a total of all of a heading's words comes before another of its rank: `Total revenues` behind `Principal transactions:`."""
    own = set(strong_words(heading.label))
    for entry in entries[at + 1 : at + SETTINGS.lookahead]:
        if not entry.values:
            if entry.indent <= heading.indent and entry.capitals == heading.capitals:
                return False
        elif entry.label[:6].lower() == "total " and own == set(strong_words(entry.label)):
            return True
    return False


def total_is_of_outer(opened: list[Heading], entries: list[Entry], at: int) -> bool:
    """Whether the total that is to come is another heading's: `Total commercial`, below `Commercial real estate:` under `Commercial:`."""
    return not own_total_follows(opened[-1], entries, at) and any(own_total_follows(outer, entries, at) for outer in opened[:-1])


def _cash_total_follows(heading: Heading, entries: list[Entry], at: int) -> bool:
    """Whether cash that a heading names all words of still comes, below rows of cash alone."""
    own = set(strong_words(heading.label))
    for entry in entries[at + 1 : at + SETTINGS.lookahead]:
        if not entry.values or not CASH_TOTAL.match(entry.label):
            return False
        if own and own <= set(WORD.findall(entry.label.lower())):
            return True
    return False


def _bare_total_follows(heading: Heading, entries: list[Entry], at: int) -> bool:
    """Whether rows as deep as those of a section go on below an unlabelled total, up to a `Total` that is set deeper."""
    for entry in entries[at + 1 : at + SETTINGS.lookahead]:
        if BARE_TOTAL.fullmatch(entry.label):
            return bool(entry.values) and entry.indent > heading.row_indent
        if not (entry.values and entry.label) or entry.indent != heading.row_indent:
            return False
    return False


def names_both_claims(heading: Heading) -> bool:
    """Whether a heading is of liabilities and of equity, so that it goes on behind the total of either."""
    return BOTH_CLAIMS.search(heading.label) is not None


def is_net(entries: list[Entry], at: int, heading: Heading) -> bool:
    """Whether a row is what deductions leave of its section, by its words or by the rule between it and a deduction."""
    if heading.top or heading.data or heading.rows < 2:
        return False
    entry, above = entries[at], entries[at - 1]
    left = entry.rule_above and above.values and DEDUCTED.match(above.label) and entry.label and "balance" not in entry.label.lower()
    return bool(left or _is_net_of(entry, heading)) and not named_total_follows(heading, entries, at)


def _is_net_of(entry: Entry, heading: Heading) -> bool:
    """Whether a row's words make it the net of a section: `Net property`, `Property and equipment, net` under `Property and equipment:`.

    `Net current assets` are less liabilities, which are no part of the assets.
    """
    label = entry.label
    leads = label[:4] in NETS
    if heading.rows < 2 or not (leads or label[-4:] in NETS):
        return False
    words, own = strong_words(label), strong_words(AT_COST.sub("", heading.label))
    if not leads:
        return words == own and label[-5:-4] in {",", "-"}
    if heading.costs and NET_RESULT.match(label):  # `Net income` is none of `Income taxes`
        return False
    named = set(words) <= set(own) and (words[:1] == own[:1] or words[-1:] == own[-1:])
    return named and words != () and normal(label[4:]) not in LESS_LIABILITIES


def _deduction_follows(entries: list[Entry], at: int) -> bool:
    """Whether a row is deducted from an unlabelled total: `Less allowances for depreciation`, `Current portion (56,400)`."""
    following = entries[at + 1] if at + 1 < len(entries) else None
    return following is not None and bool(following.values) and DEDUCTED.match(following.label) is not None
