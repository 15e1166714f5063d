"""Notes below a table: what they say of an amount is said of the cells and rows that carry their mark.

`(a) Includes a gain of $18 million` below the cell `18,000(a)`; `(2) Net of a charge of $1,234,000` below the caption `Other income (2)`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from viewer.checks.narrative.assertions.assertion import Assertion
from viewer.checks.narrative.assertions.reading import Told
from viewer.checks.narrative.judge import Judged
from viewer.checks.narrative.ledger.amounts import Amount
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.ties.candidates import candidates
from viewer.checks.narrative.ties.likeness import KINDS
from viewer.checks.narrative.ties.tie import AGREES, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.remembered import remembered
from viewer.statements.statement import Statement
from viewer.text.source import Source

FIRST = regex(r"[({]?([A-Za-z]|[0-9]{1,2})\.?[)}] ")  # the mark that a note begins with: `(a)`, `2)`, `A.)`
NEXT = regex(r"[.;] [({]([A-Za-z]|[0-9]{1,2})[)}] {1,4}(?=[\"$A-Z])")  # that of one behind it in the same passage
LONGEST = 2000  # characters of a note
LINES = attrgetter("lines")
FEWEST_DIGITS = 2  # of an amount that a mark alone ties


@frozen
class Footnotes:
    """Ties amounts of notes to the cells and rows with their marks; never found to differ.

    Attributes:
        source: where the marks stand.
        ledger: the cells.
    """

    source: Source
    ledger: Ledger

    def period_of(self, told: Told) -> Key | None:
        """The period of the cells that carry the mark of the note that a sentence stands in, None where they are of several, or none is.

        `(4) Including a special charge of $160 million` below `$2,762(4)` in the column of 1998.
        """
        mark = _mark_of(told.passage.text, told.tokens.start_of(told.assertions[0].index)) if told.assertions else ""
        table = self._above(told.passage.lines[0]) if mark else None
        keys = {
            self.ledger.key_at(amount)
            for row in (table.rows if table is not None else ())
            for cell in row.cells
            if table is not None and cell.value is not None and self._is_behind(amount := Amount(cell.value, cell, row, table), mark)
        }
        return keys.pop() if len(keys) == 1 else None

    def _above(self, line: int) -> Statement | None:
        """The last table above a line."""
        passed = [statement for statement in self.ledger.amounts.statements if statement.lines[1] < line]
        return max(passed, key=LINES, default=None)

    def settled(self, judged: Judged, told: Told) -> Judged:
        """What was made of an amount; where it is tied to nothing, to the nearest table above that has it under its note's mark."""
        if judged.tie is not UNTIED or judged.assertion.forward:
            return judged
        mark = _mark_of(told.passage.text, told.tokens.start_of(judged.assertion.index))
        return replace(judged, tie=self._tie(judged.assertion, mark, told.passage.lines[0])) if mark else judged

    def _tie(self, assertion: Assertion, mark: str, line: int) -> Tie:
        kind = KINDS.get(assertion.figure.kind)
        if kind is None or len(assertion.figure.value.normalize().as_tuple().digits) < FEWEST_DIGITS:
            return UNTIED
        above = [
            amount
            for amount in candidates(assertion, kind, self.ledger.amounts)
            if amount.statement.lines[1] < line and self._carries(amount, mark)
        ]
        nearest = max(above, key=lambda amount: (amount.statement.lines, -amount.cell.span.line), default=None)
        return Tie(AGREES, (nearest.cell,), None, abs(nearest.cell.value or Decimal(0))) if nearest is not None else UNTIED

    def _carries(self, amount: Amount, mark: str) -> bool:
        """Whether a mark stands behind a cell, or in the caption of its row."""
        return self._is_behind(amount, mark) or any(each in amount.row.label for each in _printed(mark))

    def _is_behind(self, amount: Amount, mark: str) -> bool:
        """Whether a mark stands behind a cell."""
        span = amount.cell.span
        behind = self.source.lines[span.line - 1][span.end : span.end + len(mark) + 3].lstrip(")")
        return behind.startswith(_printed(mark))


def _printed(mark: str) -> tuple[str, str]:
    """A mark as it may be printed behind what it is of."""
    return f"({mark})", f"{{{mark}}}"


def _mark_of(text: str, place: int) -> str:
    """The mark of the note that a place of a passage stands in, empty where it stands in none."""
    first, begun = _marks_of(text)
    at = bisect_left(begun, (place,)) - 1
    return begun[at][2] if at >= 0 and begun[at][1] >= place - LONGEST else first


@remembered(64)
def _marks_of(text: str) -> tuple[str, Sequence[tuple[int, int, str]]]:
    """The mark that a passage begins with, and where each one inside it ends and begins, with the mark."""
    first = FIRST.match(text)
    return first[1] if first is not None else "", [(found.end(), found.start(), found[1]) for found in NEXT.finditer(text)]
