"""A figure and the words around it: the word that links it, how exact it claims to be, what stands behind it, what it is of its subject."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.activities import flow_around
from viewer.checks.narrative.assertion import CHANGE, LEVEL, MULTIPLE, Part
from viewer.checks.narrative.banks import assets_of_bank
from viewer.checks.narrative.figures import BARE, CENT, MONEY, OF_SHARES, ONE, PER_SHARE, PERCENT, POINTS, TIMES, Figure, FigureKind, Fuzz
from viewer.checks.narrative.item import Item, Nature
from viewer.checks.narrative.items import EPS, SHARES
from viewer.checks.narrative.periods import read_period
from viewer.checks.narrative.subjects import Lexicon, Subject
from viewer.checks.narrative.token import FIGURE, MARK, WORD, Token
from viewer.checks.narrative.vocabulary import BY_KEY, singular
from viewer.checks.narrative.words import (
    ABOUT,
    ADJUSTED,
    CHANGE_NOUNS,
    CHANGES,
    DETERMINERS,
    FALL,
    LINKS,
    MODIFIERS,
    NEUTRAL,
    OVER,
    RISE,
    UNDER,
    words,
)
from viewer.frozen import maker

BEFORE_A_FIGURE = (
    ABOUT | OVER | UNDER | DETERMINERS | {"record", "only", "just", "more", "less", "than", "new", "high", "low", "total", "slightly"}
)
LEVEL_LINKS = {"to", "from", "with", "versus", "vs", "at"}  # words before a percentage that is no change: `fell to 14% of net sales`
PERCENT_KINDS = {PERCENT, POINTS}
RATES = {"ratio", "margin", "rate", "yield", "spread", "utilization"}  # end the captions of percentages
PERCENTAGES = {Nature.RATIO, Nature.RATE}
PLAIN_BASES = words("""
    diluted basic fully gaap reported as consolidated year over sequential sequentially quarterly annual annualised an a both and per
    share the same in on comparative average weighted pro non -
