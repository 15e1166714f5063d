"""Whether what is printed in the prose can be what the cells say: intervals, half up.

A cell printed to unit u stands for anything from u/2 below it up to, but not including, u/2 above; so does a figure of
the prose. They agree where the two have a value in common. What is computed from cells is an interval too.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal

from viewer.checks.narrative.prose.figures import ONE, Figure, Fuzz
from viewer.footing.proof import unit_printed
from viewer.frozen import frozen
from viewer.statements.statement import Cell
from viewer.statements.unit import GBX

HALF = Decimal("0.5")
CENTESIMAL = Decimal("0.01")
LARGEST = Decimal(10) ** 20
TEN, HUNDRED = Decimal(10), Decimal(100)
GENEROUS = Decimal("0.1")  # how far `about`, `nearly` and `over` may be from the figure they name
NEAR_SHARE = Decimal("0.03")  # how far a figure alone in its sentence may be off and still be held against the cell
FAR = Decimal(500)  # how many times a figure may be its cell and still be meant for it
FEW = 2  # digits alike but for one, which tell enough where there is little doubt what is spoken of
SLIP_DIGITS = 3  # alike but for one that two amounts seldom have by chance
NEAR_POINTS = Decimal("1.5")


@frozen(guarded=False)
class Range:
    """Values from `low` up to, not including, `high`."""

    low: Decimal
    high: Decimal

    def meets(self, other: Range) -> bool:
        """Whether the two have a value in common."""
        return self.low < other.high and other.low < self.high


def size_of(cell: Cell, unit: Decimal = ONE) -> Range:
    """The magnitude a cell stands for, `unit` printed units fine."""
    half = unit_printed(cell) * unit * HALF
    value = abs(cell.value or Decimal(0))
    if cell.unit.startswith(GBX):  # the prose is read in pounds
        value, half = value / HUNDRED, half / HUNDRED
    return Range(value - half, value + half)


def unsigned(cell: Cell) -> Decimal:
    """The value of a cell without its sign, pence in pounds."""
    size = abs(cell.value or Decimal(0))
    return size / HUNDRED if cell.unit.startswith(GBX) else size


def range_of(figure: Figure) -> Range:
    """The magnitude a figure of the prose stands for, with the allowance of `about`, `nearly` and `over`."""
    value, half = abs(figure.value), figure.step * HALF
    if not figure.fuzz:
        return Range(value - half, value + half)
    if figure.fuzz is Fuzz.ABOUT:
        half = max(half, min(last_place(figure) * HALF, value * GENEROUS))
        return Range(value - half, value + half)
    if figure.fuzz is Fuzz.OVER:
        return Range(value - half, value * (ONE + GENEROUS) + half)
    return Range(value * (ONE - GENEROUS) - half, value + half)


def growth(current: Range, base: Range) -> Range | None:
    """Growth in percent, signed; None where the base may be zero."""
    ratio = quotient(current, base)
    return None if ratio is None else Range((ratio.low - ONE) * HUNDRED, (ratio.high - ONE) * HUNDRED)


def quotient(part: Range, whole: Range) -> Range | None:
    """One magnitude by another; None where the divisor may be zero."""
    if whole.low <= 0:
        return None
    return Range(max(part.low, Decimal(0)) / whole.high, part.high / whole.low)


def difference(current: Range, base: Range, value: Decimal) -> Range:
    """The magnitude of a difference, as fine as its two terms."""
    half = (current.high - current.low + base.high - base.low) * HALF
    return Range(value - half, value + half)


def total(sizes: Collection[Range]) -> Range:
    """What magnitudes come to together."""
    return Range(sum([size.low for size in sizes], Decimal()), sum([size.high for size in sizes], Decimal()))


def hundredths(value: Decimal) -> Decimal:
    """A value to two decimals; as it is where it is too large to have any."""
    return value.quantize(CENTESIMAL) if abs(value) < LARGEST else value


def magnitude(signed: Range) -> Range:
    """A range without its sign."""
    if signed.high <= 0:
        return Range(-signed.high, -signed.low)
    if signed.low < 0:
        return Range(Decimal(0), max(-signed.low, signed.high))
    return signed


def is_multiple(figure: Figure, ratio: Range) -> bool:
    """Whether a ratio may be called `tripled`: from 5 % below up to the next whole number; `more than` and `nearly` bound it."""
    named = figure.value
    if figure.fuzz is Fuzz.UNDER:
        return Range(named - HALF, named + named / 50).meets(ratio)
    low = named if figure.fuzz is Fuzz.OVER else named * Decimal("0.95")
    return Range(low, named + ONE).meets(ratio)


def is_comparable(printed: Decimal, expected: Decimal | None) -> bool:
    """Whether two numbers are of one size, or alike but for it, so that one may be a wrong way to print the other."""
    if not printed or not expected:
        return True
    ratio = abs(printed / expected)
    return ONE / FAR < ratio < FAR or ratio.normalize().as_tuple().digits == (1,)


def is_near(figure: Figure, size: Range) -> bool:
    """Whether a figure is near enough to what a cell stands for, or differs from it by a slip of many digits, to be meant for it."""
    printed, expected = abs(figure.value), (size.low + size.high) * HALF
    return abs(printed - expected) <= NEAR_SHARE * max(printed, expected) or slip_digits(figure, size) >= SLIP_DIGITS


def is_near_percent(figure: Figure, expected: Decimal) -> bool:
    """The same for percentages; one printed with decimals is nearer, `11.5%` of a part beside the `12.1%` of the company."""
    printed, expected = abs(figure.value), abs(expected)
    off = abs(printed - expected)
    if off > max(NEAR_POINTS, NEAR_SHARE * expected):
        return False
    fine = figure.step < ONE and expected < HUNDRED and off > 2 * figure.step
    return not fine or slip_digits(figure, Range(expected, expected)) >= SLIP_DIGITS


def is_told_by(figure: Figure, value: Decimal) -> bool:
    """Whether a figure is a value give or take one of its last place, which is finer than what amounts of few digits may stand for."""
    return figure.fuzz is not Fuzz.EXACT or abs(abs(figure.value) - abs(value)) <= figure.step


def digits_of(figure: Figure) -> int:
    """How many digits a figure shows, zeros at its end left out."""
    return len(figure.value.normalize().as_tuple().digits)


def last_place(figure: Figure) -> Decimal:
    """The place of the last digit that is not zero: 1000 for `$325,000`."""
    value = abs(figure.value)
    place = figure.step
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def slip_digits(figure: Figure, size: Range) -> int:
    """How many digits tell that a figure is a cell's with one digit wrong, or two neighbours in the other order; 0 where it is not.

    Args:
        figure: as printed: `$25.6 million`.
        size: what the cell stands for; it is compared as coarsely as the figure is printed: 29,612 in thousands as `29.6`.
    """
    said, meant = abs(figure.value) / figure.step, (size.low + size.high) * HALF / figure.step
    if not said / TEN < meant < said * TEN or said > LARGEST:
        return 0
    meant = meant.quantize(ONE, ROUND_HALF_UP)
    if abs(said - meant) <= 1:
        return 0  # cut off rather than rounded: `$758 million`, of 758,806,728
    left, right = f"{said:.0f}", f"{meant:.0f}"
    unlike = [at for at, (one, two) in enumerate(zip(left, right, strict=False)) if one != two]
    swapped = len(unlike) == 2 and unlike[1] == unlike[0] + 1 and left[unlike[0]] + left[unlike[1]] == right[unlike[1]] + right[unlike[0]]
    if len(left) != len(right) or not (len(unlike) == 1 or swapped):
        return 0
    return max(len(left.rstrip("0")), len(right.rstrip("0")))
