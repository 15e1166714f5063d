"""The table that a passage stands below: what is said of a line item there is said of the rows of that table first.

`The revenue and operating income of the Tools segment were as follows`, a table of both, and below it `Revenue decreased by $500 million,
or 19%`. The company's own statement has another revenue, and shows that of no segment.
"""

from __future__ import annotations

from typing import NamedTuple

from viewer.checks.narrative.assertions.assertion import CHANGE, LEVEL, UNBOUND, Assertion
from viewer.checks.narrative.assertions.clock import Clock
from viewer.checks.narrative.items.item import Nature
from viewer.checks.narrative.items.subjects import CAPTION, Subject, item_of_caption, words_of
from viewer.checks.narrative.items.vocabulary import BY_KEY
from viewer.checks.narrative.ledger.entry import Entry, cell_at
from viewer.checks.narrative.ledger.ledger import Ledger
from viewer.checks.narrative.prose.figures import MONEY, PERCENT
from viewer.checks.narrative.prose.token import Sentence
from viewer.checks.narrative.prose.words import EXCLUDING
from viewer.checks.narrative.ties.changes import Changes
from viewer.checks.narrative.ties.tie import AGREES, DIFFERS, UNTIED, Tie
from viewer.checks.narrative.times.fiscal import Key
from viewer.checks.narrative.verdict import Range, digits_of, range_of
from viewer.statements.statement import Cell, Role, Row, Statement

LONGEST = 24  # rows of a table that a discussion speaks of
REPORTED = {("reported",), ("as", "reported")}
FEWEST = 2  # digits of an amount whose line item is named in general or with words not understood


class Nearby(NamedTuple):
    """Ties figures to the rows of the table that their passage stands below.

    Attributes:
        ledger: the rows.
        clock: the periods that are spoken of.
        changes: what ties growths and differences.
    """

    ledger: Ledger
    clock: Clock
    changes: Changes

    def tie(self, assertion: Assertion, table: Statement) -> Tie:
        """The tie of a figure to the one row of a table that its line item has there; it never differs."""
        subject, kind = assertion.subject, assertion.figure.kind
        if subject is None or assertion.forward or kind not in {MONEY, PERCENT} or assertion.part not in {LEVEL, CHANGE}:
            return UNTIED
        if digits_of(assertion.figure) < FEWEST and (assertion.bond is UNBOUND or subject.general or kind is MONEY):
            return UNTIED
        entry = self._row(subject, table)
        if entry is None:
            return UNTIED
        if assertion.part is CHANGE:
            cells = (cell_at(entry, key) for key in self.clock.now(assertion).keys)
            ties = (self.changes.tie_on(assertion, cell) for cell in cells if cell is not None)
            return next((tie for tie in ties if tie.outcome is AGREES), UNTIED)
        for key in self.clock.level(assertion).keys if kind is MONEY else ():
            cell = cell_at(entry, key)
            if cell is not None and range_of(assertion.figure).meets(entry.size(cell)):
                return Tie(AGREES, (cell,), key, cell.value)
        return UNTIED

    def may_be_of(self, assertion: Assertion, table: Statement, tie: Tie) -> bool:
        """Whether a figure that differs from a cell may be one of the table instead, which has another amount in that period."""
        if tie.outcome is not DIFFERS or assertion.subject is None or tie.key is None or not tie.cells:
            return False
        entry = self._row(assertion.subject, table)
        cell = cell_at(entry, tie.key) if entry is not None else None
        return cell is not None and cell.value != tie.cells[0].value

    def tie_left_out(self, assertion: Assertion, tokens: Sentence, table: Statement) -> Tie:
        """The tie of what a row is said to leave out to it and the other row of its heading: `Ongoing excludes charges of $65 and $54`."""
        said = tokens.said
        at = next((at for at, word in enumerate(said[: assertion.index]) if word in EXCLUDING), 0)
        if not at or assertion.figure.kind is not MONEY or assertion.part is not LEVEL or len(table.rows) > LONGEST:
            return UNTIED
        for row in table.rows:
            if not row.section or words_of(row.label) != words_of(" ".join(said[:at])):
                continue
            beside = [other for other in table.rows if other.section == row.section and other.role is not Role.HEADING and other != row]
            one = self.ledger.entry_of(row, table)
            two = self.ledger.entry_of(beside[0], table) if len(beside) == 1 else None
            keys = self.clock.level(assertion).keys[:1]
            if one is None or two is None or not keys:
                continue
            tie = _tie_of_two(assertion, (cell_at(one, keys[0]), cell_at(two, keys[0])), keys[0])
            if tie is not UNTIED:
                return tie
        return UNTIED

    def _row(self, subject: Subject, table: Statement) -> Entry | None:
        """The row of a line item in a table, a result also under another name where there is but one; None where several may be meant."""
        if len(table.rows) > LONGEST:
            return None
        items = [(row, item_of_caption(row.label)) for row in table.rows if row.role is not Role.HEADING]
        rows = [row for row, key in items if key == subject.key]
        rows = rows or self._rows_of_basis(subject.key, table)
        if not rows and _is_result(subject.key):
            rows = [row for row, key in items if key is not None and _is_result(key)]
        return self.ledger.entry_of(rows[0], table) if len(rows) == 1 else None

    def _rows_of_basis(self, key: str, table: Statement) -> list[Row]:
        """The rows of a table that a basis names a line item by, `Ongoing operating profit`; as reported where a sentence says none."""
        if key.startswith(CAPTION):
            return [entry.row for entry in self.ledger.rows(key) if entry.statement.lines == table.lines]
        reported = [row for row in table.rows if row.section and words_of(row.label) in REPORTED]
        return [row for row in reported if item_of_caption(row.section[-1]) == key]


def _tie_of_two(assertion: Assertion, cells: tuple[Cell | None, Cell | None], key: Key) -> Tie:
    """The tie of an amount to two cells that differ by it as they are printed."""
    one, two = cells
    if one is None or two is None or one.value is None or two.value is None:
        return UNTIED
    value = abs(one.value - two.value)
    printed = value / one.scale if assertion.token.printed[-1].isdigit() and one.scale == two.scale else value  # `$65` in millions too
    said = range_of(assertion.figure)
    if not said.meets(Range(value, value)) and not said.meets(Range(printed, printed)):
        return UNTIED
    return Tie(AGREES, (one, two), key, value, f"{one.text} - {two.text}", derived=True)


def _is_result(key: str) -> bool:
    """Whether a line item is one whose name says income or loss."""
    item = BY_KEY.get(key)
    return item is not None and item.nature is Nature.RESULT
