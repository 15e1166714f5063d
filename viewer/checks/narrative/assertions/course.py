"""Where a sentence stands among its clauses and what they compare."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.checks.narrative.assertions.assertion import Assertion, Clause, Side
from viewer.checks.narrative.assertions.brackets import bracketed_period
from viewer.checks.narrative.prose.named_period import NamedPeriod
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.times.periods import as_end, holds_figures, is_meanwhile, is_measure


class Course:
    """The clause that a sentence has reached, and the side of it.

    Attributes:
        clause: the statement, and what it is compared with.
        number: index of the side.
        changed: whether the clause has spoken of a change.
        period_end: index of the token behind the last period, -1 before the first.
    """

    def __init__(self, tokens: Sentence) -> None:
        self.clause = Clause([Side(0)])
        self.number = 0
        self.changed = False
        self.period_end = -1
        self._tokens = tokens
        self._bracketed = False  # whether a comparison stands in brackets: `£214.3m (1998: £198.4m)`
        self._left_out: Clause | None = None  # what is left out of what is spoken of

    @property
    def side(self) -> Side:
        """The side that the sentence has reached."""
        return self.clause.sides[self.number]

    def begin_clause(self, index: int, head: NamedPeriod | None = None) -> None:
        """Begin a clause at a token, perhaps with the period that stands before it."""
        self.clause = Clause([Side(index, periods=[head] if head is not None else [])], self.clause.period, self.clause.then)
        self.number = 0
        self.changed = False

    def begin_without(self) -> None:
        """Begin to tell what is spoken of behind what is left out: `Excluding a charge taken in 2003, net income …`."""
        self._left_out = self.clause
        self.clause, self.number, self.changed = Clause([Side(0)]), 0, False

    def open_side(self, index: int, word: str) -> None:
        """Begin what the clause is compared with at a token."""
        self.number = self.clause.open_side(index, word)

    def close_bracket(self) -> bool:
        """Whether a bracket that ends here held a comparison, which it then ends."""
        closed = self._bracketed
        if closed:
            self.number, self._bracketed = 0, False
        return closed

    def end(self) -> None:
        """End the sentence: what it speaks of may be of the period of what it leaves out, which may be of its own."""
        without = self._left_out
        if without is not None and without.period is None:
            without.inherited = self.clause.period  # `Excluding a charge of $2 million, net income was $5 million in 2001`
        elif without is not None and len(self.clause.sides) == 1 and self.clause.period is None:
            self.clause.inherited = without.period

    def note(self, index: int, period: NamedPeriod, told: Sequence[Assertion]) -> int:
        """Note a period, a day only where figures hold at it, which those of date lines and events do not; the index behind it."""
        tokens = self._tokens
        if period.is_year_over_year or is_measure(tokens, period):  # `the year over year growth`
            self.changed = True
            self.clause.note_base(period)
            return period.end
        bracketed = bracketed_period(tokens, period) if told else None
        if bracketed is not None:
            self.open_side(index, "compared")
            self._bracketed = True
            self.side.periods.append(bracketed)
            return period.end
        side = self.side
        if side.word == "from" and is_meanwhile(tokens, period):
            return period.end
        period = as_end(tokens, index, period)
        if period.is_day and side.ends_on(period, tokens):
            return period.end
        if holds_figures(tokens, index, period, self.period_end):
            side.note(period)
        self.period_end = period.end
        return period.end
