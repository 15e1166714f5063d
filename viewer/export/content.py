"""What an export shows: releases with what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from viewer.checks.between.check import check_releases
from viewer.checks.prove import prove
from viewer.checks.states import proof_states
from viewer.export.selection import Selection
from viewer.footing.proof import Proof
from viewer.frozen import frozen
from viewer.statements.finding import Finding
from viewer.statements.release import Release
from viewer.statements.tidy import TidyFact, tidy_facts
from viewer.text.span import Span

Step = Callable[[int, int], None]


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The user has had enough; raised by a `Step`."""


class Verdict(NamedTuple):
    """What a reviewer says of a finding.

    Attributes:
        state: `agreed`, `exception`, `question` or `waived`.
        reason: why, in the reviewer's words.
        author: who says so.
        at: when, ISO 8601 in UTC.
    """

    state: str
    reason: str
    author: str
    at: str


@frozen
class Marks:
    """What a reviewer says.

    Attributes:
        of_number: of what is printed at a place; nothing where it was not marked.
        of_finding: of a finding that stands in a release; None where it was not marked.
    """

    of_number: Callable[[Release, Span], str]
    of_finding: Callable[[Release, Finding], Verdict | None]


NO_MARKS = Marks(lambda _release, _span: "", lambda _release, _finding: None)


def no_step(_: int, __: int) -> None:
    """Tell nobody how far the work is."""


@frozen
class Content:
    """Releases and what is said of them.

    Attributes:
        releases: in the order they were named.
        proofs: of each release.
        findings: of each release, and between those of one company.
        marks: what the reviewer says.
        step: told what is done of how much; may raise `Cancelled`.
        selection: the cells that are wanted of the one release there then is, None for all of all releases.
    """

    releases: tuple[Release, ...]
    proofs: tuple[tuple[Proof, ...], ...]
    findings: tuple[Finding, ...]
    marks: Marks = NO_MARKS
    step: Step = no_step
    selection: Selection | None = None

    @classmethod
    def of(cls, releases: Iterable[Release], marks: Marks = NO_MARKS, step: Step = no_step, selection: Selection | None = None) -> Content:
        """Prove and compare releases that were read; of a selection, the findings that name a cell of it are kept.

        Raises:
            Cancelled: `step` said so.
        """
        kept = tuple(releases)
        alone = (finding for release in kept for finding in release.findings)
        found = sorted((*alone, *check_releases(kept)), key=lambda finding: finding.places)
        findings = tuple(one for one in found if selection is None or any(place.span in selection for place in one.places))
        return cls(kept, tuple(_proved(kept, step)), findings, marks, step, selection)

    def facts(self) -> Iterator[TidyFact]:
        """Every wanted value of every release with its proof and mark, in order of print."""
        for number, (release, proofs) in enumerate(zip(self.releases, self.proofs, strict=True)):
            self.step(number, len(self.releases))
            facts = facts_of(release, proofs, self.marks)
            yield from facts if self.selection is None else _selected(facts, self.selection)
        self.step(len(self.releases), len(self.releases))


def _proved(releases: Sequence[Release], step: Step) -> Iterator[tuple[Proof, ...]]:
    for release in releases:
        step(0, len(releases))  # nothing is written yet, but the user may have had enough
        yield prove(release)


def facts_of(release: Release, proofs: Iterable[Proof], marks: Marks = NO_MARKS) -> Iterator[TidyFact]:
    """Every value of a release with its proof and mark."""
    states = proof_states(proofs)
    return tidy_facts(release, lambda span: states.get(span, ""), lambda span: marks.of_number(release, span))


def _selected(facts: Iterable[TidyFact], selection: Selection) -> Iterator[TidyFact]:
    return (fact for fact in facts if Span(fact.line, fact.first, fact.end_column) in selection)
