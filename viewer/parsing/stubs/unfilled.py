"""Captions without values that are rows left blank, not headings of the rows below them."""

from __future__ import annotations

import re

from viewer.parsing.captions.wording import LEFT_BLANK, TOP, is_capital
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.totals import CLOSING, PER_SHARE, RESULT, normal
from viewer.regex import regex

RESULT_OR_COST = regex(r"\(?(?:interest|other|income|loss|earnings|provision|gain|equity\s+in|net\s+\(?(?:income|loss))\b", re.IGNORECASE)
SENTENCE = 6  # words
SHORTEST = 2  # words of a movement; one alone heads rows: `Cash`
FEWEST_DATED = 3  # balances
DATED = regex(  # a balance of one date of several: `Balance, December 31, 1994`, `Shareholders' Equity, December 31, 1994`
    r"(?:balances?|(?:stock|share)-?\s?(?:holders|owners)['\u2019]?s?['\u2019]?\s+equity),?\s*(?:-+\s*)?(?:at\s+|as\s+of\s+)?(?a:[a-z])+\s+[0-9]{1,2},?\s*(?:19|20)[0-9]{2}",
    re.IGNORECASE,
    "balance* equity*",
)


def is_left_blank(entries: list[Entry], at: int, valued: set[str]) -> bool:
    """Whether a caption without values is a row left blank, not a heading."""
    entry = entries[at]
    label = entry.label
    if entry.colon:
        return False
    following = entries[at + 1] if at + 1 < len(entries) else None
    if entry.led and following is not None and following.indent <= entry.indent:
        return True
    if label.endswith(".") and len(label.split()) >= SENTENCE:  # `The company takes deposits with banks for cash.`
        return True
    if LEFT_BLANK.search(label):
        return True
    if is_capital(label) and any(character.isdigit() for character in label):  # not `Average shares outstanding (000)` over `Basic`
        return following is None or following.indent <= entry.indent or not following.values
    if following is None or TOP.match(label):
        return following is None
    heads_small = entry.capitals and entry.blank_above and not following.capitals  # `CASH FLOW (1)` over what makes `Cash flow`
    if normal(label) in valued and following.indent <= entry.indent and not heads_small:
        return True
    if not following.values and following.indent < entry.indent:
        return True
    above = entries[at - 1] if at else None
    if above is not None and (_stands_over_balance(entry, following) or _is_movement(entries, at)):
        return True
    if above is None or entry.blank_above or entry.blank_below or entry.capitals or not above.indent == entry.indent == following.indent:
        return False
    return (
        RESULT_OR_COST.match(label) is not None
        and PER_SHARE.search(label) is None
        and (not following.values or not above.values or RESULT.match(label) is not None)
    )


def _is_movement(entries: list[Entry], at: int) -> bool:
    """Whether a caption stands between balances of several dates and over no deeper row: a movement in columns of another page.

    Balances by kinds of equity one below the other have headings of their own right above each first balance.
    """
    entry, following = entries[at], entries[at + 1]
    if entry.capitals or following.capitals or DATED.match(following.label) or len(entry.label.split()) < SHORTEST:
        return False
    below = next((later for later in entries[at + 1 :] if later.values), entry)
    if below.indent > entry.indent:
        return False
    dated = [each for each in entries if each.values and DATED.match(each.label)]
    return len(dated) >= FEWEST_DATED and dated[0].indent <= entry.indent and dated[0].line < entry.line < dated[-1].line


def _stands_over_balance(entry: Entry, following: Entry) -> bool:
    """Whether a caption stands right below others and a rule parts it from the closing balance: `Stock plans` of a year without any."""
    if entry.blank_above or entry.rule_above or entry.capitals or not following.rule_above or following.indent > entry.indent:
        return False
    return bool(following.values) and CLOSING.match(following.label) is not None
