"""Whether the figures of a note hold at a moment, though years alone stand over them: inventories, accrued expenses, deferred taxes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.parsing.captions.wording import BARE_TOTAL
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.vocabulary import BALANCE_SHEET, CASH_FLOW, vocabulary

BRACKETS = regex(r"\s*\([^()]*\)|\s*:$")
NUMBERED = regex(r"(?:note\s+)?[0-9]{1,2}\s*[-.:\u2013\u2014]+\s*", re.IGNORECASE)  # `3. Inventories`
ROLLED = regex(
    r"\b(?:beginning|opening|begin|start)\b|(?<!established )(?<!existing )\bat\s+(?a:[a-z])+\s+1\b"
    r"|\bbalances?,?\s+(?:at\s+)?(?a:[a-z])+ [0-9]",
    re.IGNORECASE,
)  # not the `asset existing at January 1, 1986`, since when it is written off
FLOW = regex(
    r"\bcash\s+flows?\b|\b(?:provision|reconciliation|rate|expense|income(?!\s+tax)|provided|charged?)\b",
    re.IGNORECASE,
    "flow flows provision reconciliation rate expense income provided charge charged",
)
HELD = regex(
    r"(?:(?:total|net)\s+)?deferred\s+(?:income\s+)?tax(?:es)?\s+(?:assets|liabilities)\b"
    r"|(?:(?:accumulated|projected|vested)\s+(?:(?:postretirement|retiree|pension)\s+)?)?benefits?\s+obligations?\b"
    r"|plan\s+assets\s+at\s+(?:fair|market)|(?:fair|market)\s+value\s+of\s+(?:(?:plan|trust|fund)\s+)?assets\b(?!\s+(?:(?a:[a-z])+ed|receivable|under)\b)"
    r"|less:?\s+(?:the\s+)?(?:current\s+(?:portion|maturit(?:y|ies)|instal+ments?)|(?:amounts?|portion)\s+(?:due|payable)\s+within)\b",
    re.IGNORECASE,
)  # what begins so is a balance, but for the `Fair value of assets acquired`, which a time brought
ASSETS = regex(
    r"(?:(?:total\s+)?(?:identifiable|long-?lived|segment)|total|net)\s+assets(?:\s+at\s+(?:year[- ]end|end\s+of\s+(?:the\s+)?year))?",
    re.IGNORECASE,
    "assets*",
)
EARNED = regex(r"total\s+(?:net\s+)?(?:sales|revenues?)", re.IGNORECASE)  # ends a table of what a time brought
FEWEST = 2  # captions of balances
OF_SHEET = regex(  # leads over to parts of balances: `included in the Consolidated Balance Sheet as follows:`
    r"\b(?:recogni(?a:[sz])ed|included|recorded|reported|shown|presented|reflected|classified|appear(?:s|ing)?)\s+(?:(?a:[a-z])+\s+){0,3}?(?:in|on)\s+"
    r"(?:(?a:[a-z])+\s+){0,4}(?:balance\s+sheets?|statements?\s+of\s+financial\s+(?:position|condition))\b[^.;]{0,40}$"
    r"|\bat\s+(?:the\s+)?(?:year[- ]end|end\s+of\s+(?:the\s+)?(?:fiscal\s+)?year)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
CHANGED = regex(
    r"\b(?:changes?|activity|roll-?\s?forward|amorti(?a:[sz])ation|earned|paid|spent|net\s+(?:periodic|pension))\b", re.IGNORECASE
)


def holds_at_moment(titles: Sequence[str], labels: Sequence[str], intro: str = "") -> bool | None:
    """Whether a table lists balances, False where it rolls them on or lists what a time brought; None where its captions tell neither.

    Args:
        titles: the lines of its title.
        labels: its captions, headings included.
        intro: the end of the paragraph that leads over to it.
    """
    if any(map(ROLLED.search, labels)):
        return False
    if any(map(HELD.match, labels)):
        return True
    if any(OF_SHEET.search(words) and not CHANGED.search(words) for words in (*titles, intro)):
        return True
    told = [said for label in labels if (said := tells_moment(label)) is not None]
    titled = [tells_moment(NUMBERED.sub("", BRACKETS.sub("", line))) for line in titles]
    if all(told) and (True in titled or len(told) >= FEWEST):
        return True
    if any(told):
        return None
    return False if False in titled or any(map(EARNED.fullmatch, labels)) else None


@remembered(4096)
def tells_moment(caption: str) -> bool | None:
    """Whether a caption is that of a balance, False where it is of a time; None where it may be both or is unknown."""
    if FLOW.search(caption):
        return False
    if BARE_TOTAL.fullmatch(caption):
        return None
    if ASSETS.fullmatch(caption):
        return True
    places = {entry.place for entry in vocabulary().find(BRACKETS.sub("", caption))}.difference(CASH_FLOW)
    if not places:
        return None
    balance = not places.isdisjoint(BALANCE_SHEET)
    return None if balance and not places.issubset(BALANCE_SHEET) else balance
