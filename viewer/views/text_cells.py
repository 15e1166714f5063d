"""Where the characters of a line stand on a raster of equal cells: tabs expanded, nothing invisible."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.text.lines import Lines

TAB_WIDTH = 8
REPLACEMENT = "\ufffd"
HIDDEN = "\u25af"  # for what has no picture of its own


def _pictures() -> dict[int, str]:
    """A visible sign for every character that would draw nothing, or turn the line around."""
    pictures = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421", 0xA0: " ", 0xAD: "-"}
    for low, high in ((0x80, 0x9F), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)):
        pictures |= dict.fromkeys(range(low, high + 1), HIDDEN)
    return pictures


PICTURES = _pictures()
SURROGATES = range(0xD800, 0xE000)


def cell_of(line: str, column: int) -> int:
    """The cell at which a character begins; every character takes one cell, a tab goes to the next multiple of eight."""
    cell = start = 0
    while (tab := line.find("\t", start, column)) >= 0:
        cell = (cell + tab - start) // TAB_WIDTH * TAB_WIDTH + TAB_WIDTH
        start = tab + 1
    return cell + column - start


def widest(lines: Sequence[str]) -> int:
    """How many cells the longest line takes, or one more; the lines of a file without tabs need not be looked at for that."""
    if isinstance(lines, Lines) and not lines.has_tabs:
        return lines.longest
    return max((cell_of(line, len(line)) for line in lines), default=0)


def column_of(line: str, cell: int) -> int:
    """The character that covers a cell; behind the end of the line it counts on."""
    at = start = 0
    while (tab := line.find("\t", start)) >= 0:
        stop = (at + tab - start) // TAB_WIDTH * TAB_WIDTH + TAB_WIDTH
        if cell < stop:
            return min(start + cell - at, tab)
        at, start = stop, tab + 1
    return start + cell - at


def shown(line: str, first: int, count: int) -> str:
    """What to draw in `count` cells from `first` on, one character a cell."""
    if "\t" in line:
        low, high = column_of(line, first), column_of(line, first + count) + 1
        lead = cell_of(line, low)
        piece = "".join(
            " " * (cell_of(line, at + 1) - cell_of(line, at)) if line[at] == "\t" else line[at] for at in range(low, min(high, len(line)))
        )
        piece = piece[first - lead : first - lead + count]
    else:
        piece = line[first : first + count]
    if piece.isascii() and piece.isprintable():
        return piece
    return "".join(REPLACEMENT if ord(character) in SURROGATES else character for character in piece.translate(PICTURES))
