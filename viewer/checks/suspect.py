"""The one cell that, read otherwise, would explain a break.

For each cell of a broken relation the value that would mend it is computed. A cell is suspected when that value is a slip
away and every other relation the cell takes part in holds with it. Of several the one that mends most is taken, then what
is printed elsewhere in the release decides, then how well the value fits its row.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from viewer.footing.miscopy import likeness
from viewer.footing.proof import Proof, Relation, Term, Verdict, unit_printed
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.finding import Place, Suspect
from viewer.statements.release import Release
from viewer.statements.statement import Cell

DIGITS = regex(r"[0-9][0-9,.]*")
TELLING = 3  # digits a figure must have before its being printed elsewhere says anything

Key = tuple[int, int, int]


@frozen
class Candidate:
    """A cell and the value that would mend a break.

    Attributes:
        term: the cell.
        value: what it would have to say.
        mended: relations broken now that would hold.
        slips: 2 where a single slip would do, 1 where two neighbouring digits would have to be wrong.
        elsewhere: how much more often the value is printed in the release than what the cell says.
        fit: how much nearer the value is to the other figures of its row, in thousandths.
    """

    term: Term
    value: Decimal
    mended: int
    slips: int
    elsewhere: int
    fit: int


class Suspects:
    """Finds suspects for the breaks of one release."""

    def __init__(self, release: Release, proofs: Sequence[Proof]) -> None:
        self._release = release
        self._proofs = proofs

    @cached_property
    def _relations(self) -> dict[Key, list[Proof]]:
        """The relations each cell takes part in; clean releases never need them."""
        relations: dict[Key, list[Proof]] = defaultdict(list)
        for proof in self._proofs:
            if proof.verdict is not Verdict.UNSURE:
                for term in proof.terms:
                    relations[term.key].append(proof)
        return relations

    @cached_property
    def _breaks(self) -> dict[tuple[Relation, int, int], list[Proof]]:
        """The broken relations of each row."""
        breaks: dict[tuple[Relation, int, int], list[Proof]] = defaultdict(list)
        for proof in self._proofs:
            if proof.verdict is Verdict.BREAK:
                breaks[proof.relation, proof.total.statement, proof.total.row].append(proof)
        return breaks

    def suspect(self, proof: Proof) -> Suspect | None:
        """The likeliest cell of a broken relation, None where no single one explains it; one in the wrong column should say nothing."""
        name = self._release.source.name
        shifted = self._shifted(proof)
        if shifted is not None:
            return Suspect(Place(name, shifted.span), Decimal())
        exchanged = self._exchanged(proof)
        if exchanged is not None:
            return Suspect(Place(name, exchanged[0].span), exchanged[1])
        best = max(self._candidates(proof), key=lambda found: (found.mended, found.slips, found.elsewhere, found.fit), default=None)
        return None if best is None else Suspect(Place(name, best.term.span), best.value)

    def holds_in(self, term: Term, relation: Relation) -> bool:
        """Whether a cell takes part in a relation of a kind that comes out."""
        return any(proof.relation is relation and proof.verdict is Verdict.EXACT for proof in self._relations[term.key])

    def _shifted(self, proof: Proof) -> Term | None:
        """A figure that mends this column and another when it is moved from the one to the other, where nothing stands."""
        beside = [other for other in self._breaks[proof.relation, proof.total.statement, proof.total.row] if other.divisor is None]
        if proof.relation is not Relation.FOOTING or len(beside) != 2 or beside[0].difference != -beside[1].difference:
            return None
        for full, short in (beside, reversed(beside)):
            taken = {term.row for term in short.parts if term.value}
            for term in full.parts:
                if term.weight * term.value == -full.difference and term.row not in taken:
                    return term
        return None

    def _exchanged(self, proof: Proof) -> tuple[Term, Decimal] | None:
        """A figure that changed places with one beside it, and what that says, where the total of that column breaks by as much."""
        beside = [other for other in self._breaks[proof.relation, proof.total.statement, proof.total.row] if other is not proof]
        if proof.relation is not Relation.FOOTING or len(beside) != 1 or beside[0].difference != -proof.difference:
            return None
        rows = self._release.statements[proof.total.statement].rows
        for term in proof.terms:
            there = rows[term.row].cell(beside[0].column)
            value = proof.mending(term)
            if there is not None and there.unit == term.cell.unit and (there.value or Decimal()) == value and self._mends(term, value):
                return term, value
        return None

    def _mends(self, term: Term, value: Decimal) -> bool:
        """Whether all relations that a cell takes part in hold with a value."""
        return all(proof.with_value(term, value) is Verdict.EXACT for proof in self._relations[term.key])

    def _candidates(self, proof: Proof) -> Iterator[Candidate]:
        for term in proof.terms:
            value = proof.mending(term)
            cell = term.cell
            slips = 0 if value is None or cell.value is None else likeness(cell.value, value, unit_printed(cell))
            if value is None or cell.value is None or not slips:
                continue
            mended = 0
            for other in self._relations[term.key]:
                holds = other.with_value(term, value) is Verdict.EXACT
                if not holds and other.verdict is Verdict.EXACT:
                    break
                mended += holds and other.verdict is not Verdict.EXACT
            else:
                yield Candidate(term, value, mended, slips, self._elsewhere(cell, value), self._fit(term, cell.value, value))

    def _elsewhere(self, cell: Cell, value: Decimal) -> int:
        if cell.value is None:
            return 0
        own, other = (_digits(amount, cell) for amount in (cell.value, value))
        if len(own.strip("0")) < TELLING:
            return 0
        return min(1, self._printed[other]) - min(1, self._printed[own] - 1)

    @cached_property
    def _printed(self) -> Counter[str]:
        return Counter(re.sub("[^0-9]", "", found) for found in DIGITS.findall(self._release.source.text))

    def _fit(self, term: Term, printed: Decimal, value: Decimal) -> int:
        row = self._release.statements[term.statement].rows[term.row]
        others = [cell.value for cell in row.cells if cell.value and cell.column != term.column]
        if not others or not value or not printed:
            return 0
        return _distance(printed, others) - _distance(value, others)


def _digits(value: Decimal, cell: Cell) -> str:
    return str(int(abs(value) / unit_printed(cell)))


def _distance(value: Decimal, others: Iterable[Decimal]) -> int:
    nearest = 1_000_000
    for other in others:
        large, small = max(abs(value), abs(other)), min(abs(value), abs(other))
        ratio = int(1000 * large / small)
        nearest = min(nearest, ratio if (value < 0) == (other < 0) else 2 * ratio)
    return nearest
