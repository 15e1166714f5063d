"""Places that a sentence speaks of: `in the U.S.`, `outside of Europe`."""

from __future__ import annotations

from viewer.checks.narrative.assertions.elsewhere import PLACING
from viewer.checks.narrative.prose.period_words import PERIOD_WORDS
from viewer.checks.narrative.prose.token import WORD, Sentence
from viewer.checks.narrative.prose.words import DETERMINERS

LONGEST_NAME = 4  # words


def places_of(tokens: Sentence) -> frozenset[str]:
    """The words of the places that a sentence speaks of: `in the U.S.`, `outside of Europe`."""
    found: set[str] = set()
    for at, word in enumerate(tokens.said):
        if word not in PLACING:
            continue
        for token in tokens[at + 1 : at + 1 + LONGEST_NAME]:
            if token.kind is WORD and token.printed[0].isupper() and token.text not in PERIOD_WORDS:
                found.update((token.text, word) if word == "outside" else (token.text,))
            elif token.text not in DETERMINERS:
                break
    return frozenset(found)
