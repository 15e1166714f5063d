"""The facts of all open releases, looked up by cell and by what they state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from viewer.models.releases_model import company_order
from viewer.statements.facts import Fact, facts_of
from viewer.statements.release import Release
from viewer.statements.statement import Cell
from viewer.text.span import Span

Key = tuple[object, ...]


class FactBook:
    """Facts are collected once a release, on first use."""

    def __init__(self) -> None:
        self._facts: dict[int, tuple[Release, tuple[Fact, ...]]] = {}
        self._of_cell: dict[tuple[int, Span], Fact] = {}
        self._same: dict[Key, list[Fact]] = {}

    def set_releases(self, releases: Iterable[Release]) -> None:
        """Look up in other releases from now on."""
        self._facts = {id(release): self._facts.get(id(release)) or (release, tuple(facts_of(release))) for release in releases}
        self._of_cell, self._same = {}, {}
        for _, facts in self._facts.values():
            for fact in facts:
                self._of_cell[id(fact.release), fact.cell.span] = fact
                self._same.setdefault(_key(fact), []).append(fact)

    def fact(self, release: Release, cell: Cell) -> Fact | None:
        """What a cell of a release states, None for a column without a period."""
        return self._of_cell.get((id(release), cell.span))

    def same(self, fact: Fact) -> Sequence[Fact]:
        """The fact itself and its other prints in the company's releases."""
        return self._same.get(_key(fact), ())


def _key(fact: Fact) -> Key:
    return company_order(fact.release), fact.identity
