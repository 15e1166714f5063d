"""Figures of something that no line item names, beside those of one that does.

What drove a change has figures of its own, `driven by 4% volume increases`, `due to an unfavorable mix of 2%`, `a 1% decline from foreign
exchange`; so has what is spoken of next, `revenues rose 10% and terminal dwell improved 7%`.
"""

from __future__ import annotations

from bisect import bisect_left

from viewer.checks.narrative.items.parts import Names
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.figures import PERCENT
from viewer.checks.narrative.prose.period_words import PERIOD_WORDS
from viewer.checks.narrative.prose.token import FIGURE, MARK, WORD, Sentence, text_at
from viewer.checks.narrative.prose.words import CAUSES, CHANGE_NOUNS, CHANGES, FALL, LINKS, NEUTRAL, QUALIFIERS, RISE
from viewer.checks.narrative.times.periods import read_period

NOUNS = CHANGE_NOUNS | CHANGES
VERBS = frozenset({word for word in RISE | FALL if word.endswith("ed")} | {"rose", "grew", "fell"})
AND = {"and", "while", "whereas", "but"}
LONGEST_NAME = 3  # words of what no line item names
REACH = 6  # words from a `from` to what it is


class Strangers:
    """What a sentence speaks of that no line item names."""

    def __init__(self, tokens: Sentence, names: Names) -> None:
        self._tokens = tokens
        self._names = names
        self._told: set[Subject] = set()  # line items that a figure has been told of
        self._causes: list[int] | None = None  # where the sentence leads to why, once that is asked

    def note(self, subject: Subject | None) -> None:
        """Note that a figure is told of a line item."""
        if subject is not None:
            self._told.add(subject)

    def has(self, index: int, subject: Subject | None) -> bool:
        """Whether a percentage is said of something that is no line item.

        Args:
            index: where a figure stands.
            subject: the line item named last.
        """
        tokens = self._tokens
        if tokens[index].text != PERCENT:
            return False
        if self._grows_behind(index) or self.tells_reason(index + 2):
            return True
        if subject is None or not (subject in self._told or self._cause(index) >= subject.end):
            return False
        of = index - 1
        while of > 0 and tokens[of].text in {"approximately", "about", "a"}:
            of -= 1
        if tokens[of].text != "of":
            return False
        noun = of - 1
        if text_at(tokens, noun) in NOUNS:
            noun -= 1
            if text_at(tokens, noun).endswith("ing"):  # `revenue was $200,000, representing growth of 25%`
                return False
        return noun >= subject.end and self._is_strange(noun)

    def tells_reason(self, index: int) -> bool:
        """Whether `from` behind a noun of change leads to neither a time, an amount nor a line item: `a 1% decline from lower volume`."""
        tokens = self._tokens
        if text_at(tokens, index) != "from" or text_at(tokens, index - 1) not in NOUNS:
            return False
        strange = False
        for at in range(index + 1, min(len(tokens), index + 1 + REACH)):
            token = tokens[at]
            if token.kind is MARK or token.text in LINKS or token.text in AND:
                break
            if token.kind is not WORD or read_period(tokens, at) is not None or self._names.lexicon.find(tokens, at) is not None:
                return False
            strange = strange or self._is_strange(at)
        return strange

    def take_over(self, verb: int) -> bool:
        """Whether a verb is that of something that stands behind the last figure and an `and`: `… 10% and terminal dwell improved 7%`."""
        tokens = self._tokens
        if tokens[verb].text not in VERBS or not self._is_strange(verb - 1):
            return False
        at = verb - 2
        while at > 0 and (tokens[at].text in QUALIFIERS or self._is_strange(at)) and verb - at <= LONGEST_NAME + 1:
            at -= 1
        return at > 0 and tokens[at].text in AND and tokens[at - 1].kind is FIGURE

    def _is_strange(self, index: int) -> bool:
        """Whether a word is neither one of the grammar's, nor of a period, nor the name of a line item."""
        if not 0 <= index < len(self._tokens) or self._tokens[index].kind is not WORD:
            return False
        word = self._tokens[index].text
        if word in NEUTRAL or word in QUALIFIERS or word in PERIOD_WORDS or word in self._names.company or word.endswith("ly"):
            return False
        return self._names.lexicon.find(self._tokens, index) is None

    def _grows_behind(self, index: int) -> bool:
        """Whether a noun of change stands behind the name of something right behind a percentage: `4% unit volume increases`."""
        at = index + 1
        while at <= index + LONGEST_NAME and self._is_strange(at):
            at += 1
        return at > index + 1 and text_at(self._tokens, at) in NOUNS

    def _cause(self, index: int) -> int:
        """Where the last word before a figure stands that leads to why something is so, -1 where none does."""
        if self._causes is None:
            self._causes = [at for at, word in enumerate(self._tokens.said) if word in CAUSES]
        at = bisect_left(self._causes, index)
        return self._causes[at - 1] if at else -1