""")
SAID_AGAIN = CHANGE_NOUNS - {"gain", "fall", "above", "below", "higher", "lower"}
BEFORE_TAX = {"after", "before", "pre", "net"}
BEFORE_A_BASIS = {"on", "increase", "decrease", "growth"}
OTHER_BASES = {"organically"}
BASIS_REACH = 10  # tokens from a figure to the `basis` it is said on
ATTRIBUTIVE = {"its", "our", "their", "a", "an", "the", "this"}
SPENDING = words("purchase acquisition repurchase repayment payment addition capital dividend redemption retirement")
EXACT = Fuzz.EXACT
MORE_OR_LESS = {"more", "less"}
THOUSAND = Decimal(1000)
QUALIFIERS = DETERMINERS | MODIFIERS
BEFORE_A_NAME = QUALIFIERS | {"outstanding"}
PER_SHARE_WORDS = frozenset({"per", "a", "share", "diluted", "basic"})


class Link(NamedTuple):
    """What ties a figure to the words before it.

    Attributes:
        word: the nearest word but for the small ones, `to` in `to a record $12 million`.
        before: the word before that.
        fuzz: how exact the figure claims to be.
    """

    word: str
    before: str
    fuzz: Fuzz


class Behind(NamedTuple):
    """A subject directly behind a figure.

    Attributes:
        subject: the subject; None for something the statements do not know: `a 32% rise in unit sales`.
        is_whole: whether the figure is a share of it: `41% of net revenues`.
        is_own: whether it is the figure's alone: `$0.26 diluted earnings per share`.
    """

    subject: Subject | None
    is_whole: bool = False
    is_own: bool = False


make_link = maker(Link)


def link_of(tokens: list[Token], index: int, opened: int) -> Link:
    """The link of the figure at an index; a word that opened the side compared with, at another index, is no bound but the link itself."""
    fuzz = EXACT
    at = index - 1
    while at >= 0 and at != opened and tokens[at].text in BEFORE_A_FIGURE:
        word, following = tokens[at].text, tokens[at + 1].text
        if word in UNDER or (word == "less" and following == "than"):
            fuzz = Fuzz.UNDER
        elif word in OVER or (word == "more" and following == "than"):
            fuzz = Fuzz.OVER
        elif word in ABOUT and fuzz is EXACT:
            fuzz = Fuzz.ABOUT
        at -= 1
    word, before = tokens[at].text if at >= 0 else "", tokens[at - 1].text if at > 0 else ""
    return make_link(word, before, Fuzz.OVER if word == "of" and before == "excess" else fuzz)


def subject_behind(tokens: list[Token], index: int, lexicon: Lexicon, company: frozenset[str]) -> Behind | None:
    """The subject directly behind a figure.

    It stands so in `41% of net revenues`, `a 12% increase in sales`, `77% revenue growth` and `a three cent per share loss`.
    """
    ends = index + 1 == len(tokens) or tokens[index + 1].kind is MARK  # then nothing stands behind it but what a bank is called
    if not ends and (on_other_basis(tokens, index) or _is_itself_subject(tokens, index)):
        return Behind(None)
    again = _change_behind(tokens, index) if not ends else None
    if again is not None:
        return subject_behind(tokens, again, lexicon, company)
    bank = assets_of_bank(tokens, index) if index and tokens[index - 1].text in {"a", "an"} else None
    if bank is not None or ends:
        return Behind(bank) if bank is not None else None
    word = tokens[index + 1].text
    noun = word in CHANGE_NOUNS or _ends_changes(tokens, index)
    at = index + 1 + noun
    word = text_at(tokens, at) if noun else word
    if word in {"of", "in"}:
        ahead = skip(tokens, at + 1, BEFORE_A_NAME, company)
        subject = _subject_past_period(tokens, ahead, lexicon)
        if subject is not None:
            subject = _as_adjusted(tokens, at, subject)
            part = subject.key == EPS and not noun and tokens[index].text != PERCENT.value
            return Behind(None) if part else Behind(subject, word == "of" and not noun)  # `a benefit of $0.39 of EPS`
        if not _names_something(tokens, ahead) or not (noun or word == "of"):
            return None
        subject = lexicon.find(tokens, ahead + 1) if ahead + 1 < len(tokens) else None  # `68.1% of mining revenues`
        return Behind(subject, is_whole=subject is not None and word == "of" and not noun and tokens[index].text == PERCENT.value)
    spent = _spent_on(tokens, at, lexicon) or flow_around(tokens, index)
    if spent is not None:
        return Behind(spent)
    at = _past_year_over_year(tokens, at)
    subject = lexicon.find(tokens, at) if at < len(tokens) else None
    if subject is not None and text_at(tokens, subject.end) in CHANGE_NOUNS:
        return Behind(subject)
    figure = tokens[index].figure
    if subject is not None and _is_told_of(tokens, index, subject, noun=noun):
        return Behind(subject)
    own = _own_behind(tokens, index, lexicon)
    if own is not None:
        return Behind(own, is_own=True)
    if subject is None and not noun and text_at(tokens, index - 1) in ATTRIBUTIVE and _names_something(tokens, at):
        return Behind(None)  # `borrowings on its $500 million revolving facility`
    if figure is None or figure.kind is not PER_SHARE or not figure.in_words:
        return None
    ahead = skip(tokens, at, PER_SHARE_WORDS)
    subject = lexicon.find(tokens, ahead) if ahead < len(tokens) else None
    return Behind(subject._replace(general=False)) if subject is not None else None


def _is_told_of(tokens: list[Token], index: int, subject: Subject, *, noun: bool) -> bool:
    """Whether a figure is of the item named right behind it: `a $1.2 million provision for loan losses`, `a 40.7% effective tax rate`."""
    figure = tokens[index].figure
    if _is_money(figure):
        return not subject.general and text_at(tokens, index - 1) in {"a", "an"}
    return figure is not None and figure.kind is PERCENT and not noun and is_percentage(subject)


def _is_money(figure: Figure | None) -> bool:
    return figure is not None and figure.kind is MONEY


def _is_itself_subject(tokens: list[Token], index: int) -> bool:
    """Whether something was done with an amount: `…, and $2.2 million was used to buy equipment`."""
    return text_at(tokens, index + 1) in {"was", "were"} and text_at(tokens, index - 1) in {"and", ",", ";"}


def _subject_past_period(tokens: list[Token], index: int, lexicon: Lexicon) -> Subject | None:
    """The subject at a place, or behind the period that stands there: `41% of fourth quarter revenues`."""
    if index >= len(tokens):
        return None
    subject = lexicon.find(tokens, index)
    period = read_period(tokens, index) if subject is None else None
    return lexicon.find(tokens, period.end) if period is not None and period.end < len(tokens) else subject


def _as_adjusted(tokens: list[Token], start: int, subject: Subject) -> Subject:
    """A subject as it is called with the words from a place on: `15% growth in adjusted EPS`."""
    said = next((token.text for token in tokens[start : subject.start] if token.text in ADJUSTED), "")
    return subject._replace(name=f"{said} {subject.name}") if said else subject


def _spent_on(tokens: list[Token], index: int, lexicon: Lexicon) -> Subject | None:
    """What an amount was spent on: `$65 million for the purchase of property`, `$9 million used for repayments of debt`."""
    at = skip(tokens, index, {"used", "utilized", "spent"})
    if text_at(tokens, at) not in {"for", "on"}:
        return None
    ahead = skip(tokens, at + 1, DETERMINERS)
    return lexicon.find(tokens, ahead) if singular(text_at(tokens, ahead)) in SPENDING else None


def _own_behind(tokens: list[Token], index: int, lexicon: Lexicon) -> Subject | None:
    """The subject that is a figure's alone: earnings per share of an amount with cents, average shares of a count.

    So in `$0.26 diluted earnings per share` and `based on 303.6 million weighted average shares outstanding`.
    """
    figure = tokens[index].figure
    if figure is not None and figure.kind is OF_SHARES:
        subject = lexicon.find(tokens, index + 1)
        return subject if subject is not None and subject.key == SHARES and "average" in subject.name else None
    if figure is None or figure.step >= ONE:
        return None
    ahead = skip(tokens, index + 1, {"net", "basic", "diluted", "fully", "and"})
    subject = lexicon.find(tokens, ahead) if ahead < len(tokens) else None
    return subject if subject is not None and subject.key == EPS else None


def on_other_basis(tokens: list[Token], index: int) -> bool:
    """Whether a figure is said on a basis that is not the statements': `7 percent on a constant currency basis`."""
    following = text_at(tokens, index + 1)
    if following in {"in", "at", "on"} and text_at(tokens, index + 2) in {"constant", "local"}:
        return True
    if following == "adjusting" and text_at(tokens, index + 2) == "for":
        return True  # `and 21% adjusting for constant currency`
    if following in OTHER_BASES:
        return True
    if following not in BEFORE_TAX and following not in BEFORE_A_BASIS:
        return False
    ahead = [token.text for token in tokens[index + 1 : index + 1 + BASIS_REACH]]
    if following in BEFORE_TAX:
        return not {"tax", "taxes"}.isdisjoint(ahead[1:3])  # `$639 thousand ($487 thousand after tax)`
    if "basis" not in ahead:
        return False
    said = ahead[: ahead.index("basis")]
    if "on" not in said:
        return False
    said = said[len(said) - said[::-1].index("on") :]  # `an increase in quarterly revenues on a year over year basis`
    return "reported" not in said and any(word not in PLAIN_BASES and word not in CHANGE_NOUNS and word not in ADJUSTED for word in said)


