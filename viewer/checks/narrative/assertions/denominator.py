"""What the percentages of a sentence are shares of: `gross profit as a percentage of net sales was 35%`."""

from __future__ import annotations

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, SHARE, Part
from viewer.checks.narrative.assertions.binding import is_percentage
from viewer.checks.narrative.items.subjects import Subject
from viewer.checks.narrative.prose.figures import PERCENT, POINTS, FigureKind
from viewer.checks.narrative.prose.token import Sentence


class Denominator:
    """The line item that a sentence measures its percentages by, as far as it is read.

    Attributes:
        last: the one of what is spoken of, None where that has none.
    """

    def __init__(self) -> None:
        self.last: Subject | None = None
        self._first: Subject | None = None  # named before anything is spoken of: `As a percentage of sales, expenses were 4%`

    def take(self, whole: Subject, spoken_of: Subject | None) -> None:
        """Measure what is spoken of by a line item; what is a percentage by itself has its own."""
        if spoken_of is None:
            self._first = whole
        self.last = None if is_percentage(spoken_of) else whole

    def forget(self) -> None:
        """Measure what is spoken of from now on by what was named first alone."""
        self.last = None

    def share_of(self, kind: FigureKind, part: Part, behind: Subject | None, spoken_of: Subject | None) -> tuple[Part, Subject | None]:
        """What a figure is and of what.

        Args:
            kind: what it counts.
            part: what it is of its subject by the words around it.
            behind: what it is said to be a share of right behind it.
            spoken_of: the subject that its sentence has reached.
        """
        whole = behind
        if kind is PERCENT and whole is None and part is LEVEL:
            whole = self.last or (None if is_percentage(spoken_of) else self._first)
        self.last = whole or self.last
        changed = kind is POINTS or (kind is PERCENT and part is CHANGE)
        of = self.last or self._first if changed else whole  # `decreased as a percentage of sales by 80 basis points`, `… by .8%`
        return SHARE if whole is not None else part, of


def is_denominator(tokens: Sentence, subject: Subject, last: Subject | None) -> bool:
    """Whether a subject is what the one before it is measured by: `as a percentage of net sales`, `bad loans to total loans`."""
    if last is not None and last.key != subject.key and tokens.said[last.end : subject.start] == ["to"]:
        return True
    before = tokens.said[max(0, subject.start - 4) : max(0, subject.start)]
    return "of" in before and "as" in before and ("percentage" in before or "percent" in before)
