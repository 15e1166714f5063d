"""The cells of a release by line item and period, as the narrative asks for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from viewer.checks.narrative.areas import areas
from viewer.checks.narrative.figures import ONE
from viewer.checks.narrative.fiscal import Calendar, Key, key_of, read_calendar
from viewer.checks.narrative.parts import Parts, aliases, section_key
from viewer.checks.narrative.shares import share_key, share_of
from viewer.checks.narrative.subjects import CAPTION, Lexicon, Name, item_in, item_less_others, item_of_caption, name_of_caption, words_of
from viewer.checks.narrative.verdict import Range, size_of
from viewer.checks.narrative.vocabulary import (
    BOOK_VALUE,
    BY_CONCEPT,
    BY_KEY,
    EPS,
    GAIN_WORDS,
    LOANS,
    NET_LOANS,
    REVENUE,
    SHARES,
    TANGIBLE_BOOK_VALUE,
    TOTAL_COSTS,
    Nature,
)
from viewer.statements.release import Release
from viewer.statements.statement import Cell, Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of

RANKS = {
    StatementKind.INCOME_STATEMENT: 0,
    StatementKind.BALANCE_SHEET: 1,
    StatementKind.CASH_FLOW: 2,
    StatementKind.SELECTED_DATA: 3,
}
NET_OR_GROSS = {"interest_expense", "interest_income", "other_income"}  # printed net of their opposite or not
LAST_RANK = 4
AT_A_MOMENT = {Nature.INSTANT, Nature.RATIO, Nature.RATE}
BOOK_VALUES = {BOOK_VALUE, TANGIBLE_BOOK_VALUE}
ALL_LOANS = (LOANS, NET_LOANS)
YEAR = 12
LENGTHS = (3, YEAR, 6, 9)  # of the columns that may head what holds at their end: a book value under `Quarter ended June 30`
ADJUSTED_TITLE = ("pro forma", "proforma", "non-gaap", "adjusted")
PARTS_OF_EARNINGS = frozenset({"extraordinary", "cumulative", "discontinued"})  # begin rows per share that are not all of it
MOST_ROWS = 40  # of one item; no release has more, and a hostile one must not make every number cost as much as the release
MOST_LAYERS = 4  # columns of one period in one statement
MOST_AROUND = 12  # amounts looked at on either side of a figure
NEAREST = 3  # candidates named for an untied figure
NEAR = Decimal("0.02")  # how far a candidate may be off, as a share of the figure
COARSEST = 4  # powers of ten a statement may be rounded to beyond its scale: Commodore printed $000's rounded to hundreds
AMOUNT = itemgetter(0)  # of a pair of an amount and its cell


class Entry(NamedTuple):
    """A row that stands for a line item. A named tuple, since a filing has thousands.

    Attributes:
        row: the row.
        statement: the statement it stands in.
        periods: column of each period.
        twice: periods that have several columns, as reported and as restated; there is an entry for each.
        adjusted: whether its statement is pro forma or otherwise adjusted.
        rank: how far its statement is from the primary ones.
        diluted: True for diluted, False for basic, None for neither or both.
        loose: whether its caption says `net` and the item does not, so that the two need not be the same.
        unit: the unit its amounts are effectively printed to, as a multiple of the printed unit.
        flows: whether its item is one of a time rather than of a moment.
    """

    row: Row
    statement: Statement
    periods: dict[Key, int]
    twice: frozenset[Key]
    adjusted: bool
    rank: int
    diluted: bool | None
    loose: bool
    unit: Decimal
    flows: bool

    def may_convict(self, key: Key) -> bool:
        """Whether a number may be found to differ from its cell of a period."""
        return self.rank < LAST_RANK and not self.loose and key not in self.twice and Key(None, key.month) not in self.twice

    def cell(self, key: Key) -> Cell | None:
        """The cell of a period; a period a month off is taken where its own is not there."""
        column = self.periods.get(key)
        if column is None:
            column = self.periods.get(key.earlier(-1), self.periods.get(key.earlier(1)))
        cell = self.row.cell(column) if column is not None else None
        return cell if cell is not None and cell.value is not None else None

    def size(self, cell: Cell) -> Range:
        """The magnitude one of its cells stands for; only amounts of money are rounded more coarsely than they are printed."""
        return size_of(cell, self.unit if kind_of(cell.unit) is UnitKind.MONEY else ONE)

    def cells(self) -> Iterator[tuple[Key, Cell]]:
        """All cells with a period and a value."""
        for key, column in self.periods.items():
            cell = self.row.cell(column)
            if cell is not None and cell.value is not None:
                yield key, cell


@dataclass(slots=True)
class Ledger:
    """What the narrative is held against.

    Attributes:
        calendar: the periods of the columns.
        lexicon: the names of line items, captions of the release included.
        parts: the parts of the company that captions show.
        entries: rows by item, the primary statements first.
        spelled: the captions of each item's rows, those of segments included.
    """

    calendar: Calendar
    lexicon: Lexicon
    parts: Parts
    entries: dict[str, list[Entry]]
    spelled: dict[str, set[tuple[str, ...]]]
    _amounts: list[tuple[Decimal, Cell]] = field(default_factory=list)

    def rows(self, key: str) -> list[Entry]:
        """The rows of an item."""
        return self.entries.get(key, [])

    def shares(self, part: str, whole: str) -> list[Entry]:
        """The rows that print one item as a share of another; loans net of their allowance are not told apart from all of them."""
        wholes = ALL_LOANS if whole in ALL_LOANS else (whole,)
        found = (self.rows(share_key(part, name)) for name in (whole, *wholes))
        return [entry for rows in found for entry in rows]

    def means(self, entry: Entry, key: str, name: str) -> bool:
        """Whether a name said of an item may be a row's: not `net revenue` the row `Revenue` where another is called `Net revenue`."""
        said = words_of(name)
        return said not in self.spelled.get(key, ()) or words_of(entry.row.label) == said

    def nearest(self, value: Decimal, kind: UnitKind) -> tuple[Cell, ...]:
        """The cells of a kind of unit with the nearest values, for a figure that is tied to none."""
        size = abs(value)
        reach = size * NEAR
        at = bisect_left(self._amounts, size, key=AMOUNT)
        first = bisect_left(self._amounts, size - reach, max(0, at - MOST_AROUND), at, key=AMOUNT)
        last = bisect_right(self._amounts, size + reach, at, min(len(self._amounts), at + MOST_AROUND), key=AMOUNT)
        fits = [(abs(amount - size), cell) for amount, cell in self._amounts[first:last] if kind_of(cell.unit) is kind]
        fits.sort(key=lambda pair: (pair[0], pair[1].span))
        return tuple(cell for _, cell in fits[:NEAREST])


