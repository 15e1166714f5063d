"""The reviewer's marks, as exports say them."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.export.content import Marks, Verdict
from viewer.review.entry import Entry
from viewer.review.index import Index
from viewer.review.marks import standing_marks
from viewer.review.target import Subject
from viewer.review.things import finding_key
from viewer.statements.finding import Finding
from viewer.statements.release import Release
from viewer.text.span import Span


def marks_of(entries: Iterable[Entry]) -> Marks:
    """What the standing marks of a journal say of the numbers of its sources, `agreed`, `waived: immaterial`, and of findings."""
    marks = tuple(standing_marks(Index.of(entries)))
    said = {
        (mark.target.source, mark.target.span): f"{mark.state}: {mark.reason}" if mark.reason else str(mark.state)
        for mark in marks
        if mark.target.subject == Subject.NUMBER
    }
    verdicts = {
        mark.target.key: Verdict(str(mark.state), mark.reason, mark.author, mark.at)
        for mark in marks
        if mark.target.subject == Subject.FINDING
    }

    def number(release: Release, span: Span) -> str:
        return said.get((release.source.sha256, span), "")

    def finding(release: Release, found: Finding) -> Verdict | None:
        return verdicts.get(finding_key(release.source, found))

    return Marks(number, finding)
