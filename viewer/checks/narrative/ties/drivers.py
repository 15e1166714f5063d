"""What drove a change, each with what it came to in brackets: `driven by Tools ($1,027 million) and higher inventories ($5.6 billion)`."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, UNBOUND, WEAK, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY
from viewer.checks.narrative.prose.token import FIGURE, Sentence
from viewer.checks.narrative.prose.words import CAUSES, words
from viewer.checks.narrative.ties.changes import Changes
from viewer.checks.narrative.ties.likeness import Likeness
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.verdict import digits_of

TELLING_WHY = CAUSES | words("driven reflecting reflects change changes offset")
FEWEST = 2  # digits of what a part of a change came to


class Drivers(NamedTuple):
    """Ties what rows that a sentence names contributed to a change; never found to differ.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
        changes: what ties differences.
        likeness: what finds the rows named.
    """

    ledger: Ledger
    clock: Clock
    changes: Changes
    likeness: Likeness

    def tie(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie of an amount in brackets to the two cells of the row named before it whose difference it is."""
        if assertion.part is not LEVEL or assertion.figure.kind is not MONEY or assertion.forward or digits_of(assertion.figure) < FEWEST:
            return UNTIED
        if not _stands_behind_a_name(assertion.index, tokens) or TELLING_WHY.isdisjoint(tokens.said[: assertion.index]):
            return UNTIED
        change = replace(assertion, part=CHANGE, side=None)
        if assertion.subject is not None and assertion.bond is not UNBOUND:  # `changes in inventories ($5.6 billion)`
            tie = self.changes.tie(replace(change, bond=WEAK), assertion.subject)
            if tie.outcome is AGREES:
                return tie
        keys = self.clock.now(change).keys
        for amount in self.likeness.named(assertion, tokens):
            if self.ledger.key_at(amount) in keys:
                tie = self.changes.tie_on(change, amount.cell)
                if tie.outcome is AGREES:
                    return tie
        return UNTIED


def _stands_behind_a_name(index: int, tokens: Sentence) -> bool:
    """Whether a figure stands in brackets of its own behind words rather than behind another figure."""
    within = tokens[index].printed.startswith("(")
    before = index - 1 - (not within)
    return before >= 0 and (within or tokens.said[index - 1] == "(") and tokens[before].kind is not FIGURE
