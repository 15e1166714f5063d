"""Which statement the captions of a table run through, whatever is printed over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import StatementKind
from viewer.statements.vocabulary import BALANCE_SHEET, Place, vocabulary

SOLD = regex(r"(?!.*\b(?:deferred|unearned)\b)(?:(?a:[a-z])+\s+){0,4}(?:sales|revenues?|premiums)\b|interest\s+income", re.IGNORECASE)
SPENT = regex(r"\bcosts?\b|\bexpenses?\b|administrative", re.IGNORECASE)
EARNED = regex(
    r"(?:consolidated\s+)?net\s+\(?(?:income|loss|earnings|profit)"
    r"|\(?(?:income|earnings|loss|profit)\b.*\b(?:for\s+the\s+(?:period|quarter|year)|before\s+(?:extraordinary|cumulative))",
    re.IGNORECASE,
)
OWNED = regex(r"total\s+assets|current\s+assets|^assets$", re.IGNORECASE)
OWED = regex(r"liabilities\s+(?:and|&)|total\s+(?:liabilities|equity)|stockholders|shareholders|share-?owners", re.IGNORECASE)
HALVES = (  # how each half of a balance sheet begins and ends
    (regex(r"(?:(?:total\s+)?current\s+)?assets$", re.IGNORECASE), regex(r"total\s+assets$", re.IGNORECASE)),
    (
        regex(r"(?:total\s+)?(?:current\s+)?liabilities\b", re.IGNORECASE),
        regex(r"total\s+(?:liabilities\s+(?:and|&)|\S+\s+(?:equity|deficit|deficiency|investment))", re.IGNORECASE),
    ),
)
QUOTIENT = regex(r"\b(?:return|returns|ratio|average)\b|/|%", re.IGNORECASE)
OPERATING = regex(r"operat\w+\s+activities|from\s+operations|depreciation", re.IGNORECASE)
CASH = regex(r"cash\b.*\b(?:end|beginning)\s+of|net\s+(?:increase|decrease|change)\b.*\bcash", re.IGNORECASE)
ACTIVITY_WORDS = ("operating", "investing", "financing")
ACTIVITIES = regex(rf"\bcash\b.*\b({'|'.join(ACTIVITY_WORDS)})\s+activities", re.IGNORECASE)
MARK = regex(r" *\([0-9a-z]\)$")
SOURCES = frozenset({Place.REVENUE, Place.INTEREST_EARNED})
COSTS = frozenset({Place.EXPENSES, Place.INTEREST_PAID})
FEWEST_BALANCES = 7  # captions of a balance sheet


class Step(Enum):
    """A part of the way from sales to income."""

    SOLD = auto()
    SPENT = auto()
    EARNED = auto()


def is_cash_flow(labels: Sequence[str]) -> bool:
    """Whether captions sum up all three kinds of activities, whatever the title says: one company printed that of its retained earnings."""
    found = {match[1].lower() for label in labels if "activities" in label.lower() and (match := ACTIVITIES.search(label))}
    return len(found) == len(ACTIVITY_WORDS)


def kind_by_course(labels: Sequence[str]) -> StatementKind | None:
    """The primary statement whose whole course captions run, selected data where they show the results too; None for any other table."""
    steps = [_step(label) for label in labels]
    results = _run_to_income(steps)
    owned = _first_balance(labels) if len(labels) >= FEWEST_BALANCES else None
    if owned is not None:
        extract = results or Step.SOLD in steps[:owned] or Step.EARNED in steps[:owned]
        return StatementKind.SELECTED_DATA if extract else StatementKind.BALANCE_SHEET
    if results:
        return StatementKind.INCOME_STATEMENT
    if any(map(CASH.search, labels)) and any(map(OPERATING.search, labels)):
        return StatementKind.CASH_FLOW
    return None


def _run_to_income(steps: Sequence[Step | None]) -> bool:
    """Whether captions lead from what was sold over what was spent to what was earned."""
    earned = max((at for at, step in enumerate(steps) if step is Step.EARNED), default=0)
    if Step.SOLD not in steps[:earned] or Step.SPENT not in steps[:earned]:
        return False
    return Step.EARNED not in steps[: steps.index(Step.SOLD)]


def _first_balance(labels: Sequence[str]) -> int | None:
    """Where what is owned or owed begins in captions that show both, or one of them from its heading to its total; None in others."""
    sums = ["" if QUOTIENT.search(label) else label for label in labels]
    owned, owed = (next((at for at, label in enumerate(sums) if words.search(label)), None) for words in (OWNED, OWED))
    if owned is not None and owed is not None and owned < owed:
        return owned
    for begins, ends in HALVES:
        first = next((at for at, label in enumerate(sums) if begins.match(label)), None)
        if first is not None and any(ends.match(label) for label in sums[first + 1 :]):
            return first
    return None


@remembered(4096)
def _step(caption: str) -> Step | None:
    """The step that a caption is; one that the vocabulary knows is none because of its words, such as `Deferred revenue`."""
    if EARNED.match(caption):
        return Step.EARNED
    words = MARK.sub("", caption)
    places = {entry.place for entry in vocabulary().find(words)}
    if SOLD.match(words) and not SPENT.search(words) and places.isdisjoint(BALANCE_SHEET):
        return Step.SOLD
    if not places:
        return Step.SPENT if SPENT.search(words) else None
    if places.isdisjoint(COSTS):
        return Step.SOLD if places <= SOURCES else None
    return Step.SPENT if places.isdisjoint(SOURCES) else None
