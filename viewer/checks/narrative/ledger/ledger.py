"""The cells of a release by line item and period, as the narrative asks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from viewer.checks.narrative.items.acronyms import acronyms, places_in_short
from viewer.checks.narrative.items.bank_items import LOANS, NET_INTEREST, NET_LOANS, NONINTEREST_EXPENSE
from viewer.checks.narrative.items.common_items import (
    INTEREST_EXPENSE,
    INTEREST_INCOME,
    OPERATING_CASH,
    OPERATING_EXPENSES,
    REVENUE,
    SEGMENT_PROFIT,
    TOTAL_COSTS,
)
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.parts import Parts, aliases
from viewer.checks.narrative.items.results import EBITDA
from viewer.checks.narrative.items.shares import share_key
from viewer.checks.narrative.items.subjects import CAPTION, Lexicon, Name, is_without_others, item_less_others, item_of_caption, words_of
from viewer.checks.narrative.items.vocabulary import BY_CONCEPT, BY_KEY
from viewer.checks.narrative.ledger.amounts import Amount, Amounts
from viewer.checks.narrative.ledger.areas import areas, whole_of
from viewer.checks.narrative.ledger.entry import LAST_RANK, RANKS, Entry, cell_at, says_adjusted
from viewer.checks.narrative.ledger.keys import AT_END, BOOK_VALUES, FOOTED, heads_of, keys_of, kind_of_row, titled_item, totals_revenue
from viewer.checks.narrative.ledger.reconciled import Tone, reconciled, tone_of
from viewer.checks.narrative.times.fiscal import Calendar, Key, key_of, read_calendar
from viewer.checks.narrative.verdict import size_of
from viewer.remembered import remembered
from viewer.statements.release import Release
from viewer.statements.statement import Role, Row, Statement, StatementKind
from viewer.statements.unit import UnitKind, kind_of
from viewer.text.source import Source

NET_OR_GROSS = {INTEREST_EXPENSE, INTEREST_INCOME, "other_income"}  # printed net of their opposite or not
HEADING, MONEY = Role.HEADING, UnitKind.MONEY  # read for every row and cell, and attributes of enumerations take six times as long
MONTH = attrgetter("month")
AT_A_MOMENT = {Nature.INSTANT, Nature.RATIO, Nature.RATE}
ALL_LOANS = (LOANS, NET_LOANS)
MEANT = {  # by a name that no row of a release has
    OPERATING_CASH: EBITDA,  # `operating cash flow -- pre-tax earnings before interest, depreciation …`
    OPERATING_EXPENSES: NONINTEREST_EXPENSE,  # of a bank or broker
    TOTAL_COSTS: OPERATING_EXPENSES,  # `expenses increased 4.7 percent`
    INTEREST_EXPENSE: NET_INTEREST,  # `interest expense was $604,000`, of `Interest income (expense), net   (604)`
    INTEREST_INCOME: NET_INTEREST,
}
DILUTION = {("diluted",), ("basic",)}  # the last word of captions that are called so without it
EARNED = frozenset({"revenue", "income", "net", "total"})  # ends names that are not called so again
EARNINGS = {("revenue",), ("income",)}  # the last word of headings of kinds of revenue
MOST_ROWS = 40  # of one item; no release has more, and a hostile one must not make every number cost as much as the release
MOST_LAYERS = 4  # columns of one period in one statement
COARSEST = 4  # powers of ten a statement may be rounded to beyond its scale: Commodore printed $000's rounded to hundreds


@dataclass(slots=True)
class Ledger:
    """What the narrative is held against.

    Attributes:
        calendar: the periods of the columns.
        lexicon: the names of line items, captions of the release included.
        parts: the parts of the company that captions show.
        entries: rows by item, the primary statements first.
        spelled: the captions of each item's rows, those of segments included.
        amounts: all cells by size.
    """

    calendar: Calendar
    lexicon: Lexicon
    parts: Parts
    entries: dict[str, list[Entry]]
    spelled: dict[str, set[tuple[str, ...]]]
    amounts: Amounts = field(default_factory=Amounts)
    _loose: dict[tuple[int, int], tuple[_Table, list[dict[Key, int]]]] = field(
        default_factory=dict
    )  # statements as rows of no item have them

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
        label = words_of(entry.row.label)
        return said not in self.spelled.get(key, ()) or said in {label, label[:-1] if label[-1:] in DILUTION else label}

    def key_at(self, amount: Amount) -> Key | None:
        """The period of the column that an amount stands in, None where it has none."""
        columns = amount.statement.columns
        period = columns[amount.cell.column].period if amount.cell.column < len(columns) else None
        return key_of(period, self.calendar.year_end) if period is not None else None

    def entry_at(self, amount: Amount) -> Entry | None:
        """The row of an amount, whatever item it may be, with the columns that are alike; None where its column has no period."""
        statement, row, column = amount.statement, amount.row, amount.cell.column
        known = self._loose.get(statement.lines)
        if known is None:
            table = _Table(statement, adjusted=False, rank=LAST_RANK, unit=_effective_unit(statement))
            known = self._loose[statement.lines] = table, _layers(statement, self.calendar)
        for periods in known[1]:
            if column in periods.values():
                return _entry(known[0], row, "", periods)
        return None

    def entry_of(self, row: Row, statement: Statement) -> Entry | None:
        """A row of amounts of money, with the columns that are like that of its first; None where it has none."""
        for cell in row.cells:
            if cell.value is not None:
                return self.entry_at(Amount(abs(cell.value), cell, row, statement)) if kind_of(cell.unit) is MONEY else None
        return None


def read_ledger(release: Release) -> Ledger:
    """Index a release's statements by line item and period."""
    calendar = read_calendar(release)
    entries: dict[str, list[Entry]] = {}
    spelled: dict[str, set[tuple[str, ...]]] = {}
    for statement in release.statements:
        for key, entry in _entries(statement, calendar, release.source):
            entries.setdefault(key, []).append(entry)
            spelled.setdefault(key, set()).add(words_of(entry.row.label))
    _join_totals(entries)
    for key, other in MEANT.items():
        if key not in entries:
            entries[key] = [replace(entry, loose=True) for entry in entries.get(other, ())]
    entries[SEGMENT_PROFIT] = [entry for entry in entries.get("operating_income", ()) if entry.statement.kind is StatementKind.SEGMENT]
    for key, known in entries.items():
        known.sort(key=lambda entry: (entry.adjusted, entry.rank, entry.loose))
        if key in BY_KEY and known and known[0].rank < LAST_RANK:  # tables of segments have their own `net sales`
            known[:] = [entry for entry in known if entry.rank < LAST_RANK or entry.adjusted or _goes_further_back(entry, known[0])]
        del known[MOST_ROWS:]
    names = [
        Name(tuple(key.removeprefix(CAPTION).split()), key, _is_ambiguous(known) or words_of(known[0].row.label) == FOOTED)
        for key, known in entries.items()
        if key.startswith(CAPTION)
    ]
    shorter = (alias for name in names for alias in aliases(name))
    parts = Parts(names)
    parts.shorten(places_in_short(release.source, parts.is_place))
    return Ledger(
        calendar,
        Lexicon((*names, *shorter, *_revenues(names, entries), *acronyms(release.source, entries))),
        parts,
        entries,
        spelled,
        Amounts(release.statements),
    )


