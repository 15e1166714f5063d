"""What prose is made of: words, figures, plain numbers, codes and marks, and the sentences they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple

from viewer.checks.narrative.figures import Figure
from viewer.checks.narrative.named_period import NamedPeriod


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    FIGURE = "figure"
    NUMBER = "number"
    CODE = "code"
    MARK = "mark"


WORD, FIGURE, NUMBER, CODE, MARK = Kind  # read for every token, and an attribute of an enumeration takes six times as long


TEXT = itemgetter(1)  # of a token; many are asked at once


class Token(NamedTuple):
    """One token. A named tuple, since a release has thousands.

    Attributes:
        kind: what it is.
        text: in lower case, possessive endings and inner points kept; of a figure its kind.
        printed: as printed.
        start: offset of its first character in the passage.
        figure: what a figure says.
    """

    kind: Kind
    text: str
    printed: str
    start: int
    figure: Figure | None = None

    @property
    def end(self) -> int:
        """Offset behind its last character."""
        return self.start + len(self.printed)


class Sentence(list[Token]):
    """The tokens of a part of a passage.

    Attributes:
        said: their texts.
        figures: indexes of the figures.
        periods: what was read in it of periods, by the index that they begin at.
    """

    __slots__ = ("figures", "periods", "said")

    def __init__(self, tokens: Iterable[Token], figures: Sequence[int] = ()) -> None:
        super().__init__(tokens)
        self.said = list(map(TEXT, self))
        self.figures = figures
        self.periods: dict[int, NamedPeriod | None] = {}
