"""Whether a word opens a comparison, rather than a place, a source, a bound or a change of its own."""

from __future__ import annotations

from viewer.checks.narrative.assertions.assertion import Side
from viewer.checks.narrative.assertions.change_nouns import MORE_OR_LESS, SAID_AGAIN, is_more_than
from viewer.checks.narrative.items.subjects import Lexicon, Subject
from viewer.checks.narrative.prose.figures import MONEY, PERCENT
from viewer.checks.narrative.prose.token import FIGURE, MARK, WORD, Sentence, Token, skip, text_at
from viewer.checks.narrative.prose.words import (
    AHEAD,
    CHANGE_NOUNS,
    CHANGES,
    DETERMINERS,
    QUALIFIERS,
    SURPASSING,
    words,
)
from viewer.checks.narrative.times.periods import read_period

SOURCED = words("""
    primarily mainly principally largely mostly chiefly driven resulting resulted arising arose stemming stemmed derived benefited
    benefiting generated received
""")  # before a source rather than what is compared with
GAINS = words("gain gains")  # had from what was sold
JUDGED = words("better worse higher lower greater smaller larger stronger weaker")  # an amount, before `than` another
BEHIND_AN_AMOUNT = words(", )")
IN_TIME = words("in for during the")
OF_CHANGE = {PERCENT, MONEY}


def compares(tokens: Sentence, index: int, lexicon: Lexicon, topic: Subject | None, *, changed: bool) -> bool:
    """Whether `from`, `than`, `over` or `above` opens a comparison rather than a place, a source or a bound."""
    before = tokens[index - 1] if index else None
    if before is None or index + 1 >= len(tokens):
        return False
    word = tokens[index].text
    if before.text == "," and changed and index > 1:
        before = tokens[index - 2]  # `increased by $600 million, or 25%, over 1997`
    behind_figure = before.kind is FIGURE
    if word in SURPASSING:
        return _surpasses_itself(tokens, index, lexicon, topic)
    if word == "from":
        sold = before.text in GAINS and not _says_what_was(tokens, index + 1)  # `a gain from the sale of a plant`
        if changed or not behind_figure:
            return changed and not sold and before.text not in SOURCED  # `decreased primarily from a net loss of $33,000`
        return not _names_source(tokens, index + 1)
    if word == "than":
        if before.text in MORE_OR_LESS:
            return is_more_than(tokens, index - 2)
        return changed or _is_by_how_much(tokens, index) or _is_judged(tokens, index)
    if word == "ahead" and text_at(tokens, index + 1) != "of":
        return False
    ahead = skip(tokens, index + 1 + (word == "ahead"), QUALIFIERS)
    if ahead >= len(tokens):
        return False
    if before.text == "," and tokens[index - 2].kind is FIGURE is tokens[ahead].kind and word in AHEAD:
        return True  # `were $20 million, above the $18 million of the year before`
    if not behind_figure and before.text not in CHANGE_NOUNS:
        period = read_period(tokens, ahead) if changed and word == "over" else None  # `reduced its costs over first quarter 2000 by 1%`
        return period is not None and period.is_explicit and text_at(tokens, period.end) == "by"
    if tokens[ahead].kind is FIGURE:
        # `an increase of 3.5 percent over 9.31 cents`
        of_change = changed and before.text == PERCENT != tokens[ahead].text
        return before.text in CHANGE_NOUNS or word != "over" or of_change
    return (read_period(tokens, ahead) or lexicon.find(tokens, ahead)) is not None


def _surpasses_itself(tokens: Sentence, index: int, lexicon: Lexicon, topic: Subject | None) -> bool:
    """Whether what a line item exceeds is its own at another time: `exceeded last year's $.40 by 25%`, `sales exceeded sales for 2002`."""
    ahead = skip(tokens, index + 1, DETERMINERS)
    if ahead >= len(tokens) or read_period(tokens, ahead) is not None:
        return ahead < len(tokens)
    again = lexicon.find(tokens, ahead) if topic is not None else None
    return again is not None and topic is not None and again.key == topic.key


def tells_changes(tokens: Sentence, index: int) -> bool:
    """Whether what is compared with is a change of its own: `compared to increases of 14.7% and 19.8% in 1996 and 1995`, `… of $14`.

    Or one in money whose time is named: `compared with a $14 million decrease in 1996`.
    """
    noun = skip(tokens, index, DETERMINERS)
    if text_at(tokens, noun) == MONEY and noun > index:
        behind = skip(tokens, noun + 2, IN_TIME)
        return text_at(tokens, noun + 1) in SAID_AGAIN and behind < len(tokens) and read_period(tokens, behind) is not None
    changes = text_at(tokens, noun) in CHANGE_NOUNS or text_at(tokens, noun) in CHANGES
    return changes and text_at(tokens, noun + 1) == "of" and text_at(tokens, noun + 2) in OF_CHANGE


def _names_source(tokens: Sentence, index: int) -> bool:
    """Whether an amount was had from what stands at a place: `$5.8 million from settlement of loans`, not `from sales of $5 million`.

    Nor from what a phrase with an amount or period says: `$474,000 from the exercise of options`, `$4.1 million from the prior quarter`.
    """
    ahead = tokens[index : index + 3]
    if len(ahead) > 2 and ahead[0].kind is WORD and ahead[1].text == "of" and ahead[2].kind is WORD:
        return True
    for at in range(index, len(tokens)):
        token = tokens[at]
        if token.kind is FIGURE or (token.kind is not MARK and read_period(tokens, at) is not None):
            return False
        if token.text == "and" or (token.kind is MARK and token.text in {",", ";"}):
            break
    return True


def _is_by_how_much(tokens: list[Token], index: int) -> bool:
    """Whether a figure and a noun of change stand before a `than`: `was $49 million better than first quarter 2019`."""
    return tokens[index - 1].text in CHANGE_NOUNS and index > 1 and tokens[index - 2].kind is FIGURE


def _is_judged(tokens: Sentence, index: int) -> bool:
    """Whether an amount told before a `than` is judged by another: `$2 million ($.10 per share), slightly better than the $3 million`."""
    if tokens[index - 1].text not in JUDGED:
        return False
    at = index - 3 if text_at(tokens, index - 2).endswith("ly") else index - 2
    return at > 0 and tokens[at].text in BEHIND_AN_AMOUNT and _says_what_was(tokens, index + 1)


def _says_what_was(tokens: Sentence, index: int) -> bool:
    """Whether what stands at a place, determiners passed over, is an amount or a time."""
    ahead = skip(tokens, index, DETERMINERS)
    return ahead < len(tokens) and (tokens[ahead].kind is FIGURE or read_period(tokens, ahead) is not None)


def says_when(tokens: Sentence, index: int, side: Side) -> bool:
    """Whether a `from` behind what is compared with only says when that was: `compared to $2.8 million from the previous quarter`."""
    if (
        side.word not in {"compared", "from"}
        or side.periods
        or tokens[index].text != "from"
        or not index
        or tokens[index - 1].kind is not FIGURE
    ):
        return False
    ahead = skip(tokens, index + 1, DETERMINERS)
    return ahead < len(tokens) and read_period(tokens, ahead) is not None