def _past_year_over_year(tokens: list[Token], index: int) -> int:
    """The index behind a `year-over-year` that stands between a figure and what grew: `30 percent year-over-year revenue growth`."""
    period = read_period(tokens, index) if text_at(tokens, index) == "year" else None
    return period.end if period is not None and not period.words else index


def _names_something(tokens: list[Token], index: int) -> bool:
    """Whether a word that is no small one stands at a place, and no period: `$115.0 million of borrowings`, not `of which`."""
    if index >= len(tokens) or tokens[index].kind is not WORD or read_period(tokens, index) is not None:
        return False
    return tokens[index].text not in NEUTRAL


def kind_of_figure(figure: Figure, subject: Subject | None, *, blocked: bool, counts: bool = False) -> FigureKind:
    """What a figure counts, once its subject is known."""
    item = BY_KEY.get(subject.key) if subject is not None else None
    if subject is not None and figure.kind is MONEY and figure.step < THOUSAND and _is_per_share(subject, item):
        return PER_SHARE
    if item is not None and figure.kind is BARE and not blocked:
        if item.nature is Nature.SHARES:
            return OF_SHARES
        return MONEY if figure.step > THOUSAND and not counts else BARE  # `revenues of 51.2 million`, not `sales of 1.8 million tons`
    return figure.kind


