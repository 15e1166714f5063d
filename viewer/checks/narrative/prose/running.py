"""Lines that run through the pages of a release and are no prose: `- more -`, the head that each page repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import methodcaller

NUMBERS = str.maketrans("", "", "0123456789")
PAGE = "<PAGE>"
IS_TAG = methodcaller("startswith", "<")  # asked of every line
MORE = frozenset({"more", "continued"})
MARKS = "-()*. "
MOST_HEADS = 4  # lines of a head


def running_lines(texts: Sequence[str]) -> frozenset[int]:
    """Numbers of the lines that head or foot a page.

    Args:
        texts: the lines, stripped.
    """
    pages = [at for at in compress(count(), map(IS_TAG, texts)) if texts[at][:6].upper() == PAGE]
    heads = {at: tuple(_head(texts, at)) for at in pages}
    told = Counter(text for lines in heads.values() for text in {_form(texts[line]) for line in lines})
    found = {line for lines in heads.values() for line in lines if told[_form(texts[line])] > 1}
    feet = (_above(texts, at) for at in pages)
    found.update(line for line in feet if texts[line].strip(MARKS).lower() in MORE)
    return frozenset(line + 1 for line in found)


def _head(texts: Sequence[str], page: int) -> Iterator[int]:
    """The first lines behind the mark of a page, up to a tag."""
    left = MOST_HEADS
    for line in range(page + 1, len(texts)):
        text = texts[line]
        if not left or text[:1] == "<":
            return
        if text:
            left -= 1
            yield line


def _above(texts: Sequence[str], page: int) -> int:
    """The last line above the mark of a page that says something."""
    return next((line for line in range(page - 1, -1, -1) if texts[line]), 0)


def _form(text: str) -> str:
    """A line without its numbers, which are those of pages; with those of one that tells amounts."""
    return text if "$" in text or "%" in text else text.translate(NUMBERS)
