"""The rows of the workbook's sheet of findings: what was found, where it stands in the raw texts, and what the reviewer says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from viewer.export.content import Content, Verdict
from viewer.export.raw_sheet import RawSheet
from viewer.export.tables import Value
from viewer.frozen import frozen
from viewer.statements.finding import Finding, Place
from viewer.statements.release import Release

FIELDS = (
    "rule", "severity", "class", "message", "difference", "release", "line", "other_lines", "suspect_line", "suspect_value",
    "verdict", "reason", "reviewer", "reviewed_at",
)  # fmt: skip
LINE, SUSPECT = FIELDS.index("line"), FIELDS.index("suspect_line")
UNSEEN = Verdict("", "", "", "")


@frozen
class FindingRow:
    """One finding of the sheet.

    Attributes:
        values: one a field.
        links: of columns, to lines of the sources that are in the workbook.
    """

    values: tuple[Value, ...]
    links: Mapping[int, str]


def finding_rows(content: Content, sheets: Sequence[RawSheet]) -> Iterator[FindingRow]:
    """One row a finding.

    Args:
        content: what is written.
        sheets: of its releases, in their order.
    """
    known = {release.source.name: (release, sheet) for release, sheet in zip(content.releases, sheets, strict=True)}
    for finding in content.findings:
        suspect = finding.suspect.place if finding.suspect is not None else None
        linked = {LINE: next(iter(finding.places), None), SUSPECT: suspect}
        links = {column: known[place.source][1].link(place.span) for column, place in linked.items() if place and place.source in known}
        release = next((known[place.source][0] for place in finding.places if place.source in known), None)
        yield FindingRow(_values(finding, _verdict(content, release, finding)), links)


def _verdict(content: Content, release: Release | None, finding: Finding) -> Verdict:
    return (content.marks.of_finding(release, finding) if release is not None else None) or UNSEEN


def _values(finding: Finding, verdict: Verdict) -> tuple[Value, ...]:
    first, suspect = next(iter(finding.places), None), finding.suspect
    return (
        finding.rule,
        str(finding.severity),
        str(finding.change) if finding.change else None,
        finding.message,
        finding.difference,
        first.source if first else None,
        first.span.line if first else None,
        _lines(finding.places, first),
        _line(suspect.place, first) if suspect else None,
        suspect.value if suspect else None,
        *(each or None for each in verdict),
    )


def _lines(places: Sequence[Place], first: Place | None) -> str | None:
    """The lines that a finding stands in besides its first one, each once."""
    lines = dict.fromkeys(str(_line(place, first)) for place in places)
    return ", ".join([*lines][1:]) or None


def _line(place: Place, first: Place | None) -> Value:
    """A line of the release that a finding begins in, or of one that is named."""
    return place.span.line if first is None or place.source == first.source else f"{place.source} line {place.span.line}"
