"""Tabs: where the characters of a line with tabs stand on the page.

A typist sets tabs until the columns stand below each other, with stops at every eighth character. A program writes one tab for
one column, however wide the captions are; then each column of the block is as wide as its widest cell:

    Revenues<tab>$ 14,204<tab>$ 11,118
    Cost of revenues<tab>5,118<tab>4,204
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from viewer.parsing.lines.lone_tabs import STOP, find_lone_tabs
from viewer.parsing.lines.typed_tabs import lay_typed
from viewer.parsing.settings import SETTINGS
from viewer.regex import regex
from viewer.remembered import remembered

Tabs = tuple["array[int]", "array[int]"]
Stops = tuple[tuple[int, int], ...]  # of each column: where it begins, and where its numbers end
NO_STOPS: Stops = ()  # a tab is as wide as a blank
GAP = 3  # blanks between columns
LEAST_ROWS = 3  # tell a program's tabs from a typist's
WIDEST_BREAK = 3  # lines without tabs inside a block
AMOUNT = regex(r"[$(]{0,2} ?[-+]?\(?[0-9][0-9,.]*[)%x ]{0,3}|-{1,4}|\.[0-9]+")
NUMBER = regex(r"[0-9][0-9,.]*")
LAST_DIGIT = regex(r".*[0-9](?=[^0-9]*$)")


def find_stops(texts: Sequence[str]) -> dict[int, Stops]:
    """The columns of the lines of blocks in which one tab parts two columns or is as wide as a blank, by the index of the line."""
    stops: dict[int, Stops] = dict.fromkeys(find_lone_tabs(texts), NO_STOPS)
    for block in _blocks(texts):
        lines = [_cells(texts[index]) for index in block]
        rows = [cells for cells in lines if _is_row(cells)]
        by_program = len(rows) >= LEAST_ROWS and _is_regular(rows) and not any(map(_is_typed, lines))
        if by_program and not _end_alike([texts[index] for index, cells in zip(block, lines, strict=True) if _is_row(cells)]):
            stops.update(dict.fromkeys(block, _lay_out(lines, rows)))
        elif len(rows) >= LEAST_ROWS and stops.keys().isdisjoint(block):
            stops.update(lay_typed(texts, block))
    return stops


def expand(text: str, stops: Stops | None) -> tuple[str, Tabs]:
    """A line with its tabs expanded, and for columns of it the columns of the source.

    Args:
        text: the line as printed.
        stops: the columns of its block, None for stops at every eighth character.
    """
    expanded, printed = array("l", [0]), array("l", [0])
    parts = text.split("\t")
    pieces, end, place = [parts[0]], len(parts[0]), len(parts[0]) + 1
    for number, part in enumerate(parts[1:], 1):
        cell = part.strip() if stops else part
        if cell or not stops:
            start = max(_start(cell, number, stops), end + 2) if stops else end // STOP * STOP + STOP
            expanded.append(start)
            printed.append(place + part.index(cell))
            pieces += (" " * (start - end), cell)
            end = start + len(cell)
        place += len(part) + 1
    return "".join(pieces), (expanded, printed)


def _blocks(texts: Sequence[str]) -> Iterator[list[int]]:
    """Runs of lines with tabs, a few lines without between them."""
    block: list[int] = []
    for index, text in enumerate(texts):
        if "\t" in text:
            if block and index - block[-1] > WIDEST_BREAK:
                yield block
                block = []
            block.append(index)
    if block:
        yield block


def _cells(text: str) -> list[str]:
    first, *others = text.rstrip().split("\t")
    return [first.rstrip(), *(cell.strip() for cell in others)]


def _is_row(cells: list[str]) -> bool:
    return sum(_is_amount(cell) for cell in cells[1:]) > 1


def _is_typed(cells: list[str]) -> bool:
    """Whether a typist went on with blanks behind a tab: `$9,833  (11%)`, `$ 468,402     $  914,724` are no cells."""
    for cell in cells[1:]:
        if "  " in cell:
            parts = [part for part in cell.split() if part != "$"]
            if len(parts) > 1 and all(map(_is_amount, parts)):
                return True
    return False


def _end_alike(rows: Sequence[str]) -> bool:
    """Whether the numbers of rows end below one another with stops at every eighth character, blanks before them: these a typist set."""
    if 2 * sum("\t " in row for row in rows) < len(rows):
        return False
    ends = [[match.end() for match in NUMBER.finditer(row.expandtabs(STOP), len(row.partition("\t")[0]))] for row in rows]
    columns = zip(*(row for row in ends if len(row) == len(ends[0])), strict=True)
    alike = all(max(column) - min(column) <= 1 for column in columns)
    return alike and 5 * sum(len(row) == len(ends[0]) for row in ends) >= 4 * len(ends)


def _is_regular(rows: list[list[str]]) -> bool:
    """Whether nearly all rows have as many cells, most of them filled."""
    width, count = Counter(map(len, rows)).most_common(1)[0]
    filled = sum(bool(cell) for cells in rows for cell in cells[1:])
    if width > 2 * SETTINGS.most_columns:  # data of a program, of which no line is a row of a statement
        return False
    return count * 5 >= len(rows) * 4 and max(map(len, rows)) == width and filled * 2 > sum(len(cells) - 1 for cells in rows)


def _lay_out(lines: list[list[str]], rows: list[list[str]]) -> Stops:
    """Where the columns begin and their numbers end, wide enough for all cells that have others right of them."""
    laid: list[tuple[int, int]] = []
    start = 0
    for number in range(max(map(len, rows))):
        column = [cells[number] for cells in rows if number < len(cells)]
        ends = [_digits_end(cell) for cell in column]
        before = max(ends, default=0)
        behind = max((len(cell) - end for cell, end in zip(column, ends, strict=True)), default=0)
        heads = (cells[number] for cells in lines if number + 1 < len(cells) and cells[number + 1])
        width = max(before + behind, max(map(len, heads), default=0))
        laid.append((start, start + width - behind))
        start += width + GAP
    return tuple(laid)


@remembered(4096)
def _is_amount(cell: str) -> bool:
    return AMOUNT.fullmatch(cell) is not None


@remembered(4096)
def _digits_end(cell: str) -> int:
    """Behind the last digit of a cell; its end where it is no amount."""
    match = LAST_DIGIT.match(cell) if _is_amount(cell) else None
    return match.end() if match else len(cell)


def _start(cell: str, number: int, stops: Stops) -> int:
    """Where a cell begins: flush with the last digit of its column, where it is wider at the column's left."""
    left, edge = stops[min(number, len(stops) - 1)]
    return max(left, edge - _digits_end(cell))
