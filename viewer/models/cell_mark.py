"""What is marked on a cell of the grid: findings that stand there, and its part in the sum that is looked at."""

from __future__ import annotations

from typing import NamedTuple

from viewer.statements.finding import Severity

PLUS, MINUS, EQUALS, BY = "+", "\u2212", "=", "÷"

SPOKEN = {PLUS: "part of the sum, added", MINUS: "part of the sum, deducted", BY: "divided by", EQUALS: "total that this feeds"}


class Mark(NamedTuple):
    """Marks of one cell.

    Attributes:
        severity: of the worst finding that stands there, None where none does.
        sign: plus or minus for a part of the sum looked at, `÷` for what it is divided by, `=` for a total that the cell looked at feeds,
            else empty.
    """

    severity: Severity | None = None
    sign: str = ""

    @property
    def words(self) -> str:
        """The same for those who hear the grid."""
        found = f"finding: {self.severity}" if self.severity else ""
        return ", ".join(words for words in (found, SPOKEN.get(self.sign, "")) if words)
