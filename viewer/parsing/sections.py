"""Sections: which headings a row stands under, and which rows are totals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.parsing.stub import LEFT_BLANK, SHARE_CAPITAL, STOCK, Entry

TOP = re.compile(
    r"(?:total\s+)?assets$|liabilities(?:$|,|\s+and\b|\s*&|\s*\()|net\s+assets\s+and\b|equity\s+and\s+liabilities", re.IGNORECASE
)
TOTAL = re.compile(
    r"(?:sub-?)?totals?\b|gross\s+(?:profit|margin|income|loss)|net\s+(?:sales|revenues?)$"
    r"|net\s+(?:income|loss|earnings|\(loss\)|increase|decrease|\(decrease\)|change|cash|operating\s+(?:income|loss)|interest\s+income\b)"
    r"|\(?(?:income|loss|earnings|profit)\)?\s+(?:\(?(?:loss|income|losses|deficit)\)?\s+)?(?:before|from\s+(?:continuing\s+)?operations)"
    r"|operating\s+(?:income|loss|profit|earnings)|(?:loss|profit)\s+from\s+operations|cash\s+(?:flows?\s+)?(?:provided|used|generated|\(used)"
    r"|balances?,?\s+(?:at\s+)?(?:the\s+)?end|\(?increase\)?\s+\(?(?:in|decrease)\)?.*\bcash\b.*equivalents$|.*\bcash\b.*,?\s*(?:at\s+)?(?:the\s+)?end\s+of|comprehensive\s+(?:income|loss)",
    re.IGNORECASE,
)
PER_SHARE = re.compile(r"\bper\b.*\b(?:share|unit)\b|\bper[- ]share\b|\beps\b", re.IGNORECASE)
CASH_TOTAL = re.compile(
    r"(?:total\s+|net\s+)?cash\s+(?:flows?\s+)?(?:provided|used|generated|\(used|\(provided|from|for|in\b|utilized|required)|net\s+cash\b|total\s+cash\s+(?:flows?\s+)?(?:provided|from|used)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:ending\s+)?balances?,?\s*(?:at\s+)?(?:the\s+)?end\b|balances?,?\s+(?:at\s+|as\s+of\s+)?(?:[a-z]+\s+[0-9]|[0-9])|.*,?\s+(?:at\s+)?end\s+of\s+(?:the\s+)?(?:year|period|quarter)",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"gross\s+(?:profit|margin|income)|\(?(?:income|loss|earnings|profit)\)?\s+(?:\(?(?:loss|income)\)?\s+)?(?:before|from)|net\s+\(?(?:income|loss|earnings|profit)\b|operating\s+\(?(?:income|loss|profit)\b",
    re.IGNORECASE,
)
COST_HEADING = re.compile(r"\bexpenses?\b|\bcosts?\b|\brevenues?\b|\bsales\b|\bother\b|\bcharges\b|\bdeductions\b|\btax", re.IGNORECASE)
WEAK = frozenset("the a an of and in on by to for from total net cash flows flow activities used provided generated s".split())  # noqa: SIM905
WORD = re.compile(r"[a-z]+")


@dataclass(slots=True)
class Heading:
    """A heading whose section is open.

    Attributes:
        label: as printed.
        indent: its first column.
        capitals: printed in capitals.
        top: one of the halves of a balance sheet, closed by nothing inside it.
        rows: how many rows its section has had.
        row_indent: least indentation of its own rows.
    """

    label: str
    indent: int
    capitals: bool
    top: bool
    rows: int = 0
    row_indent: int = 1 << 30


@dataclass(slots=True)
class Placed:
    """An entry with its place in the table.

    Attributes:
        entry: the caption with its values.
        section: headings it stands under, outermost first.
        heading: it has no values and opens a section.
        total: it is made up from rows above it.
    """

    entry: Entry
    section: tuple[str, ...]
    heading: bool
    total: bool


def place_entries(entries: list[Entry]) -> list[Placed]:
    """Give every entry its section; rows left blank and words below the last row are left out."""
    placed: list[Placed] = []
    opened: list[Heading] = []
    valued = {normal(entry.label) for entry in entries if entry.values and entry.label}
    last = max((at for at, entry in enumerate(entries) if entry.values), default=-1)
    for at, entry in enumerate(entries[: last + 1]):
        if not entry.values:
            if _left_blank(entries, at, valued):
                continue
            heading = Heading(entry.label, entry.indent, entry.capitals, TOP.match(entry.label) is not None)
            _close_before_heading(opened, heading)
            placed.append(Placed(entry, tuple(each.label for each in opened), True, False))
            opened.append(heading)
            continue
        total = is_total(entry)
        if total:
            section = tuple(each.label for each in opened)
            _close_with_total(opened, entries, at)
        else:
            _close_before_row(opened, entry)
            section = tuple(each.label for each in opened)
            for each in opened:
                each.rows += 1
            if opened:
                opened[-1].row_indent = min(opened[-1].row_indent, entry.indent)
        placed.append(Placed(entry, section, False, total))
    return placed


def normal(label: str) -> str:
    """A caption in lower case without punctuation."""
    return " ".join(WORD.findall(label.lower()))


def is_total(entry: Entry) -> bool:
    """Whether a row's words, or having none, make it a total."""
    return not entry.label or (TOTAL.match(entry.label) is not None and PER_SHARE.search(entry.label) is None)