def read_ledger(release: Release) -> Ledger:
    """Index a release's statements by line item and period."""
    calendar = read_calendar(release)
    entries: dict[str, list[Entry]] = {}
    spelled: dict[str, set[tuple[str, ...]]] = {}
    amounts: list[tuple[Decimal, Cell]] = []
    for statement in release.statements:
        for key, entry in _entries(statement, calendar):
            entries.setdefault(key, []).append(entry)
            spelled.setdefault(key, set()).add(words_of(entry.row.label))
        amounts.extend((abs(cell.value), cell) for row in statement.rows for cell in row.cells if cell.value is not None)
    for key, known in entries.items():
        known.sort(key=lambda entry: (entry.adjusted, entry.rank, entry.loose))
        if key in BY_KEY and known[0].rank < LAST_RANK:  # tables of segments have their own `net sales`
            known[:] = [entry for entry in known if entry.rank < LAST_RANK or entry.adjusted]
        del known[MOST_ROWS:]
    amounts.sort(key=lambda pair: (pair[0], pair[1].span))
    names = [
        Name(tuple(key.removeprefix(CAPTION).split()), key, _is_ambiguous(known))
        for key, known in entries.items()
        if key.startswith(CAPTION)
    ]
    shorter = (alias for name in names for alias in aliases(name))
    return Ledger(calendar, Lexicon((*names, *shorter)), Parts(names), entries, spelled, amounts)


def _is_ambiguous(entries: Iterable[Entry]) -> bool:
    """Whether a caption stands twice in one statement, so that its name alone does not tell which row is meant."""
    seen = [id(entry.statement) for entry in entries]
    return len(seen) != len(set(seen))