def is_per_share_too(figure: Figure, link: Link, told: Sequence[Figure], subjects: Sequence[Subject]) -> bool:
    """Whether a small amount is one per share, as the last of the figures told, the one it is compared with or what is spoken of.

    `$0.14 a share, including $0.02`, `$23 million, or 13 cents`, `earnings per share include a charge of $0.17`,
    `70 cents a share, on income of $1.9 billion, increased 11.1 percent from 63 cents`.
    """
    before = told[-1] if told else None
    alike = told if link.word == "from" else told[-1:]
    if figure.step == CENT and (any(each.kind is PER_SHARE for each in alike) or any(subject.key == EPS for subject in subjects)):
        return True
    if before is None or before.kind is not MONEY or before.step < THOUSAND:
        return False
    return link.word == "or" and figure.step <= CENT and figure.value < ONE


def _is_per_share(subject: Subject, item: Item | None) -> bool:
    """Whether a line item is an amount per share: earnings per share, what a caption calls so."""
    return item.nature is Nature.PER_SHARE if item is not None else subject.key.endswith(" per share")


def names_change(tokens: list[Token], index: int, behind: Behind | None) -> bool:
    """Whether a noun of change follows a figure: `a 12% increase`, `a 38.7 percent revenue increase`."""
    noun = text_at(tokens, _past_year_over_year(tokens, index + 1))
    if (noun in MORE_OR_LESS and is_more_than(tokens, index)) or (noun in {"or", "and"} and _change_behind(tokens, index)):
        return True
    if noun in CHANGES:
        return _ends_changes(tokens, index)
    if noun in CHANGE_NOUNS:  # `compared to a $6.0 million gain`
        figure = tokens[index].figure
        return noun != "gain" or figure is None or figure.kind is not MONEY or _is_in_something(tokens, index + 2)
    if noun == "," and _says_again(tokens, index):
        return True
    if noun == "and" and text_at(tokens, index - 1) in {"a", "an"}:  # `a 16% and 18% increase, respectively`
        return text_at(tokens, index + 2) == text_at(tokens, index) and text_at(tokens, index + 3) in SAID_AGAIN
    return behind is not None and behind.subject is not None and text_at(tokens, behind.subject.end) in CHANGE_NOUNS


def _change_behind(tokens: list[Token], index: int) -> int | None:
    """The figure between an amount and its noun of change: `a $377,000 or 9.6% increase`, `the $7 million and $9 million increases`."""
    joint = text_at(tokens, index + 1)
    again = next_figure(tokens, index + 2) if joint in {"or", "and"} and _is_money(tokens[index].figure) else None
    if again is None or joint == "and":
        return again if again is not None and _ends_changes(tokens, again) else None
    said = text_at(tokens, index - 1) in {"a", "an"} and text_at(tokens, again) == PERCENT.value
    return again if said and text_at(tokens, again + 1) in SAID_AGAIN else None


