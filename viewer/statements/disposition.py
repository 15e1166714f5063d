"""What each run of digits of a source was taken for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.text.span import Span


class Use(StrEnum):
    """What a run of digits is; the values are the keys of `numbers` in the JSON."""

    CELL = "cell"
    CAPTION = "caption"
    BOXHEAD = "boxhead"
    HEADNOTE = "headnote"
    CLAIM = "claim"
    DATE = "date"
    PAGE = "page"
    CODE = "code"
    LIST = "list"
    OTHER = "other"
    UNPARSED = "unparsed"


@dataclass(frozen=True, slots=True)
class Disposition:
    """One run of digits and why it was taken so.

    Attributes:
        span: the digits.
        use: what they were taken for.
        reason: why, in a few words for the reviewer.
    """

    span: Span
    use: Use
    reason: str
