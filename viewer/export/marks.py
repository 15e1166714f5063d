"""The reviewer's marks, as exports say them."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.export.content import Mark
from viewer.review.entry import Entry
from viewer.review.index import Index
from viewer.review.marks import standing_marks
from viewer.review.target import Subject
from viewer.statements.release import Release
from viewer.text.span import Span


def marks_of(entries: Iterable[Entry]) -> Mark:
    """What the standing marks of a journal say of the numbers of its sources: `agreed`, `waived: immaterial`."""
    said = {
        (mark.target.source, mark.target.span): f"{mark.state}: {mark.reason}" if mark.reason else str(mark.state)
        for mark in standing_marks(Index.of(entries))
        if mark.target.subject is Subject.NUMBER
    }

    def mark(release: Release, span: Span) -> str:
        return said.get((release.source.sha256, span), "")

    return mark
