"""The one misprinted cell that would explain a disagreement."""

from __future__ import annotations

from viewer.checks.between.amount import Amount
from viewer.footing.miscopy import miscopied
from viewer.statements.facts import Fact
from viewer.statements.finding import Suspect


def suspect(older: Amount, newer: Amount) -> Suspect | None:
    """The cell of which a digit, two digits or the sign are wrong, where just one of the cells can be it.

    Where several can, the one that breaks the sums of its own release is it.
    """
    difference = newer.value - older.value
    terms = [*newer.terms, *((-sign, fact) for sign, fact in older.terms)]
    likely = [(fact, fact.value - sign * difference) for sign, fact in terms]
    likely = [(fact, value) for fact, value in likely if miscopied(fact.value, value, fact.quantum)]
    if len(likely) > 1:
        likely = [(fact, value) for fact, value in likely if _is_suspected(fact)]
    return Suspect(likely[0][0].place, likely[0][1]) if len(likely) == 1 else None


def _is_suspected(fact: Fact) -> bool:
    """Whether the checks of its own release suspect a figure."""
    return any(finding.suspect is not None and finding.suspect.place == fact.place for finding in fact.release.findings)
