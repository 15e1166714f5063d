"""The rows a number may speak of."""

from __future__ import annotations

from decimal import Decimal

from viewer.checks.narrative.assertions.assertion import LEVEL, STRONG, Assertion
from viewer.checks.narrative.assertions.binding import PERCENT_KINDS
from viewer.checks.narrative.items.common_items import BOOK_VALUE, DIVIDENDS, EPS, EQUITY, NET_INCOME, SHARE_DIVIDENDS, SHARES
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.subjects import CAPTION, HOLDERS, RESULTS_PER_SHARE, Subject, words_of
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.ledger.entry import Entry, says_adjusted
from viewer.checks.narrative.ledger.keys import per_share_key
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import COUNT, MONEY, OF_SHARES, PER_SHARE, PERCENT, POINTS
from viewer.statements.unit import UnitKind


def rows_for(ledger: Ledger, assertion: Assertion, key: str) -> list[Entry]:
    """The rows an assertion may speak of: pro forma or not, diluted or basic, as it says."""
    rows = ledger.rows(key)
    named = assertion.subject is not None and says_adjusted(assertion.subject.name)  # `Adjusted EBITDA`
    if assertion.adjusted is not None or named:
        alike = [entry for entry in rows if entry.adjusted is (named or assertion.adjusted)]
        rows = alike if alike or not named else rows
    elif rows and rows[-1].adjusted and not says_adjusted(key):  # those that are stand last
        rows = [entry for entry in rows if not says_adjusted(entry.row.label)] or (rows if key.startswith(CAPTION) else [])
    if assertion.subject is not None and assertion.subject.held:  # `net income attributable to the company`, not all of it
        rows = sorted(rows, key=lambda entry: HOLDERS.isdisjoint(words_of(entry.row.label)))
    if assertion.figure.kind is PER_SHARE:
        rows = [*rows, *ledger.rows(per_share_key(key)), *(ledger.rows(BOOK_VALUE) if key == EQUITY else ())]
    if key not in {EPS, SHARES}:
        return rows
    wanted = assertion.diluted is not False
    matching = [entry for entry in rows if entry.diluted is None or entry.diluted is wanted]
    if assertion.diluted is not None and matching:
        return matching
    return matching + [entry for entry in rows if entry.diluted is not None and entry.diluted is not wanted]


def row_and_unit(assertion: Assertion, subject: Subject) -> tuple[str, UnitKind | None]:
    """The item whose rows a figure is looked up in, and the unit its cells must have; None where it can have none."""
    kind = assertion.figure.kind
    item = BY_KEY.get(subject.key)
    nature = item.nature if item is not None else None
    if item is None and assertion.part is not LEVEL and kind is not MONEY:
        return subject.key, UnitKind.PURE if kind is POINTS else None
    if kind is COUNT:
        return subject.key, UnitKind.PURE
    if kind is OF_SHARES:
        return SHARES, UnitKind.SHARES
    if nature is Nature.RATE or (kind is PERCENT and assertion.part is LEVEL):
        return subject.key, UnitKind.PURE if kind in PERCENT_KINDS else None
    if kind is PER_SHARE:
        if subject.key in RESULTS_PER_SHARE or subject.key in {EPS, NET_INCOME}:
            return EPS, UnitKind.PER_SHARE
        if subject.key == DIVIDENDS:
            return SHARE_DIVIDENDS, UnitKind.PER_SHARE
        return subject.key, UnitKind.PER_SHARE
    if kind is MONEY and item is not None and item.over is not None:
        return item.over[0], UnitKind.MONEY
    if subject.key == EPS:  # `net loss and loss per share was ($1.5) million`
        return (NET_INCOME, UnitKind.MONEY) if kind is MONEY else (subject.key, UnitKind.PER_SHARE)
    return subject.key, UnitKind.SHARES if nature is Nature.SHARES else UnitKind.MONEY


def may_mean(ledger: Ledger, assertion: Assertion, entry: Entry, key: str) -> bool:
    """Whether a number can be no other than a row's: not one called diluted that of a row that is not, or does not say."""
    unlike = assertion.diluted is not None and entry.diluted is (not assertion.diluted)
    if assertion.diluted and assertion.figure.kind is PER_SHARE and entry.diluted is None:  # of both or of neither
        unlike = "dilut" not in " ".join((*entry.row.section, entry.row.label)).lower()
    return not unlike and assertion.subject is not None and ledger.means(entry, key, assertion.subject.name)


def contradicts(assertion: Assertion, subject: Subject, entry: Entry, value: Decimal) -> bool:
    """Whether a sentence calls income what the statement prints as a loss, or the other way round."""
    item = BY_KEY.get(subject.key)
    if item is None or item.nature is not Nature.RESULT or not subject.sign or assertion.bond is not STRONG or not value:
        return False
    if assertion.figure.kind is not MONEY or assertion.figure.value < 0:
        return False
    label = entry.row.label.lower()
    if "loss" in label and not any(word in label for word in ("income", "profit", "earning")):
        return False
    return (value < 0) is (subject.sign > 0)


def as_told(value: Decimal, assertion: Assertion, subject: Subject) -> Decimal:
    """A cell's value with the sign that it is told with: a loss, and cash that was used, is told without any."""
    unsigned = subject.sign < 0 or "used" in subject.name.split()
    return -value if unsigned and value < 0 and assertion.figure.value > 0 else value
