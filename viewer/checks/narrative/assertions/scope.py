"""Whether a sentence speaks of the company's whole line item or of a part of it.

`Joe's net sales`, `total apparel revenues` and `sales in Japan` are parts, which the statements do not show; `the
Company's net sales` is the whole.
"""

from __future__ import annotations

from enum import StrEnum

from viewer.checks.narrative.assertions.assertion import STRONG, UNBOUND, WEAK, Bond
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.token import FIGURE, MARK, NUMBER, WORD, Sentence, Token
from viewer.checks.narrative.prose.words import (
    ABOUT,
    BOUNDARIES,
    DETERMINERS,
    FALL,
    FORWARD,
    MODIFIERS,
    NEUTRAL,
    OVER,
    RISE,
    UNDER,
    VERBS,
    words,
)
from viewer.checks.narrative.times.periods import read_listed_length, read_period


class Scope(StrEnum):
    """How much of a line item is spoken of."""

    OPEN = "all of it"
    UNSURE = "perhaps a part"
    NARROWED = "a part"


OPEN, UNSURE, NARROWED = Scope  # names are read in a sixth of the time
COSTS = {"cost", "costs"}
NARROWING = {"of", "for", "in", "from", "at", "by", "under", "to", "within", "through", "generated", "derived", "attributed"}
TRAILING = {"expense", "expenses", "cost", "costs", "percentage", "percent", "rate", "results", "(", ")", "loss", "income", '"', "-"}
HARMLESS = words("""
    the our its a an common shareholders stockholders stock share shares basis fully diluted basic gaap consolidated total
    all company company's both each continuing current ongoing operations
""")
PRONOUNS = {"its", "their", "his"}
QUALIFIED = PRONOUNS | {"organic"}  # perhaps not all of an item
LONGEST_ASIDE = 12  # tokens in brackets behind an amount
LONGEST_APPOSITION = 10  # tokens of what is said of a subject between commas, the second of these with them
VERBS_OF_CHANGE = {word for word in RISE | FALL if word.endswith("ed")} | {"rose", "grew", "fell", "was", "were"}
BEFORE_REPORTED = DETERMINERS | {"as", "previously", "originally", "in", "of", "and", "or"}
HOLDING = {"include", "includes", "included", "reflect", "reflects", "reflected", "comprise", "comprises"}
PER_HOLDER = words("share shares common diluted basic ordinary fully primary class unit units limited ads")  # behind `per`
BOUNDS = ABOUT | OVER | UNDER  # stand before a figure
OPENING = NEUTRAL - DETERMINERS  # words behind `in` or `from` that narrow nothing


def scope_of(tokens: Sentence, subject: Subject, period_end: int, company: frozenset[str], *, behind_figure: bool = False) -> Scope:
    """How the words around a subject narrow it.

    Args:
        tokens: the sentence.
        subject: the line item named.
        period_end: index behind the last period read, -1 for none.
        company: the words of the company's name.
        behind_figure: whether the subject stands behind its figure, so that what follows it is another matter.
    """
    before = _before(tokens, subject.start, period_end, company)
    if before is NARROWED or (behind_figure and not _in_a_place(tokens, subject.end, company)):
        return before
    behind = _behind(tokens, subject.end, company)
    return behind if behind is not OPEN else before


def bond_of(subject: Subject, scope: Scope) -> Bond:
    """How firmly a figure is bound to a subject of some scope by name alone."""
    if scope is NARROWED:
        return UNBOUND
    return WEAK if subject.general or scope is UNSURE else STRONG


def is_held(tokens: Sentence, subject: Subject, index: int) -> bool:
    """Whether a figure is of what a line item is said to hold: `net income included a gain of $1.1 million, or $0.03 per share`."""
    held = False
    for word in tokens.said[subject.end : index] if 0 <= subject.start < index else ():
        held = word in HOLDING or (held and word not in VERBS_OF_CHANGE)
    return held


def is_range_of_others(tokens: Sentence, subject: Subject, index: int) -> bool:
    """Whether an amount is an end of what others have: `banks with assets of $1 billion to $5 billion`, `with sales between …`."""
    said = tokens.said
    if not 0 < subject.start < index or said[subject.start - 1] not in {"with", "having"} or said[subject.end : subject.end + 1] == [","]:
        return False
    first = next((at for at in range(subject.end, index) if tokens[at].kind is FIGURE), index)
    opening, joint = said[subject.end : first], said[first + 1 : first + 2]
    ranges = (opening in (["of"], []) and joint == ["to"]) or (opening[-1:] == ["between"] and joint == ["and"])
    return ranges and index in {first, first + 2} and tokens[first + 2 :][:1] != [] and tokens[first + 2].kind is FIGURE