def _goes_further_back(entry: Entry, first: Entry) -> bool:
    """Whether a row of another table prints the same as the first of an item, and an earlier period: total assets of three years."""
    earliest = min(first.periods, key=MONTH, default=None)
    if earliest is None or not any(key.month < earliest.month for key in entry.periods):
        return False
    alike = [size_of(other).meets(size_of(cell)) for key, cell in first.cells() if (other := cell_at(entry, key)) is not None]
    return bool(alike) and all(alike)


def _join_totals(entries: dict[str, list[Entry]]) -> None:
    """Let a caption stand for the total of that name too: `Noninterest revenue` of a part, `Total noninterest revenue` of all."""
    for key, known in entries.items():
        total = entries.get(CAPTION + "total " + key.removeprefix(CAPTION)) if key.startswith(CAPTION) else None
        if total is not None:
            known.extend(total)


def _revenues(names: Iterable[Name], entries: dict[str, list[Entry]]) -> Iterator[Name]:
    """What the text calls kinds of revenue that a statement of income lists as things: `commission revenues`, in the row `Commissions`.

    So are all kinds under a heading that calls them so: `servicing and securitizations income` under `Non-Interest Income`.
    """
    for name in names:
        first = entries[name.key][0]
        if first.rank or name.words[-1] in EARNED:
            continue
        listed = len(name.words) == 1 and first.row.label.lower() == name.words[0] + "s"
        headed = bool(first.row.section) and len(name.words) > 1 and words_of(first.row.section[-1])[-1:] in EARNINGS
        if listed or (headed and words_of(first.row.label) == name.words):
            yield Name((*name.words, "revenue"), name.key, general=True)
            yield Name((*name.words, "income"), name.key, general=True)


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


