"""What one row leaves of another: of a stream of revenue its own costs, of a cost what it is told net of, of all what is elsewhere.

`Licensed margins were 81% of revenues`, `Interest expense, net of interest income, declined`, `capital expenditures outside the U.S.`

The margin of a stream is of the row of revenue and the row of costs that both bear its name, `Sales by licensed shops` under `Revenues` and
`Licensed shops` under `Operating costs`, of the statement whose title names the place that the sentence speaks of. It is never found to
differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, SHARE, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.parts import place_word
from viewer.checks.narrative.items.subjects import MARGINS, words_of
from viewer.checks.narrative.items.vocabulary import BY_KEY, singular
from viewer.checks.narrative.ledger.amounts import Amount
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY, PERCENT
from viewer.checks.narrative.prose.period_words import PERIOD_WORDS
from viewer.checks.narrative.prose.token import WORD, Sentence
from viewer.checks.narrative.prose.words import BOUNDARIES, DETERMINERS, VERBS, words
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import HUNDRED, Range, digits_of, growth, hundredths, magnitude, quotient, range_of, unsigned
from viewer.statements.statement import Cell, Role, Row, Statement
from viewer.statements.unit import UnitKind, kind_of

ONE = Decimal(1)
TELLING = MARGINS | {"net", "outside"}
EARNED = words("sale revenue")
SPENT = words("cost expense")
OF_ALL = words("consolidated total combined company's our dollar")  # beside the name of a stream
OF_ANY = words("""
    operating result consolidated statement of income earnings operation the condensed selected financial data summary and in by for
    year ended