class _Table(NamedTuple):
    """What the entries of one statement share, as an entry has it."""

    statement: Statement
    adjusted: bool
    rank: int
    unit: Decimal


def _entries(statement: Statement, calendar: Calendar) -> Iterator[tuple[str, Entry]]:
    """Each row that stands for an item, with the item's key."""
    layers = _layers(statement, calendar)
    twice = frozenset(layers[1]) if len(layers) > 1 else frozenset()
    title = statement.title.lower()
    rank = RANKS.get(statement.kind, LAST_RANK)
    table = _Table(statement, any(word in title for word in ADJUSTED_TITLE), rank, _effective_unit(statement))
    sizes = Counter(row.section for row in statement.rows if row.role is not Role.HEADING)
    top = True
    heads = _heads(statement) if rank >= RANKS[StatementKind.SELECTED_DATA] or statement.kind is StatementKind.INCOME_STATEMENT else {}
    for at, row in enumerate(statement.rows):
        if row.role is Role.HEADING or not any(cell.value is not None for cell in row.cells):
            continue
        for key in _keys(row, statement, top=top and rank == 0, alone=sizes[row.section] == 1, heads=heads.get(at)):
            for periods in layers:
                yield key, _entry(table, row, key, periods, twice)
        top = False
    if rank == LAST_RANK:
        for area in areas(statement, calendar):
            yield area.name, _entry(table, area.row, area.name, area.periods)


def _entry(table: _Table, row: Row, key: str, periods: dict[Key, int], twice: frozenset[Key] = frozenset()) -> Entry:
    """A row as it stands for an item."""
    item = BY_KEY.get(key)
    return Entry(
        row=row,
        statement=table.statement,
        periods=periods,
        twice=twice,
        adjusted=_is_adjusted(row, whole=table.adjusted),
        rank=table.rank,
        diluted=_dilution(row),
        loose=_is_loose(row, key),
        unit=table.unit,
        flows=item is not None and item.nature not in AT_A_MOMENT and key not in BOOK_VALUES,
    )


def _layers(statement: Statement, calendar: Calendar) -> list[dict[Key, int]]:
    """The column of each period; the second column of periods that have two in another layer, and so on."""
    layers: list[dict[Key, int]] = []
    for index, column in enumerate(statement.columns):
        if column.period is None:
            continue
        key = key_of(column.period, calendar.year_end)
        layer = next((layer for layer in layers if key not in layer), None)
        if layer is not None:
            layer[key] = index
        elif len(layers) < MOST_LAYERS:
            layers.append({key: index})
    return layers


def _heads(statement: Statement) -> dict[int, tuple[str, ...]]:
    """The words of what each row is a part of, by its place: of its section, else of the total below it."""
    heads: dict[int, tuple[str, ...]] = {}
    closing: tuple[str, ...] = ()
    for at in range(len(statement.rows) - 1, -1, -1):
        row = statement.rows[at]
        if row.role is Role.TOTAL and row.label and statement.kind is not StatementKind.INCOME_STATEMENT:
            closing = words_of(row.label)
        section = words_of(row.section[-1]) if row.section else ()
        if section or closing:
            heads[at] = closing if closing and item_in(section) is None and item_in(words_of(row.label)) is None else section
    return heads


def _keys(row: Row, statement: Statement, *, top: bool, alone: bool, heads: tuple[str, ...] | None) -> Iterator[str]:
    """The items a row stands for: its own, that of its section where it is the total or `alone` in it, a part of what `heads` it."""
    kind = kind_of(next(cell.unit for cell in row.cells if cell.value is not None))
    own = BY_CONCEPT.get(row.concept or "") or item_of_caption(row.label)
    if kind is UnitKind.PER_SHARE:
        yield own if own == EPS or own in BOOK_VALUES else EPS if _is_earnings(row) else _caption_key(row.label)
        return
    if kind is UnitKind.SHARES:
        yield SHARES if statement.kind is StatementKind.INCOME_STATEMENT else _caption_key(row.label)
        return
    item = BY_KEY.get(own or "")
    if item is not None and item.nature is Nature.RATIO and kind is UnitKind.MONEY and item.over:
        own = item.over[0]
    share = share_of(row.label) if kind is UnitKind.PURE else ""
    if share:
        yield share
    if own is not None:
        yield own
    if own is None:
        yield from _keys_of_caption(row.label)
    if top and own != REVENUE:
        yield REVENUE
    if heads is not None:
        part = section_key(words_of(row.label), heads)
        if part:
            yield part
    if row.section and _stands_for_section(row, alone=alone):
        section = item_of_caption(row.section[-1])
        if section is not None and section != own and not (top and section == REVENUE):
            yield section
    if row.role is Role.TOTAL and not row.label and row.section and "expense" in row.section[-1].lower() and own is None:
        yield TOTAL_COSTS


