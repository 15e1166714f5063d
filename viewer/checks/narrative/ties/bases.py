"""Growth on another basis than the statements', as a table prints it in columns of its own: `As reported | Adjusted | Constant currency`.

`In constant currencies, operating income rose 12%`, of the row of operating income in the column headed so below the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import SHARE, Assertion
from viewer.checks.narrative.assertions.basis import OTHER_RATES
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.subjects import Subject, item_in, item_of_caption, words_of
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import PERCENT
from viewer.checks.narrative.prose.token import FIGURE, Sentence, text_at
from viewer.checks.narrative.prose.words import ADJUSTED, words
from viewer.checks.narrative.ties.printed import OF_CHANGE, says_percent
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key, key_of
from viewer.regex import regex
from viewer.statements.statement import Role, Row, Statement

YEAR_OF = regex(r"\b(?:19|20)[0-9]{2}\b")
LEFT_OUT = words("excluding adjusted adjusting")
AT_RATES = OTHER_RATES | {"neutral"}
TELLING = LEFT_OUT | OTHER_RATES  # words of sentences that may tell another basis


class Basis(StrEnum):
    """What a growth is measured by that is not as reported."""

    RATES = "rates"  # at the same exchange rates
    ADJUSTED = "adjusted"


class _Column(NamedTuple):
    """A column of growth on another basis.

    Attributes:
        statement: its table.
        place: its number.
        basis: the basis.
        key: the period that grew so.
    """

    statement: Statement
    place: int
    basis: Basis
    key: Key


class Bases:
    """Ties growth on another basis to the cell that prints it; it never differs."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._known: list[_Column] | None = None

    def tie(self, assertion: Assertion, tokens: Sentence) -> Tie:
        """The tie of a percentage to the cell of its line item in the column of its basis and period."""
        if assertion.figure.kind is not PERCENT or assertion.part is SHARE or TELLING.isdisjoint(tokens.said) or not self._columns():
            return UNTIED
        basis = basis_of(tokens, assertion.index)
        subject = assertion.subject or self._named_before(tokens, assertion.index)
        if basis is None or subject is None:
            return UNTIED
        wanted = self._clock.now(assertion).keys[:1]
        for column in self._columns():
            if column.basis is basis and column.key in wanted:
                for row in self._rows(assertion, subject, column.statement):
                    cell = row.cell(column.place)
                    if cell is not None and says_percent(assertion, cell):
                        return Tie(AGREES, (cell,), column.key, cell.value)
        return UNTIED

    def _named_before(self, tokens: Sentence, index: int) -> Subject | None:
        """The last line item named before a figure."""
        named = [subject for subject in self._ledger.lexicon.all_in(tokens) if subject.end <= index]
        return named[-1] if named else None

    def _columns(self) -> list[_Column]:
        """All columns of growth on another basis."""
        if self._known is None:
            self._known = [column for statement in self._ledger.amounts.statements for column in self._columns_of(statement)]
        return self._known

    def _columns_of(self, statement: Statement) -> Iterator[_Column]:
        """The columns of a table that are headed with another basis, each with the period over it or of the amounts on its left."""
        calendar, before = self._clock.calendar, None
        for index, column in enumerate(statement.columns):
            key = key_of(column.period, calendar.year_end) if column.period is not None else None
            before = key or before
            said = frozenset(words_of(column.label))
            basis = _basis_named(said) if not OF_CHANGE.isdisjoint(said) else None
            if basis is None:
                continue
            year = YEAR_OF.search(column.label) if key is None else None
            headed = [known for known in calendar.keys if year is not None and calendar.is_year(known, int(year[0]))]
            period = next(iter(headed), before)
            if period is not None:
                yield _Column(statement, index, basis, period)

    def _rows(self, assertion: Assertion, subject: Subject, statement: Statement) -> Iterator[Row]:
        """The rows of a table that are of a line item: of the part of the company that is spoken of, else of all."""
        part = self._ledger.parts.at(subject.key, assertion.place) if assertion.place else None
        own = [entry.row for entry in self._ledger.rows(part or subject.key) if entry.statement.lines == statement.lines]
        if own or assertion.place:
            yield from own
            return
        titled = item_of_caption(statement.title) == subject.key
        for row in statement.rows:
            if _item_of(row.label) == subject.key or (titled and row.role is Role.TOTAL and words_of(row.label) == ("total",)):
                yield row


def basis_of(tokens: Sentence, index: int) -> Basis | None:
    """The basis that a figure is said on that is not as reported: by the words in its bracket, before it, or directly behind it."""
    opened = _bracket_of(tokens, index)
    if _is_at_rates(tokens, index, opened):
        return Basis.RATES
    if opened is not None:
        return None
    left_out = [at for at, word in enumerate(tokens.said) if word in LEFT_OUT and _bracket_of(tokens, at) is None]
    return Basis.ADJUSTED if left_out else None


def _item_of(label: str) -> str | None:
    """The line item that a caption names, `Net income per common share - diluted` too."""
    said = words_of(label)
    return item_of_caption(label) or (item_in(said[:-1]) if said[-1:] in {("diluted",), ("basic",)} else None)


def _is_at_rates(tokens: Sentence, index: int, opened: int | None) -> bool:
    """Whether words say of a figure that exchange rates are left out: in its bracket, before its clause, directly behind it."""
    for at, word in enumerate(tokens.said):
        if word not in OTHER_RATES or not text_at(tokens, at + 1).startswith("currenc") or _bracket_of(tokens, at) != opened:
            continue
        if opened is not None:
            return True
        between = tokens[min(at, index) + 1 : max(at, index)]
        if not [token for token in between if token.text in {";", "reported"} or (at > index and token.kind is FIGURE)]:
            return True
    return False


def _bracket_of(tokens: Sentence, index: int) -> int | None:
    """Where the bracket opens that a token stands in, None outside of all."""
    depth = 0
    for at in range(index - 1, -1, -1):
        text = tokens[at].text
        if text == "(" and not depth:
            return at
        depth += (text == ")") - (text == "(")
    return None


def _basis_named(said: frozenset[str]) -> Basis | None:
    """The basis that the words over a column of growth name, None where it is as reported."""
    if not AT_RATES.isdisjoint(said) and not said.isdisjoint({"currency", "currencie", "currencies", "rate", "exchange"}):
        return Basis.RATES
    return Basis.ADJUSTED if not ADJUSTED.isdisjoint(said) or "excluding" in said else None
