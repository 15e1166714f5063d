"""What a stream of revenue leaves when its own costs are taken from it: `licensed margins were 81% of revenues`.

Such a margin is of the row of revenue and the row of costs that both bear its name, `Sales by licensed shops` under `Revenues` and
`Licensed shops` under `Operating costs`, of the statement whose title names the place that the sentence speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.subjects import MARGINS, words_of
from viewer.checks.narrative.items.vocabulary import singular
from viewer.checks.narrative.ledger.entry import Entry
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.period_words import PERIOD_WORDS
from viewer.checks.narrative.prose.token import WORD, Sentence
from viewer.checks.narrative.prose.words import BOUNDARIES, DETERMINERS, VERBS, words
from viewer.checks.narrative.ties.left import Pair, may_be_left, tie_of_left
from viewer.checks.narrative.ties.places import LONGEST_NAME, places_of
from viewer.checks.narrative.ties.tie import UNTIED, Tie
from viewer.statements.statement import Role, Row, Statement

EARNED = words("sale revenue")
SPENT = words("cost expense")
OF_ALL = words("consolidated total combined company's our dollar")  # beside the name of a stream
OF_ANY = words("""
    operating result consolidated statement of income earnings operation the condensed selected financial data summary and in by for
    year ended
""")  # in the title of a statement, which tell no place
SMALL = words("of for and the to in on at or from by with")
LONGEST = 60  # rows of a statement looked through


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


class Streams:
    """Ties the margins of streams of revenue to the two rows that they are of."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._known: list[_Stream] | None = None  # once a margin is told

    def tie(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie of a margin, or of its change, to the rows of the stream that its sentence names."""
        if MARGINS.isdisjoint(tokens.said) or not may_be_left(assertion, tokens):
            return UNTIED
        return tie_of_left(assertion, (Pair(each.earned, each.spent) for each in self._named(assertion, tokens)), self._clock)

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
        told, placed = frozenset(said), places_of(tokens)
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
            entry_of = self._ledger.entry_of
            earned, spent = entry_of(row, statement), entry_of(below[0], statement) if len(below) == 1 else None
            if earned is not None and spent is not None:
                yield _Stream(earned, spent, called & _called(below[0]), place)


def _said_over(row: Row) -> frozenset[str]:
    """The words of a row's caption and of the heading it stands under."""
    return frozenset(word for text in (row.label, *row.section[-1:]) for word in words_of(text))


def _called(row: Row) -> frozenset[str]:
    return frozenset(words_of(row.label)) - SMALL


def _ends_name(word: str) -> bool:
    """Whether a word is none of a name that stands before `margins`."""
    return word in VERBS or word in BOUNDARIES or word in DETERMINERS or word in PERIOD_WORDS
