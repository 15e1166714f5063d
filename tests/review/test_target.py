"""What a mark is made on, in words."""

from __future__ import annotations

import pytest

from viewer.review.target import NOWHERE, Subject, Target
from viewer.text.span import Span


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (Target("", "a.txt", Span(180, 55, 60), "3,456"), "3,456 in line 180"),
        (Target("", "a.txt", Span(81, 4, 7), "35%", Subject.FINDING, "margin"), 'the finding "margin" at 35% in line 81'),
        (Target("", "a.txt", Span(9, 0, 30), "  Net   sales " * 9, Subject.ROW), f"{'Net sales ' * 5}Net sales in line 9"),
        (Target("", "a.txt", NOWHERE, "", Subject.SOURCE), "a.txt"),
    ],
)
def test_a_target_is_named_by_what_is_printed_and_where(target: Target, words: str) -> None:
    assert target.words == words
