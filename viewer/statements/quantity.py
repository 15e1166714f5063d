"""A number as a person types it, and whether a printed value is the same.

number   := sign? currency? digits scale? '%'? | '(' number ')'
digits   := [0-9]+ (',' [0-9]{3})* ('.' [0-9]+)? | '.' [0-9]+
scale    := 'thousand' | 'k' | 'million' | 'm' | 'billion' | 'bn' ...
"""

from __future__ import annotations

import re
from decimal import Decimal

from viewer.frozen import frozen
from viewer.regex import regex
from viewer.statements.statement import Cell

TYPED = regex(
    r"\(?\s*[-+\u2212]?\s*[$£€¥]?\s*(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,12})?|[0-9]{1,18}(?:\.[0-9]{1,12})?|\.[0-9]{1,12})"
    r"\s*(?P<scale>thousands?|k|millions?|mln|mn|m|billions?|bn|b)?\s*%?\s*\)?",
    re.IGNORECASE,
)
SCALES = {"t": 1000, "k": 1000, "m": 1_000_000, "b": 1_000_000_000}


@frozen
class Quantity:
    """How much was typed; signs are left out, since an expense is typed as `215` and printed as `(215)`.

    Attributes:
        value: the amount, scale word applied.
        bound: half of what the last typed digit is worth, where a scale word rounds; else 0.
    """

    value: Decimal
    bound: Decimal

    def names(self, value: Decimal, scale: int = 1) -> bool:
        """Whether a value may be what was typed.

        Args:
            value: in its unit, sign and scale applied.
            scale: what its printed digits were multiplied by: `12013` names 12,013,000 printed in thousands too.
        """
        size = abs(value)
        if self.bound:
            return abs(size - self.value) <= self.bound
        return self.value in {size, size / scale}

    def names_cell(self, cell: Cell) -> bool:
        """Whether a cell may be what was typed."""
        return cell.value is not None and self.names(cell.value, cell.scale)


def read_quantity(words: str) -> Quantity | None:
    """Read `12013`, `12,013,000`, `$12.0 million` or `(323)`; None for anything else."""
    match = TYPED.fullmatch(words.strip())
    if match is None:
        return None
    digits = Decimal(match["digits"].replace(",", ""))
    if not match["scale"]:
        return Quantity(digits, Decimal(0))
    scale = SCALES[match["scale"][0].lower()]
    last = Decimal(1).scaleb(int(digits.as_tuple().exponent)) * scale
    return Quantity(digits * scale, last / 2)
