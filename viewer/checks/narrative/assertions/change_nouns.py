"""Nouns of change behind a figure: `a 12% increase`, `a $1.5 million, or 4.7%, decline`."""

from __future__ import annotations

from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.figures import MONEY, PER_SHARE, PERCENT, TIMES, is_money
from viewer.checks.narrative.prose.link import next_figure
from viewer.checks.narrative.prose.token import FIGURE, Sentence, Token, skip, text_at
from viewer.checks.narrative.prose.words import CHANGE_NOUNS, CHANGES, DETERMINERS, OFFSETTING, words
from viewer.checks.narrative.times.periods import read_period

SAID_AGAIN = CHANGE_NOUNS - {"gain", "fall", "above", "below", "higher", "lower"}
MORE_OR_LESS = {"more", "less"}
MORE_OF = {"more", "fewer"}
NOTHING_MORE = {"than", "or", "and", "in", "on", ",", "."}
OUTWEIGHING = OFFSETTING | words("offset compensated made covered")
SURPLUSES = {PERCENT, MONEY, PER_SHARE}
BEFORE_A_TIME = DETERMINERS | words("at in for on of as during that those reported recorded earned")


def names_change(tokens: Sentence, index: int, subject: Subject | None) -> bool:
    """Whether a noun of change follows a figure or the line item behind it: `a 12% increase`, `a 38.7 percent revenue increase`."""
    noun = text_at(tokens, past_year_over_year(tokens, index + 1))
    if is_more_of(tokens, index):
        return True
    if (noun in MORE_OR_LESS and is_more_than(tokens, index)) or (noun in {"or", "and"} and change_behind(tokens, index)):
        return True
    if noun == "ahead":
        return text_at(tokens, index + 2) == "of"
    if noun in CHANGES:
        return ends_changes(tokens, index)
    if noun in CHANGE_NOUNS:  # `compared to a $6.0 million gain`
        figure = tokens[index].figure
        return noun != "gain" or figure is None or figure.kind is not MONEY or _is_of_change(tokens, index + 2)
    if noun == "," and _says_again(tokens, index):
        return True
    if noun == "and" and text_at(tokens, index - 1) in {"a", "an"}:  # `a 16% and 18% increase, respectively`
        return text_at(tokens, index + 2) == text_at(tokens, index) and text_at(tokens, index + 3) in SAID_AGAIN
    return subject is not None and text_at(tokens, subject.end) in CHANGE_NOUNS


def change_behind(tokens: list[Token], index: int) -> int | None:
    """The figure between an amount and its noun of change: `a $377,000 or 9.6% increase`, `the $7 million and $9 million increases`."""
    joint = text_at(tokens, index + 1)
    again = next_figure(tokens, index + 2) if joint in {"or", "and"} and is_money(tokens[index].figure) else None
    if again is None or joint == "and":
        return again if again is not None and ends_changes(tokens, again) else None
    said = text_at(tokens, index - 1) in {"a", "an"} and text_at(tokens, again) == PERCENT
    return again if said and text_at(tokens, again + 1) in SAID_AGAIN else None


def ends_changes(tokens: list[Token], index: int) -> bool:
    """Whether an amount is the last of several changes: `the $70.3 million and $362.2 million increases in sales`."""
    return text_at(tokens, index - 1) == "and" and is_money(tokens[index].figure) and text_at(tokens, index + 1) in CHANGES


def is_more_than(tokens: list[Token], index: int) -> bool:
    """Whether `more than` or `less than` stands behind a percentage or an amount: `16 percent more than last year's $600 million`.

    Not before a verb: `net income of $3 million more than doubled`, `savings of $2 million more than offset …`.
    """
    if index < 0 or text_at(tokens, index + 1) not in MORE_OR_LESS or text_at(tokens, index + 2) != "than":
        return False
    behind = tokens[index + 3] if index + 3 < len(tokens) else None
    if behind is not None and (behind.text == TIMES or behind.text in OUTWEIGHING):
        return False
    figure = tokens[index].figure
    return figure is not None and figure.kind in SURPLUSES


def is_more_of(tokens: Sentence, index: int) -> bool:
    """Whether a percentage says how much more there is of something named behind it: `on 9% more shares`, not `12% more than`."""
    return text_at(tokens, index) == PERCENT and text_at(tokens, index + 1) in MORE_OF and text_at(tokens, index + 2) not in NOTHING_MORE


def is_more_than_what(tokens: Sentence, index: int) -> bool:
    """Whether it is said of what `than` speaks that is neither of a time nor an amount: `$2 million more than planned`."""
    if not is_more_than(tokens, index):
        return False
    ahead = skip(tokens, index + 3, BEFORE_A_TIME)
    return ahead >= len(tokens) or (tokens[ahead].kind is not FIGURE and read_period(tokens, ahead) is None)


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


def _is_of_change(tokens: Sentence, index: int) -> bool:
    """Whether a gain is no profit by what stands behind it: `a $6 million gain in sales`, or `over 2003`, not `in the first quarter`."""
    word, ahead = text_at(tokens, index), skip(tokens, index + 1, DETERMINERS)
    if word not in {"in", "over", "from"} or ahead >= len(tokens):
        return False
    return (read_period(tokens, ahead) is None) is (word == "in")


def stands_as_change(tokens: list[Token], index: int) -> bool:
    """Whether an amount behind what is compared with says in apposition how much that is: `up from $9 million, $2 million or 22%`."""
    if text_at(tokens, index - 1) != ",":
        return False
    joint = index + 1 + (text_at(tokens, index + 1) == ",")
    again = next_figure(tokens, joint + 1) if text_at(tokens, joint) == "or" else None
    return again is not None and tokens[again].text == PERCENT and text_at(tokens, again + 1) != "of"


def past_year_over_year(tokens: Sentence, index: int) -> int:
    """The index behind a `year-over-year` that stands between a figure and what grew: `30 percent year-over-year revenue growth`."""
    period = read_period(tokens, index) if text_at(tokens, index) == "year" else None
    return period.end if period is not None and not period.words else index
