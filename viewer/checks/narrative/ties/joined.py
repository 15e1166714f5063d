"""Several rows that a sentence names together: `salaries and benefits`, in the rows `Salaries` and `Employee benefits`.

Or names once, as `voyage expenses` those with others and those with related parties, and `other income` what stands under that heading.

Each row says nothing that the sentence does not, and together they say all of it. They are added up, or what they changed by is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, UNBOUND, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.alike import content_of, said_in, weight_of
from viewer.checks.narrative.items.subjects import item_of_caption, words_of
from viewer.checks.narrative.items.vocabulary import singular
from viewer.checks.narrative.ledger.amounts import Amount
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY, PERCENT
from viewer.checks.narrative.prose.period_words import PERIOD_WORDS
from viewer.checks.narrative.prose.token import MARK, WORD, Token
from viewer.checks.narrative.prose.words import BOUNDARIES, FALL, LINKS, REPORTING, RISE, words
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie, tie_of_percent
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import Range, difference, growth, range_of
from viewer.statements.statement import Cell, Role, Row, Statement
from viewer.statements.unit import UnitKind, kind_of

ZERO = Decimal(0)
BETWEEN = {"and", ",", "&", "including", "plus"}  # the names of two rows: `cash and cash equivalents including time deposits`
JOINING = BETWEEN | {"-"}
STOPPING = (BOUNDARIES | LINKS | RISE | FALL | REPORTING) - {"and"}
FILLING = words("expense employee net associated related combined including plus")  # need not be said, and tell no row apart
OTHERS = words("related affiliate affiliated affiliates unconsolidated")  # with whom the second of two rows was dealt, in the singular
NEXT_TO = 2  # rows between the two
LONGEST = 8  # tokens of a name on either side of the line item that was found
SHORTEST_KIND = 2  # words that tell of what kind some rows are, of which neither is in many captions
MOST_HEADED = 12  # rows under one heading
MOST = 4  # rows that are named together
MOST_ROWS = 400  # that begin with one word; a submission prints some captions in hundreds of tables


class _Part(NamedTuple):
    """A row that may be one of several, with the words that tell it from others and one of its cells."""

    own: frozenset[str]
    amount: Amount


class _Sum(NamedTuple):
    """What some rows come to in one period."""

    cells: tuple[Cell, ...]
    value: Decimal
    size: Range

    @property
    def how(self) -> str:
        """How it is computed."""
        return " + ".join(cell.text for cell in self.cells)


class Joined:
    """Ties amounts of several rows, and what they changed by; never found to differ."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._index: dict[str, list[_Part]] = {}  # once a name is asked for
        self._known: dict[frozenset[str], list[tuple[Entry, ...]]] = {}
        self._twinned: dict[str, list[tuple[Entry, ...]]] = {}
        self._under: dict[str, list[tuple[Entry, ...]]] | None = None  # the rows of headings without a total, once a line item has no row

    def tie(self, assertion: Assertion, tokens: Sequence[Token]) -> Tie:
        """The tie of a figure to the rows that its line item is one of, as the sentence says."""
        if assertion.forward or assertion.part not in {LEVEL, CHANGE}:
            return UNTIED
        for rows in self._named(assertion, tokens):
            tie = self._tie_level(assertion, rows) if assertion.part is LEVEL else self._tie_change(assertion, rows)
            if tie is not UNTIED:
                return tie
        return UNTIED

    def _named(self, assertion: Assertion, tokens: Sequence[Token]) -> Iterator[tuple[Entry, ...]]:
        """The rows that a sentence may name together: printed in two, said with `and` between them, of one kind."""
        subject = assertion.subject
        named: frozenset[str] = frozenset()
        if subject is not None and subject.start >= 0:
            yield from self._twins(subject.key)
            if assertion.bond is not UNBOUND and not assertion.place:
                yield from self._headed(subject.key)
            named = _name_around(tokens, subject.start, subject.end)
        if named:
            yield from self._rows(named)
        elif assertion.figure.kind is MONEY and (kind := _kind_behind(tokens, assertion.index)):
            yield from self._rows_of_kind(kind)

    def _tie_level(self, assertion: Assertion, rows: tuple[Entry, ...]) -> Tie:
        for key in self._clock.level(assertion).keys if assertion.figure.kind is MONEY else ():
            total = _sum_of(rows, key)
            if total is not None and range_of(assertion.figure).meets(total.size):
                return Tie(AGREES, total.cells, key, total.value, total.how, derived=True)
        return UNTIED

    def _tie_change(self, assertion: Assertion, rows: tuple[Entry, ...]) -> Tie:
        times = self._clock.now(assertion)
        for key in times.keys:
            for base in (*self._clock.compared(assertion, times._replace(keys=(key,))).keys, *self._moments_before(rows, key)):
                now, then = _sum_of(rows, key), _sum_of(rows, base)
                tie = _change(assertion, now, then, key) if now is not None and then is not None and key != base else UNTIED
                if tie.outcome is AGREES:
                    return tie
        return UNTIED

    def _moments_before(self, rows: tuple[Entry, ...], key: Key) -> Iterator[Key]:
        """The other dates of balances, which may have changed since."""
        return (other for other in rows[0].periods if other.months is None and other.month < key.month)

    def _twins(self, key: str) -> list[tuple[Entry, ...]]:
        """The rows of a line item that is printed in two: `Voyage expenses`, then `Voyage expenses - related party`."""
        found = self._twinned.get(key)
        if found is None:
            found = self._twinned[key] = [twins for entry in self._ledger.rows(key) for twins in _twins_of(entry)]
        return found

    def _headed(self, key: str) -> list[tuple[Entry, ...]]:
        """The rows under the heading of a line item of each statement in which none totals them: `Other income (expense)`."""
        if self._under is None:
            self._under = self._untotalled()
        found = self._under.get(key, [])
        shown = {entry.statement.lines for entry in self._ledger.rows(key)} if found else set()
        return [rows for rows in found if rows[0].statement.lines not in shown]

    def _untotalled(self) -> dict[str, list[tuple[Entry, ...]]]:
        """The rows of each heading that names a line item and has no total, by the item."""
        by_heading: dict[tuple[tuple[int, int], tuple[str, ...]], list[tuple[Row, Statement]]] = {}
        for row, statement in self._ledger.amounts.rows():
            if row.section and row.role is not Role.HEADING and item_of_caption(row.section[-1]) is not None:
                by_heading.setdefault((statement.lines, row.section), []).append((row, statement))
        found: dict[str, list[tuple[Entry, ...]]] = {}
        for (_, section), rows in by_heading.items():
            entries = [self._ledger.entry_of(*told) for told in rows] if 1 < len(rows) <= MOST_HEADED else []
            if entries and all(entry is not None and entry.row.role is not Role.TOTAL for entry in entries):
                found.setdefault(item_of_caption(section[-1]) or "", []).append(tuple(entry for entry in entries if entry is not None))
        return found

    def _rows(self, named: frozenset[str]) -> list[tuple[Entry, ...]]:
        """The rows that a name is made up of, of each statement in which there is no doubt which they are."""
        found = self._known.get(named)
        if found is None:
            self._index = self._index or self._indexed()
            by_statement: dict[tuple[int, int], list[_Part]] = {}
            for part in (part for word in sorted(named) for part in self._index.get(word, ())):
                if part.own <= named:
                    by_statement.setdefault(part.amount.statement.lines, []).append(part)
            found = self._known[named] = [rows for parts in by_statement.values() if (rows := self._covering(named, parts))]
        return found

    def _rows_of_kind(self, kind: frozenset[str]) -> Iterator[tuple[Entry, ...]]:
        """The rows of one kind of each statement that has several: `Asset impairment charge`, `Goodwill impairment charge`."""
        self._index = self._index or self._indexed()
        by_place: dict[tuple[tuple[int, int], tuple[str, ...]], list[_Part]] = {}
        for parts in self._index.values():
            for part in parts:
                if kind < part.own:
                    by_place.setdefault((part.amount.statement.lines, part.amount.row.section), []).append(part)
        for parts in by_place.values():
            entries = [self._ledger.entry_at(part.amount) for part in parts] if 1 < len(parts) <= MOST else []
            rows = tuple(entry for entry in entries if entry is not None)
            if rows and len(rows) == len(parts):
                yield rows

    def _indexed(self) -> dict[str, list[_Part]]:
        """The rows of amounts of money by the first of their words in alphabetical order."""
        index: dict[str, list[_Part]] = {}
        for row, statement in self._ledger.amounts.rows():
            own = frozenset() if words_of(row.label)[:1] == ("total",) else content_of(row.label) - FILLING
            first = next((cell for cell in row.cells if cell.value is not None), None) if own else None
            if first is not None and row.role is not Role.HEADING and kind_of(first.unit) is UnitKind.MONEY:
                index.setdefault(min(own), []).append(_Part(own, Amount(abs(first.value or ZERO), first, row, statement)))
        return {word: parts for word, parts in index.items() if len(parts) <= MOST_ROWS}

    def _covering(self, named: frozenset[str], parts: list[_Part]) -> tuple[Entry, ...]:
        """Some rows of a statement where they say all of a name between them, each some of it that no other says."""
        if not 1 < len(parts) <= MOST or len({part.amount.row.section for part in parts}) > 1:
            return ()
        said = Counter(word for part in parts for word in part.own)
        if len(said) != len(named) or any(all(said[word] > 1 for word in part.own) for part in parts):
            return ()
        entries = [self._ledger.entry_at(part.amount) for part in sorted(parts, key=lambda part: part.amount.row.lines)]
        return tuple(entry for entry in entries if entry is not None) if None not in entries else ()


