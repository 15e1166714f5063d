"""What a caption says about the place of its row in a sum.

Captions are read for three things: whether a row claims to be a total, whether a figure printed positive makes
a result larger or smaller, and whether it is to be deducted (`Less allowances for depreciation`).
"""

from __future__ import annotations

import re
from enum import IntEnum

from viewer.regex import regex
from viewer.remembered import remembered


class Standing(IntEnum):
    """How strongly a row claims to be made of the rows above it."""

    ITEM = 0
    RESULT = 1  # the caption names a result or a balance: `Gross profit`, `Net income`, `Cash at end of year`
    TOTAL = 2  # the caption, its absence or the parser says so: `Total assets`


ITEM, RESULT, TOTAL = Standing  # names are read in a sixth of the time
IN_BRACKETS = regex(r"\([^()]*\)")
TOTAL_WORDS = regex(r"^\W*(?:sub-?)?totals?\b|\btotals?$", re.IGNORECASE)
LEADING_TOTAL = regex(r"^\W*totals? ", re.IGNORECASE)
RESULT_WORDS = regex(
    r"^\W*(?:gross (?:profit|margin|income|loss)"
    r"|net (?:income|loss|earnings|profit|sales|revenue|increase|decrease|change|property|fixed"
    r"|cash(?! (?:paid|received|acquired|distribut|contribut|proceeds)(?!.*\bactivit)))"
    r"|(?:operating|pre-?tax) (?:income|profit|loss|earnings|margin)"
    r"|(?:income|loss|profit|earnings)(?: or loss)? (?:before|after|from (?:continuing )?operations|from continuing)\b"
    r"|cash (?:provided|used|generated|flows? from)"
    r"|(?:increase|decrease|change) in cash"
    r"|(?:other )?comprehensive (?:income|loss|earnings)"
    r"|loss$|income$|earnings$)",
    re.IGNORECASE,
)
BALANCE_WORDS = regex(
    r"^\W*balances?,? |\b(?:end of (?:the )?(?:fiscal )?(?:year|period|quarter|month)|at end|ending (?:balance|cash))\b"
    r"|\bbalance$|\boutstanding,? (?:at|as of|on)\b",
    re.IGNORECASE,
)
EQUITY = regex(r"\b(?:(?:stock|share)holders|owners|partners|members)\b|\bequity\b", re.IGNORECASE)
TOTAL_ASSETS = regex(r"^\W*total assets\W*$", re.IGNORECASE)
BALANCING = regex(r"liabilit.*(?:equity|deficit|deficiency|capital|investment)", re.IGNORECASE)
DERIVED_WORDS = regex(
    r"^\W*(?:adjusted|reported|core|normali(?a:[sz])ed|non-gaap|pro ?forma) (?:\w+ ){0,2}(?:income|earnings|loss|profit)\b"
    r"|\bebitd?a\b|\bfunds from operations\b|\bffo\b|^\W*free cash flow\b",
    re.IGNORECASE,
    "adjusted reported core normalized normalised gaap proforma forma ebitda ebita funds ffo free",
)
CONTRA_WORDS = regex(
    r"^\W*(?:less|deduct|allowance for|accumulated (?:depreciation|amortization))\b", re.IGNORECASE, "less deduct allowance accumulated"
)
DIRECTION = regex(
    r"\b(?:(?P<less>income tax|federal tax|tax|cost|expense|provision|loss|depreciation|amortization|selling|sales and marketing|marketing"
    r"|general|administrative|research|product development|engineering|charge|dividend|restructuring|write[- ]?(?:down|off)"
    r"|impairment|salaries|wages|compensation|rents?\b|minority interest|special|acquired in-process|purchased|advertising|occupancy"
    r"|insurance|bonus|corporate expense|interest paid|interest on|less|disbursement|repayment|pay-?down)"
    r"|(?P<more>revenue|sales|income|gain|profit|earnings|margin|equity in|benefit|recovery|credit|royalt|fees|proceeds|receipts))",
    re.IGNORECASE,
)
RAISING = regex(r"\([^()]*\b(?:income|benefit|gain|credit|recover)|\b(?:tax|taxes) (?:benefit|credit|recover)", re.IGNORECASE)
GAIN = regex(r"\b(?:gains?|recover(?:y|ies))\b", re.IGNORECASE)
LOSS = regex(r"^\W*(?:net |operating )?loss(?:es)?\b", re.IGNORECASE)
GAINS = regex(r"\b(?:income|earnings|profits?|gains?)\b(?! tax)", re.IGNORECASE)
LOWERING = regex(r"\([^()]*\b(?:expense|loss|charge|cost|provision)", re.IGNORECASE)


@remembered(4096)
def caption_standing(label: str) -> Standing:
    """What the caption alone claims."""
    if says_total(label):
        return TOTAL
    return RESULT if names_result(label) or BALANCE_WORDS.search(label) else ITEM


def says_total(label: str) -> bool:
    """Whether a caption calls its row a total."""
    return TOTAL_WORDS.search(label) is not None


@remembered(4096)
def names_result(label: str) -> bool:
    """Whether a caption names a result, from which costs have been deducted: `Gross profit`, `Total operating income`."""
    bare = IN_BRACKETS.sub(" ", label) if "(" in label else label
    return RESULT_WORDS.search(LEADING_TOTAL.sub("", " ".join(bare.split()))) is not None


@remembered(4096)
def names_loss(label: str) -> bool:
    """Whether a caption names a loss and no gain beside it: a positive figure is what the costs are more than the revenues."""
    bare = IN_BRACKETS.sub(" ", label) if "(" in label else label
    return LOSS.search(bare) is not None and GAINS.search(label) is None


@remembered(4096)
def direction(label: str) -> int:
    """What a positive figure does to a result: 1 raises it, -1 lowers it, 0 where the caption does not say.

    The first telling word outside brackets decides: `Other expense (income)` lowers, `Other income (expense), net` raises.
    """
    bare = IN_BRACKETS.sub(" ", label) if "(" in label else label
    found = DIRECTION.search(bare)
    if found is None:
        return 0
    return -1 if found["less"] else 1


@remembered(4096)
def bracketed(label: str) -> int:
    """What figures in brackets do to a result where the caption of a cost says so: 1 raise it, -1 lower it, 0 no word.

    In `Provision (benefit) for income taxes` and `Income tax benefit` they raise it; in `Minority interest in (income) loss` they lower it.
    """
    found = RAISING.search(label)
    if found is None:
        return -1 if LOWERING.search(label) else 0
    return -1 if "minority" in label.lower() else 1


@remembered(4096)
def is_gain(label: str) -> bool:
    """Whether a caption names a gain and no loss beside it, so that brackets tell where it stands (among costs), not that it is one."""
    return GAIN.search(label) is not None and "loss" not in label.lower()


@remembered(4096)
def is_derived(label: str) -> bool:
    """Whether a caption names a measure that a company works out from others: `Adjusted EBITDA`, `Free cash flow`, `Reported earnings`."""
    return DERIVED_WORDS.search(label) is not None


@remembered(4096)
def balances(label: str) -> bool:
    """Whether a caption is that of the total of liabilities and equity, which the assets balance."""
    return BALANCING.search(label) is not None


@remembered(4096)
def is_contra(label: str) -> bool:
    """Whether a figure printed positive is to be deducted from what stands above it."""
    return CONTRA_WORDS.search(label) is not None
