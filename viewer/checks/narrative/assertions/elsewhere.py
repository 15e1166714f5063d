"""Whether a sentence begins with another than the company, or with a part of it."""

from __future__ import annotations

from viewer.checks.narrative.items.parts import Names
from viewer.checks.narrative.items.subjects import CAPTION
from viewer.checks.narrative.prose.period_words import PERIOD_WORDS
from viewer.checks.narrative.prose.token import WORD, Sentence, text_at
from viewer.checks.narrative.prose.words import DRIVING, FORWARD, NEUTRAL, VERBS, words
from viewer.checks.narrative.times.periods import read_period

LONGEST_ACTOR = 4  # words of a name that a sentence begins with
PLACING = {"in", "outside", "within"}  # before the name of a place
DOING = {"drove", "delivered", "generated", "reported", "posted", "contributed", "achieved", "recorded", "had", "produced"}
JOINING = {"and", "&", "/", "-"}  # inside the name of a part
PLACES = words("market markets region area segment division business")  # behind the name of a place
UNDERSTOOD = PERIOD_WORDS | NEUTRAL
QUOTED = words("excluding including despite while although because if as when management president chairman mr mr. ms mrs")


def begins_elsewhere(tokens: Sentence, names: Names) -> bool:
    """Whether a sentence begins with a name that is not the company's and does something: `StubHub drove volume of $1.4 billion`."""
    if not tokens or tokens[0].kind is not WORD or tokens[0].text in QUOTED:
        return False
    if tokens[0].text in PLACING:
        return _opens_in_a_place(tokens, names)
    if _opens_with_a_name(tokens, names):
        return True
    for at, token in enumerate(tokens[:LONGEST_ACTOR]):
        if token.kind is not WORD or token.text in names.company:
            return False
        if at and (token.text in VERBS or token.text in DRIVING or token.text.endswith("ed")):
            return True
        if token.text in NEUTRAL or token.text in FORWARD or token.text.endswith("ly"):
            return False
        subject = names.lexicon.find(tokens, at)
        if subject is not None:  # `StubHub drove …` where a table has a row of that name
            return subject.key.startswith(CAPTION) and text_at(tokens, subject.end) in DOING
        if read_period(tokens, at) is not None:
            return False
    return False


def _opens_with_a_name(tokens: Sentence, names: Names) -> bool:
    """Whether a sentence begins with a name of which the rest of it speaks: `Europe: revenues of $489 million were up 35.1%`."""
    begun = tokens.said[: LONGEST_ACTOR + 1]
    end = begun.index(":") if ":" in begun else 0
    if not end or names.lexicon.find(tokens, 0) is not None:
        return end > 0 and bool(names.parts.place_opening(tokens))
    named = [token for token in tokens[:end] if token.text not in JOINING]
    return all(
        token.kind is WORD and token.printed[0].isupper() and not (token.text in names.company or token.text in UNDERSTOOD)
        for token in named
    )


def _opens_in_a_place(tokens: Sentence, names: Names) -> bool:
    """Whether a sentence begins with a place or a part of the company by name: `In North America, …`, `In the U.S. market, …`."""
    first = 2 if text_at(tokens, 1) == "the" else 1
    for at, token in enumerate(tokens[first : first + 1 + LONGEST_ACTOR], first):
        if token.text == ",":
            return at > first and read_period(tokens, 1) is None and read_period(tokens, first) is None
        if token.text == "." and at > first and not token.apart:
            continue  # `U.S.,`
        if token.text in PLACES and at > first:
            continue
        if token.kind is not WORD or not token.printed[0].isupper() or token.text in names.company or token.text in PERIOD_WORDS:
            return False
    return False
