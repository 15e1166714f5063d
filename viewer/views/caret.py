"""The keyboard's place in the raw text and the selection that hangs on it. Knows lines, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from viewer.regex import regex

WORD = regex(r"[^\s()$]+")
Position = tuple[int, int]


class Caret(NamedTuple):
    """A position, and where the selection began. Lines and columns are counted from 0.

    Attributes:
        line: index of the line.
        column: index of the character the caret stands before.
        anchor: the other end of the selection; equal to the position where nothing is selected.
    """

    line: int = 0
    column: int = 0
    anchor: Position = (0, 0)

    @property
    def position(self) -> Position:
        """Where the caret stands."""
        return self.line, self.column

    @property
    def selection(self) -> tuple[Position, Position]:
        """The two ends of the selection, the first one first."""
        return min(self.position, self.anchor), max(self.position, self.anchor)

    @property
    def has_selection(self) -> bool:
        """Whether any characters are selected."""
        return self.position != self.anchor

    def moved(self, lines: Sequence[str], line: int, column: int, *, selecting: bool) -> Caret:
        """The caret at another position, put inside the text."""
        line = min(max(line, 0), len(lines) - 1)
        column = min(max(column, 0), len(lines[line]))
        return Caret(line, column, self.anchor if selecting else (line, column))

    def stepped(self, lines: Sequence[str], step: int, *, selecting: bool) -> Caret:
        """One character on or back, over the ends of lines."""
        line, column = self.line, self.column + step
        if column < 0 and line > 0:
            line, column = line - 1, len(lines[line - 1])
        elif column > len(lines[line]) and line + 1 < len(lines):
            line, column = line + 1, 0
        return self.moved(lines, line, column, selecting=selecting)

    def word(self, lines: Sequence[str]) -> Caret:
        """The word under the caret selected; brackets and currency signs are no part of it."""
        text = lines[self.line]
        low = max(self.column - 500, 0)
        for match in WORD.finditer(text, low, self.column + 500):
            if match.start() <= self.column < match.end():
                return Caret(self.line, match.end(), (self.line, match.start()))
        return self._replace(anchor=self.position)


def selected_text(lines: Sequence[str], caret: Caret) -> str:
    """The selected characters, lines joined with line feeds."""
    (first, start), (last, end) = caret.selection
    if first == last:
        return lines[first][start:end]
    return "\n".join((lines[first][start:], *lines[first + 1 : last], lines[last][:end]))
