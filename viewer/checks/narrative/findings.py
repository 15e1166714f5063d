"""Findings on the narrative, from its claims."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from viewer.regex import regex
from viewer.statements.claim import Claim, ClaimStatus, ClaimType, Fault
from viewer.statements.finding import Finding, Place, Severity
from viewer.statements.release import Release
from viewer.statements.unit import PURE
from viewer.statements.words import period_words

REMAINDERS = regex(r"\b(?:remaining|remainder|the rest|balance)\b")  # no `balances of $1.3 million`
SUM_REACH = 3  # claims before a remainder among which its total is looked for
SUM_ROUNDING = 2  # units of the last printed place that a sum of two may be off
MALFORMED, MISPRINT, OF_ANOTHER_PERIOD, TURNED, UNEVEN, MONEY = (
    Fault.MALFORMED,
    Fault.MISPRINT,
    Fault.WRONG_PERIOD,
    Fault.TURNED,
    Fault.UNEVEN,
    ClaimType.MONEY,
)  # names are read faster than attributes of enumerations
DIFFERENT = {ClaimStatus.DIFFERS, ClaimStatus.DERIVED_DIFFERS}
CHANGES = {ClaimType.PERCENT_GROWTH, ClaimType.WORDS}


def narrative_findings(release: Release) -> Iterator[Finding]:
    """What the claims of a release say otherwise than its statements or than each other; the release must have its claims."""
    for claim in release.claims:
        if claim.fault is MALFORMED:
            yield _malformed(release, claim)
        elif claim.status in DIFFERENT:
            yield _differing(release, claim)
        elif claim.fault is OF_ANOTHER_PERIOD:
            yield _of_another_period(release, claim)
        elif claim.fault is TURNED:
            yield _turned(release, claim)
        elif claim.fault is MISPRINT:
            yield _misprinted(release, claim)
        elif claim.fault is UNEVEN:
            yield _uneven(release, claim)
    yield from _sums(release)


def _malformed(release: Release, claim: Claim) -> Finding:
    tied = bool(claim.against)
    meant = f"; the statement has {_cells(release, claim)}" if tied else ""
    severity = Severity.ERROR if tied else Severity.WARNING
    return Finding(
        "malformed_number", severity, f"{_name(claim)}: {claim.text} is malformed ({claim.remark}){meant}", _places(release, claim)
    )


def _differing(release: Release, claim: Claim) -> Finding:
    difference = claim.value - claim.expected if claim.value is not None and claim.expected is not None else None
    period = f", {period_words(claim.period)}" if claim.period is not None else ""
    said = f"{_name(claim)}{period}: the text says {claim.text}"
    if claim.fault is Fault.WRONG_PERIOD:
        message = f"{said}, naming another period than the one whose amount this is ({_cells(release, claim)} in the statement)"
        difference = None
    elif claim.fault is Fault.TURNED:
        message = f"{said}, but the amounts went the other way: {claim.computation}"
        difference = None
    elif claim.computation:
        message = f"{said}, the statement gives {claim.computation}"
    else:
        message = f"{said}, the statement has {_cells(release, claim)}{_by(claim, difference)}"
    return Finding(_rule(claim), Severity.ERROR, message, _places(release, claim), difference)


def _of_another_period(release: Release, claim: Claim) -> Finding:
    """What is said of an amount alone in its sentence that its line item has in another period."""
    period = f", {period_words(claim.period)}" if claim.period is not None else ""
    told = "the statement has this amount in another period"
    message = f"{_name(claim)}{period}: the text says {claim.text}, {told} ({release.source[claim.candidates[0]]})"
    places = tuple(Place(release.source.name, span) for span in (claim.span, *claim.candidates[:1]))
    return Finding("narrative", Severity.WARNING, message, places)


def _turned(release: Release, claim: Claim) -> Finding:
    """What is said of an amount that rose or fell to what it is, or of a change of which only the later amount is told."""
    told = bool(claim.against)
    said = f"{_name(claim)}, {period_words(claim.period)}" if claim.period is not None else _name(claim)
    link, doubt = ("to", "is") if told else ("of", "seems to be")
    message = f"{said}: the change {link} {claim.text} {doubt} told the wrong way round: {claim.computation} in the statement"
    places = tuple(Place(release.source.name, span) for span in (claim.span, *claim.against, *claim.candidates))
    return Finding("growth", Severity.ERROR if told else Severity.WARNING, message, places)


def _misprinted(release: Release, claim: Claim) -> Finding:
    meant = claim.candidates if claim.computation else claim.candidates[:1]
    told = f"gives {claim.computation}" if claim.computation else f"has {release.source[meant[0]]}"
    message = f"{_name(claim)}: the text says {claim.text}, perhaps a misprint: the statement {told}"
    return Finding(_rule(claim), Severity.WARNING, message, tuple(Place(release.source.name, span) for span in (claim.span, *meant)))


def _uneven(release: Release, claim: Claim) -> Finding:
    message = f"{_name(claim)}: the text says {claim.text}, {claim.computation}"
    return Finding("growth", Severity.WARNING, message, _places(release, claim))


def _rule(claim: Claim) -> str:
    if claim.status is ClaimStatus.DIFFERS or claim.unit != PURE or not claim.computation:
        return "narrative"
    return "growth" if claim.type in CHANGES else "margin"


def _sums(release: Release) -> Iterator[Finding]:
    """A part and the remainder beside their total, where the three are off by no more than rounding."""
    for at, rest in enumerate(release.claims):
        part = release.claims[at - 1]
        if rest.type is not MONEY or at < 2 or part.type is not MONEY or not _is_remainder(release, rest):
            continue
        for total in release.claims[max(0, at - 1 - SUM_REACH) : at - 1]:
            if total.type is not MONEY or part.value is None or rest.value is None or total.value is None:
                continue
            off = part.value + rest.value - total.value
            if off and abs(off) <= SUM_ROUNDING * _last_place(part.value, rest.value, total.value):
                made = f"{part.value + rest.value:,}"
                message = f"{part.text} and the remaining {rest.text} make {made}, the text says {total.text}: within rounding"
                places = tuple(Place(release.source.name, claim.span) for claim in (rest, part, total))
                yield Finding("narrative_sum", Severity.NOTE, message, places, off)


def _is_remainder(release: Release, claim: Claim) -> bool:
    """Whether the words before a claim call it what remains."""
    line = release.source.lines[claim.span.line - 1]
    before = line[max(0, claim.span.start - 40) : claim.span.start]
    if claim.span.line > 1 and len(before.split()) < 2:
        before = release.source.lines[claim.span.line - 2][-40:] + " " + before
    said = " ".join(before.lower().split()[-3:])
    return REMAINDERS.search(said) is not None


def _last_place(*values: Decimal) -> Decimal:
    """The smallest place that any of some amounts is printed to: 1000 for `$1,705,000` and `$934,000`."""
    place = Decimal(1)
    while place < 10**9 and all(value % (place * 10) == 0 for value in values):
        place *= 10
    return place


def _places(release: Release, claim: Claim) -> tuple[Place, ...]:
    return tuple(Place(release.source.name, span) for span in (claim.span, *claim.against))


def _cells(release: Release, claim: Claim) -> str:
    return " and ".join(release.source[span] for span in claim.against)


def _name(claim: Claim) -> str:
    name = claim.subject or "narrative"
    return name[0].upper() + name[1:]


def _by(claim: Claim, difference: Decimal | None) -> str:
    if difference is None or claim.expected is None:
        return ""
    return f" (difference {abs(difference).normalize():,f})" if difference else " with the other sign"