def leads_to_verb(tokens: Sentence, index: int) -> bool:
    """Whether the words behind a subject come to a verb, periods and small additions passed over, so that the subject begins a clause."""
    at = index
    while at < min(len(tokens), index + 12):
        token = tokens[at]
        if token.text == "of":
            return _changes(tokens, at + 1)
        if token.kind is FIGURE or token.text == ";":
            return False
        if token.text in VERBS:
            return True
        period = read_period(tokens, at)
        at = period.end if period is not None else at + 1
    return False


def behind_apposition(tokens: Sentence, index: int) -> int:
    """The index behind what is said of a subject between commas before its verb, else the same index: `Wages, our largest cost, rose`."""
    said = tokens.said
    if said[index : index + 1] != [","] or DETERMINERS.isdisjoint(said[index + 1 : index + 2]):
        return index
    inside = said[index + 1 : index + 1 + LONGEST_APPOSITION]
    ends = inside.index(",") if "," in inside else 0
    if not ends or VERBS.isdisjoint(said[index + ends + 2 : index + ends + 3]) or not VERBS.isdisjoint(inside[:ends]):
        return index
    plain = all(token.kind is WORD for token in tokens[index + 1 : index + 1 + ends])
    return index + ends + 2 if plain else index


def _changes(tokens: list[Token], index: int) -> bool:
    """Whether an amount stands at a place and a verb of change behind it: `earnings of $485 million ($1.34 per share) declined`."""
    if index >= len(tokens) or tokens[index].kind is not FIGURE:
        return False
    at = index + 1
    if at < len(tokens) and tokens[at].text == "(":
        at = next((end for end in range(at, min(len(tokens), at + LONGEST_ASIDE)) if tokens[end].text == ")"), at) + 1
    return at < len(tokens) and tokens[at].text in VERBS_OF_CHANGE


def _in_a_place(tokens: Sentence, end: int, company: frozenset[str]) -> bool:
    """Whether a subject behind its figure is that of a place or part by name: `a 5% decline in net sales in the Americas`."""
    if end >= len(tokens) or tokens[end].text not in {"in", "of", "from"}:
        return False
    ahead = next((token for token in tokens[end + 1 : end + 3] if token.text not in DETERMINERS), None)
    if ahead is None or ahead.kind is not WORD or ahead.text in company or not ahead.printed[0].isupper():
        return False
    return not _names_period(tokens, tokens.index(ahead, end))


def _names_period(tokens: Sentence, at: int) -> bool:
    return read_period(tokens, at) is not None or read_listed_length(tokens, at) is not None


def _before(tokens: list[Token], start: int, period_end: int, company: frozenset[str]) -> Scope:
    scope = OPEN
    for at in range(start - 1, -1, -1):
        token = tokens[at]
        text = token.text
        if text == "." and at and "." in tokens[at - 1].text:
            continue  # `U.S. sales`
        if at < period_end or token.kind is FIGURE or (token.kind is MARK and (text != "-" or tokens[at + 1].apart)):
            break  # behind `Capital - Total capital`, not inside `non-interest income`
        if token.kind is not WORD:
            if token.kind is MARK:
                continue
            return NARROWED
        if text in QUALIFIED or text.removesuffix("'s") in company:
            scope = UNSURE
        elif text == "reported" and at and tokens[at - 1].kind is WORD and tokens[at - 1].text not in BEFORE_REPORTED:
            break  # `Harbor Tools reported net income`, not `the reported net income`
        elif text in MODIFIERS or text.endswith("ly") or (text == "non" and _is_gaap(tokens, at)):
            continue
        elif text == "of" and at and tokens[at - 1].text in COSTS:
            return UNSURE  # `cost of automotive sales revenue`
        elif text in BOUNDARIES or text in VERBS or text in HOLDING or text in FORWARD:
            break
        elif text.endswith(("ed", "ing")):
            scope = UNSURE
            break
        else:
            return NARROWED
    return scope


def _is_gaap(tokens: list[Token], at: int) -> bool:
    """Whether a `non` is that of `non-GAAP`."""
    return any(token.text == "gaap" for token in tokens[at + 1 : at + 3])


def _behind(tokens: Sentence, end: int, company: frozenset[str]) -> Scope:
    at = end
    while at < len(tokens) and tokens[at].text in TRAILING:
        at += 1
    if at + 1 < len(tokens) and tokens[at].text == "per" and tokens[at + 1].kind is WORD and tokens[at + 1].text not in PER_HOLDER:
        return NARROWED  # `inventory per store`, `sales per square foot`
    if at >= len(tokens) or tokens[at].text not in NARROWING:
        return OPEN
    at += 1
    while at < len(tokens):
        token = tokens[at]
        text = token.text
        if token.kind in {FIGURE, NUMBER, MARK} or text in BOUNDS or _names_period(tokens, at):
            return OPEN
        if text in HARMLESS or text in company or text.endswith("ly"):
            at += 1
            continue
        if at + 1 < len(tokens) and read_period(tokens, at + 1) is not None:  # `for the seasonally soft first quarter`
            return OPEN
        return OPEN if text in OPENING else NARROWED
    return OPEN