def _twins_of(entry: Entry) -> Iterator[tuple[Entry, ...]]:
    """A row with each of the next ones that is what it names, dealt with others."""
    rows, named = entry.statement.rows, words_of(entry.row.label)
    at = next((at for at, row in enumerate(rows[:MOST_ROWS]) if row.lines == entry.row.lines and row.label == entry.row.label), MOST_ROWS)
    for row in rows[at + 1 : at + 1 + NEXT_TO]:
        words = words_of(row.label)
        if words[: len(named)] == named and not OTHERS.isdisjoint(words[len(named) :]):
            yield entry, replace(entry, row=row)


def _name_around(tokens: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """The words of a name with an `and` or comma in it, around what was found of it; none where it has none."""
    first, last = start, end
    while first > max(0, start - LONGEST) and _may_belong(tokens[first - 1]):
        first -= 1
    while last < min(len(tokens), end + LONGEST) and _may_belong(tokens[last]):
        last += 1
    while first < last and tokens[first].text in JOINING:
        first += 1
    while last > first and tokens[last - 1].text in JOINING:
        last -= 1
    if not any(token.text in BETWEEN for token in tokens[first:last]):
        return frozenset()
    return said_in(tokens[first:last]) - FILLING - {"and"}


def _kind_behind(tokens: Sequence[Token], index: int) -> frozenset[str]:
    """The last two words of what an amount is said to be of, in the plural: `$80.8 million in non-cash impairment charges`."""
    at = index + 1
    if at < len(tokens) and tokens[at].text in {"of", "in", "for"}:
        at += 1
    last = at
    while last < min(len(tokens), at + LONGEST) and _may_belong(tokens[last]) and tokens[last].text not in {",", "and", "&"}:
        last += 1
    said = [token for token in tokens[at:last] if token.kind is WORD][-SHORTEST_KIND:]
    if len(said) < SHORTEST_KIND or singular(said[-1].text) == said[-1].text:
        return frozenset()
    kind = said_in(said)
    return kind if kind.isdisjoint(FILLING) and weight_of(kind) >= SHORTEST_KIND else frozenset()


def _may_belong(token: Token) -> bool:
    if token.kind is MARK:
        return token.text in JOINING
    return token.kind is WORD and token.text not in STOPPING and token.text not in PERIOD_WORDS and not token.text.endswith("ly")


def _sum_of(rows: tuple[Entry, ...], key: Key) -> _Sum | None:
    """What some rows come to in a period, None where one has no amount of it, nor a dash."""
    found = [(row, cell) for row in rows if (cell := cell_at(row, key)) is not None]
    if not found or len(found) + sum(row.is_nil(key) for row in rows) != len(rows):
        return None
    sizes = [row.size(cell) for row, cell in found]
    value = sum((cell.value or ZERO for _, cell in found), ZERO)
    half = sum((size.high - size.low for size in sizes), ZERO) / 2
    return _Sum(tuple(cell for _, cell in found), value, Range(abs(value) - half, abs(value) + half))


def _change(assertion: Assertion, now: _Sum, then: _Sum, key: Key) -> Tie:
    """What a sum changed by, in percent or in money."""
    cells = (*now.cells, *then.cells)
    if assertion.figure.kind is PERCENT:
        signed = growth(now.size, then.size) if now.value * then.value > 0 else None
        if signed is None:
            return UNTIED
        return tie_of_percent(assertion, cells, key, signed, ratio=now.value / then.value - 1, how=f"({now.how}) / ({then.how}) - 1")
    off = abs(now.value - then.value)
    if assertion.figure.kind is not MONEY or not range_of(assertion.figure).meets(difference(now.size, then.size, off)):
        return UNTIED
    return Tie(AGREES, cells, key, off, f"{now.how} - ({then.how})", derived=True)
