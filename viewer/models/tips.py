"""Tool tips of what came from a file: Qt guesses markup in them and cannot be told otherwise, so they are escaped markup."""

from __future__ import annotations

LONGEST = 2000
# What is markup outside of attributes; `html.escape` says the same, but comes with a book of entities that the first paint would wait for.
ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def plain_tip(text: str) -> str:
    """A tool tip that reads as the text does; empty for no text."""
    return f"<qt>{text[:LONGEST].translate(ESCAPED)}</qt>" if text else ""
