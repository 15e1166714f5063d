"""Where the words of a caption end before its values: leader dots and lone currency signs are no part of them."""

from __future__ import annotations

from viewer.regex import regex

SHORTENED = (
    *(f" {word}" for name in ("Inc", "Corp", "Co", "Ltd") for word in (name, name.upper())),
    *(f"{dash}{word}" for dash in (" ", "-") for word in ("cr", "Cr", "CR", "dr", "Dr", "DR")),
)  # the first of the dots behind these is their own: `Softimage, Inc.......`, `Funds used during construction - cr....`
SHORTENED_WITH_DOT = tuple(f"{word}." for word in SHORTENED)
INITIALS = regex(r"(?:^|[ (/-])(?:[A-Z]\.)+[A-Z]$")  # `U.S.......`


def words_end(text: str, end: int) -> int:
    """End of the words before a column, leader dots and currency signs without amounts dropped: `Acme Inc.` keeps its point."""
    words = text[:end].rstrip(" $")
    if words.endswith("."):
        words = _without_leaders(words)
    length = len(words)
    pointed = length < len(text) and text[length] == "."
    return length + (pointed and (f" {words}".endswith(SHORTENED) or (words[-2:-1] == "." and INITIALS.search(words) is not None)))


def leaders_end(text: str, end: int) -> int:
    """Where the leader dots before a column end, 0 where there are none or just one."""
    words = text[:end].rstrip(" $")
    return len(words) if words.endswith("..") else 0


def _without_leaders(words: str) -> str:
    spaced = words.endswith(". .")
    while words.endswith((" .", "..")):
        words = words.rstrip(".").rstrip() if words.endswith("..") else words[:-2].rstrip()
    if spaced and words.endswith(".") and not f" {words}".endswith(SHORTENED_WITH_DOT):  # `Deferred tax asset. . . .`
        words = words[:-1]
    return words
