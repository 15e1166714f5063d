"""How many columns the tags above a row mark: `<S> <C> <C>`."""

from __future__ import annotations

from viewer.parsing.lines.line import TAG, Line
from viewer.parsing.settings import SETTINGS


def marked_columns(lines: list[Line], first: int) -> int:
    """How many columns the nearest line of nothing but tags close above a row marks, 0 where none does."""
    tags = next((line.tags for line in lines[first - 1 : max(0, first - SETTINGS.caption_lines) : -1] if line.kind is TAG), ())
    return tags.count("C") if "S" in tags else 0
