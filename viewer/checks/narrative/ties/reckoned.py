"""Amounts that a sentence reckons of two line items, or one that no row prints of several.

`Operating income plus depreciation`, `gross profit less selling expenses`, `current assets exceeded current liabilities by $4 million`,
`excluding restructuring charges, operating income would have been $9 million`, and EBITDA of the statements of income and cash flows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import LEVEL, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.common_items import NET_INCOME, PRETAX
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.results import EBITDA
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY
from viewer.checks.narrative.prose.link import link_of
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.prose.words import ADDED, DETERMINERS, EXCLUDING, SURPASSING, TAKEN
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import Range, range_of
from viewer.statements.statement import Cell
from viewer.statements.unit import UnitKind, kind_of

ZERO, TWO = Decimal(0), Decimal(2)
TOGETHER = {"together", "combined"}
RECKONING = ADDED | TAKEN | TOGETHER | SURPASSING | EXCLUDING
MADE_OF = {
    EBITDA: (("operating_income", "da"), (PRETAX, "interest_expense", "da"), (NET_INCOME, "taxes", "interest_expense", "da")),
}  # where no row prints it


class _Term(NamedTuple):
    """A line item that is reckoned with, and whether it is taken from the others."""

    key: str
    taken: bool = False


class Reckoned(NamedTuple):
    """Ties amounts that are reckoned of several line items; never found to differ.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
    """

    ledger: Ledger
    clock: Clock

    def tie(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie of an amount to the cells that its sentence says it is reckoned of."""
        if assertion.figure.kind is not MONEY or assertion.part is not LEVEL or assertion.forward or assertion.place:
            return UNTIED
        key = assertion.subject.key if assertion.subject is not None else ""
        made = MADE_OF.get(key, ()) if not self.ledger.rows(key) else ()
        sums = [tuple(map(_Term, parts)) for parts in made]
        if not RECKONING.isdisjoint(tokens.said):
            sums += self._said(assertion, tokens)
        for period in self.clock.level(assertion).keys if sums else ():
            for terms in sums:
                tie = self._tie(assertion, terms, period)
                if tie is not UNTIED:
                    return tie
        return UNTIED

    def _said(self, assertion: Assertion, tokens: Sentence) -> Iterator[tuple[_Term, _Term]]:
        """The line items of which the sentence says that an amount is reckoned."""
        said = tokens.said
        named = self.ledger.lexicon.all_in(tokens)
        for one, two in pairwise(named):
            between = [word for word in said[one.end : two.start] if word not in DETERMINERS]
            if one.start > assertion.index or len(between) != 1:
                continue
            if between[0] in ADDED or (between[0] == "and" and not TOGETHER.isdisjoint(said)) or (between[0] == "before" and _is_cost(two)):
                yield _Term(one.key), _Term(two.key)
            elif between[0] in TAKEN:
                yield _Term(one.key), _Term(two.key, taken=True)
        yield from self._left_out(assertion, named, said)
        if link_of(tokens, assertion.index, -1).word == "by":
            for at in [at for at, word in enumerate(said[: assertion.index]) if word in SURPASSING]:
                before = [subject for subject in named if subject.end <= at]
                behind = [subject for subject in named if at < subject.start < assertion.index]
                if before and behind:
                    yield _Term(before[-1].key), _Term(behind[0].key, taken=True)

    def _left_out(self, assertion: Assertion, named: Sequence[Subject], said: Sequence[str]) -> Iterator[tuple[_Term, _Term]]:
        """A result and the cost that it is told without: `operating income before restructuring charges of $2 million`."""
        subject = assertion.subject
        for cost in named:
            at = cost.start - 1
            while at > 0 and said[at] in DETERMINERS:
                at -= 1
            if at >= 0 and said[at] in EXCLUDING and subject is not None and subject.key != cost.key and _is_cost(cost):
                yield _Term(subject.key), _Term(cost.key)

    def _tie(self, assertion: Assertion, terms: Sequence[_Term], period: Key) -> Tie:
        """The tie to one cell of each of some line items in a period, where they come to an amount."""
        found = [(term, *told) for term in terms if (told := self._cell(term.key, period)) is not None]
        cells = tuple(cell for _, _, cell in found)
        if len(found) < len(terms) or len({cell.span for cell in cells}) < len(cells):
            return UNTIED
        value, half = ZERO, ZERO
        for term, entry, cell in found:
            amount, size = cell.value or ZERO, entry.size(cell)
            value += -abs(amount) if term.taken else abs(amount) if term is not terms[0] else amount
            half += (size.high - size.low) / TWO
        if value <= 0 or not range_of(assertion.figure).meets(Range(value - half, value + half)):
            return UNTIED
        how = "".join((" - " if term.taken else " + ") + cell.text for term, _, cell in found).removeprefix(" + ")
        return Tie(AGREES, cells, period, value, how, derived=True)

    def _cell(self, key: str, period: Key) -> tuple[Entry, Cell] | None:
        """The first amount of money of a line item in a period."""
        for entry in self.ledger.rows(key):
            cell = cell_at(entry, period)
            if cell is not None and cell.value is not None and kind_of(cell.unit) is UnitKind.MONEY:
                return entry, cell
        return None


def _is_cost(subject: Subject) -> bool:
    """Whether a line item may be a cost: no result, and none of a moment."""
    item = BY_KEY.get(subject.key)
    return item is None or item.nature is Nature.FLOW
