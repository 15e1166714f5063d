"""Tool tips of what came from a file: Qt guesses markup in them and cannot be told otherwise, so they are escaped markup."""

from __future__ import annotations

LONGEST = 2000


def plain_tip(text: str) -> str:
    """A tool tip that reads as the text does; empty for no text."""
    from html import escape  # noqa: PLC0415 - no part of the first paint

    return f"<qt>{escape(text[:LONGEST]).replace(chr(10), '<br>')}</qt>" if text else ""
