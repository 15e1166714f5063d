"""Two accounts of one column, line by line, and what kind of change each disagreement is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from viewer.checks.between.amount import Amount
from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.finding import ChangeClass
from viewer.statements.statement import Role, Row

# More lines than these moving at once is a new layout, in which some signs always happen to cancel out.
MOST_COMPENSATING = 6
ASSETS = regex(r"\W*total assets\W*$", re.IGNORECASE)
ZERO = Decimal(0)


@frozen
class Difference:
    """One line as two releases have it.

    Attributes:
        row: the line as printed last.
        older: the figure of the earlier release, None where it has no such line.
        newer: the figure of the later release, None where it has no such line.
        value: how much more the later release says; a line that is not printed is zero.
        bound: the largest difference that rounding explains.
    """

    row: Row
    older: Amount | None
    newer: Amount | None
    value: Decimal
    bound: Decimal

    @classmethod
    def between(cls, row: Row, older: Amount | None, newer: Amount | None) -> Difference:
        """Compare the two accounts of a line."""
        before, bound_before = (older.value, older.bound) if older else (ZERO, ZERO)
        after, bound_after = (newer.value, newer.bound) if newer else (ZERO, ZERO)
        return cls(row, older, newer, after - before, bound_before + bound_after)

    def signed_alike(self) -> Difference:
        """The same with all figures under the signs of the later release."""
        if self.older is None or self.newer is None:
            return self
        like = self.newer.facts[0]
        return Difference.between(self.row, self.older.signed_like(like), self.newer.signed_like(like))

    @property
    def changed(self) -> bool:
        """Whether the two differ by more than rounding."""
        return abs(self.value) > self.bound

    @property
    def is_coarser(self) -> bool:
        """Whether one side is the other, printed less finely: `13,485` in thousands and `13.5` in millions."""
        steps = {fact.quantum for side in (self.older, self.newer) if side for fact in side.facts}
        return len(steps) > 1 and 2 * abs(self.value) <= max(steps)

    @property
    def is_total(self) -> bool:
        """Whether both releases print the line as a total."""
        return self.row.role is Role.TOTAL


@frozen
class Classified:
    """A disagreement and what kind it is.

    Attributes:
        difference: the disagreement.
        change: its class.
        compensating: the lines that move the other way.
        anchor: the total below them that did not change.
    """

    difference: Difference
    change: ChangeClass
    compensating: tuple[Row, ...] = ()
    anchor: Row | None = None


def sides(lines: Sequence[Difference]) -> tuple[Sequence[Difference], ...]:
    """The two sides of a balance sheet, everything else as it is: a total of liabilities says nothing of the assets above it."""
    for index, line in enumerate(lines):
        if line.is_total and ASSETS.match(f"{line.row.label or ' '.join(('total', *line.row.section[-1:]))}"):
            return lines[: index + 1], lines[index + 1 :]
    return (lines,)


def signed_alike(lines: Sequence[Difference], *, certain: bool = False) -> list[Difference]:
    """The lines of one column without what comes of costs that stand in brackets in one release and not in the other.

    Args:
        lines: as printed.
        certain: whether other lines have shown that signs are turned around; else one of these must agree when it is.
    """
    turned = {index: line.signed_alike() for index, line in enumerate(lines) if line.changed}
    closer = {index: other for index, other in turned.items() if abs(other.value) < abs(lines[index].value)}
    if not certain and all(other.changed for other in closer.values()):
        return list(lines)
    return [closer.get(index, line) for index, line in enumerate(lines)]


def classify(lines: Sequence[Difference]) -> tuple[Classified, ...]:
    """The class of every disagreement beyond rounding, in the order of the lines.

    Lines that change and leave the next total below unchanged, compensating each other, are a reclassification, and so are the totals
    between them. Everything else is a changed comparative. Lines that only one of the releases prints take part as compensation, but are
    no disagreement themselves.
    """
    anchors = [index for index, line in enumerate(lines) if _is_anchor(line)]
    # The first line is a total of nothing, whatever its caption: `Net sales` over `Cost of goods sold`.
    moved = [index for index, line in enumerate(lines) if line.changed and (not line.is_total or not index)]
    found: dict[int, Classified] = {}
    start = 0
    for anchor in anchors:
        group = [index for index in moved if start <= index < anchor]
        for index, partners in _compensations(lines, group).items():
            rows = tuple(lines[partner].row for partner in partners)
            found[index] = Classified(lines[index], ChangeClass.RECLASSIFICATION, rows, lines[anchor].row)
        if group and all(index in found for index in group):
            for index in range(group[0], anchor):
                if lines[index].changed and index not in found:
                    found[index] = Classified(lines[index], ChangeClass.RECLASSIFICATION, (), lines[anchor].row)
        start = anchor + 1
    for index, line in enumerate(lines):
        if line.changed and index not in found:
            found[index] = Classified(line, ChangeClass.CHANGED_COMPARATIVE)
    both = (found[index] for index in sorted(found))
    return tuple(entry for entry in both if entry.difference.older and entry.difference.newer)


def _is_anchor(line: Difference) -> bool:
    """Whether a line is a total that both print alike."""
    return line.is_total and line.older is not None and line.newer is not None and not line.changed


def _compensations(lines: Sequence[Difference], group: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """For each changed line between two unchanged totals, the lines that make up for it."""
    found: dict[int, tuple[int, ...]] = {}
    for index in group:
        alike = [other for other in group if other != index and _same_size(lines[index], lines[other])]
        if alike:
            found[index] = (min(alike, key=lambda other: abs(other - index)),)
    rest = [index for index in group if index not in found]
    if 3 <= len(rest) <= MOST_COMPENSATING and _cancel([lines[index] for index in rest]):
        found.update({index: tuple(other for other in rest if other != index) for index in rest})
    return found


def _same_size(one: Difference, other: Difference) -> bool:
    """Whether two changes are as large as each other; whether they cancel out, the unchanged total below has said."""
    return abs(abs(one.value) - abs(other.value)) <= one.bound + other.bound


def _cancel(lines: Sequence[Difference]) -> bool:
    """Whether the changes add up to nothing under some signs: expenses printed positive work against income."""
    bound = sum((line.bound for line in lines), ZERO)
    first, *others = (line.value for line in lines)
    for signs in product((1, -1), repeat=len(others)):
        if abs(first + sum(sign * value for sign, value in zip(signs, others, strict=True))) <= bound:
            return True
    return False