def _keys_of_caption(label: str) -> Iterator[str]:
    """What a caption outside the vocabulary names: itself, and the item that it is some of."""
    caption, rest = _caption_key(label), item_less_others(label)
    if caption:
        yield caption
    if rest is not None:
        yield rest


def cell_at(entry: Entry, key: Key) -> Cell | None:
    """A row's cell of a period; of the moment it ends with where the row has moments only, and the other way round in tables of ratios.

    Sales under a bare date are those of the year that ends there, not of its last quarter.
    """
    cell = entry.cell(key)
    if cell is None and key.months is not None and (key.months == YEAR or not entry.flows):
        cell = entry.cell(Key(None, key.month))
    if cell is None and key.months is None and not entry.flows and entry.rank >= RANKS[StatementKind.SELECTED_DATA]:
        cell = next((found for months in LENGTHS if (found := entry.cell(Key(months, key.month))) is not None), None)
    return cell


@lru_cache(maxsize=4096)
def says_adjusted(label: str) -> bool:
    """Whether a caption itself says that its figures are pro forma or otherwise adjusted."""
    return any(word in label.lower() for word in ADJUSTED_TITLE)


def _is_adjusted(row: Row, *, whole: bool) -> bool:
    """Whether a row is pro forma or otherwise adjusted, by its caption or else with its statement."""
    return says_adjusted(row.label) or item_less_others(row.label) is not None or (whole and "gaap" not in row.label.lower())


def _is_loose(row: Row, key: str) -> bool:
    """Whether a row may be something else than the item: net of its opposite, or revenue only for standing first."""
    if item_less_others(row.label) is not None:
        return True
    if key == REVENUE and item_of_caption(row.label) is None and BY_CONCEPT.get(row.concept or "") != REVENUE:
        return "revenue" not in row.label.lower() and "sales" not in row.label.lower()
    return key in NET_OR_GROSS and words_of(row.label)[-1:] == ("net",)


@lru_cache(maxsize=4096)
def _caption_key(label: str) -> str:
    name = name_of_caption(label, ambiguous=False)
    return name.key if name is not None else ""


def _stands_for_section(row: Row, *, alone: bool) -> bool:
    """Whether a row is the total of its section, or all there is in it."""
    if row.role is Role.TOTAL:
        return not row.label or row.label.lower().startswith("total")
    return alone


def _is_earnings(row: Row) -> bool:
    """Whether a per-share row is earnings rather than a dividend or a price."""
    words = " ".join((*row.section, row.label)).lower()
    if not PARTS_OF_EARNINGS.isdisjoint(words_of(row.label)) and GAIN_WORDS.isdisjoint(words_of(row.label)):
        return False  # `Cumulative effect of accounting change` under `Earnings per share`
    return any(word in words for word in ("income", "loss", "earning", "profit", "basic", "diluted", "eps")) and "dividend" not in words


def _dilution(row: Row) -> bool | None:
    words = " ".join((*row.section, row.label)).lower()
    basic, diluted = "basic" in words or "primary" in words, "dilut" in words
    return None if basic == diluted else diluted


def _effective_unit(statement: Statement) -> Decimal:
    """10 where all amounts end in a zero, 100 where in two: such a statement was rounded more coarsely than it is scaled."""
    unit = 10**COARSEST
    for row in statement.rows:
        for cell in row.cells:
            if cell.value is None or kind_of(cell.unit) is not UnitKind.MONEY:
                continue
            if "." in cell.text:
                return Decimal(1)
            printed = int(abs(cell.value)) // cell.scale
            while printed % unit:
                unit //= 10
            if unit == 1:
                return Decimal(1)
    return Decimal(unit)
