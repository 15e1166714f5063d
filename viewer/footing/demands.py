"""What an attempt at a total must show before it is believed, in half digits that come out right."""

from __future__ import annotations

from viewer.frozen import frozen


@frozen
class Demands:
    """Half digits that must come out right before an attempt is believed.

    Attributes:
        least: for a total whose run the layout marks: a single digit agrees by chance one time in ten.
        unmarked: more for a run found by search: up to `REACH` runs were tried.
        turned: more for each row turned or left out: some ten rows might have been.
        single: more for a total that repeats the one row above it.
        result: more where only the caption claims a result.
        plain: more for a result from which no costs are deducted.
        item: more where nothing claims a total.
        failing: more for each column in which the attempt fails.
        miscopied: instead, for each in which it fails but for one digit, exchange of digits or sign.
        trusted: less for a total marked as such by caption and layout, if nothing but miscopies stands against it.
        never: more than any evidence: a row that repeats the one above it is no sum, a sign turned for one column's sake is a slip.
    """

    least: int = 2
    unmarked: int = 4
    turned: int = 4
    single: int = 4
    result: int = 1
    plain: int = 4
    item: int = 6
    failing: int = 6
    miscopied: int = 2
    trusted: int = 8
    never: int = 1_000_000


DEMANDS = Demands()
