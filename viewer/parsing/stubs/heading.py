"""A heading among the captions, and what its words say of its section."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.parsing.captions.wording import TOP
from viewer.parsing.stubs.entry import Entry
from viewer.parsing.stubs.totals import PER_SHARE
from viewer.regex import regex

COST_HEADING = regex(
    r"\bexpenses?\b|\bcosts?\b|\brevenues?\b|\bsales\b|\bother\b(?!\s+(?:segments?|regions?|countr|areas?|business|compan))|\bcharges\b|\bdeductions\b|\btax",
    re.IGNORECASE,
)
DATA = regex(
    r"(?:(?a:[a-z])+\s+){0,4}(?:statements?|balance\s+sheets?|operations|income|earnings|operating|other)\s+data\b", re.IGNORECASE, "data"
)


@dataclass(slots=True)
class Heading:
    """A heading whose section is open.

    Attributes:
        label: as printed.
        indent: its first column.
        capitals: printed in capitals.
        top: one of the halves of a balance sheet, closed by nothing inside it.
        per_share: it names amounts per share.
        costs: it names revenues or costs, which a result is none of.
        data: it names a statement from which its rows are taken, with the headings there.
        apart: a blank line stands above it.
        underlined: a rule is drawn below its words.
        outer: it is underlined and the heading right below it is not, so that it stands over all headings that are not.
        rows: how many rows its section has had.
        row_indent: least indentation of its own rows.
        path: the headings it stands under, and its own.
    """

    label: str
    indent: int
    capitals: bool
    top: bool
    per_share: bool
    costs: bool
    data: bool
    apart: bool
    underlined: bool
    outer: bool = False
    rows: int = 0
    row_indent: int = 1 << 30
    path: tuple[str, ...] = ()


def heading_of(entry: Entry) -> Heading:
    """The section that a caption without values opens."""
    label = entry.label
    per_share = PER_SHARE.search(label) is not None
    costs = not per_share and COST_HEADING.search(label) is not None
    return Heading(
        label,
        entry.indent,
        entry.capitals,
        TOP.match(label) is not None,
        per_share,
        costs,
        DATA.match(label) is not None,
        entry.blank_above,
        entry.underlined,
    )
