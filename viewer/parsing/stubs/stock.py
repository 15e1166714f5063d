"""Captions of capital stock, which go on with what was authorized, issued and outstanding: on how many lines, and over which classes."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.parsing.captions.wording import (
    AVERAGE_SHARES,
    CAPITAL_COUNT,
    CAPITAL_GOES_ON,
    LEFT_BLANK,
    STEP,
    STOCK_ALONE,
    STOCK_CLASS,
    is_capital,
    new_stock,
)
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.wrapping import begins_rows

COUNTED = frozenset({"shares", "authorized", "authorised", "issued", "outstanding"})  # begin what is told below the values of stock


def goes_on_with_stock(above: Entry, entry: Entry, ahead: Sequence[Entry]) -> bool:
    """Whether a line goes on with a caption of stock: `Common stock, $.01 par value:` / `Authorized 500,000 shares`."""
    of_stock = STOCK_ALONE.fullmatch(above.label) or STOCK_CLASS.match(above.label)
    capital = is_capital(above.label) or (of_stock and CAPITAL_COUNT.match(entry.label))
    if not capital or LEFT_BLANK.search(above.label):
        return False
    following = ahead[0] if ahead else None
    said = CAPITAL_GOES_ON.match(entry.label) or above.label[-1] in ",;:-" or (above.colon and not begins_rows(above, entry, following))
    return bool(said) and not new_stock(entry.label) and not _lists_classes(above, entry, ahead)


def ends_stock(above: Entry, entry: Entry, ahead: Sequence[Entry]) -> bool:
    """Whether a line without values ends the caption of a row of stock: `Common stock, 5,000,000   $ 0.9` over `shares authorized`."""
    first = entry.label.partition(" ")[0].lower()
    return first in COUNTED and not (entry.blank_above or entry.rule_above or entry.colon) and goes_on_with_stock(above, entry, ahead)


def begins_other_stock(above: Entry, entry: Entry) -> bool:
    """Whether a line below a caption of stock begins that of another: `Preferred stock, none issued` / `Common stock, $.01 par value`."""
    if not is_capital(above.label) or not new_stock(entry.label):
        return False
    return STOCK_CLASS.fullmatch(" ".join(above.label.split()[-2:])) is None


def _lists_classes(above: Entry, entry: Entry, ahead: Sequence[Entry]) -> bool:
    """Whether a caption heads classes of stock, or the two counts of shares.

    `Preferred, 500,000 shares authorized:` over `4.5% Series A` and `5.2% Series B`; `Shares outstanding:` over `Basic` and `Diluted`.
    """
    items = STOCK_CLASS if STOCK_CLASS.match(entry.label) else STEP
    if not (above.colon or entry.values) or entry.indent <= above.indent or not items.match(entry.label):
        return False
    return any(later.indent == entry.indent and items.match(later.label) for later in ahead)


def counts_outstanding(above: Entry, entry: Entry, following: Entry | None) -> bool:
    """Whether `Outstanding` ends the caption of a count: `Average shares`, or deeper than `Common Shares` and alone there."""
    if AVERAGE_SHARES.search(above.label):
        return True
    return entry.indent > above.indent and STOCK_ALONE.fullmatch(above.label) is not None and not begins_rows(above, entry, following)