def _ends_changes(tokens: list[Token], index: int) -> bool:
    """Whether an amount is the last of several changes: `the $70.3 million and $362.2 million increases in sales`."""
    return text_at(tokens, index - 1) == "and" and _is_money(tokens[index].figure) and text_at(tokens, index + 1) in CHANGES


def is_more_than(tokens: list[Token], index: int) -> bool:
    """Whether a percentage stands at a place and `more than` or `less than` behind it: `16 percent more than last year's $600 million`."""
    ahead = tokens[index + 1 : index + 3]
    return text_at(tokens, index) == PERCENT.value and len(ahead) == 2 and ahead[0].text in MORE_OR_LESS and ahead[1].text == "than"


def _says_again(tokens: list[Token], index: int) -> bool:
    """Whether a change is said in two units before its noun: `a $1.5 million, or 4.7%, increase`, `an 8%, or $2 million, decline`.

    A comma stands behind the figure at the index.
    """
    if text_at(tokens, index - 1) == "or" and text_at(tokens, index - 2) == ",":
        return text_at(tokens, index + 2) in SAID_AGAIN
    if text_at(tokens, index + 2) != "or" or text_at(tokens, index - 1) not in {"a", "an"}:
        return False
    again = next_figure(tokens, index + 3)
    return again is not None and text_at(tokens, again + 1) == "," and text_at(tokens, again + 2) in SAID_AGAIN


def _is_in_something(tokens: list[Token], index: int) -> bool:
    """Whether `in` and no period stand at a place: `a $6.0 million gain in sales`, not `a $6.0 million gain in the first quarter`."""
    ahead = skip(tokens, index + 1, DETERMINERS)
    return text_at(tokens, index) == "in" and ahead < len(tokens) and read_period(tokens, ahead) is None


def part_of(figure: Figure, link: Link, subject: Subject | None, *, noun: bool, changed: bool, change_in: bool) -> Part:
    """What a figure is of its subject, shares of another item apart.

    Args:
        figure: the figure.
        link: the words before it.
        subject: the line item it is bound to.
        noun: whether a noun of change follows.
        changed: whether the clause has spoken of a change.
        change_in: whether the subject stands in `an increase in …`.
    """
    if figure.kind is TIMES:
        return MULTIPLE
    named = subject.name.rpartition(" ")[2] if subject is not None and " " in subject.name else ""
    of_noun = link.word == "of" and link.before in CHANGE_NOUNS and link.before != named  # `underwriting gain of $103 million` names a gain
    directly = link.word != named and (link.word in RISE or link.word in FALL)
    if figure.kind in PERCENT_KINDS:
        if is_percentage(subject):
            return CHANGE if noun or directly or (of_noun and figure.kind is POINTS) or link.word == "by" else LEVEL
        grown = link.word == "at" and (link.before in RISE or link.before in FALL)  # `grew at 31%`, not `discounted at 10%`
        return CHANGE if noun or grown or (changed and link.word not in LEVEL_LINKS) else LEVEL
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


def next_figure(tokens: list[Token], index: int) -> int | None:
    """The figure that follows with nothing but small words before it."""
    at = skip(tokens, index, BEFORE_A_FIGURE)
    return at if at < len(tokens) and tokens[at].kind is FIGURE else None


def skip(tokens: list[Token], index: int, words: frozenset[str] | set[str], others: frozenset[str] = frozenset()) -> int:
    """The first index from one on whose token is none of some words and none of others."""
    while index < len(tokens) and ((text := tokens[index].text) in words or text in others):
        index += 1
    return index


def text_at(tokens: list[Token], index: int) -> str:
    """The text of a token, empty outside the sentence."""
    try:
        return tokens[index].text if index >= 0 else ""
    except IndexError:  # behind the last: seldom, and no sentence is measured for it
        return ""