def _entries(statement: Statement, calendar: Calendar, source: Source) -> Iterator[tuple[str, Entry]]:
    """Each row that stands for an item, with the item's key."""
    layers = _layers(statement, calendar)
    whole = whole_of(statement, calendar) if len(layers) > 1 else None
    layers = layers if whole is None else _layers(statement, calendar, whole)
    twice = _twice(statement, layers) if len(layers) > 1 else frozenset()
    tones = [tone_of(statement.columns[index].label for index in layer.values()) for layer in layers]
    if Tone.REPORTED in tones:  # what is between reported and adjusted is neither
        layers, tones = _without_adjusting(layers, tones)
    columns = list(zip(layers, tones, strict=True))
    rank = RANKS.get(statement.kind, LAST_RANK)
    partly = rank == 0 and totals_revenue(statement)
    table = _Table(statement, says_adjusted(statement.title), rank, _effective_unit(statement))
    sizes = Counter([row.section for row in statement.rows if row.role is not HEADING])
    split_up = {row.label.partition(" -")[0] for row in statement.rows if " -" in row.label[1:]}
    top, above = rank == 0, ""
    titled = titled_item(statement, source) if rank == LAST_RANK else ()
    heads = (
        heads_of(statement, titled)
        if rank >= RANKS[StatementKind.SELECTED_DATA] or statement.kind is StatementKind.INCOME_STATEMENT
        else {}
    )
    for at, row in enumerate(statement.rows):
        kind = kind_of_row(row) if row.role is not HEADING else None
        if kind is None:
            continue
        alone = sizes[row.section] == 1
        keys = tuple(keys_of(row, kind, statement, top=top, alone=alone, heads=heads.get(at), titled=titled, above=above))
        if keys and any(kind_of(cell.unit) is MONEY for cell in row.cells):
            above = keys[0]
        split = row.label in split_up  # `Interest income - related party` is more of it
        for key in keys:
            for periods, tone in columns:
                entry = _entry(table, row, key, periods, twice)
                if split or (partly and top and key == REVENUE):
                    entry = replace(entry, loose=True)
                yield key, entry if tone is None else replace(entry, adjusted=tone is Tone.ADJUSTED)
        top = False
    yield from _named_entries(table, calendar, source)


def _named_entries(table: _Table, calendar: Calendar, source: Source) -> Iterator[tuple[str, Entry]]:
    """The rows of a table that are of areas by name, and those of a reconciliation."""
    statement = table.statement
    if table.rank >= RANKS[StatementKind.SELECTED_DATA]:
        for area in areas(statement, calendar, source.lines):
            yield area.name, _entry(table, area.row, area.name, area.periods)
    if table.rank == LAST_RANK:
        for told in reconciled(statement, calendar):
            yield told.name, replace(_entry(table, told.row, told.name, told.periods), adjusted=told.adjusted)


def _without_adjusting(layers: list[dict[Key, int]], tones: list[Tone | None]) -> tuple[list[dict[Key, int]], list[Tone | None]]:
    """The layers that are of results, each with its tone."""
    kept = [(layer, tone) for layer, tone in zip(layers, tones, strict=True) if tone is not Tone.ADJUSTING]
    return [layer for layer, _ in kept], [tone for _, tone in kept]


