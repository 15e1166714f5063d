"""Captions with dashes: those that end in one, and lines that begin with one, which are rows of their own or rests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from viewer.parsing.captions.wording import STEP, is_year, new_stock
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.totals import PER_SHARE
from viewer.parsing.stubs.wrapping import begins_rows, is_known


def goes_on_behind_dash(above: Entry, entry: Entry, ahead: Sequence[Entry], last: str) -> bool:
    """Whether a caption that ends in a dash goes on: it is no heading of steps, `PER COMMON SHARE --` above `  PRIMARY` and `  DILUTED`."""
    if last in {"-", "--"}:
        step = entry.values and entry.indent > above.indent and STEP.match(entry.label)
        if not step and entry.label[0].isupper() and entry.indent > above.indent:
            if above.capitals and not entry.capitals:
                return False  # `NONCASH ACTIVITIES -` above `  Stock issued for notes`
            of_shares = PER_SHARE.search(above.label)  # `Numerator for basic earnings per share -` above `  Net income`
            if entry.values and not of_shares and (is_known(entry.label) or begins_rows(above, entry, ahead[0] if ahead else None)):
                return False  # `Investment securities --` above `  Taxable` and `  Tax-exempt`
            if not entry.values and new_stock(entry.label):
                return False  # `Stockholders' equity -` above `  Common stock, par value $.01; authorized`
        rows = takewhile(lambda later: later.values, ahead)
        return not (step and any(later.indent == entry.indent and STEP.match(later.label) for later in rows))
    words = last.strip("-")
    return entry.label[0].isdigit() and words != "" and not is_year(entry.label.split(None, 1)[0]) and entry.indent > above.indent


def begins_items(entry: Entry, following: Entry | None) -> bool:
    """Whether lines that begin with dashes are rows: `- without profit sharing` over `- with profit sharing` below `Individual`."""
    return following is not None and following.label[:2] == "- " and following.indent == entry.indent


def is_dashed_alone(above: Entry, entry: Entry, ahead: Sequence[Entry]) -> bool:
    """Whether a line behind a dash is the only one of its kind below words: `Cash and equivalents` / ` - End of year`."""
    if entry.label[:2] != "- " or entry.label[2] == "-" or above.colon or not entry.values or is_year(above.label):
        return False
    return not any(later.label[:2] == "- " for later in takewhile(lambda later: later.indent >= entry.indent, ahead))
