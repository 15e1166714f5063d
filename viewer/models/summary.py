"""How far a review has come, line by line: companies, their releases, the statements of each. Knows no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from viewer.models.formatter import company_name, release_name, statement_names
from viewer.models.releases_model import company_order
from viewer.review.index import Index
from viewer.review.marks import MarkState
from viewer.review.progress import Progress
from viewer.review.second_reading import second_readings
from viewer.review.signing import SigningRole, SignOff, sign_offs, statement_sign_offs
from viewer.review.tally import Tally
from viewer.review.target import Target, whole_source
from viewer.statements.finding import Finding
from viewer.statements.release import Release

HEADINGS = ("What", "Looked at", "Exceptions", "Open questions", "Waived", "Findings open", "Second reading", "Signed")
STATES = {2: MarkState.EXCEPTION, 3: MarkState.QUESTION, 4: MarkState.WAIVED}  # what a column leads to
CLOSED = frozenset({str(MarkState.AGREED), str(MarkState.WAIVED)})  # verdicts that leave nothing to do about a finding
STANDS, VOID = "\u2713", "\u2717 VOID"
Lines = tuple[int, int]
Read = tuple[int, bool]  # the line of a figure that was read a second time, and whether both readings agree


class SummaryLine(NamedTuple):
    """One line of the summary.

    Attributes:
        level: 0 a company, 1 a release, 2 a statement or the narrative.
        name: what it is about.
        progress: of its numbers.
        findings: how many are neither agreed nor waived.
        readings: how many second readings agree, and how many there are.
        signed: who signed as what, and whether that still holds.
        release: where it leads, None for a company.
        statement: number of the statement it leads to, None for any other line.
    """

    level: int
    name: str
    progress: Progress
    findings: int
    readings: tuple[int, int]
    signed: str
    release: Release | None = None
    statement: int | None = None

    def same_as(self, other: SummaryLine) -> bool:
        """Whether both say the same and lead to the same place; releases are told apart by identity, being large."""
        *said, release, statement = self
        *other_said, other_release, other_statement = other
        return release is other_release and statement == other_statement and said == other_said

    @property
    def texts(self) -> tuple[str, ...]:
        """What the columns show."""
        progress, (agreeing, read) = self.progress, self.readings
        counts = (progress.exceptions, progress.questions, progress.waived, self.findings)
        return (
            "    " * self.level + self.name,
            f"{progress.reviewed:,} of {progress.numbers:,}",
            *(f"{count:,}" if count else "" for count in counts),
            f"{agreeing} of {read} agree" if read else "",
            self.signed,
        )


def summary_of(index: Index, tallies: Sequence[tuple[Release, Tally]], open_findings: Iterable[Finding]) -> list[SummaryLine]:
    """The lines for some releases, in their order.

    Args:
        index: what the journal says.
        tallies: the releases with their numbers and the marks on them.
        open_findings: the findings of all of them that are neither agreed nor waived.
    """
    open_ones: dict[str, list[int]] = {}
    for finding in open_findings:
        if finding.places:
            open_ones.setdefault(finding.places[0].source, []).append(finding.places[0].span.line)
    read: dict[str, list[Read]] = {}
    for reading in second_readings(index):
        read.setdefault(reading.target.source, []).append((reading.target.span.line, reading.agrees))
    companies: dict[str, list[SummaryLine]] = {}
    names: dict[str, str] = {}
    for release, tally in tallies:
        key = company_order(release)
        names.setdefault(key, company_name(release))
        own = open_ones.get(release.source.name, []), read.get(release.source.sha256, [])
        companies.setdefault(key, []).extend(_release_lines(index, release, tally, *own))
    return [line for key, lines in companies.items() for line in (_company_line(names[key], lines), *lines)]


def place_of(line: SummaryLine, column: int, tally: Tally) -> Target | None:
    """The first number that a line speaks of in a column: an exception, a question; in any other column one not looked at yet."""
    if line.release is None:
        return None
    own = [key for key in tally.keys if line.level == 1 or tally.home(key) == line.statement]
    wanted = STATES.get(column)
    found = next((key for key in own if tally.state(key) is wanted), own[0] if own else None)
    return tally.target(found) if found is not None else None


def _release_lines(index: Index, release: Release, tally: Tally, findings: list[int], read: list[Read]) -> Iterator[SummaryLine]:
    signed = _signed(sign_offs(index, whole_source(release.source)))
    whole = sum(agrees for _, agrees in read), len(read)
    yield SummaryLine(1, release_name(release), tally.progress, len(findings), whole, signed, release)
    rest, findings = tally.progress, sorted(findings)
    told: set[int] = set()
    for number, (name, statement) in enumerate(zip(statement_names(release), release.statements, strict=True)):
        progress = tally.statement(number)
        rest = rest - progress
        inside = range(bisect_left(findings, statement.lines[0]), bisect_right(findings, statement.lines[1]))
        told.update(inside)
        signs = _signed(statement_sign_offs(index, release.source, statement))
        yield SummaryLine(2, name, progress, len(inside), _rate(read, statement.lines), signs, release, number)
    left = len(findings) - len(told)
    if rest.numbers or left:
        yield SummaryLine(2, "Narrative", rest, left, (0, 0), "", release)


def _signed(signatures: Iterable[SignOff]) -> str:
    """The latest signature in each role: `✓ preparer A. Auditor 2003-07-15`, `✗ VOID reviewer B. Auditor 2003-07-16`."""
    latest = {signature.role: signature for signature in signatures}
    if not latest:  # as under nearly all of the statements of a submission
        return ""
    standing = (latest[role] for role in SigningRole if role in latest)
    return ", ".join(f"{VOID if each.voided_by else STANDS} {each.role} {each.author} {each.at[:10]}" for each in standing)


def _company_line(name: str, lines: Sequence[SummaryLine]) -> SummaryLine:
    releases = [line for line in lines if line.level == 1]
    progress = sum((line.progress for line in releases), Progress())
    readings = sum(line.readings[0] for line in releases), sum(line.readings[1] for line in releases)
    return SummaryLine(0, name, progress, sum(line.findings for line in releases), readings, "")


def _rate(readings: Iterable[Read], lines: Lines) -> tuple[int, int]:
    inside = [agrees for line, agrees in readings if lines[0] <= line <= lines[1]]
    return sum(inside), len(inside)
