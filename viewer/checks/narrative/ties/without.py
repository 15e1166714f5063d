"""What a row is without another that its sentence names: a cost net of what is earned, all without what there is of it in a place.

`Interest expense, net of interest income, declined`, `capital expenditures outside the U.S.`
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise, product
from operator import attrgetter

from viewer.checks.narrative.assertions.assertion import CHANGE, SHARE, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.parts import place_word
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import PERCENT
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.ties.left import Pair, may_be_left, tie_of_left
from viewer.checks.narrative.ties.places import places_of
from viewer.checks.narrative.ties.tie import UNTIED, Tie

TELLING = {"net", "outside"}


class Without:
    """Ties what a row is without another to the two."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def tie(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie of what one row is without another, or of its change, to the two rows that its sentence names."""
        if TELLING.isdisjoint(tokens.said) or not may_be_left(assertion, tokens):
            return UNTIED
        netted = self._netted(assertion, tokens) if "net" in tokens.said else ()
        outside = self._outside(assertion, tokens) if "outside" in tokens.said else ()
        return tie_of_left(assertion, chain(netted, outside), self._clock)

    def _netted(self, assertion: Assertion, tokens: Sentence) -> Iterator[Pair]:
        """The rows of one statement of which a sentence says that it speaks net: `Interest expense, net of interest income, fell 9%`."""
        named = self._ledger.lexicon.all_in(tokens)
        before = bisect_right(named, assertion.index, key=attrgetter("end"))
        for one, two in pairwise(named[max(0, before - 2) : before]):
            joint = [word for word in tokens.said[one.end - 1 : two.start] if word != ","][-2:]  # `Interest expense, net` is a name too
            if joint == ["net", "of"]:
                for had, taken in product(self._ledger.rows(one.key), self._ledger.rows(two.key)):
                    if had.statement is taken.statement:
                        yield Pair(had, taken)

    def _outside(self, assertion: Assertion, tokens: Sentence) -> Iterator[Pair]:
        """The rows of all of a line item and of the place outside of which the rest is: `capital expenditures outside the U.S. fell`."""
        place = frozenset(map(place_word, places_of(tokens) - {"outside"}))
        named = {subject.key for subject in self._ledger.lexicon.all_in(tokens)} & BY_KEY.keys() if place else set()
        is_share = assertion.part is SHARE or (assertion.subject is None or assertion.subject.key not in BY_KEY)
        if len(named) != 1 or (assertion.part is not CHANGE and assertion.figure.kind is PERCENT and not is_share):
            return
        (key,) = named
        part = self._ledger.parts.at(key, place)
        for had, taken in product(self._ledger.rows(key), self._ledger.rows(part) if part is not None else ()):
            yield Pair(had, taken)
