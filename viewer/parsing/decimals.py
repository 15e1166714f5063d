"""How the numbers of a statement are printed: whole, in tenths or in cents, and how long its larger amounts are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from viewer.parsing.captions.speech import speaks_of_shares
from viewer.parsing.captions.units import is_pointed, length_of, section_scale
from viewer.parsing.lines.line import Line
from viewer.parsing.settings import SETTINGS
from viewer.parsing.stubs.sections import Placed
from viewer.statements.unit import UnitKind
from viewer.text.value import Value

LENGTH_IN_FULL = 7  # digits
SHORTEST_WHOLE = 3  # digits that the larger amounts have at least where whole ones tell decimals apart
CENTS = 2  # digits behind the point
LONGEST = 2  # digits before the point of amounts per share among tenths
AMONG_WHOLE = "cents among whole amounts are taken for an amount per share"
AMONG_TENTHS = "cents among amounts in tenths are taken for an amount per share"
RATIO = "decimals among whole amounts are taken for a ratio"


class Decimals:
    """The numbers of a statement, looked at when a row is told by them."""

    def __init__(self, lines: list[Line], placed: Sequence[Placed], columns: Sequence[UnitKind | None]) -> None:
        self._lines = lines
        self._placed = placed
        self._columns = columns  # what the values of each are, where it says so

    @cached_property
    def pointed(self) -> bool:
        """Whether amounts are printed with decimals, so that a point alone does not tell a ratio: `14,969.8`.

        Where few or none have a comma, counts of shares may: `31,207` below amounts such as `146.9`.
        """
        large = [value.digits for each in self._placed for _, value in each.entry.values if "," in value.digits]
        if True not in ["." in digits for digits in large]:
            return self.some and not self._large_amounts()
        return _most_are_pointed(large) or _most_are_pointed(self._large_amounts())

    def _large_amounts(self) -> list[str]:
        """The numbers with a comma that are no counts of shares."""
        return [
            value.digits
            for each in self._placed
            for _, value in each.entry.values
            if "," in value.digits and not speaks_of_shares(each.entry.label, each.section)
        ]

    @cached_property
    def some(self) -> bool:
        """Whether any amount may have decimals: a number, no percentage, with three digits before its point or `$` and one behind it.

        None whose caption says its own scale: `Revenues (in millions)  $32.5` above earnings per share.
        """
        for each in self._placed:
            for _, value in each.entry.values:
                if "." in value.digits and self._is_pointed(each, value):
                    return True
        return False

    def _is_pointed(self, each: Placed, value: Value) -> bool:
        signed = value.left < value.start
        if not is_pointed(value.digits, signed=signed) or "%" in self._lines[each.entry.line].text[value.start : value.end + 1]:
            return False
        return section_scale((each.entry.label,)) is None

    @cached_property
    def usual(self) -> int:
        """How many digits the larger amounts of the statement have."""
        amounts = [each.entry.values for each in self._placed if each.entry.values and not speaks_of_shares(each.entry.label, each.section)]
        numbers = [value.digits for values in amounts for column, value in values if self._columns[column] is not UnitKind.SHARES]
        lengths = sorted([length_of(digits) for digits in numbers if digits and "." not in digits])
        return lengths[len(lengths) * 9 // 10 - 1] if lengths else 0

    @cached_property
    def certain(self) -> int:
        """How many digits the longest amounts have that a currency sign or their being totals makes such, 0 without any."""
        values = [each.entry.values for each in self._placed if each.entry.values and (each.total or each.entry.signed)]
        return max([length_of(value.digits) for row in values for column, value in row if self._columns[column] is None], default=0)

    def exceeds(self, digits: Sequence[str]) -> bool:
        """Whether whole numbers are all so long that they are no amounts of the statement's scale: `12,345,678` below `$ 123,456`."""
        shortest = min([length_of(number) for number in digits if number and "." not in number], default=0)
        return shortest >= LENGTH_IN_FULL and 0 < self.certain < shortest - 1

    def tell(self, digits: Sequence[str]) -> tuple[UnitKind, str] | None:
        """What numbers finer than amounts are, and the doubt that it is only they that say so: `Primary   1.19`."""
        decimals = min(len(number.partition(".")[2]) for number in digits)
        if decimals >= CENTS and self._whole >= SETTINGS.whole_beside_cents:
            return UnitKind.PER_SHARE, AMONG_WHOLE
        if decimals >= CENTS and self._tenths >= SETTINGS.tenths_beside_cents and max(map(length_of, digits)) <= LONGEST:
            return UnitKind.PER_SHARE, AMONG_TENTHS
        if decimals and self._whole >= SETTINGS.whole_beside_tenths:
            return UnitKind.PURE, RATIO
        return None

    @cached_property
    def _whole(self) -> int:
        """The percentage of whole numbers among those of a statement, 0 where its amounts have decimals."""
        if self.some or self.usual < SHORTEST_WHOLE:
            return 0
        return 100 * sum("." not in digits for digits in self._numbers) // len(self._numbers)

    @cached_property
    def _tenths(self) -> int:
        """The percentage of numbers in tenths among those of a statement, 0 where most larger amounts are none."""
        large = [digits for digits in self._numbers if "," in digits]
        if 3 * sum(digits[-2] == "." for digits in large) <= 2 * len(large):  # a count of stores may be among them
            return 0
        return 100 * sum(digits[-2:-1] == "." for digits in self._numbers) // len(self._numbers)

    @cached_property
    def _numbers(self) -> list[str]:
        return [value.digits for each in self._placed for _, value in each.entry.values if value.digits]


def _most_are_pointed(numbers: Sequence[str]) -> bool:
    return sum("." in digits for digits in numbers) * 2 > len(numbers)
