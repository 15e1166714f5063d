"""How findings speak of figures, periods and releases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from viewer.checks.amounts import as_printed
from viewer.checks.between.amount import Amount
from viewer.checks.between.history import released_on
from viewer.regex import regex
from viewer.statements.facts import Fact
from viewer.statements.release import Release
from viewer.statements.statement import Row

LONGEST_CAPTION = 60
# Captions that say nothing without their section.
BARE = regex(r"\W*(?:sub)?(?:totals?|other|net|basic|diluted)\W*", re.IGNORECASE)


def release_words(release: Release) -> str:
    """`the release of 2003-07-15`, by the file's name where it has no date."""
    return f"the release of {date_of(release)}" if released_on(release) else release.source.name


def caption_words(row: Row) -> str:
    """A row's caption, cut where it is long; an unlabelled total by its section."""
    if not row.label:
        return f"Total of {row.section[-1]}" if row.section else "Unlabelled total"
    if BARE.fullmatch(row.label) and row.section:
        return f"{row.label} ({row.section[-1]})"
    if len(row.label) <= LONGEST_CAPTION:
        return row.label
    return row.label[:LONGEST_CAPTION].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"


def amount_words(value: Decimal, like: Fact) -> str:
    """A value as the statement of a figure would print it: its scale, its decimals, brackets for a negative one."""
    return as_printed(value, like.cell)


def difference_words(value: Decimal, like: Fact) -> str:
    """The size of a difference, as the statement would print it."""
    return amount_words(abs(value), like)


def date_of(release: Release) -> str:
    """`2003-07-15`, or the file's name."""
    day = released_on(release)
    return day.isoformat() if day else release.source.name


def formula_words(amount: Amount) -> str:
    """`17,162 - 8,557 = 8,605 in the release of 2003-07-15`, or the printed figure and its release."""
    facts = amount.facts
    together = len({id(fact.release) for fact in facts}) == 1
    terms = "".join(_term(index, sign, fact, together) for index, (sign, fact) in enumerate(amount.terms))
    total = "" if len(facts) == 1 else f" = {amount_words(amount.value, facts[0])}"
    return f"{terms}{total} in {release_words(facts[0].release)}" if together else f"{terms}{total}"


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join((", ".join(words[:-1]), words[-1]) if len(words) > 1 else words)


def _term(index: int, sign: int, fact: Fact, together: bool) -> str:
    operator = "" if not index and sign > 0 else "-" if not index else " + " if sign > 0 else " - "
    origin = "" if together else f" ({date_of(fact.release)})"
    return f"{operator}{amount_words(fact.value, fact)}{origin}"
