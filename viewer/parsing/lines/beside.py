"""Columns of words between captions and values, which are no part of captions: references to notes, kinds, dates of maturity."""

from __future__ import annotations

from viewer.frozen import frozen
from viewer.parsing.lines.leaders import words_end
from viewer.regex import regex

NOTE_OVERHANG, LONGEST_NOTE = 4, 9  # characters
BLANKS, LEADERS = "  ", ".. "
DUE = regex(r"(?:[. ] | \.)+(?:19|20)[0-9]{2} ?[-\u2013] ?(?:(?:19|20)[0-9]{2}|[0-9]{2})$")  # years, in a column of their own


@frozen
class Beside:
    """Where such columns begin, by their headings.

    Attributes:
        notes: that of the heading `Notes`, None where there is none.
        words: that of any other, `Cash/Non-Cash` right of `Description`.
    """

    notes: int | None = None
    words: int | None = None

    def caption_end(self, text: str, start: int, end: int) -> int:
        """End of a caption without what stands in these columns behind it."""
        if self.notes is not None and end > self.notes:
            end = _without_note(text, start, end, self.notes)
        return end if self.words is None or end <= self.words else _without_words(text, start, end, self.words)


def without_years(text: str, start: int, end: int) -> int:
    """End of a caption without the years from which to which it falls due, in a column before the values: `Kronor    2000-2018   354.2`."""
    if not text[end - 1].isdigit():
        return end
    due = DUE.search(text, start, end)
    return end if due is None or due.start() == start else due.start()


def _without_note(text: str, start: int, end: int, notes: int) -> int:
    """End of a caption without the reference to a note behind it: `Inventories                 D & J`."""
    gap = text.rfind(BLANKS, start, end)
    reference = text[gap + 2 : end]
    return len(text[:gap].rstrip()) if gap >= 0 and gap + 2 >= notes - NOTE_OVERHANG and len(reference) <= LONGEST_NOTE else end


def _without_words(text: str, start: int, end: int, words: int) -> int:
    """End of a caption without the words below a heading, of which there may be several columns: `Severance packages....... cash`."""
    gap = text.find(BLANKS, max(start, words - len(BLANKS) - 1), end)
    if gap < 0:
        gap = max(text.rfind(BLANKS, start, end), text.rfind(LEADERS, start, end) + 1)
    begin = gap + len(BLANKS)
    return words_end(text, gap) if gap > start and begin >= words - 1 else end
