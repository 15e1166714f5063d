"""Percentages told of two times: where two rows give the one, they should give the other, which is perhaps a misprint where they do not.

`Station operating income margin was 36.6% versus 39.1%`, `the operating ratio improved to 94.1% from 92.2%`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.ledger.entry import cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import PERCENT
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.prose.words import ADJUSTED, EXCLUDING
from viewer.checks.narrative.ties.proportions import Told
from viewer.checks.narrative.ties.tie import AGREES, NEARLY, UNTIED, Tie, ratio_of
from viewer.checks.narrative.verdict import HUNDRED, digits_of, hundredths, range_of
from viewer.statements.statement import Cell

COMPARED = 2  # percentages of one comparison
ENOUGH = 3  # digits of the percentages
ALIKE = Decimal("0.25")  # how far off a percentage may be as a part of what it was meant for; beyond, it is one of something else
OTHERWISE = ADJUSTED | EXCLUDING


class Pairs(NamedTuple):
    """Holds percentages against what the rows of the one that they are compared with give.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def ties(self, told: Told, tokens: Sentence) -> Iterator[tuple[int, Tie]]:
        """What may be a misprint, by its index.

        Args:
            told: all figures of the sentence with their ties.
            tokens: its words.
        """
        percents = [
            (each, tie) for each, tie in told if each.figure.kind is PERCENT and each.part is not CHANGE and each.subject is not None
        ]
        if len(percents) < COMPARED or not OTHERWISE.isdisjoint(tokens.said):
            return
        several = Counter([id(each.clause) for each, _ in percents])
        neighbours = [*pairwise(percents), *pairwise(percents[::-1])]
        for (each, tie), (other, known) in neighbours:
            if several[id(each.clause)] == COMPARED and tie is UNTIED and known.outcome is AGREES and _are_compared(each, other):
                cells = self._meant(each, known)
                if cells:
                    ratio = hundredths(ratio_of(*cells) * HUNDRED)
                    yield each.index, Tie(NEARLY, cells, computation=f"{cells[0].text} / {cells[1].text} = {ratio} %")

    def _meant(self, assertion: Assertion, known: Tie) -> tuple[Cell, ...]:
        """The cells that the rows of a known percentage have in the time of another, none where these give that or what is far from it."""
        key = self.clock.level(assertion).keys[:1]
        if len(known.cells) != 2 or known.key is None or not key or key[0] == known.key or key[0].months != known.key.months:
            return ()
        if not known.cells[1].value or known.expected != hundredths(ratio_of(*known.cells) * HUNDRED):
            return ()
        amounts = [self.ledger.amounts.at(cell) for cell in known.cells]
        entries = [self.ledger.entry_at(amount) for amount in amounts if amount is not None]
        cells = [cell for entry in entries if entry is not None and (cell := cell_at(entry, key[0])) is not None]
        if len(cells) != 2 or not cells[1].value or self.ledger.amounts.within(range_of(assertion.figure), 1):
            return ()
        meant = ratio_of(*cells) * HUNDRED
        off = abs(abs(assertion.figure.value) - meant)
        return tuple(cells) if assertion.figure.step < off <= ALIKE * meant else ()


def _are_compared(one: Assertion, other: Assertion) -> bool:
    """Whether two percentages of one line item are compared, both exact and of enough digits."""
    if one.clause is not other.clause or bool(one.side) is bool(other.side) or one.chain != other.chain or one.part is not other.part:
        return False
    return one.is_exact and other.is_exact and min(digits_of(one.figure), digits_of(other.figure)) >= ENOUGH