def _left_blank(entries: list[Entry], at: int, valued: set[str]) -> bool:
    """Whether a caption without values is a row left blank, not a heading."""
    entry = entries[at]
    label = entry.label
    if LEFT_BLANK.search(label) and not entry.colon:
        return True
    if entry.colon:
        return False
    if SHARE_CAPITAL.search(label) and STOCK.search(label) and any(character.isdigit() for character in label):
        return True
    following = entries[at + 1] if at + 1 < len(entries) else None
    if normal(label) in valued and following is not None and not (following.values and following.indent > entry.indent):
        return True
    return following is not None and not following.values and following.indent < entry.indent and not TOP.match(label)


def _close_before_heading(opened: list[Heading], heading: Heading) -> None:
    if heading.top:
        opened.clear()
        return
    while opened:
        inner = opened[-1]
        if inner.top or (not inner.rows and heading.indent >= inner.indent):
            return
        if inner.rows and heading.indent > inner.indent and not (heading.capitals and not inner.capitals):
            return
        if inner.capitals and not heading.capitals and heading.indent >= inner.indent and inner.row_indent >= heading.indent > inner.indent:
            return
        opened.pop()


def _close_before_row(opened: list[Heading], entry: Entry) -> None:
    """Close the sections that a row is no part of."""
    while opened:
        inner = opened[-1]
        if inner.top:
            return
        deeper = inner.rows and inner.row_indent > inner.indent and entry.indent <= inner.indent
        styled = inner.rows and entry.capitals and entry.blank_above and inner.row_indent < 1 << 30 and not inner.capitals
        result = (
            inner.rows
            and RESULT.match(entry.label) is not None
            and COST_HEADING.search(inner.label) is not None
            and not PER_SHARE.search(inner.label)
        )
        shares = (
            inner.rows
            and PER_SHARE.search(inner.label) is not None
            and re.match(r"weighted|average|shares|number", entry.label, re.IGNORECASE) is not None
        )
        if not (deeper or styled or result or shares):
            return
        opened.pop()


def _close_with_total(opened: list[Heading], entries: list[Entry], at: int) -> None:
    """Close the section that a total ends."""
    entry = entries[at]
    label = entry.label
    if not opened:
        return
    if not label:
        if opened[-1].rows and not _named_total_follows(opened[-1], entries, at) and not _deduction_follows(entries, at):
            opened.pop()
        return
    if CASH_TOTAL.match(label):
        opened.clear()
        return
    words = set(WORD.findall(label.lower()))
    for depth in range(len(opened)):
        if _takes_up(words, label, opened[depth]):
            del opened[depth:]
            return
    if re.fullmatch(r"(?:sub-?)?totals?", label, re.IGNORECASE) or CLOSING.match(label):
        opened.pop()
        return
    _close_before_row(opened, entry)
    while opened and not opened[-1].top and RESULT.match(label) and COST_HEADING.search(opened[-1].label) and opened[-1].rows:
        opened.pop()


def _takes_up(words: set[str], label: str, heading: Heading) -> bool:
    """Whether a total takes up the words of a heading: `Total current assets` those of `Current assets`."""
    own = [word for word in WORD.findall(heading.label.lower()) if word not in WEAK]
    if not own:
        return False
    if all(word in words for word in own):
        return True
    if not label.lower().startswith(("total", "subtotal", "net ")):
        return False
    named = [word for word in WORD.findall(label.lower()) if word not in WEAK]
    if not named:
        return False
    simple = " and " not in f" {heading.label.lower()} " and not heading.top
    return simple and (named[-1] == own[-1] or named[0] == own[0]) and heading.rows > 0


def _named_total_follows(heading: Heading, entries: list[Entry], at: int) -> bool:
    """Whether a total that names the heading still comes, before the next heading of its rank."""
    for entry in entries[at + 1 :]:
        if not entry.values:
            if entry.indent <= heading.indent and entry.capitals == heading.capitals:
                return False
            continue
        if is_total(entry) and entry.label and _takes_up(set(WORD.findall(entry.label.lower())), entry.label, heading):
            return True
    return False


def _deduction_follows(entries: list[Entry], at: int) -> bool:
    """Whether a row is deducted from an unlabelled total: `Less allowances for depreciation`, `Current portion (56,400)`."""
    following = entries[at + 1] if at + 1 < len(entries) else None
    return (
        following is not None
        and bool(following.values)
        and re.match(r"less\b|treasury\b|deduct", following.label, re.IGNORECASE) is not None
    )
