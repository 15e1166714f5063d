"""Prose that differs from its own statement because it says what an earlier release said, or implied, or is computed from that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from viewer.checks.between.amount import Amount
from viewer.checks.between.history import History, When
from viewer.checks.between.implied import FLOWS, relations
from viewer.checks.between.wording import amount_words, caption_words, formula_words
from viewer.regex import regex
from viewer.statements.claim import Claim, ClaimStatus, ClaimType
from viewer.statements.facts import Fact
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.words import period_words
from viewer.text.span import Span

RULE = "stale"
Prints = dict[When, list[Fact]]
Cell = tuple[str, Span]  # the name of its source and where in it

DECIMALS = regex(r"\.([0-9]+)")
HUNDRED = Decimal(100)
HALF = Decimal("0.5")


def stale_prose(history: History) -> Iterator[Finding]:
    """A note on each amount of the prose that differs from its cell and equals what the same line was before, and on growth from such."""
    disputed = [
        (release.source.name, claim) for release in history.releases for claim in release.claims if _is_amount(claim) or _is_growth(claim)
    ]
    if not disputed:
        return
    superseded = _superseded(history, {(source, span) for source, claim in disputed for span in claim.against})
    for source, claim in disputed:
        known = [superseded.get((source, span)) for span in claim.against]
        told = _amount(claim, known[0]) if len(known) == 1 else _growth(claim, *known)
        if told is not None:
            yield told


def _is_amount(claim: Claim) -> bool:
    """Whether a claim is an amount that its cell does not say."""
    return claim.status is ClaimStatus.DIFFERS and claim.fault is None and claim.value is not None and len(claim.against) == 1


def _is_growth(claim: Claim) -> bool:
    """Whether a claim is a growth that its two cells do not make; it may follow from the amounts of its sentence."""
    differs = claim.status is ClaimStatus.DERIVED_DIFFERS and claim.type is ClaimType.PERCENT_GROWTH
    return differs and claim.value is not None and len(claim.against) == 2


def _superseded(history: History, cells: set[Cell]) -> dict[Cell, tuple[Fact, tuple[Amount, ...]]]:
    """Each of some cells with what its line was for its period in the releases before."""
    order = {id(release): index for index, release in enumerate(history.releases)}
    found: dict[Cell, tuple[Fact, tuple[Amount, ...]]] = {}
    for family, lines in history.facts.items():
        for prints in lines.values():
            for when, facts in prints.items():
                for fact in facts:
                    cell = (fact.place.source, fact.cell.span)
                    if cell in cells:
                        found[cell] = (fact, tuple(_before(fact, when, prints, order, implied=family.kind in FLOWS)))
    return found


def _before(fact: Fact, when: When, prints: Prints, order: dict[int, int], *, implied: bool) -> Iterator[Amount]:
    """What the line was for a period in each release before the one of a figure: as printed there, else as implied there."""
    newest = order[id(fact.release)]
    for older in prints[when]:
        if order[id(older.release)] < newest:
            yield Amount.printed(older)
    if not implied:
        return
    own = {key: {order[id(one.release)]: one for one in facts} for key, facts in prints.items()}
    for relation in relations(prints):
        if when not in relation.parts:
            continue
        others = [own[part] for part in relation.parts if part != when]
        for at, whole in own[relation.whole].items():
            if at < newest and all(at in part for part in others):
                yield Amount(((1, whole), *((-1, part[at]) for part in others)))


def _amount(claim: Claim, known: tuple[Fact, Sequence[Amount]] | None) -> Finding | None:
    """An amount that equals what the line was."""
    if known is None:
        return None
    fact, before = known
    found = next((amount for amount in before if abs(amount.value) == abs(claim.value or 0)), None)
    if found is None:
        return None
    message = (
        f"{caption_words(fact.row)}, {period_words(fact.period)}: the text says {claim.text} where the statement has {fact.cell.text}; "
        f"{formula_words(found)} is the figure before it was changed"
    )
    return _finding(message, claim, [fact], found)


def _growth(claim: Claim, now: tuple[Fact, Sequence[Amount]] | None, base: tuple[Fact, Sequence[Amount]] | None) -> Finding | None:
    """Growth that follows from what the line was, in the year before first of all."""
    if now is None or base is None:
        return None
    (fact, older_now), (base_fact, older_base) = now, base
    current, past = Amount.printed(fact), Amount.printed(base_fact)
    for one, other in (*product((current,), older_base), *product(older_now, (past,)), *product(older_now, older_base)):
        if _grows(one, other, claim):
            changed, today = (one, fact) if other is past else (other, base_fact)
            message = (
                f"{caption_words(fact.row)}, {period_words(fact.period)}: {claim.text} is the growth from "
                f"{amount_words(other.value, base_fact)} to {amount_words(one.value, fact)}; {formula_words(changed)} is the figure "
                f"before it was changed to {today.cell.text}"
            )
            return _finding(message, claim, [fact, base_fact], changed)
    return None


def _grows(now: Amount, base: Amount, claim: Claim) -> bool:
    """Whether the growth between two amounts is printed so; prose leaves the sign to its words."""
    decimals = DECIMALS.search(claim.text)
    step = Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)
    if not base.value or claim.value is None:
        return False
    grown = (abs(now.value) - abs(base.value)) / abs(base.value) * HUNDRED  # costs may be in brackets in one of two releases
    return abs(abs(grown) - abs(claim.value)) <= step * HALF


def _finding(message: str, claim: Claim, facts: Sequence[Fact], before: Amount) -> Finding:
    places = (Place(facts[0].place.source, claim.span), *(fact.place for fact in facts), *(older.place for older in before.facts))
    return Finding(RULE, Severity.NOTE, message, places)