def _entry(table: _Table, row: Row, key: str, periods: dict[Key, int], twice: frozenset[Key] = frozenset()) -> Entry:
    """A row as it stands for an item."""
    item = BY_KEY.get(key)
    return Entry(
        row=row,
        statement=table.statement,
        periods=_starts(periods) if _is_opening(row.label) else periods,
        twice=twice,
        adjusted=_is_adjusted(row, whole=table.adjusted),
        rank=table.rank,
        diluted=_dilution(row),
        loose=_is_loose(row, key),
        unit=table.unit,
        flows=item is not None and item.nature not in AT_A_MOMENT and key not in BOOK_VALUES,
    )


@remembered(4096)
def _is_opening(label: str) -> bool:
    """Whether a row is a balance at the beginning of its columns' periods."""
    return "beginning" in words_of(label)


def _starts(periods: dict[Key, int]) -> dict[Key, int]:
    """The moments that periods begin at; of the longest that begins there where several do."""
    return {Key(None, key.month - key.months) if key.months else key: column for key, column in periods.items()}


def _layers(statement: Statement, calendar: Calendar, whole: dict[Key, int] | None = None) -> list[dict[Key, int]]:
    """The column of each period, those of the `whole` company first; the second column of periods that have two in another layer."""
    layers: list[dict[Key, int]] = [whole] if whole is not None else []
    taken = frozenset(whole.values()) if whole is not None else frozenset()
    for index, column in enumerate(statement.columns):
        if column.period is None or index in taken:
            continue
        key = key_of(column.period, calendar.year_end)
        layer = next((layer for layer in layers if key not in layer), None)
        if layer is not None:
            layer[key] = index
        elif len(layers) < MOST_LAYERS + (whole is not None):
            layers.append({key: index})
    return layers


def _twice(statement: Statement, layers: Sequence[Mapping[Key, int]]) -> frozenset[Key]:
    """The periods that have several columns of the same: as reported and as restated, not amounts and what they are of sales in percent."""
    kinds: dict[int, set[UnitKind]] = {}
    for row in statement.rows:
        for cell in row.cells:
            if cell.value is not None:
                kinds.setdefault(cell.column, set()).add(kind_of(cell.unit))
    rates = {column for column, found in kinds.items() if found == {UnitKind.PURE}}
    return frozenset([key for key, column in layers[1].items() if (column in rates) is (layers[0].get(key) in rates)])


def _is_adjusted(row: Row, *, whole: bool) -> bool:
    """Whether a row is pro forma or otherwise adjusted, by its caption or else with its statement."""
    without = item_less_others(row.label) is not None or is_without_others(row.label)
    return says_adjusted(row.label) or without or (whole and "gaap" not in row.label.lower())


def _is_loose(row: Row, key: str) -> bool:
    """Whether a row may be something else than the item: net of its opposite, or revenue only for standing first."""
    if item_less_others(row.label) is not None or words_of(row.label) in AT_END:
        return True
    if key == REVENUE and item_of_caption(row.label) is None and BY_CONCEPT.get(row.concept or "") != REVENUE:
        return "revenue" not in row.label.lower() and "sales" not in row.label.lower()
    return key in NET_OR_GROSS and (words_of(row.label)[-1:] == ("net",) or "net of " in row.label.lower())


def _dilution(row: Row) -> bool | None:
    words = " ".join((*row.section, row.label)).lower()
    basic, diluted = "basic" in words or "primary" in words, "dilut" in words
    return None if basic == diluted else diluted


def _effective_unit(statement: Statement) -> Decimal:
    """10 where all amounts end in a zero, 100 where in two: such a statement was rounded more coarsely than it is scaled."""
    unit = 10**COARSEST
    for row in statement.rows:
        for cell in row.cells:
            if cell.value is None or kind_of(cell.unit) is not MONEY:
                continue
            if "." in cell.text:
                return Decimal(1)
            printed = int(abs(cell.value)) // cell.scale
            while printed % unit:
                unit //= 10
            if unit == 1:
                return Decimal(1)
    return Decimal(unit)
