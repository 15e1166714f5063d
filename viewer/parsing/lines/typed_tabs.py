"""Tables whose captions run over the tab stops: the same tabs part the values on all rows, but not all rows' values begin at one stop.

    <tab><tab><tab>2001<tab>2000
    Fuel<tab><tab><tab>204<tab>330
    Rents and purchased transportation<tab>208<tab>544

A typist set the stops wider than every eighth character. Which column a value is of, its turn tells: the columns are moved to where
all captions have room.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from viewer.frozen import frozen
from viewer.parsing.lines.lone_tabs import STOP
from viewer.regex import regex

Laid = tuple[tuple[int, int], ...]  # of each cell of a line: where it begins, and where its numbers end
LEAST_ROWS = 3
GAP = 3  # blanks between columns
AMOUNT = regex(r"[$(]{0,2} ?[-+]?[$(]{0,2}(?:[0-9][0-9,.]*|\.[0-9]+)[)%x ]{0,3}|-{1,4}")
LETTERS = regex("[A-Za-z]")


@frozen
class TypedLine:
    """A line with tabs.

    Attributes:
        index: its index among the lines.
        cells: what its tabs part.
        starts: where these stand with a stop at every eighth character.
        amounts: numbers of the cells that are amounts, none where other cells stand right of the first.
    """

    index: int
    cells: tuple[str, ...]
    starts: tuple[int, ...]
    amounts: tuple[int, ...]

    @property
    def turns(self) -> tuple[int, ...]:
        """How many tabs stand between the amounts."""
        return _distances(self.amounts)

    @property
    def places(self) -> tuple[int, ...]:
        """Where the amounts stand."""
        return tuple([self.starts[at] for at in self.amounts])

    @property
    def ends(self) -> tuple[int, ...]:
        """Where the digits of the amounts end."""
        return tuple([self.starts[at] + _digits_end(self.cells[at]) for at in self.amounts])

    @property
    def stops(self) -> tuple[int, ...]:
        """The stops at which they do."""
        return tuple([place // STOP for place in self.places])


def lay_typed(texts: Sequence[str], block: Sequence[int]) -> Iterator[tuple[int, Laid]]:
    """Where the cells of the lines stand whose tables were typed with other stops, by their indices."""
    for table in _tables([_read(index, texts[index]) for index in block]):
        rows = [line for line in table if len(line.amounts) > 1]
        if len(rows) < LEAST_ROWS or len({line.stops for line in rows}) == 1 or any(len(line.amounts) == 1 for line in table):
            continue
        turns, _ = Counter([line.turns for line in rows]).most_common(1)[0]
        over = [line for line in table if not line.cells[0]]
        model = next((line for line in over if sum(map(bool, line.cells)) == len(turns) + 1), None)
        if model is None:
            continue
        places = tuple([at for at, cell in zip(model.starts, model.cells, strict=True) if cell])
        if all(line.turns == turns or _distances(line.places) == _distances(places) for line in rows) and not _end_alike(rows, len(places)):
            yield from _lay(table, rows, places)


def _end_alike(rows: Sequence[TypedLine], columns: int) -> bool:
    """Whether the amounts of every column end within a character of one another, as blanks that were pressed into tabs leave them."""
    ends = zip(*(line.ends for line in rows if len(line.amounts) == columns), strict=True)
    return all(max(column) - min(column) <= 1 for column in ends)


def _distances(places: Sequence[int]) -> tuple[int, ...]:
    return tuple([two - one for one, two in pairwise(places)])


def _read(index: int, text: str) -> TypedLine:
    parts = text.rstrip().split("\t")
    end, starts = 0, []
    for number, part in enumerate(parts):
        start = end // STOP * STOP + STOP if number else 0
        starts.append(start + len(part) - len(part.lstrip()))
        end = start + len(part)
    cells = tuple([part.strip() for part in parts])
    amounts = tuple([at for at, cell in enumerate(cells) if at and AMOUNT.fullmatch(cell)])
    mixed = bool(amounts) and sum(map(bool, cells[amounts[0] :])) > len(amounts)
    return TypedLine(index, cells, tuple(starts), () if mixed else amounts)


def _tables(lines: Sequence[TypedLine]) -> Iterator[list[TypedLine]]:
    """Lines of a block parted where words over columns begin anew, below a line without tabs."""
    table: list[TypedLine] = []
    for line in lines:
        if table and line.index > table[-1].index + 1 and not line.cells[0] and not line.amounts and any(map(LETTERS.search, line.cells)):
            yield table
            table = []
        table.append(line)
    if table:
        yield table


def _lay(table: Sequence[TypedLine], rows: Sequence[TypedLine], places: Sequence[int]) -> Iterator[tuple[int, Laid]]:
    """The lines of a table with their columns moved right, from the places that the words over them have, as far as the captions need."""
    columns = [[line.cells[line.amounts[turn]] for line in rows] for turn in range(len(places))]
    captions = max([line.starts[at] + len(line.cells[at]) for line in rows for at in range(line.amounts[0]) if line.cells[at]], default=0)
    moved: list[tuple[int, int]] = []
    free = captions + GAP
    for turn, place in enumerate(places):
        left = max(place, free, moved[-1][0] + place - places[turn - 1] if moved else 0)
        free = left + max(map(len, columns[turn])) + GAP
        moved.append((left, left + max([_digits_end(cell) for cell in columns[turn]])))
    for line in table:
        if line.amounts and len(line.amounts) == len(places):
            first = line.amounts[0]
            laid = {at: moved[turn] for turn, at in enumerate(line.amounts)}
            yield line.index, tuple([laid.get(at, (line.starts[at] if at < first else 0, 0)) for at in range(len(line.cells))])
        elif not line.cells[0]:
            yield line.index, tuple([_moved(start, places, moved) for start in line.starts])


def _moved(start: int, places: Sequence[int], moved: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where words over the columns go with these."""
    turn = bisect_right(places, start) - 1
    return (moved[turn][0] + start - places[turn], 0) if turn >= 0 else (start, 0)


def _digits_end(cell: str) -> int:
    return len(cell.rstrip(")%x "))