""")  # in the title of a statement, which tell no place
SMALL = words("of for and the to in on at or from by with")
LONGEST_NAME = 4  # words of a stream
LONGEST = 60  # rows of a statement looked through
FEWEST = 2  # digits of a figure, since nearly every one of one digit is that of some stream
PLACING = {"in", "outside", "within"}


class _Stream(NamedTuple):
    """A row of revenue and the row of its costs.

    Attributes:
        earned: the revenue.
        spent: the costs.
        words: what both are called.
        place: what the title of their statement says of where they are.
    """

    earned: Entry
    spent: Entry
    words: frozenset[str]
    place: frozenset[str]


class _Pair(NamedTuple):
    """A row and the row that is taken from it."""

    had: Entry
    taken: Entry


class _Left(NamedTuple):
    """What a row leaves of another in a period.

    Attributes:
        cells: those of the two.
        value: what is left.
        size: that, the cells being rounded.
        of: what it is left of, being rounded.
    """

    cells: tuple[Cell, Cell]
    value: Decimal
    size: Range
    of: Range

    @property
    def how(self) -> str:
        """How it is computed."""
        return f"{self.cells[0].text} - {self.cells[1].text}"


class Streams:
    """Ties what one row leaves of another to the two."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._known: list[_Stream] | None = None  # once a margin is told

    def tie(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie of what one row leaves of another, or of its change, to the two rows that its sentence names."""
        figure = assertion.figure
        if TELLING.isdisjoint(tokens.said) or assertion.forward or figure.kind not in {MONEY, PERCENT}:
            return UNTIED
        if digits_of(figure) < FEWEST and tokens.said[assertion.index - 1] != "or":  # `increased $148 million or 9%`
            return UNTIED
        for pair in self._pairs(assertion, tokens):
            now = self._clock.now(assertion) if assertion.part is CHANGE else self._clock.level(assertion)
            bases = self._clock.compared(assertion, now).keys if assertion.part is CHANGE else (None,)
            for key, base in product(now.keys, bases):
                tie = _held(assertion, pair, key, base)
                if tie is not UNTIED:
                    return tie
        return UNTIED

    def _pairs(self, assertion: Assertion, tokens: Sentence) -> Iterator[_Pair]:
        """The rows that a figure may be left of."""
        if not MARGINS.isdisjoint(tokens.said):
            yield from (_Pair(stream.earned, stream.spent) for stream in self._named(assertion, tokens))
        if "net" in tokens.said:
            yield from self._netted(assertion, tokens)
        if "outside" in tokens.said:
            yield from self._outside(assertion, tokens)

    def _netted(self, assertion: Assertion, tokens: Sentence) -> Iterator[_Pair]:
        """The rows of one statement of which a sentence says that it speaks net: `Interest expense, net of interest income, fell 9%`."""
        named = [subject for subject in self._ledger.lexicon.named_in(tokens) if subject.end <= assertion.index]
        for one, two in pairwise(named):
            joint = [word for word in tokens.said[one.end - 1 : two.start] if word != ","][-2:]  # `Interest expense, net` is a name too
            if joint == ["net", "of"] and two is named[-1]:
                for had, taken in product(self._ledger.rows(one.key), self._ledger.rows(two.key)):
                    if had.statement is taken.statement:
                        yield _Pair(had, taken)

    def _outside(self, assertion: Assertion, tokens: Sentence) -> Iterator[_Pair]:
        """The rows of all of a line item and of the place outside of which the rest is: `capital expenditures outside the U.S. fell`."""
        place = frozenset(map(place_word, _places(tokens) - {"outside"}))
        named = [subject.key for subject in self._ledger.lexicon.named_in(tokens) if subject.key in BY_KEY]
        is_share = assertion.part is SHARE or (assertion.subject is None or assertion.subject.key not in BY_KEY)
        if not place or len(set(named)) != 1 or (assertion.part is not CHANGE and assertion.figure.kind is PERCENT and not is_share):
            return
        part = self._ledger.parts.at(named[0], place)
        for had, taken in product(self._ledger.rows(named[0]), self._ledger.rows(part) if part is not None else ()):
            yield _Pair(had, taken)

    def _named(self, assertion: Assertion, tokens: Sentence) -> list[_Stream]:
        """The streams of the name before the margin next to a figure, those of the place that its sentence says."""
        said = tokens.said
        at = max((at for at, word in enumerate(said[: assertion.index]) if word in MARGINS), default=0)
        name: set[str] = set()
        first = at
        while first and tokens[first - 1].kind is WORD and not _ends_name(said[first - 1]) and at - first < LONGEST_NAME:
            first -= 1
            name.update(map(singular, said[first].split("-")))
        name -= OF_ALL
        streams = [each for each in self._streams() if name and name <= each.words]
        told, placed = frozenset(said), _places(tokens)
        found = [each for each in streams if each.place <= told and placed <= each.place]
        most = max((len(each.place) for each in found), default=0)
        return [each for each in found if len(each.place) == most]

    def _streams(self) -> list[_Stream]:
        """The streams of all statements, the primary ones first."""
        if self._known is None:
            tables: dict[tuple[int, int], tuple[Statement, list[Row]]] = {}
            for row, statement in self._ledger.amounts.rows():
                tables.setdefault(statement.lines, (statement, []))[1].append(row)
            found = [stream for statement, rows in tables.values() for stream in self._streams_of(statement, rows[:LONGEST])]
            self._known = sorted(found, key=lambda stream: stream.earned.rank)
        return self._known

    def _streams_of(self, statement: Statement, rows: list[Row]) -> Iterator[_Stream]:
        """The streams of one statement: rows of revenue whose name one row of costs below them has too."""
        place = frozenset(words_of(statement.title)) - OF_ANY
        items = [row for row in rows if row.role is not Role.HEADING and row.role is not Role.TOTAL]
        costs = [row for row in items if not SPENT.isdisjoint(_said_over(row))]
        for row in items:
            if EARNED.isdisjoint(_said_over(row)) or row in costs:
                continue
            called = _called(row) - EARNED
            below = [cost for cost in costs if len(called & _called(cost)) > 1 and cost.lines > row.lines]
            earned, spent = self._entry(row, statement), self._entry(below[0], statement) if len(below) == 1 else None
            if earned is not None and spent is not None:
                yield _Stream(earned, spent, called & _called(below[0]), place)

    def _entry(self, row: Row, statement: Statement) -> Entry | None:
        """A row of amounts of money with its periods."""
        first = next((cell for cell in row.cells if cell.value is not None), None)
        if first is None or first.value is None or kind_of(first.unit) is not UnitKind.MONEY:
            return None
        return self._ledger.entry_at(Amount(abs(first.value), first, row, statement))


def _said_over(row: Row) -> frozenset[str]:
    """The words of a row's caption and of the heading it stands under."""
    return frozenset(word for text in (row.label, *row.section[-1:]) for word in words_of(text))


def _called(row: Row) -> frozenset[str]:
    return frozenset(words_of(row.label)) - SMALL


def _ends_name(word: str) -> bool:
    """Whether a word is none of a name that stands before `margins`."""
    return word in VERBS or word in BOUNDARIES or word in DETERMINERS or word in PERIOD_WORDS


def _places(tokens: Sentence) -> frozenset[str]:
    """The words of the places that a sentence speaks of: `in the U.S.`, `outside of Europe`."""
    found: set[str] = set()
    for at, word in enumerate(tokens.said):
        if word not in PLACING:
            continue
        for token in tokens[at + 1 : at + 1 + LONGEST_NAME]:
            if token.kind is WORD and token.printed[0].isupper() and token.text not in PERIOD_WORDS:
                found.update((token.text, word) if word == "outside" else (token.text,))
            elif token.text not in DETERMINERS:
                break
    return frozenset(found)


def _held(assertion: Assertion, pair: _Pair, key: Key, base: Key | None) -> Tie:
    """The tie of a figure to what a row leaves of another in a period, or to how that changed since another."""
    now = _left(pair, key)
    if now is None:
        return UNTIED
    if base is None:
        return _level(assertion, now, key)
    then = _left(pair, base) if base.months == key.months else None
    return _change(assertion, now, then, key) if then is not None else UNTIED


def _level(assertion: Assertion, left: _Left, key: Key) -> Tie:
    """The tie of an amount to what is left, or of a percentage to what share of the first row that is."""
    size: Range | None = left.size
    value, how = left.value, left.how
    if assertion.figure.kind is PERCENT:
        share = quotient(left.size, left.of)
        size = Range(share.low * HUNDRED, share.high * HUNDRED) if share is not None else None
        value = hundredths(left.value / unsigned(left.cells[0]) * HUNDRED)
        how = f"({how}) / {left.cells[0].text} = {value} %"
    return _tie(assertion, left.cells, key, value, size, how)


def _change(assertion: Assertion, now: _Left, then: _Left, key: Key) -> Tie:
    """The tie of a difference or growth to what is left in two periods."""
    size: Range | None = magnitude(Range(now.size.low - then.size.high, now.size.high - then.size.low))
    value, how = abs(now.value - then.value), f"({now.how}) - ({then.how})"
    if assertion.figure.kind is PERCENT:
        grown = growth(now.size, then.size)
        size = magnitude(grown) if grown is not None else None
        value = hundredths((now.value / then.value - ONE) * HUNDRED)
        how = f"({now.how}) / ({then.how}) - 1 = {value} %"
    return _tie(assertion, (*now.cells, *then.cells), key, value, size, how)


def _tie(assertion: Assertion, cells: tuple[Cell, ...], key: Key, value: Decimal, size: Range | None, how: str) -> Tie:  # noqa: PLR0917
    if size is None or not range_of(assertion.figure).meets(size):
        return UNTIED
    return Tie(AGREES, cells, key, value, how, derived=True)


def _left(pair: _Pair, key: Key) -> _Left | None:
    """What a row leaves of another in a period, None where that is not shown or is nothing."""
    had, taken = cell_at(pair.had, key), cell_at(pair.taken, key)
    if had is None or taken is None or had.value is None or taken.value is None:
        return None
    of, less = pair.had.size(had), pair.taken.size(taken)
    value = unsigned(had) - unsigned(taken)
    return _Left((had, taken), value, Range(of.low - less.high, of.high - less.low), of) if value > 0 and of.low > less.high else None
