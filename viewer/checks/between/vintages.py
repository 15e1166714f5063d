"""One fact as printed in each release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from viewer.checks.between.history import History, histories
from viewer.statements.facts import Fact, Line
from viewer.statements.period import Period
from viewer.statements.release import Release


class Change(StrEnum):
    """How a print compares with the one before."""

    SAME = "same"
    WITHIN_ROUNDING = "within_rounding"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Vintages:
    """A fact and its prints.

    Attributes:
        company: as the newest of the releases names it, None where it names none.
        line: what it is of, as printed last.
        period: as printed last.
        prints: the fact in each release that prints it, oldest first.
        changes: how each print but the first compares with the one before.
    """

    company: str | None
    line: Line
    period: Period
    prints: tuple[Fact, ...]
    changes: tuple[Change, ...]

    @property
    def caption(self) -> str:
        """The caption as printed last."""
        return self.prints[-1].row.label

    @property
    def changed(self) -> bool:
        """Whether some release prints another figure than the one before, beyond rounding."""
        return Change.CHANGED in self.changes


def vintages(releases: Iterable[Release]) -> tuple[Vintages, ...]:
    """Every fact of every company, in the order of first appearance, with its prints oldest first."""
    return tuple(row for history in histories(releases) for row in vintages_of(history))


def vintages_of(history: History) -> Iterator[Vintages]:
    """The same for one company."""
    company = history.releases[-1].company
    for lines in history.facts.values():
        for periods in lines.values():
            for prints in periods.values():
                changes = tuple(compare(older, newer) for older, newer in pairwise(prints))
                yield Vintages(company, prints[-1].line, prints[-1].period, tuple(prints), changes)


def compare(older: Fact, newer: Fact) -> Change:
    """How two prints of one fact compare, each known to half of its last printed digit."""
    if older.value == newer.value:
        return Change.SAME
    bound = (older.quantum + newer.quantum) / 2
    return Change.WITHIN_ROUNDING if abs(older.value - newer.value) <= bound else Change.CHANGED
