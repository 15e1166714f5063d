"""Captions that print one line item as a share of another: `Allowance for loan losses to total loans`, `Equity/assets`."""

from __future__ import annotations

from viewer.checks.narrative.items.bank_items import LOAN_ALLOWANCE
from viewer.checks.narrative.items.subjects import item_of_caption, words_of
from viewer.regex import regex
from viewer.remembered import remembered

BETWEEN = regex(r" ?/ ?| to |[- ]to[- ]{1,2}| as an? (?:percent(?:age)?|%) of | as % of | ratio to ")
AROUND = ("ratio of ", "the ", "total ")
IN_SHORT: dict[tuple[str, ...], str] = {("reserve",): LOAN_ALLOWANCE, ("allowance",): LOAN_ALLOWANCE}  # `Reserves/Loans Receivable`
LONGEST = 200  # characters of a caption that is looked at


def share_key(part: str, whole: str) -> str:
    """The key of the rows that print one item as a share of another."""
    return f"share:{part}/{whole}"


@remembered(4096)
def share_of(caption: str) -> str:
    """The key of the share that a caption names, empty where it names none of two items that are known."""
    said = caption[:LONGEST].lower()
    for around in AROUND:
        said = said.removeprefix(around)
    sides = BETWEEN.split(said.removesuffix(" ratio"))
    if len(sides) != 2:
        return ""
    named = [words_of(side) for side in sides]
    part, whole = (IN_SHORT.get(words) or item_of_caption(" ".join(words)) for words in named)
    return share_key(part, whole) if part and whole else ""
