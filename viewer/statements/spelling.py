"""The word that a misspelt one was meant to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

LONGEST = 30  # no word of a caption is longer
SHORTEST = 5  # below, a slip makes another word too easily: `sale` and `sales`, `cost` and `cash`


class Spelling:
    """Corrects one slip a word: a letter left out, put in, changed, or changed places with the next (`captial`, `PLAND`).

    Every word is filed under what is left of it when one letter is dropped; two words one slip apart share such a rest.
    A word that stands one slip from several is left alone.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._rests: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= SHORTEST:
                for rest in _rests(word):
                    self._rests[rest].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def correct(self, word: str) -> str | None:
        """The one known word that is a slip away; None where there is none or more than one. A known word is right as it is."""
        if word in self._words:
            return word
        if not SHORTEST <= len(word) <= LONGEST:
            return None
        near = {known for rest in _rests(word) for known in self._rests.get(rest, ()) if one_slip(word, known)}
        return near.pop() if len(near) == 1 else None


def _rests(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def one_slip(word: str, other: str) -> bool:
    """Whether one letter left out, put in, changed or swapped with its neighbour makes one word of the other."""
    short, long = sorted((word, other), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) - len(short) == 1:
        return short[at:] == long[at + 1 :]
    if len(long) != len(short):
        return False
    swapped = short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long[at:]
