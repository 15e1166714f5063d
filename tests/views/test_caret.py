"""Moving through the raw text and selecting."""

from __future__ import annotations

import pytest

from viewer.views.caret import Caret, selected_text

LINES = ("Net sales", "", "  $ 12,013 (323)")


@pytest.mark.parametrize(
    ("caret", "line", "column", "position"),
    [
        (Caret(), 2, 5, (2, 5)),
        (Caret(), -1, 0, (0, 0)),
        (Caret(), 99, 99, (2, 16)),
        (Caret(0, 9), 1, 9, (1, 0)),
    ],
)
def test_the_caret_stays_inside_the_text(caret: Caret, line: int, column: int, position: tuple[int, int]) -> None:
    moved = caret.moved(LINES, line, column, selecting=False)
    assert moved.position == position
    assert not moved.has_selection


def test_steps_go_over_the_ends_of_lines() -> None:
    caret = Caret(0, 9, (0, 9)).stepped(LINES, 1, selecting=False)
    assert caret.position == (1, 0)
    assert caret.stepped(LINES, -1, selecting=False).position == (0, 9)
    assert Caret().stepped(LINES, -1, selecting=False).position == (0, 0)
    assert Caret(2, 16).stepped(LINES, 1, selecting=False).position == (2, 16)


@pytest.mark.parametrize(("column", "word"), [(4, "12,013"), (9, "12,013"), (12, "323"), (2, ""), (0, "")])
def test_a_word_is_a_figure_without_brackets_and_signs(column: int, word: str) -> None:
    assert selected_text(LINES, Caret(2, column, (2, column)).word(LINES)) == word


def test_selected_text_is_the_sources_own() -> None:
    caret = Caret(0, 4, (0, 4)).moved(LINES, 2, 3, selecting=True)
    assert selected_text(LINES, caret) == "sales\n\n  $"
    assert selected_text(LINES, caret.moved(LINES, 0, 9, selecting=True)) == "sales"
