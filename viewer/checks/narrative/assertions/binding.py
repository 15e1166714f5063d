"""A figure and its subject: what it counts once that is known, what it is of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, MULTIPLE, Assertion, Part
from viewer.checks.narrative.items.common_items import EPS
from viewer.checks.narrative.items.item import Item, Nature
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.prose.figures import BARE, CENT, MONEY, OF_SHARES, ONE, PER_SHARE, PERCENT, POINTS, TIMES, Figure, FigureKind
from viewer.checks.narrative.prose.link import Link
from viewer.checks.narrative.prose.words import ALTERATIONS, CHANGE_NOUNS, FALL, LINKS, RISE

LEVEL_LINKS = {"to", "from", "with", "versus", "vs", "at"}  # words before a percentage that is no change: `fell to 14% of net sales`
PERCENT_KINDS = {PERCENT, POINTS}
RATES = {"ratio", "margin", "rate", "yield", "spread", "utilization", "occupancy", "factor"}  # end the captions of percentages
PER_SHARE_ENDS = tuple([f" per {kind}share" for kind in ("", "diluted ", "basic ", "common ", "diluted common ")])  # of captions
PERCENTAGES = {Nature.RATIO, Nature.RATE}
THOUSAND = Decimal(1000)
EARNED = {"rate", "yield"}  # on an amount
TOO_MUCH = Decimal(10_000)  # for a share: `net income and earnings per share were $504,000 and $.17`
BY_SHARE = {"share", "basis"}
BASIS_WITHIN = 7  # tokens
PER_WITHIN = 4  # tokens from `per` to behind its `share`


def kind_of_figure(figure: Figure, subject: Subject | None, *, blocked: bool, counts: bool = False) -> FigureKind:
    """What a figure counts, once its subject is known."""
    item = BY_KEY.get(subject.key) if subject is not None else None
    if subject is not None and figure.kind is MONEY and figure.step < THOUSAND and figure.value < TOO_MUCH and _is_per_share(subject, item):
        return PER_SHARE
    if item is not None and figure.kind is BARE and not blocked:
        if item.nature is Nature.SHARES:
            return OF_SHARES
        return MONEY if figure.step > THOUSAND and not counts else BARE  # `revenues of 51.2 million`, not `sales of 1.8 million tons`
    return figure.kind


def is_per_share_too(  # noqa: PLR0917
    figure: Figure, link: Link, told: Sequence[Assertion], subjects: Sequence[Subject], said: Sequence[str], index: int
) -> bool:
    """Whether a small amount is one per share, as the last of the figures told, the one it is compared with or what is spoken of.

    So are those of a sentence that begins `On a diluted per share basis`, and what is named per share: `FFO per share was $0.62`.

    `$0.14 a share, including $0.02`, `$23 million, or 13 cents`, `earnings per share include a charge of $0.17`,
    `70 cents a share, on income of $1.9 billion, increased 11.1 percent from 63 cents`.
    """
    before = told[-1].figure if told else None
    alike = told if link.word == "from" else told[-1:]
    if figure.step == CENT and (
        any(each.figure.kind is PER_SHARE for each in alike)
        or any(subject.key == EPS for subject in subjects)
        or (said[0] == "on" and BY_SHARE.issubset(said[:BASIS_WITHIN]))
        or _is_named_per_share(said[told[-1].index + 1 if told else 0 : index])
    ):
        return True
    if before is None or before.kind is not MONEY or before.step < THOUSAND:
        return False
    return link.word == "or" and figure.step <= CENT and figure.value < ONE


def _is_named_per_share(said: Sequence[str]) -> bool:
    """Whether the words before an amount name it per share: `cash flow per diluted share was`."""
    at = next((at for at, word in enumerate(said) if word == "per"), len(said))
    return "share" in said[at + 1 : at + PER_WITHIN]


def _is_per_share(subject: Subject, item: Item | None) -> bool:
    """Whether a line item is an amount per share: earnings per share, what a caption calls so."""
    return item.nature is Nature.PER_SHARE if item is not None else subject.key.endswith(PER_SHARE_ENDS)


def part_of(
    figure: Figure, link: Link, subject: Subject | None, *, noun: bool, changed: bool, change_in: bool, told: Part | None = None
) -> Part:
    """What a figure is of its subject, shares of another item apart.

    Args:
        figure: the figure.
        link: the words before it.
        subject: the line item it is bound to.
        noun: whether a noun of change follows.
        changed: whether the clause has spoken of a change.
        change_in: whether the subject stands in `an increase in …`.
        told: what the last amount of money of the subject is of it: a `gross margin of $10 million` is no percentage.
    """
    if figure.kind is TIMES:
        return MULTIPLE
    named = subject.name.rpartition(" ")[2] if subject is not None and " " in subject.name else ""
    of_noun = link.word == "of" and link.before in CHANGE_NOUNS and link.before != named  # `underwriting gain of $103 million` names a gain
    directly = link.word != named and (link.word in RISE or link.word in FALL)
    if figure.kind in PERCENT_KINDS:
        if is_percentage(subject):
            grown = (of_noun and (figure.kind is POINTS or told is not None)) or (told is CHANGE and link.word == "or")
            return CHANGE if noun or directly or grown or link.word == "by" else LEVEL
        if told is LEVEL and link.word == "of" and link.before in EARNED:
            return LEVEL  # `deposits rose to $205 million at an average rate of 2.99%`
        grown = link.word == "at" and (link.before in RISE or link.before in FALL)  # `grew at 31%`, not `discounted at 10%`
        return CHANGE if noun or grown or (changed and link.word not in LEVEL_LINKS) else LEVEL
    of_noun = of_noun or (told is LEVEL and link.word == "of" and link.before in ALTERATIONS)
    return CHANGE if noun or directly or of_noun or (change_in and _tells(link)) or (link.word == "by" and changed) else LEVEL


def _tells(link: Link) -> bool:
    """Whether a figure is what was spoken of: `loan growth of $24.8 million`, `the increase in sales was $2 million`."""
    return link.word == "of" or (link.word in LINKS and link.before != "which")


def is_percentage(subject: Subject | None) -> bool:
    """Whether a line item is a percentage by itself: a margin, a yield."""
    if subject is None:
        return False
    item = BY_KEY.get(subject.key)
    return item.nature in PERCENTAGES if item is not None else subject.key.rpartition(" ")[2] in RATES  # `underlying loss ratio`
