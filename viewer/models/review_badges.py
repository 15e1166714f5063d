"""How the reviewer's marks look in both panes: a letter and a shape each, with the colour as an addition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.models.badge import Badge, Shape
from viewer.models.highlight import Highlight, Light
from viewer.review.comments import threads_of
from viewer.review.index import Index
from viewer.review.marks import Mark, MarkState, mark_of
from viewer.review.signing import SigningRole, SignOff
from viewer.review.target import Key
from viewer.review.ticks import ticks_of
from viewer.statements.words import counted
from viewer.text.span import Span

STATES = {
    MarkState.AGREED: ("\u2713", Shape.BARE, Light.AGREED),
    MarkState.EXCEPTION: ("!", Shape.BOX, Light.EXCEPTION),
    MarkState.QUESTION: ("?", Shape.CIRCLE, Light.QUESTION),
    MarkState.WAIVED: ("W", Shape.STRUCK, Light.WAIVED),
}
COMMENTED = "\u201d"


def badge_of(index: Index, key: Key) -> Badge | None:
    """What is drawn beside a number; None where nobody has worked on it."""
    if key not in index.targets:
        return None
    mark = mark_of(index, key)
    ticks = ticks_of(index, key)
    comments = threads_of(index, key)
    if mark is None and not ticks and not comments:
        return None
    letter, shape, light = STATES[mark.state] if mark else ("", Shape.BARE, Light.AGREED)
    notes = " ".join((*ticks, *([COMMENTED] if comments else ())))
    return Badge(letter, shape, light, notes, "; ".join(_words(mark, ticks, len(comments))))


def mark_highlights(index: Index, numbers: Iterable[Key]) -> Iterator[Highlight]:
    """The marked ones of some numbers of a source, for the raw text."""
    for key in numbers:
        badge = badge_of(index, key)
        if badge is not None:
            yield Highlight(Span(*key[3:]), badge.light, " ".join(part for part in (badge.letter, badge.notes) if part))


def signature_signs(signatures: Iterable[SignOff]) -> str:
    """Signatures in short: `✓P` where the preparer's stands, `✗R` where the reviewer's is void."""
    latest = {signature.role: signature for signature in signatures}
    return " ".join(
        ("\u2717" if signature.voided_by else "\u2713") + str(role)[0].upper()
        for role in SigningRole
        if (signature := latest.get(role)) is not None
    )


def _words(mark: Mark | None, ticks: tuple[str, ...], comments: int) -> Iterator[str]:
    if mark is not None:
        reason = f": {mark.reason}" if mark.reason else ""
        yield f"{mark.state} by {mark.author}, {mark.at[:10]}{reason}"
    if ticks:
        yield f"ticks {', '.join(ticks)}"
    if comments:
        yield counted(comments, "comment")
