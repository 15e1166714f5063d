"""The state of every marked place, as `statement-viewer review list` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.review.index import Index
from viewer.review.marks import Mark, standing_marks
from viewer.review.store.chain import Head

SCHEMA = "statement-viewer.review/1"


def review_json(index: Index, head: Head) -> dict[str, object]:
    """The JSON object, its places in the order of sources and lines."""
    marks = [_mark_json(mark) for mark in _in_order(index)]
    return {"schema": SCHEMA, "head": head.hash, "entries": head.number, "marks": marks}


def review_text(index: Index) -> Iterator[str]:
    """A line for each mark: place, printed text, state, author, time, reason."""
    for mark in _in_order(index):
        span = mark.target.span
        place = f"{mark.target.name}:{span.line}:{span.start}-{span.end}"
        reason = f"  {_one_line(mark.reason)}" if mark.reason else ""
        yield f"{place}  {_one_line(mark.target.text)}  {mark.state}  {_one_line(mark.author)}  {mark.at}{reason}"


def _in_order(index: Index) -> list[Mark]:
    return sorted(standing_marks(index), key=lambda mark: (mark.target.name, mark.target.key))


def _mark_json(mark: Mark) -> dict[str, object]:
    target = mark.target
    return {
        "source_sha256": target.source,
        "source": target.name,
        "line": target.span.line,
        "start": target.span.start,
        "end": target.span.end,
        "text": target.text,
        "subject": str(target.subject),
        "state": str(mark.state),
        "by": mark.author,
        "at": mark.at,
        "reason": mark.reason,
        "carried_by": mark.carried_by,
    }


def _one_line(text: str) -> str:
    """Text from outside on one line of a terminal, control characters spelt out."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)
