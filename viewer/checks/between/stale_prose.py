"""Prose that differs from its own statement because it says what an earlier release said, or implied."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.checks.between.amount import Amount
from viewer.checks.between.history import History, When
from viewer.checks.between.implied import FLOWS, relations
from viewer.checks.between.wording import caption_words, formula_words
from viewer.statements.claim import Claim, ClaimStatus
from viewer.statements.facts import Fact
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.words import period_words

RULE = "stale"
Prints = dict[When, list[Fact]]


def stale_prose(history: History) -> Iterator[Finding]:
    """A note on each amount of the prose that differs from its cell and equals what the same line was before."""
    disputed = {
        (release.source.name, claim.against[0]): claim
        for release in history.releases
        for claim in release.claims
        if claim.status is ClaimStatus.DIFFERS and claim.fault is None and claim.value is not None and len(claim.against) == 1
    }
    if not disputed:
        return
    order = {id(release): index for index, release in enumerate(history.releases)}
    for family, lines in history.facts.items():
        for prints in lines.values():
            for when, facts in prints.items():
                for fact in facts:
                    claim = disputed.get((fact.place.source, fact.cell.span))
                    before = _before(fact, when, prints, order, implied=family.kind in FLOWS) if claim else iter(())
                    found = next((amount for amount in before if claim and abs(amount.value) == abs(claim.value or 0)), None)
                    if claim and found:
                        yield _finding(claim, fact, found)


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


def _finding(claim: Claim, fact: Fact, before: Amount) -> Finding:
    message = (
        f"{caption_words(fact.row)}, {period_words(fact.period)}: the text says {claim.text} where the statement has {fact.cell.text}; "
        f"{formula_words(before)} is the figure before it was changed"
    )
    places = (Place(fact.place.source, claim.span), fact.place, *(older.place for older in before.facts))
    return Finding(RULE, Severity.NOTE, message, places)
