"""From a printed caption to the US-GAAP element it names.

A caption that could name several is left unmapped: a wrong concept is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from viewer.parsing.captions.places import RESULTS, all_places, places_of, same_side
from viewer.parsing.captions.shares import BY_GRAMMAR, per_share_element, shares_element
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.captions import caption_key, core_key
from viewer.statements.statement import PRIMARY, Role, StatementKind
from viewer.statements.unit import UnitKind
from viewer.statements.vocabulary import ASSETS, BALANCE_SHEET, CLAIMS_ON_ASSETS, Entry, Place, vocabulary

ITEMS_TOO = PRIMARY | {StatementKind.SEGMENT, StatementKind.SELECTED_DATA}
SHARE_HEADINGS = {UnitKind.PER_SHARE: ("net income per share",), UnitKind.SHARES: ("weighted average shares",)}
OPEN_ENDS = (" of", " in", " from", " for", " on")
BARE_TOTALS = frozenset({"", "total", "totals", "subtotal"})
DEFERRED = "deferred "
OF_CHANGE = regex(r"cumulative\s+effects?\s+of\b.*\bchanges?\b", re.IGNORECASE, "cumulative*")
ADJUSTED = frozenset({"forma", "nongaap", "adjusted"})
SUMMED = frozenset({"operating expense", "expense", "cost expense", "current asset", "current liability"})  # these have one total each


@lru_cache(maxsize=8192)
def concept_of(label: str, kind: StatementKind, section: tuple[str, ...], role: Role, unit: UnitKind) -> str | None:
    """The element that a row of a statement reports.

    Args:
        label: the caption as printed, "" for an unlabelled total.
        kind: the statement it stands in.
        section: the headings above it, outermost first.
        role: item, total or heading.
        unit: what its figures count.

    Returns:
        The name of a US-GAAP element; None where the caption is unknown, ambiguous, or has no counterpart there.
    """
    if role is Role.HEADING or kind is StatementKind.GUIDANCE or unit is UnitKind.PURE or any(map(_is_adjusted, (label, *section))):
        return None
    if role is Role.ITEM and section and _is_of_change(section[-1]):
        return None
    if kind is StatementKind.INCOME_STATEMENT and not section:
        section = SHARE_HEADINGS.get(unit, ())  # `Basic` alone can be only one thing there
    if unit is UnitKind.PER_SHARE:
        return per_share_element(label, section) or _listed(label, Place.PER_SHARE)
    if unit is UnitKind.SHARES:
        return shares_element(label, section) or _listed(label, Place.SHARES)
    caption = label.strip().lower()
    entry = _bare_total(kind, section, caption) if role is Role.TOTAL and caption in BARE_TOTALS else _meaning(label, kind, section, role)
    return entry.concept.element if entry else None


@remembered(2048)
def _is_adjusted(text: str) -> bool:
    """Whether a caption or heading says that its figures follow rules of their own."""
    return not ADJUSTED.isdisjoint(caption_key(text).split())


@remembered(1024)
def _is_of_change(heading: str) -> bool:
    """Whether items below a heading are parts of what changed rules brought: `Income taxes` below `Cumulative effect of changes in ...`."""
    return OF_CHANGE.match(heading) is not None


def _listed(label: str, place: Place) -> str | None:
    """What the vocabulary says of a caption of shares, as far as the grammar does not decide: `Basic` alone says nothing."""
    entry = _likeliest(vocabulary().find(label), (place,))
    return entry.concept.element if entry and entry.concept.name not in BY_GRAMMAR else None


def _meaning(label: str, kind: StatementKind, section: tuple[str, ...], role: Role) -> Entry | None:
    found = _begun_by_heading(label, section) or (_named_as_total(label) if role is Role.TOTAL else vocabulary().find(label))
    places = all_places(kind)
    allowed = [entry for entry in found if entry.place in places and (entry.total or kind in ITEMS_TOO)]
    row = places_of(kind, section)
    if row:
        return _likeliest(allowed, row) or _elsewhere(allowed, row, kind)
    if kind is StatementKind.BALANCE_SHEET:
        return _only(allowed)
    if kind is StatementKind.CASH_FLOW:
        balance = any(entry.place in BALANCE_SHEET for entry in found)  # `Inventories` may be a balance or a change of it
        return _only(entry for entry in allowed if not balance or entry.total or entry.place in {Place.CASH, Place.OPENING_CASH})
    named = _likeliest(allowed, RESULTS)
    return named if named or kind in {StatementKind.INCOME_STATEMENT, StatementKind.SEGMENT} else _only(allowed)


def _begun_by_heading(label: str, section: tuple[str, ...]) -> tuple[Entry, ...]:
    """`Investment securities` below `Purchases of`: the heading is the caption's beginning, as `Deferred credits` is of `Income taxes`."""
    if not section:
        return ()
    heading = section[-1].lower()
    if heading.startswith(DEFERRED):
        return vocabulary().find(f"{DEFERRED}{label}")
    if not heading.rstrip(" :").endswith(OPEN_ENDS):
        return ()
    return vocabulary().find(f"{section[-1]} {label}")


def _named_as_total(label: str) -> tuple[Entry, ...]:
    """`Other income (expense)` below its items is what others call `Total other income (expense)`."""
    found = vocabulary().find(label)
    if label.lower().startswith("total "):
        return found or vocabulary().find(label[len("total ") :])
    summed = vocabulary().find(f"total {label}")
    return summed if any(entry.total for entry in summed) else found


def _likeliest(entries: Iterable[Entry], places: Sequence[Place]) -> Entry | None:
    """The meaning in the first place that has one."""
    return min((entry for entry in entries if entry.place in places), key=lambda entry: places.index(entry.place), default=None)


def _only(entries: Iterable[Entry]) -> Entry | None:
    """The one meaning, None where there are several."""
    found = list(entries)
    return found[0] if len({entry.concept.name for entry in found}) == 1 else None


def _elsewhere(entries: Iterable[Entry], row: tuple[Place, ...], kind: StatementKind) -> Entry | None:
    """A meaning outside the row's own place: a total that closes the section, or a caption that no other place shares."""
    if kind is StatementKind.BALANCE_SHEET:
        return _only(entry for entry in entries if entry.total or same_side(entry.place, row))
    return _only(entry for entry in entries if entry.total or entry.place in {Place.CASH, Place.OPENING_CASH})


def _bare_total(kind: StatementKind, section: tuple[str, ...], caption: str) -> Entry | None:
    """`Total`, or nothing, below a section: the total of its heading, unless that is a year or begins with figures: `1-4 Mortgage`."""
    if not section or core_key(f"total {section[-1]}") == "total":
        return None
    row = places_of(kind, section)
    heading = section[-1]
    if kind is StatementKind.BALANCE_SHEET and row and row[0] in {Place.CURRENT_ASSETS, Place.CURRENT_LIABILITIES}:
        heading = "current assets" if row[0] in ASSETS else "current liabilities"
    if not caption and caption_key(heading) not in SUMMED:
        return None
    found = [entry for entry in vocabulary().find(f"total {heading}") if entry.total]
    places = (*ASSETS, *CLAIMS_ON_ASSETS) if kind is StatementKind.BALANCE_SHEET else all_places(kind)
    return _likeliest(found, places)
